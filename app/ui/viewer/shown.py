"""What is shown beside the picture itself."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage


@dataclass(frozen=True, slots=True, eq=False)
class Heat:
    """An activation map ready to be painted: which finding, the veil, and where it lies.

    Influence below ``floor`` is left out of the veil.
    """

    finding: str
    image: QImage
    area: QRectF
    floor: float = 0.0


@dataclass(frozen=True, slots=True)
class Show:
    """What is shown beside the picture itself.

    Attributes:
        heat, heat_opacity, heat_floor: the heat map; opacity, and the influence it is drawn from,
            in [0, 1].
        identity, corners: who it is, and all texts at the edges.
        overlays: what the file draws over its picture.
        probe: what the pixel under the pointer holds.
        measures: distances and angles.
    """

    heat: bool = False
    heat_opacity: float = 0.5
    identity: bool = True
    corners: bool = True
    overlays: bool = True
    probe: bool = False
    measures: bool = True
    heat_floor: float = 0.0
