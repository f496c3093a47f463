"""The masks on a scan, in pixels of the stored image. No Qt."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.domain.scan import Scan
from app.ui.viewer.figures import stored_place
from app.ui.viewer.measures import Kind, Measure

if TYPE_CHECKING:  # Pillow is not wanted before the first paint
    from app.services.picture import Rectangle


def masks(measures: Sequence[Measure], scan: Scan) -> tuple[Rectangle, ...]:
    """Return every mask, enlarged to whole pixels and cut at the picture's edges."""
    rows, columns = scan.pixels.shape[:2]
    found = []
    for measure in measures:
        if measure.kind is not Kind.MASK:
            continue
        (x, y), (other_x, other_y) = (stored_place(scan, point) for point in measure.points)
        left, right = _whole(x, other_x, columns)
        top, bottom = _whole(y, other_y, rows)
        if right > left and bottom > top:
            found.append((left, top, right - left, bottom - top))
    return tuple(found)


def _whole(one: float, other: float, most: int) -> tuple[int, int]:
    low, high = sorted((one, other))
    return max(0, math.floor(low)), min(most, math.ceil(high))
