"""Coded concepts of the results: codes of the standard where there are any, else our own.

Own codes have the scheme ``99LIGHTBOX`` (PS3.16 section 8: designators that begin with 99 are
private). The code of a finding that nobody has coded is made of its name, and is the same in every
result.
"""

from __future__ import annotations

import hashlib
import re
from typing import Any

SCHEME = "99LIGHTBOX"

_MOST_VALUE, _MOST_MEANING = 16, 64  # characters of SH and LO (PS3.5 section 6.2)

FINDINGS = {
    # In DICOM's own dictionary (PS3.16, context groups 222, 645, 3815 and 6062).
    "normal": ("17621005", "Normal"),
    "pleural effusion": ("60046008", "Pleural effusion"),
    "pneumothorax": ("36118008", "Pneumothorax"),
    "tumour": ("108369006", "Tumor"),
    # In SNOMED CT alone; where each was looked up: docs/dicom.md.
    "pneumonia": ("233604007", "Pneumonia"),
    "bacterial pneumonia": ("53084003", "Bacterial pneumonia"),
    "viral pneumonia": ("75570004", "Viral pneumonia"),
    "glioma": ("393564001", "Glioma"),
    "meningioma": ("393566004", "Meningioma"),
    "pituitary tumour": ("127024001", "Neoplasm of pituitary gland"),
    "atelectasis": ("46621007", "Atelectasis"),
    # Not 287272002, which DICOM's CID 12248 calls so: SNOMED's name of that is another.
    "cardiomegaly": ("8186001", "Cardiomegaly"),
    "consolidation": ("95436008", "Lung consolidation"),
    "emphysema": ("87433001", "Pulmonary emphysema"),
}
"""SNOMED CT by the name of a finding, in lower case. Only what names exactly the same."""

# What was done, by modality (PS3.16 CID 100); radiographs got a code there later than validators.
_PROCEDURES = {
    "CT": ("25045-6", "LN", "CT unspecified body region"),
    "MR": ("25056-3", "LN", "MRI unspecified body region"),
}
_ANY_PROCEDURE = ("363679005", "SCT", "Imaging procedure")


def code(value: str, scheme: str, meaning: str) -> Any:
    """Return a coded concept."""
    from highdicom.sr import CodedConcept

    return CodedConcept(value, scheme, meaning)


def private(value: str, meaning: str) -> Any:
    """Return a concept of our own scheme."""
    return code(value, SCHEME, meaning[:_MOST_MEANING])


def named(name: str) -> Any:
    """Return a concept of our own scheme for a name that comes from a bundle."""
    slug = re.sub(r"[^A-Z0-9]+", "_", name.upper()).strip("_")
    if not slug or len(slug) > _MOST_VALUE:
        digest = hashlib.sha256(name.encode("utf-8")).hexdigest()[:8].upper()
        slug = f"{slug[: _MOST_VALUE - 9]}_{digest}".strip("_")
    meaning = "".join(c for c in name if c.isprintable() and c != "\\").strip()
    return private(slug, meaning or "unnamed")


def finding(name: str) -> Any:
    """Return the concept for a finding."""
    known = FINDINGS.get(name.strip().lower())
    return code(known[0], "SCT", known[1]) if known else named(name)


def procedure(modality: str) -> Any:
    """Return the concept for the procedure that a modality's images come from."""
    return code(*_PROCEDURES.get(modality, _ANY_PROCEDURE))


def schemes() -> list[Any]:
    """Return what identifies our own scheme in an object that uses it."""
    from highdicom.coding_schemes import CodingSchemeIdentificationItem

    return [
        CodingSchemeIdentificationItem(SCHEME, name="Lightbox", responsible_organization="Lightbox")
    ]
