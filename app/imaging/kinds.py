"""DICOM objects by name: those that hold no picture, and transfer syntaxes."""

from __future__ import annotations

from typing import Any

from app.errors import ScanError
from app.imaging import values

DICOMDIR = "1.2.840.10008.1.3.10"

# SOP Class UID prefixes (PS3.6 Annex A) of objects without pixels, and what to call them. The
# longest match counts.
_NO_PICTURE = {
    "1.2.840.10008.5.1.4.1.1.88": "a structured report (SR)",
    "1.2.840.10008.5.1.4.1.1.88.59": "a key object selection (KO), a list of chosen images",
    "1.2.840.10008.5.1.4.1.1.104": "an encapsulated document (PDF or similar)",
    "1.2.840.10008.5.1.4.1.1.11": "a presentation state (PR), which says how to show other images",
    "1.2.840.10008.5.1.4.1.1.9": "a waveform, such as an ECG",
    "1.2.840.10008.5.1.4.39": "a colour palette",
    "1.2.840.10008.5.1.4.38": "a hanging protocol",
    "1.2.840.10008.5.1.4.1.1.66": "a registration or raw data",
    "1.2.840.10008.5.1.4.1.1.67": "a real world value mapping",
    "1.2.840.10008.5.1.4.1.1.481.3": "an RT structure set",
    "1.2.840.10008.5.1.4.1.1.481.4": "an RT beams treatment record",
    "1.2.840.10008.5.1.4.1.1.481.5": "an RT plan",
    "1.2.840.10008.5.1.4.1.1.481.6": "an RT brachytherapy record",
    "1.2.840.10008.5.1.4.1.1.481.7": "an RT treatment summary",
    "1.2.840.10008.5.1.4.1.1.481.8": "an RT ion plan",
    "1.2.840.10008.5.1.4.1.1.481.9": "an RT ion beams treatment record",
    "1.2.840.10008.5.1.4.34": "an RT worklist object",
    "1.2.840.10008.5.1.4.31": "a worklist entry",
}
_NO_PICTURE_BY_MODALITY = {
    "SR": "a structured report (SR)",
    "KO": "a key object selection (KO), a list of chosen images",
    "PR": "a presentation state (PR), which says how to show other images",
    "DOC": "an encapsulated document (PDF or similar)",
    "RTPLAN": "an RT plan",
    "RTSTRUCT": "an RT structure set",
    "ECG": "a waveform, such as an ECG",
    "REG": "a registration",
}
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
    name = _longest_match(uid) or _NO_PICTURE_BY_MODALITY.get(values.code(ds, "Modality"))
    if name is not None:
        return ScanError(
            "not_an_image",
            f"This DICOM object is {name}; it holds no image. Open the image it belongs to.",
        )
    return ScanError(
        "no_pixels",
        "This DICOM file holds no pixel data. It may be a header only, or the copy may have "
        "stopped early; export the image again.",
    )


def derived(uid: str) -> str | None:
    """Name an object derived from pictures (a segmentation, a dose), or return None."""
    return next((name for key, name in DERIVED.items() if _is_under(uid, key)), None)


def _longest_match(uid: str) -> str | None:
    matches = [key for key in _NO_PICTURE if _is_under(uid, key) and derived(uid) is None]
    return _NO_PICTURE[max(matches, key=len)] if matches else None


def _is_under(uid: str, prefix: str) -> bool:
    return uid == prefix or uid.startswith(prefix + ".")


def syntax_name(uid: str) -> str:
    """Name a transfer syntax: "JPEG 2000 Image Compression (1.2.840.10008.1.2.4.91)"."""
    from pydicom.uid import UID

    if not (0 < len(uid) <= 64 and uid.replace(".", "").isdigit()):
        return "an invalid UID"
    name = UID(uid).name
    return uid if name == uid else f"{name} ({uid})"
