"""What is shown beside the picture itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from app.domain.analysis import ActivationMap
from app.ui.viewer.heat import veil


@dataclass(frozen=True, eq=False)
class Heat:
    """An activation map, and where it lies. Influence below ``floor`` is left out of its veil."""

    activation: ActivationMap
    area: QRectF
    floor: float = 0.0

    @property
    def finding(self) -> str:
        """Whose influence it is."""
        return self.activation.name

    @cached_property
    def image(self) -> QImage:
        """Its veil, made when it is first painted: mostly the map is off."""
        return veil(self.activation, floor=self.floor)


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
