"""Something like burnt-in text at the border of a picture.

Side markers, names and scales are drawn in (nearly) full white on a darker ground, near the edge,
in strokes that form small connected components with steep sides: of about the same size at a
middle grey as at white, unlike fat and bone, which go on at a middle grey. That is all this looks
for: it misses grey, dark and faint marks, those smaller than a sixtieth of the picture and those
over bright tissue, and takes small metal parts and crumbs of skull for letters. Finding none
proves nothing; what it is good for is a share that differs between classes.
"""

import numpy as np
from numpy.typing import NDArray

from app.domain.audited import Box

# In grey levels and shares of the picture's sides, tuned by eye on public chest radiographs,
# ultrasounds and MRI slices.
_WHITE, _MIDDLE, _DARK = 0.85, 0.55, 0.4
_LEAST_WHITE = 0.25
_BAND = 0.22
_LOWEST, _HIGHEST = 0.015, 0.12
_WIDEST = 0.2
_LONGEST_SIDE = 512
_MOST_COMPONENTS = 2000


def border_marks(grey: NDArray[np.float32]) -> tuple[Box, ...]:
    """Boxes of letter-like components near the border.

    Args:
        grey: grey levels (rows, columns) in [0, 1].
    """
    from scipy import ndimage

    picture = _shrink(grey)
    rows, columns = picture.shape
    bright = picture >= _MIDDLE
    labels, count = ndimage.label(bright, structure=np.ones((3, 3)))
    if count > _MOST_COMPONENTS:  # noise, not letters
        return ()
    boxes = []
    for index, (down, across) in enumerate(ndimage.find_objects(labels), start=1):
        height, width = down.stop - down.start, across.stop - across.start
        if not max(4, _LOWEST * rows) <= height <= _HIGHEST * rows:
            continue
        if not 2 <= width <= _WIDEST * columns:
            continue
        box = (down.start / rows, across.start / columns, down.stop / rows, across.stop / columns)
        inside = labels[down, across] == index
        steep = np.mean(picture[down, across][inside] >= _WHITE) >= _LEAST_WHITE
        if (
            _at_border(box)
            and steep
            and inside.sum() >= 6
            and _stands_out(picture, bright, down, across)
        ):
            boxes.append(box)
    return tuple(boxes)


def _shrink(grey: NDArray[np.float32]) -> NDArray[np.float32]:
    """Largest value of every square of pixels: strokes stay white however thin they are."""
    step = max(1, -(-max(grey.shape) // _LONGEST_SIDE))
    rows, columns = (side // step for side in grey.shape)
    if step == 1 or rows == 0 or columns == 0:
        return grey
    squares = grey[: rows * step, : columns * step].reshape(rows, step, columns, step)
    return np.asarray(squares.max(axis=(1, 3)), dtype=np.float32)


def _at_border(box: Box) -> bool:
    """Wholly within the band along one side."""
    top, left, bottom, right = box
    return bottom <= _BAND or right <= _BAND or top >= 1 - _BAND or left >= 1 - _BAND


def _stands_out(
    picture: NDArray[np.float32], bright: NDArray[np.bool_], down: slice, across: slice
) -> bool:
    """The ground around it is much darker: a letter, not the rim of bright tissue."""
    margin = max(2, round(0.02 * max(picture.shape)))
    rows = slice(max(0, down.start - margin), down.stop + margin)
    columns = slice(max(0, across.start - margin), across.stop + margin)
    ground = picture[rows, columns][~bright[rows, columns]]
    # Other letters may stand beside it; a bright area that fills the surroundings is tissue.
    beside = int(bright[rows, columns].sum() - bright[down, across].sum())
    crowded = beside > 0.3 * picture[rows, columns].size
    return not crowded and ground.size > 0 and bool(np.percentile(ground, 90) <= _DARK)
