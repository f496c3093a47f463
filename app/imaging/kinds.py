"""DICOM objects by name: those that hold no picture, and those derived from pictures."""

from __future__ import annotations

from typing import Any

from app.errors import ScanError
from app.imaging import values

DICOMDIR = "1.2.840.10008.1.3.10"

_REPORT = (
    "a structured report (SR)",
    "Open it in your PACS or report viewer, and here the images it speaks of",
)
_KEY_OBJECTS = (
    "a key object selection (KO), a list of chosen images",
    "Open the images it names here, or the selection in your PACS",
)
_DOCUMENT = (
    "an encapsulated document (PDF or similar)",
    "Open it in your PACS, or save the document from there and open it with its own program",
)
_STATE = (
    "a presentation state (PR), which says how to show other images",
    "Open those images here, or both in your PACS",
)
_WAVEFORM = ("a waveform, such as an ECG", "Open it in an ECG or waveform viewer")
_RT = "Open it in a radiotherapy planning system, and here the images it was made on"
_ELSEWHERE = "Open it in the system it comes from"

# SOP Class UID prefixes (PS3.6 Annex A) of objects without pixels: what to call them, and what
# would help. The longest match counts.
_NO_PICTURE = {
    "1.2.840.10008.5.1.4.1.1.88": _REPORT,
    "1.2.840.10008.5.1.4.1.1.88.59": _KEY_OBJECTS,
    "1.2.840.10008.5.1.4.1.1.104": _DOCUMENT,
    "1.2.840.10008.5.1.4.1.1.104.3": (
        "an encapsulated 3D model",
        "Open it in your PACS, or in a program for 3D printing",
    ),
    "1.2.840.10008.5.1.4.1.1.11": _STATE,
    "1.2.840.10008.5.1.4.1.1.9": _WAVEFORM,
    "1.2.840.10008.5.1.4.1.1.4.2": ("an MR spectrum", "Open it in a spectroscopy viewer"),
    "1.2.840.10008.5.1.4.39": ("a colour palette", _ELSEWHERE),
    "1.2.840.10008.5.1.4.38": (
        "a hanging protocol, which says how to lay out other images",
        "Your PACS uses it; open those images here",
    ),
    "1.2.840.10008.5.1.4.1.1.66": (
        "raw data of a scanner",
        "The scanner's workstation makes images of it; open those here",
    ),
    "1.2.840.10008.5.1.4.1.1.66.1": (
        "a registration, which says how two images lie on each other",
        "Open those images here, or all in a program that fuses them",
    ),
    "1.2.840.10008.5.1.4.1.1.66.2": ("a set of fiducials, points on other images", _ELSEWHERE),
    "1.2.840.10008.5.1.4.1.1.66.3": (
        "a deformable registration, which says how two images lie on each other",
        "Open those images here, or all in a program that fuses them",
    ),
    "1.2.840.10008.5.1.4.1.1.66.5": ("a surface segmentation", _ELSEWHERE),
    "1.2.840.10008.5.1.4.1.1.66.6": ("a set of nerve tracts (tractography)", _ELSEWHERE),
    "1.2.840.10008.5.1.4.1.1.67": (
        "a real world value mapping, which gives other images their units",
        "Open those images here",
    ),
    "1.2.840.10008.5.1.4.1.1.481.3": ("an RT structure set", _RT),
    "1.2.840.10008.5.1.4.1.1.481.4": ("an RT beams treatment record", _RT),
    "1.2.840.10008.5.1.4.1.1.481.5": ("an RT plan", _RT),
    "1.2.840.10008.5.1.4.1.1.481.6": ("an RT brachytherapy record", _RT),
    "1.2.840.10008.5.1.4.1.1.481.7": ("an RT treatment summary", _RT),
    "1.2.840.10008.5.1.4.1.1.481.8": ("an RT ion plan", _RT),
    "1.2.840.10008.5.1.4.1.1.481.9": ("an RT ion beams treatment record", _RT),
    "1.2.840.10008.5.1.4.34": ("an RT worklist object", _RT),
    "1.2.840.10008.5.1.4.31": ("a worklist entry", _ELSEWHERE),
}
_NO_PICTURE_BY_MODALITY = {
    "SR": _REPORT,
    "KO": _KEY_OBJECTS,
    "PR": _STATE,
    "DOC": _DOCUMENT,
    "RTPLAN": _NO_PICTURE["1.2.840.10008.5.1.4.1.1.481.5"],
    "RTSTRUCT": _NO_PICTURE["1.2.840.10008.5.1.4.1.1.481.3"],
    "RTRECORD": ("an RT treatment record", _RT),
    "ECG": _WAVEFORM,
    "REG": _NO_PICTURE["1.2.840.10008.5.1.4.1.1.66.1"],
    "FID": _NO_PICTURE["1.2.840.10008.5.1.4.1.1.66.2"],
}
# In the names of classes whose objects hold pixels; without them, one is damaged.
_WITH_PIXELS = ("Image Storage", "Volume Storage", "Map Storage", "Segmentation Storage")
# Objects with pixels that are not a picture of the patient but were derived from one.
DERIVED = {
    "1.2.840.10008.5.1.4.1.1.66.4": "a segmentation",
    "1.2.840.10008.5.1.4.1.1.30": "a parametric map",
    "1.2.840.10008.5.1.4.1.1.481.2": "a radiotherapy dose distribution",
}


def sop_class(meta: Any, ds: Any) -> str:
    """Return the SOP Class UID of the data set, else of the file meta information."""
    return values.text(ds, "SOPClassUID") or values.text(meta, "MediaStorageSOPClassUID")


def without_pixels(meta: Any, ds: Any) -> ScanError:
    """Explain a DICOM object that has no pixel data."""
    uid = sop_class(meta, ds)
    if uid == DICOMDIR or "DirectoryRecordSequence" in ds:
        return ScanError(
            "dicomdir",
            "This is a DICOMDIR, the table of contents of a disc, and holds no image itself. "
            "Open the folder it lies in; Lightbox finds the images there.",
        )
    known = (
        _longest_match(uid)
        or _NO_PICTURE_BY_MODALITY.get(values.code(ds, "Modality"))
        or _unknown(uid)
    )
    if known is not None:
        name, where = known
        return ScanError("not_an_image", f"This is {name}; it holds no image. {where}.")
    return ScanError(
        "no_pixels",
        "This DICOM file holds no pixel data. It may be a header only, or the copy may have "
        "stopped early; export the image again.",
    )


def derived(uid: str) -> str | None:
    """Name an object derived from pictures (a segmentation, a dose), or return None."""
    return next((name for key, name in DERIVED.items() if _is_under(uid, key)), None)


def _longest_match(uid: str) -> tuple[str, str] | None:
    matches = [key for key in _NO_PICTURE if _is_under(uid, key) and derived(uid) is None]
    return _NO_PICTURE[max(matches, key=len)] if matches else None


def _unknown(uid: str) -> tuple[str, str] | None:
    """Name a class that the standard has and this module does not; None for images, and others."""
    from pydicom.uid import UID_dictionary

    name, kind = UID_dictionary.get(uid, ("", ""))[:2]
    if kind != "SOP Class" or any(word in name for word in _WITH_PIXELS):
        return None
    return f"a DICOM object of the kind “{name}”", _ELSEWHERE


def _is_under(uid: str, prefix: str) -> bool:
    return uid == prefix or uid.startswith(prefix + ".")
