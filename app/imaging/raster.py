"""A PNG or JPEG picture into a Scan."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal

import numpy as np
from numpy.typing import NDArray

from app.domain.display import DisplayTransform
from app.domain.notice import Notice
from app.domain.scan import Facts, Geometry, Scan, Source
from app.errors import ScanError
from app.imaging import png
from app.imaging.colour import holds_colour, without_equal_channels
from app.imaging.layout import MOST_SAMPLES, too_large
from app.imaging.passes import check_passes
from app.imaging.profiles import to_srgb

if TYPE_CHECKING:
    from PIL import Image


_ORIENTATION = 0x0112  # EXIF tag
_MOST_BESIDE = (
    1 << 24
)  # bytes of a JPEG besides its picture; a file may be of any length, and sparse
_CUT = ("truncated", "not enough image data", "too small")  # Pillow's words, and libpng's
_SHORTENED = Notice(
    "shortened",
    "The picture has 16 bits for each colour; 8 of them were left for converting its colours.",
)


def read_raster(fp: BinaryIO, path: Path, file_format: Literal["PNG", "JPEG"], frame: int) -> Scan:
    """Read a PNG or JPEG picture, turned as its EXIF orientation says.

    Pictures of 16 bits keep their depth; palettes become RGB; transparency is put on black.
    Colours are converted to sRGB by the picture's ICC profile; grey levels stay as stored.

    Args:
        fp: the open file.
        path: of the file, for the scan's source.
        file_format: found by content.
        frame: must be 1.

    Raises:
        ScanError: "bad_frame", "too_large", "truncated", "undecodable".
    """
    if frame != 1:
        raise ScanError("bad_frame", f"There is no frame {frame}; a picture has one frame.")
    pixels, transparent, profile = _decode(fp, file_format)
    profiled: tuple[Notice, ...] = ()
    if holds_colour(pixels):
        pixels, profiled = _in_srgb(pixels, profile)
    rows, columns = pixels.shape[:2]
    return Scan(
        pixels=pixels,
        display=DisplayTransform(full_range=_range(pixels)),
        geometry=Geometry(rows, columns),
        source=Source(path, file_format),
        facts=Facts(bits_stored=8 * pixels.dtype.itemsize, colour=holds_colour(pixels)),
        warnings=_notices(pixels, transparent=transparent) + profiled,
    )


def _decode(fp: BinaryIO, file_format: Literal["PNG", "JPEG"]) -> tuple[NDArray[Any], bool, bytes]:
    """Return pixels ``(rows, columns[, 3])`` of uint8 or uint16, whether any shone through, and the
    ICC profile, b"" where there is none.
    """
    from PIL import Image, ImageOps

    try:
        header = png.read_header(fp) if file_format == "PNG" else None
        fp.seek(0)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of sizes that are checked below
            with Image.open(fp, formats=(file_format,)) as opened:
                width, height = opened.size
                if width * height * len(opened.getbands()) > MOST_SAMPLES:
                    raise too_large(height, width, len(opened.getbands()))
                if file_format == "JPEG":
                    fp.seek(0)
                    check_passes(fp.read(_MOST_BESIDE + 4 * width * height))
                opened.load()
                if header is not None and header.deep:
                    deep, transparent = png.read_deep(fp, header)
                    pixels = _turned(deep, opened.getexif().get(_ORIENTATION, 1))
                else:
                    pixels, transparent = _to_array(ImageOps.exif_transpose(opened))
                    if header and _looks_cut(opened, header) and png.lacks_rows(fp, header):
                        raise _truncated(file_format)
                pixels = without_equal_channels(pixels) if pixels.ndim == 3 else pixels
                return pixels, transparent, opened.info.get("icc_profile") or b""
    except ScanError:
        raise
    except Image.DecompressionBombError:
        raise ScanError(
            "too_large", "The picture claims to be too large to be a scan. Export a smaller one."
        ) from None
    except MemoryError:
        raise ScanError(
            "too_large", "There is not enough memory to decode the picture. Close other programs."
        ) from None
    except Exception as error:  # Pillow raises OSError, SyntaxError, ValueError, struct.error ...
        if any(word in str(error).lower() for word in _CUT):
            raise _truncated(file_format) from None
        raise ScanError(
            "undecodable",
            f"The {file_format} file is damaged and cannot be decoded. Copy or export it again.",
        ) from None


def _truncated(file_format: str) -> ScanError:
    return ScanError(
        "truncated",
        f"The {file_format} file ends before the picture does. Copy or export it again.",
    )


def _looks_cut(picture: Image.Image, header: png.Header) -> bool:
    """Tell whether a decoded picture may lack rows: Pillow leaves zeros where data are missing."""
    last = picture.crop((0, picture.height - 1, picture.width, picture.height))
    return header.interlaced or not np.asarray(last).any()


def _turned(pixels: NDArray[Any], orientation: int) -> NDArray[Any]:
    """Turn and mirror as an EXIF orientation says (EXIF 2.3, tag 0112), as Pillow does."""
    if orientation in (5, 6, 7, 8):
        pixels = pixels.swapaxes(0, 1)
    if orientation in (3, 4, 7, 8):
        pixels = pixels[::-1]
    if orientation in (2, 3, 6, 7):
        pixels = pixels[:, ::-1]
    return np.ascontiguousarray(pixels)


def _in_srgb(pixels: NDArray[Any], profile: bytes) -> tuple[NDArray[Any], tuple[Notice, ...]]:
    """Convert colours to sRGB; colours of 16 bits by their upper 8, and with a word about it."""
    if not profile or pixels.dtype == np.uint8:
        return to_srgb(pixels, profile)
    converted, said = to_srgb((pixels >> 8).astype(np.uint8), profile)
    if not any(notice.code == "colour_profile" for notice in said):
        return pixels, said
    return converted, (*said, _SHORTENED)


def _to_array(picture: Image.Image) -> tuple[NDArray[Any], bool]:
    from PIL import Image

    if picture.mode.startswith(("I", "F")):  # 16-bit grey: "I;16", or "I" from older files
        deep = np.asarray(picture)
        return np.clip(deep, 0, 65535).astype(np.uint16), False
    if "A" in picture.getbands() or "transparency" in picture.info:
        rgba = picture.convert("RGBA")
        black = Image.new("RGBA", rgba.size, (0, 0, 0, 255))
        shone = np.asarray(rgba.getchannel("A")).min() < 255
        flat = Image.alpha_composite(black, rgba).convert("RGB")
        grey = picture.mode in ("LA", "La", "L")
        return np.array(flat.convert("L") if grey else flat), bool(shone)
    return np.array(picture.convert("L" if picture.mode in ("1", "L") else "RGB")), False


def _range(pixels: NDArray[Any]) -> tuple[float, float]:
    """Nominal for 8 bits; for 16 the range present, since few exports use all of it."""
    if pixels.dtype == np.uint8 or pixels.ndim == 3:
        return 0.0, float(np.iinfo(pixels.dtype).max)
    low, high = float(pixels.min()), float(pixels.max())
    return (low, high) if high > low else (low, low + 1.0)


def _notices(pixels: NDArray[Any], *, transparent: bool) -> tuple[Notice, ...]:
    found = [
        Notice(
            "export_8bit",
            "This is an 8-bit export: its original window, grey levels and origin are lost. "
            "Read the DICOM original where you can.",
        )
        if pixels.dtype == np.uint8
        else Notice(
            "export_16bit",
            "This is an exported picture: its window and its origin are lost. "
            "Read the DICOM original where you can.",
        )
    ]
    if transparent:
        found.append(
            Notice("transparency", "Parts of the picture are transparent; they are shown on black.")
        )
    return tuple(found)
