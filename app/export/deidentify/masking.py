"""Rectangles of an image blacked out, in every frame; the rest as it was decoded.

Masked pixels are written without compression. What was lost to compression before stays said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from app.errors import ScanError, UsageError
from app.imaging.encoding import BIG_ENDIAN
from app.imaging.frames import read_frame
from app.imaging.layout import Layout
from app.imaging.parse import Parsed, PixelElement

_MOST_BYTES = 1 << 30  # of all frames together, uncompressed


@dataclass(frozen=True, slots=True)
class Mask:
    """A rectangle in pixels of the stored image: its left upper corner from 0, and its size."""

    x: int
    y: int
    width: int
    height: int

    @property
    def place(self) -> tuple[slice, slice]:
        return slice(self.y, self.y + self.height), slice(self.x, self.x + self.width)


def mask_of(text: str) -> Mask:
    """Read "x,y,w,h". Raises: UsageError, code ``bad_mask``."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) == 4 and all(part.isdecimal() and len(part) < 7 for part in parts):
        x, y, width, height = map(int, parts)
        if width and height:
            return Mask(x, y, width, height)
    raise UsageError(
        "bad_mask",
        f"“{text}” is no mask. It takes x,y,width,height in pixels, such as 0,0,640,40: the left "
        "upper corner from 0, and the size.",
    )


def check_inside(masks: Sequence[Mask], rows: int, columns: int) -> None:
    """Refuse masks beside the picture, which would hide nothing. Raises: UsageError."""
    for mask in masks:
        if mask.x >= columns or mask.y >= rows:
            raise UsageError(
                "bad_mask",
                f"The mask at {mask.x},{mask.y} lies beside the image, which has {columns} columns "
                f"and {rows} rows; the file was left out.",
            )


def blacken(pixels: NDArray[Any], masks: Sequence[Mask], photometric: str) -> NDArray[Any]:
    """Return a copy ``(rows, columns[, samples])`` with the masks black, as it is shown."""
    found = pixels.copy()
    if photometric == "MONOCHROME1":
        black: Any = found.max()
    elif photometric == "MONOCHROME2":
        black = found.min()
    elif photometric.startswith("YBR"):
        half = 1 << (8 * found.dtype.itemsize - 1)
        black = np.array((0, half, half), found.dtype)
    else:
        black = 0
    for mask in masks:
        found[mask.place] = black
    return found


def masked_pixels(
    file: Parsed, pixels: PixelElement, masks: Sequence[Mask]
) -> tuple[bytes, dict[str, Any]]:
    """Decode every frame and black out the masks.

    Returns:
        Native pixel data, and the elements that describe them anew.

    Raises:
        ScanError: "not_maskable"; and what decoding raises.
        UsageError: "bad_mask".
    """
    layout = Layout.of(file.ds, pixels.keyword)
    check_inside(masks, layout.rows, layout.columns)
    if pixels.keyword != "PixelData" or layout.bits_allocated not in (8, 16, 32):
        raise ScanError(
            "not_maskable",
            "The image is packed bit by bit or holds fractions, and cannot be masked here. Mask it "
            "where it comes from.",
        )
    if layout.frames * layout.rows * layout.columns * layout.samples * 4 > _MOST_BYTES:
        raise ScanError("too_large", "The image has too many frames to be masked in one piece.")
    # As the rest of the file: what else is in words is not turned round when it is written.
    order: Literal[">", "<"] = ">" if file.syntax == BIG_ENDIAN else "<"
    parts = []
    frame = None
    lossy = False
    for index in range(layout.frames):
        frame = read_frame(file, pixels, layout, index)
        black = blacken(frame.values, masks, frame.photometric)
        parts.append(black.astype(black.dtype.newbyteorder(order)).tobytes())
        lossy = lossy or frame.lossy
    assert frame is not None  # a layout has one frame at least
    data = b"".join(parts)
    width = 8 * frame.values.dtype.itemsize
    described: dict[str, Any] = {
        "BitsAllocated": width,
        "BitsStored": min(layout.bits_stored, width),
        "HighBit": min(layout.bits_stored, width) - 1,
        "PixelRepresentation": int(frame.values.dtype.kind == "i"),
        # Shared chroma has been spread over the pixels by decoding.
        "PhotometricInterpretation": frame.photometric.removesuffix("_422"),
    }
    if frame.values.ndim == 3:
        described["SamplesPerPixel"] = frame.values.shape[2]
        described["PlanarConfiguration"] = 0
    if lossy:
        described["LossyImageCompression"] = "01"
    return data + b"\0" * (len(data) % 2), described
