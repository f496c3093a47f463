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
from app.imaging import (
    colour,
    display,
    facts,
    kinds,
    notices,
    overlays,
    palette,
    profiles,
    syntaxes,
    values,
)
from app.imaging.frames import read_frame
from app.imaging.layout import Layout
from app.imaging.parse import Parsed, PixelElement, is_cut, parse, truncated


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
    decoded = read_frame(file, file.pixels, layout, frame - 1)
    stored, photometric = decoded.values, decoded.photometric
    grey = stored.ndim == 2 and photometric != "PALETTE COLOR"
    profiled: tuple[Notice, ...] = ()
    if grey:
        pixels = np.ascontiguousarray(stored)
        transform = display.transform(file.ds, pixels, layout, frame)
    else:
        pixels = colour.without_equal_channels(_to_rgb(stored, photometric, file.ds, layout))
        if colour.holds_colour(pixels):
            pixels, profiled = profiles.to_srgb(pixels, profiles.of_dicom(file.ds))
        transform = DisplayTransform(full_range=(0.0, float(np.iinfo(pixels.dtype).max)))
    drawn, unread = overlays.of_frame(file, layout, frame)
    return Scan(
        pixels=pixels,
        display=transform,
        geometry=facts.geometry(file.ds, layout, frame),
        source=Source(path, "DICOM", frame, layout.frames, facts.frame_rate(file.ds)),
        facts=facts.facts(file.ds, layout, decoded.syntax, colour=colour.holds_colour(pixels)),
        identity=facts.identity(file.ds),
        warnings=file.notices
        + decoded.notices
        + profiled
        + _cut_short(file, file.pixels)
        + notices.of_dicom(
            file.meta, file.ds, layout, transform, frame, grey=grey, lossy=decoded.lossy
        )
        + tuple(notices.of_overlays(drawn, unread)),
        overlays=drawn,
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
    if values.text(file.ds, "PixelDataProviderURL"):
        return ScanError(
            "no_pixels",
            "This file holds no pixels but the address of a server that has them "
            f"({syntaxes.syntax_name(file.syntax)}). Fetch the image itself from the archive.",
        )
    error = kinds.without_pixels(file.meta, file.ds)
    if error.code == "no_pixels" and len(file.ds) == 0:
        return truncated()
    return error


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
    """Convert palette indices or channels of colour to RGB."""
    unsigned = stored.view(f"u{stored.dtype.itemsize}") if stored.dtype.kind == "i" else stored
    try:
        if stored.ndim == 2:
            return palette.apply_palette(stored, ds)
        if photometric == "ARGB":
            unsigned, photometric = palette.over_colours(unsigned, ds), "RGB"
    except (ScanError, MemoryError):
        raise
    except Exception:  # pydicom's own, for segmented palettes, are of every kind
        raise ScanError(
            "damaged_header",
            "The image needs a colour palette, and the file's palette is missing or damaged. "
            "Export the image again.",
        ) from None
    return colour.to_rgb(unsigned, photometric, min(layout.bits_stored, 8 * stored.dtype.itemsize))
