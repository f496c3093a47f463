"""The pixels of an image as they are, bit for bit, and nothing that lies beside them.

Behind the last frame there may be anything: a writer's leftovers, or what somebody hid. Only what
the image's own description asks for is copied.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from app.errors import ScanError
from app.export.deidentify.frames import cleaned_frames
from app.export.deidentify.masking import Mask, masked_pixels
from app.imaging.encoding import BIG_ENDIAN, EXPLICIT, NATIVE
from app.imaging.layout import Layout
from app.imaging.parse import Parsed, PixelElement

_OVERLAY_BIT_POSITION = 0x0102


def copied_pixels(
    file: Parsed, pixels: PixelElement, masks: Sequence[Mask]
) -> tuple[str, bytes, dict[str, Any]]:
    """Return the transfer syntax, the pixel data, and the elements that describe them anew.

    Args:
        file: parsed; its data set loses what no longer describes the pixels.
        pixels: its pixel data, in full.
        masks: to be blacked out in every frame; the copy is uncompressed then.

    Raises:
        ScanError: for what cannot be copied; and what decoding raises.
        UsageError: "bad_mask".
    """
    if masks:
        data, described = masked_pixels(file, pixels, masks)
        _without_tables(file)
        return file.syntax if file.syntax in NATIVE else EXPLICIT, data, described
    file.fp.seek(pixels.offset)
    if pixels.length is not None:
        if file.syntax not in NATIVE:
            raise ScanError(
                "undecodable",
                "The image's compressed data are not wrapped as DICOM asks, and cannot be copied "
                "as they are. Export the image again.",
            )
        layout = _stored_layout(file, pixels.keyword, pixels.length)
        data = _frames_alone(file, pixels, layout, file.fp.read(pixels.length))
        return file.syntax, _without_drawings(file, layout, data), {}
    data = cleaned_frames(file, pixels)
    _without_tables(file)
    return file.syntax, data, {}


def _without_tables(file: Parsed) -> None:
    """Remove the Extended Offset Table: the items lie elsewhere now, and the basic one says."""
    for keyword in ("ExtendedOffsetTable", "ExtendedOffsetTableLengths"):
        file.ds.pop(keyword, None)


def _stored_layout(file: Parsed, keyword: str, length: int) -> Layout:
    """Return how native frames lie: some that state shared chroma hold it for each pixel."""
    layout = Layout.of(file.ds, keyword)
    whole = replace(layout, photometric=layout.photometric.removesuffix("_422"))
    held = (layout.frames * whole.frame_bits + 7) // 8
    return whole if held in (length, length - 1) else layout


def _frames_alone(file: Parsed, pixels: PixelElement, layout: Layout, data: bytes) -> bytes:
    """Cut native pixel data behind their last frame, and empty what makes them even."""
    size = (layout.frames * layout.frame_bits + 7) // 8
    kept = bytearray(data[: size + size % 2])
    if size % 2:
        # Words that are turned round have their second byte first.
        turned = file.syntax == BIG_ENDIAN and pixels.vr == "OW"
        if len(kept) > size:
            kept[size - turned] = 0
        elif len(kept) == size:
            kept.append(0)
    return bytes(kept)


def _without_drawings(file: Parsed, layout: Layout, data: bytes) -> bytes:
    """Clear the bits beside the stored ones where an overlay lies in them, as was once allowed."""
    drawn = any(
        0x6000 <= tag.group <= 0x60FF
        and tag.element == _OVERLAY_BIT_POSITION
        and file.ds[tag].value
        for tag in list(file.ds.keys())
    )
    if not drawn or layout.bits_allocated != 16 or layout.bits_stored == 16:
        return data
    bits = ((1 << layout.bits_stored) - 1) << (layout.high_bit - layout.bits_stored + 1)
    order = ">" if file.syntax == BIG_ENDIAN else "<"
    whole = len(data) // 2 * 2
    kept = np.frombuffer(data[:whole], f"{order}u2") & bits
    return kept.astype(f"{order}u2").tobytes() + data[whole:]
