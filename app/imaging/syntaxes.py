"""Transfer syntaxes by name."""

from __future__ import annotations

# Transfer syntaxes of the standard that pydicom has no name for yet (PS3.6 Annex A).
_NEWER_SYNTAXES = {
    "1.2.840.10008.1.2.4.110": "JPEG XL Lossless",
    "1.2.840.10008.1.2.4.111": "JPEG XL JPEG Recompression",
    "1.2.840.10008.1.2.4.112": "JPEG XL",
    "1.2.840.10008.1.2.8.1": "Deflated Image Frame Compression",
}


def syntax_name(uid: str) -> str:
    """Name a transfer syntax: "JPEG 2000 Image Compression (1.2.840.10008.1.2.4.91)"."""
    from pydicom.uid import UID

    if not (0 < len(uid) <= 64 and uid.replace(".", "").isdigit()):
        return "an invalid UID"
    name = _NEWER_SYNTAXES.get(uid) or UID(uid).name
    return uid if name == uid else f"{name} ({uid})"
