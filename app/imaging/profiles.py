"""Colour profiles: colours that a file describes for its own device, for any screen.

A screen that nobody calibrated is taken to be sRGB (IEC 61966-2-1), so colours are converted to
that. Little CMS, which comes with Pillow, does the work.
"""

from __future__ import annotations

import io
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.domain.notice import Notice
from app.imaging import values

_LARGEST = 1 << 22  # bytes; profiles of cameras and scanners take some hundred thousand


def of_dicom(ds: Any) -> bytes:
    """Return the ICC profile of a data set (PS3.3 C.11.15), of its optical path else, or b""."""
    path = values.first_item(ds, "OpticalPathSequence")
    for source in (ds, path):
        found = values.element(source, "ICCProfile") if source is not None else None
        if isinstance(found, bytes):
            return found
    return b""


def to_srgb(rgb: NDArray[Any], profile: bytes) -> tuple[NDArray[Any], tuple[Notice, ...]]:
    """Convert a colour picture to sRGB.

    Args:
        rgb: ``(rows, columns, 3)``, uint8 or uint16.
        profile: its ICC profile, b"" where it has none.

    Returns:
        The picture, converted or as it was, and what to say of it: nothing where there was nothing
        to convert.
    """
    if not profile:
        return rgb, ()
    if rgb.dtype != np.uint8 or len(profile) > _LARGEST:
        return rgb, (_NOT_USED,)
    from PIL import Image, ImageCms

    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if source.profile.xcolor_space.strip() != "RGB":
            return rgb, (_NOT_USED,)
        if "sRGB" in (source.profile.profile_description or ""):
            return rgb, ()
        transform = ImageCms.buildTransform(source, ImageCms.createProfile("sRGB"), "RGB", "RGB")
        shown = ImageCms.applyTransform(Image.fromarray(np.ascontiguousarray(rgb)), transform)
    except (ImageCms.PyCMSError, OSError, ValueError):  # a damaged profile costs no picture
        return rgb, (_NOT_USED,)
    return np.asarray(shown), (_CONVERTED,)


_CONVERTED = Notice(
    "colour_profile",
    "The colours were converted to those of a screen (sRGB) by the file's profile.",
)
_NOT_USED = Notice(
    "colour_profile_not_used",
    "The file's colour profile cannot be used; the colours may look different elsewhere.",
)
