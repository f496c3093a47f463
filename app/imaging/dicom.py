"""A DICOM file into a Scan."""

from __future__ import annotations

from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from app.domain.display import DisplayTransform
from app.domain.notice import Notice
from app.domain.scan import Scan, Source
from app.errors import ScanError
from app.imaging import colour, decoders, display, facts, kinds, notices, values
from app.imaging.codestreams import BadStreamError
from app.imaging.layout import Layout
from app.imaging.parse import NATIVE, Parsed, PixelElement, is_cut, parse, truncated

_EOC = b"\xff\xd9"  # ends JPEG, JPEG-LS and JPEG 2000 streams alike


def read_dicom(fp: BinaryIO, path: Path, frame: int) -> Scan:
    """Read one frame of a DICOM file.

    Args:
        fp: the open file.
        path: of the file, for the scan's source.
        frame: counted from 1.

    Raises:
        ScanError: see :func:`app.imaging.read_scan`.
        Exception: of any kind for damaged files; the caller translates it.
    """
    file = parse(fp)
    if file.pixels is None:
        raise _without_pixels(file)
    layout = Layout.of(file.ds, file.pixels.keyword)
    if not 1 <= frame <= layout.frames:
        raise ScanError(
            "bad_frame",
            f"There is no frame {frame}; the file has {layout.frames} frame(s), counted from 1.",
        )
    stored, photometric = _decode(file, file.pixels, layout, frame - 1)
    grey = stored.ndim == 2 and photometric != "PALETTE COLOR"
    if grey:
        pixels = np.ascontiguousarray(stored)
        transform = display.transform(file.ds, pixels, layout, frame)
    else:
        pixels = colour.without_equal_channels(_to_rgb(stored, photometric, file.ds, layout))
        transform = DisplayTransform(full_range=(0.0, float(np.iinfo(pixels.dtype).max)))
    return Scan(
        pixels=pixels,
        display=transform,
        geometry=facts.geometry(file.ds, layout, frame),
        source=Source(path, "DICOM", frame, layout.frames),
        facts=facts.facts(file.ds, layout, file.syntax, colour=colour.holds_colour(pixels)),
        identity=facts.identity(file.ds),
        warnings=file.notices
        + _cut_short(file, file.pixels)
        + notices.of_dicom(file.meta, file.ds, layout, transform, frame, grey=grey),
    )


def count_dicom_frames(fp: BinaryIO) -> int:
    """Return the number of frames from the header alone.

    Raises:
        ScanError: the file holds no pixels, or its header is damaged.
    """
    file = parse(fp)
    if file.pixels is None:
        raise _without_pixels(file)
    return Layout.of(file.ds, file.pixels.keyword).frames


def _without_pixels(file: Parsed) -> ScanError:
    # Whoever describes rows and columns was about to store pixels.
    error = kinds.without_pixels(file.meta, file.ds)
    if error.code == "no_pixels" and len(file.ds) == 0:
        return truncated()
    return error


def _decode(
    file: Parsed, pixels: PixelElement, layout: Layout, index: int
) -> tuple[NDArray[Any], str]:
    """Decode one frame, and name the transfer syntax where its decoder refuses."""
    decode = decoders.find(file.syntax)
    try:
        if file.syntax in NATIVE:
            _check_native_length(file, pixels, layout, index)
            file.fp.seek(pixels.offset)
            return decoders.native(file.fp, index, layout, file.syntax, pixels.keyword, pixels.vr)
        if decode is None:
            raise ScanError(
                "unsupported_transfer_syntax",
                f"The image is compressed as {kinds.syntax_name(file.syntax)}, which Lightbox does "
                "not read. Export it uncompressed, or as JPEG 2000 or JPEG lossless.",
            )
        return decode(_encoded_frame(file, pixels, layout, index), layout)
    except ScanError:
        raise
    except MemoryError:
        raise ScanError(
            "too_large", "There is not enough memory to decode the image. Close other programs."
        ) from None
    except (ImportError, AttributeError) as error:  # ours to mend, not the file's
        raise ScanError(
            "decoder_missing",
            "The decoder for these image data is missing from this installation "
            f"({type(error).__name__}: {error}). Install Lightbox again; “lightbox doctor” says "
            "what else is missing.",
        ) from None
    except Exception as error:  # decoders raise whatever they like
        if is_cut(file, pixels):
            raise truncated() from None
        tail = f" ({error})" if isinstance(error, BadStreamError) else ""
        raise ScanError(
            "undecodable",
            f"The image data, stored as {kinds.syntax_name(file.syntax)}, are damaged and cannot "
            f"be decoded{tail}. Copy or export the file again.",
        ) from None


def _check_native_length(file: Parsed, pixels: PixelElement, layout: Layout, index: int) -> None:
    """Refuse a frame that the file does not hold in full: part of a picture is no picture."""
    if pixels.length is None:
        raise BadStreamError("compressed data under an uncompressed transfer syntax")
    end = ((index + 1) * layout.frame_bits + 7) // 8
    if end > pixels.length:
        raise ScanError(
            "damaged_header",
            "The file holds less image data than its rows, columns and bits ask for. "
            "Its header is wrong, or it was cut when it was written; export the image again.",
        )
    if end > file.size - pixels.offset:
        raise truncated()


def _encoded_frame(file: Parsed, pixels: PixelElement, layout: Layout, index: int) -> bytes:
    """Return the codestream of one frame, however fragmented (PS3.5 A.4)."""
    from pydicom.encaps import get_frame

    extended = tuple(
        values.element(file.ds, key)
        for key in ("ExtendedOffsetTable", "ExtendedOffsetTableLengths")
    )
    usable = all(isinstance(table, bytes) and table for table in extended)
    file.fp.seek(pixels.offset)
    data: bytes = get_frame(
        file.fp,
        index,
        number_of_frames=layout.frames,
        extended_offsets=extended if usable else None,
    )
    if not data or (_must_have_end(file, pixels) and _EOC not in data.rstrip(b"\x00")[-16:]):
        raise truncated()
    return data


def _must_have_end(file: Parsed, pixels: PixelElement) -> bool:
    """Tell whether a frame without its end mark is to be refused as incomplete.

    JPEG decoders fill what is missing with grey and say nothing, so always there. JPEG 2000 loses
    detail, not area, and some writers leave its mark out: only where the file itself was cut. The
    others have no mark; their decoders count.
    """
    if decoders.is_jpeg(file.syntax):
        return True
    return decoders.is_jpeg_2000(file.syntax) and is_cut(file, pixels)


def _cut_short(file: Parsed, pixels: PixelElement) -> tuple[Notice, ...]:
    if not is_cut(file, pixels):
        return ()
    return (
        Notice(
            "truncated",
            "The file ends early, but this image is complete. Other frames may be missing.",
        ),
    )


def _to_rgb(stored: NDArray[Any], photometric: str, ds: Any, layout: Layout) -> NDArray[Any]:
    """Convert palette indices or three channels to RGB."""
    if stored.ndim == 2:
        try:
            return colour.apply_palette(stored, ds)
        except Exception:  # pydicom's own, for segmented palettes, are of every kind
            raise ScanError(
                "damaged_header",
                "The image needs a colour palette, and the file's palette is missing or damaged. "
                "Export the image again.",
            ) from None
    bits = min(layout.bits_stored, 8 * stored.dtype.itemsize)
    unsigned = stored.view(f"u{stored.dtype.itemsize}") if stored.dtype.kind == "i" else stored
    return colour.to_rgb(unsigned, photometric, bits)
