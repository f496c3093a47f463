"""Pictures encoded in every way DICOM knows, by encoders that the reader does not use."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from pydicom.dataset import Dataset

JPEG = "1.2.840.10008.1.2.4."
RLE = "1.2.840.10008.1.2.5"
ENCAPSULATED = "1.2.840.10008.1.2.1.98"
DEFLATED_FRAME = "1.2.840.10008.1.2.8.1"


def items(table: bytes | None, fragments: Sequence[bytes]) -> bytes:
    """Wrap fragments as encapsulated pixel data (PS3.5 A.4); a table of None is left out."""
    parts = ([] if table is None else [table]) + [f + b"\x00" * (len(f) % 2) for f in fragments]
    body = b"".join(struct.pack("<HHL", 0xFFFE, 0xE000, len(part)) + part for part in parts)
    return body + struct.pack("<HHL", 0xFFFE, 0xE0DD, 0)


def encapsulate(ds: Dataset, data: bytes) -> Dataset:
    """Let a data set hold encapsulated pixel data."""
    ds.PixelData = data
    ds["PixelData"].VR = "OB"
    ds["PixelData"].is_undefined_length = True
    return ds


def encoded(ds: Dataset, pixels: np.ndarray, syntax: str) -> Dataset:
    """Let a data set hold a picture as one frame of a lossless transfer syntax."""
    return encapsulate(ds, items(b"", [LOSSLESS[syntax](pixels)]))


def rle(pixels: np.ndarray) -> bytes:
    """Encode by PS3.5 Annex G with literal runs only: what every decoder must read."""
    planes = pixels.reshape(*pixels.shape[:2], -1)
    segments = []
    for sample in range(planes.shape[2]):
        plane = np.ascontiguousarray(planes[..., sample]).reshape(-1, 1).view(np.uint8)
        for byte in reversed(range(plane.shape[1])):  # the highest first
            raw = np.ascontiguousarray(plane[:, byte]).tobytes()
            runs = [raw[at : at + 128] for at in range(0, len(raw), 128)]
            segment = b"".join(bytes([len(run) - 1]) + run for run in runs)
            segments.append(segment + b"\x80" * (len(segment) % 2))
    offsets = [64 + sum(map(len, segments[:n])) for n in range(len(segments))]
    head = struct.pack("<16L", len(segments), *offsets, *[0] * (15 - len(offsets)))
    return head + b"".join(segments)


def _deflate(pixels: np.ndarray) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(pixels.tobytes()) + packer.flush()


def _imagecodecs(name: str, **options: Any) -> Callable[[np.ndarray], bytes]:
    def encode(pixels: np.ndarray) -> bytes:
        import imagecodecs

        if name == "jpeg8":  # knows no sign, and takes 16 bits for 12 unless told otherwise
            pixels = pixels.view(f"u{pixels.dtype.itemsize}")
            options["bitspersample"] = 8 * pixels.dtype.itemsize
        result: bytes = getattr(imagecodecs, f"{name}_encode")(pixels, **options)
        return result

    return encode


def _jpeg_ls(pixels: np.ndarray) -> bytes:
    import imagecodecs

    result: bytes = imagecodecs.jpegls_encode(pixels.view(f"u{pixels.dtype.itemsize}"))
    return result


_J2K = _imagecodecs("jpeg2k", level=0, codecformat="j2k", reversible=True)

LOSSLESS: dict[str, Callable[[np.ndarray], bytes]] = {
    ENCAPSULATED: lambda pixels: pixels.tobytes(),
    DEFLATED_FRAME: _deflate,
    RLE: rle,
    JPEG + "57": _imagecodecs("jpeg8", lossless=True, predictor=6),
    JPEG + "70": _imagecodecs("jpeg8", lossless=True, predictor=1),
    JPEG + "80": _jpeg_ls,
    JPEG + "90": _J2K,
    JPEG + "91": _J2K,
    JPEG + "201": _imagecodecs("htj2k"),
    JPEG + "202": _imagecodecs("htj2k"),
}
"""Encoders of one frame, by transfer syntax."""
