"""Whether text may be burnt into an image: what its file says, and what its kind is known for.

``BurnedInAnnotation = NO``, or nothing, proves nothing: the value is set by devices that do not
look. So the kinds of image that often carry a name are warned of in any case.
"""

from __future__ import annotations

from typing import Any

from app.domain.notice import Notice
from app.imaging import values
from app.imaging.kinds import sop_class

_KINDS = {
    "US": "Ultrasound images",
    "IVUS": "Intravascular ultrasound images",
    "ES": "Endoscopy images",
    "XC": "Photographs",
    "GM": "Microscopy images",
    "SM": "Slides",
    "OP": "Eye photographs",
    "OT": "Images of no stated kind",
    "DOC": "Documents",
    "RF": "Fluoroscopy images",
    "XA": "Angiography images",
    "ECG": "Tracings",
    "HC": "Copies of films",
}
_SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7"
_LOOK = "Look at the copy, and mask what names the patient."


def burnt_in(meta: Any, ds: Any) -> Notice | None:
    """Return a warning where text may be burnt into the pixels."""
    if values.code(ds, "BurnedInAnnotation") == "YES":
        return Notice("burned_in_annotation", f"Text is burnt into the image. {_LOOK}")
    if sop_class(meta, ds).startswith(_SECONDARY_CAPTURE) or "ConversionType" in ds:
        what = "Secondary captures (copies of a screen or a film)"
    elif (modality := values.code(ds, "Modality")) in _KINDS:
        what = _KINDS[modality]
    else:
        return None
    return Notice("may_have_text", f"{what} often have names burnt in. {_LOOK}")
