"""What is shown beside the picture itself."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage


@dataclass(frozen=True, slots=True, eq=False)
class Heat:
    """An activation map ready to be painted: which finding, the veil, and where it lies."""

    finding: str
    image: QImage
    area: QRectF


@dataclass(frozen=True, slots=True)
class Show:
    """What is shown beside the picture itself.

    Attributes:
        heat, heat_opacity: the heat map; opacity in [0, 1].
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
