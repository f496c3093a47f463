"""Which elements of a header may tell whose it is.

Not a list of what identifies but of what does not: whatever holds free text, a name, a date or an
unregistered UID counts, as does all of the groups about patient, visit and trial, and every private
element. That is more than the Basic Profile of DICOM PS3.15 (table E.1-1) asks to be removed, and
does not age with it. It is for hiding on a screen; a file that leaves the house is another matter.
"""

from __future__ import annotations

# Free text, names, times, and what nobody knows the meaning of.
_TELLING = frozenset(
    ("AE", "AS", "DA", "DT", "LO", "LT", "PN", "SH", "ST", "TM", "UC", "UN", "UR", "UT")
)

# Patient, clinical trial, camera (with its GPS), study and visit as scheduled, signatures, results.
_GROUPS = frozenset((0x0010, 0x0012, 0x0016, 0x0032, 0x0038, 0x0400, 0x4000, 0x4008))

# Of these representations, and yet of the equipment or of how a value is coded.
_HARMLESS = frozenset(
    (
        "CodeMeaning", "CodeValue", "CodingSchemeDesignator", "CodingSchemeVersion",
        "ConvolutionKernel", "ImplementationVersionName",
        "LUTExplanation", "Manufacturer", "ManufacturerModelName", "ModalityLUTType",
        "PixelAspectRatio", "RescaleType", "SequenceName", "SoftwareVersions",
        "WindowCenterWidthExplanation",
    )
)  # fmt: skip

# Sequences whose coded contents name people, places or what was found.
_TELLING_SEQUENCES = (
    "Content", "Diagnos", "Identification", "Institution", "Observer", "Organization", "Patient",
    "Person", "Physician", "Reason", "Request",
)  # fmt: skip

# Of other representations, and yet among what the Basic Profile removes.
_OTHERS = frozenset(
    ("EncapsulatedDocument", "FunctionalSyncPulse", "InstanceOriginStatus", "MAC", "OverlayData",
     "TimezoneOffsetFromUTC", "WaveformData")
)  # fmt: skip

_CURVES, _OVERLAYS = 0x5000, 0x6000


def is_telling(tag: int, vr: str, keyword: str, *, registered: bool = False) -> bool:
    """Tell whether an element's value may identify.

    Args:
        tag: group and element.
        vr: value representation.
        keyword: of the standard, "" where it knows none.
        registered: the value is a UID of the standard's own, such as a transfer syntax.
    """
    group = tag >> 16
    if group & 1 or group in _GROUPS or group & 0xFF00 == _CURVES:
        return True
    if group & 0xFF00 == _OVERLAYS and vr in ("OB", "OW"):
        return True
    if vr == "UI":
        return not registered
    if keyword in _HARMLESS:
        return False
    return vr in _TELLING or keyword in _OTHERS


def is_telling_sequence(tag: int, keyword: str) -> bool:
    """Tell whether everything in a sequence may identify, codes included."""
    group = tag >> 16
    known = any(word in keyword for word in _TELLING_SEQUENCES)
    return bool(group & 1) or group in _GROUPS or not keyword or known
