"""Quarter turns and mirror images of the picture, as a value. No Qt."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Turn:
    """How the picture is turned on the screen: mirrored left to right or not, then turned.

    These eight are all that can be reached by quarter turns and flips, in whatever order.

    Attributes:
        quarters: quarter turns clockwise, 0 to 3.
        mirrored: whether left and right change places before that.
    """

    quarters: int = 0
    mirrored: bool = False

    @property
    def swaps(self) -> bool:
        """Whether rows of the picture run down the screen."""
        return self.quarters % 2 == 1

    def clockwise(self, quarters: int = 1) -> Turn:
        """Turn what is on the screen on; negative counts turn it to the left."""
        return Turn((self.quarters + quarters) % 4, self.mirrored)

    def flipped_across(self) -> Turn:
        """Let left and right of the screen change places."""
        return Turn(-self.quarters % 4, not self.mirrored)

    def flipped_down(self) -> Turn:
        """Let top and bottom of the screen change places: half a turn of the mirror image."""
        return self.flipped_across().clockwise(2)

    def to_screen(self, x: float, y: float) -> tuple[float, float]:
        """Return a way in the picture (right, down) as it runs on the screen."""
        if self.mirrored:
            x = -x
        for _ in range(self.quarters):
            x, y = -y, x
        return x, y

    def to_picture(self, x: float, y: float) -> tuple[float, float]:
        """Return a way on the screen (right, down) as it runs in the picture."""
        for _ in range(self.quarters):
            x, y = y, -x
        return (-x if self.mirrored else x), y
