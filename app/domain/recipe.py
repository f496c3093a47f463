"""The recipe: a bundle's preprocessing as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Fit = Literal["stretch", "pad"]
Stretch = Literal["none", "percentile"]


@dataclass(frozen=True, slots=True)
class Recipe:
    """What is done to every scan, in training and in reading alike.

    The steps, in order: grey levels by the file's default display transform; colour to luma
    (ITU-R BT.601) for one-channel recipes; pixels made square; ``fit`` and resize with the
    antialiased bilinear filter that Pillow has; optional smoothing; optional contrast stretch; clip
    to [0, 1]; the channel repeated.

    Attributes:
        version: of this schema of steps; a program refuses a recipe newer than it knows.
        rows, columns: of the network's input.
        channels: 1, or 3 equal channels (for backbones made for colour).
        colour: True keeps the scan's own three colour channels (needs ``channels=3``).
        fit: "stretch" resizes both sides freely; "pad" keeps proportions, black borders.
        smoothing: standard deviation, in pixels of the network's input, of a Gaussian; 0 for none.
            About 1 hides what compression left in small exports, so that a full-size original and
            its export are the same to the network.
        contrast: "none", or "percentile": map the given percentiles to 0 and 1.
        percentiles: (low, high) in percent, used by "percentile" only.
    """

    version: int = 1
    rows: int = 224
    columns: int = 224
    channels: Literal[1, 3] = 3
    colour: bool = False
    fit: Fit = "stretch"
    smoothing: float = 0.0
    contrast: Stretch = "none"
    percentiles: tuple[float, float] = (1.0, 99.0)

    def __post_init__(self) -> None:
        if not (16 <= self.rows <= 2048 and 16 <= self.columns <= 2048):
            raise ValueError("a recipe's rows and columns must lie between 16 and 2048")
        if not 0.0 <= self.smoothing <= 8.0:
            raise ValueError("smoothing must lie between 0 and 8 pixels")
        low, high = self.percentiles
        if not 0.0 <= low < high <= 100.0:
            raise ValueError("percentiles must satisfy 0 <= low < high <= 100")
        if self.colour and self.channels != 3:
            raise ValueError("a colour recipe has three channels")

    def covered(self, height: float, width: float) -> tuple[float, float, float, float]:
        """Return what part of a picture the network's input covers.

        A recipe that stretches covers the picture exactly; one that pads covers a larger rectangle
        of the input's proportions around it.

        Args:
            height: of the picture, in any unit that is the same both ways.
            width: in the same unit.

        Returns:
            (left, top, width, height) in that unit, from the picture's top left corner.
        """
        if self.fit == "stretch":
            return 0.0, 0.0, width, height
        scale = min(self.rows / height, self.columns / width)
        wide, high = self.columns / scale, self.rows / scale
        return (width - wide) / 2.0, (height - high) / 2.0, wide, high

    @property
    def shape(self) -> tuple[int, int, int]:
        """Shape of the network's input, ``(rows, columns, channels)``."""
        return self.rows, self.columns, self.channels
