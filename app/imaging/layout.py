"""How a frame's samples lie in memory: the Image Pixel module, checked (PS3.3 C.7.6.3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.errors import ScanError
from app.imaging import values

MOST_SAMPLES = 200_000_000
"""Largest frame read, in samples (rows × columns × channels): 200 megapixels of grey."""

_MOST_BITS = 32  # of an integer sample; floating point data have elements of their own
_FOUR_SAMPLES = ("ARGB", "CMYK")  # retired (PS3.3-2001 C.7.6.3.1.2), and still in archives


@dataclass(frozen=True, slots=True)
class Layout:
    """The Image Pixel module of a data set, with every value in its range.

    Attributes:
        rows, columns: at least 1 each.
        samples: per pixel: 1 or 3; 4 for ARGB and CMYK.
        photometric: Photometric Interpretation.
        bits_allocated: 1 to 32; 32 or 64 for floating point data. Samples of other widths than 8,
            16 and 32 lie bit by bit side by side, as in packed 12-bit images.
        bits_stored: at most ``bits_allocated``.
        high_bit: index of the highest stored bit.
        signed: two's complement samples.
        planar: 1 for plane after plane, else 0.
        frames: Number of Frames, at least 1.
    """

    rows: int
    columns: int
    samples: int
    photometric: str
    bits_allocated: int
    bits_stored: int
    high_bit: int
    signed: bool
    planar: int
    frames: int

    @classmethod
    def of(cls, ds: Any, keyword: str = "PixelData") -> Layout:
        """Read and check the Image Pixel module.

        Args:
            ds: the data set.
            keyword: of the pixel data element; floating point data have their own bit depth.

        Raises:
            ScanError: "damaged_header" for values that describe no picture, "too_large" beyond
                :data:`MOST_SAMPLES`, "undecodable" for layouts that nobody reads.
        """
        rows, columns = (values.integer(ds, key, 0) for key in ("Rows", "Columns"))
        samples = values.integer(ds, "SamplesPerPixel", 1)
        if rows <= 0 or columns <= 0:
            raise ScanError(
                "damaged_header",
                "The file's header does not say how many rows and columns the image has. "
                "It is damaged; export the image again.",
            )
        if rows * columns * max(samples, 1) > MOST_SAMPLES:
            raise too_large(rows, columns, samples)
        bits = {"FloatPixelData": 32, "DoubleFloatPixelData": 64}.get(keyword) or values.integer(
            ds, "BitsAllocated", 0
        )
        if bits < 1 or (bits > _MOST_BITS and keyword == "PixelData"):
            raise ScanError(
                "undecodable",
                f"The image stores {bits} bits for each value, which Lightbox cannot read. "
                "Export the image with 8 or 16 bits.",
            )
        photometric = values.code(ds, "PhotometricInterpretation")
        if samples not in (1, 3) and not (samples == 4 and photometric in _FOUR_SAMPLES):
            raise ScanError(
                "undecodable",
                f"The image has {samples} channels for each pixel; Lightbox reads grey images "
                "(one channel) and colour images (three).",
            )
        stored = values.integer(ds, "BitsStored", bits)
        stored = stored if 1 <= stored <= bits else bits
        high = values.integer(ds, "HighBit", stored - 1)
        return cls(
            rows=rows,
            columns=columns,
            samples=samples,
            photometric=photometric or ("RGB" if samples == 3 else "MONOCHROME2"),
            bits_allocated=bits,
            bits_stored=stored,
            high_bit=high if stored - 1 <= high < bits else stored - 1,
            signed=values.integer(ds, "PixelRepresentation", 0) == 1 and bits > 1,
            planar=int(values.integer(ds, "PlanarConfiguration", 0) == 1),
            frames=max(1, values.integer(ds, "NumberOfFrames", 1)),
        )

    @property
    def halved_chroma(self) -> bool:
        """True where native pixels share their chroma two by two."""
        return self.samples == 3 and self.photometric in ("YBR_FULL_422", "YBR_PARTIAL_422")

    @property
    def frame_bits(self) -> int:
        """Bits of one native frame, without padding."""
        samples = 2 if self.halved_chroma else self.samples
        return self.rows * self.columns * samples * self.bits_allocated

    def dtype(self, order: str) -> np.dtype[Any]:
        """Return the integer type that holds a sample, with a byte order ("<", ">" or "=")."""
        width = next(width for width in (1, 2, 4, 8) if self.bits_allocated <= 8 * width)
        return np.dtype(f"{order}{'i' if self.signed else 'u'}{width}")

    def significant(self, array: NDArray[Any]) -> NDArray[Any]:
        """Keep the stored bits of samples and drop the others (PS3.5 section 8.1.1).

        The bits around them may hold overlays, or anything. The sign is spread upwards.

        Args:
            array: as decoded; changed in place where it can be, since a copy of a large frame costs
                more than the rest.
        """
        width = 8 * array.dtype.itemsize
        if self.bits_allocated == 1 or self.bits_stored == width:
            return array
        lowest = self.high_bit == self.bits_stored - 1
        if lowest and array.dtype.kind == "u" and not array.max(initial=0) >> self.bits_stored:
            return array  # nothing stands above them: looking takes a quarter of the time
        up = array.dtype.type(width - 1 - self.high_bit)
        down = array.dtype.type(width - self.bits_stored)
        moved: NDArray[Any] = np.left_shift(array, up, out=array if array.flags.writeable else None)
        np.right_shift(moved, down, out=moved)
        return moved


def too_large(rows: int, columns: int, samples: int) -> ScanError:
    """Say that a picture is beyond :data:`MOST_SAMPLES`."""
    return ScanError(
        "too_large",
        f"The image claims to be {columns} × {rows} pixels with {samples} channel(s), beyond the "
        f"{MOST_SAMPLES // 1_000_000} million values Lightbox reads. If it is real, export a "
        "smaller version.",
    )
