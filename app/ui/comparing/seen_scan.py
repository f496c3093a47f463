"""The network's input as a scan that a view can show."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from app.domain.display import DisplayTransform
from app.domain.scan import Facts, Geometry, Scan, Source


def seen_scan(model_input: NDArray[np.float32], source: Source) -> Scan:
    """Return what the network saw of a file.

    Args:
        model_input: ``(rows, columns, 1 or 3)`` in [0, 1].
        source: of the scan it was made of.
    """
    levels = np.rint(model_input * 255.0).astype(np.uint8)
    equal = levels.shape[2] == 1 or bool((levels == levels[..., :1]).all())
    pixels = np.ascontiguousarray(levels[..., 0] if equal else levels)
    rows, columns = pixels.shape[:2]
    return Scan(
        pixels,
        DisplayTransform(),
        Geometry(rows, columns),
        Source(source.path, source.file_format, source.frame, source.frames),
        Facts(colour=not equal),
    )
