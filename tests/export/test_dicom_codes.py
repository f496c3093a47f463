"""Codes of others are theirs: in DICOM's tables, or looked up as the document says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from pydicom.dataset import Dataset
from pydicom.sr._concepts_dict import concepts

from app.domain.verdict import Presence
from app.export import dicom_codes as coded
from app.export.dicom_capture import secondary_capture
from app.export.dicom_source import read_source
from app.export.dicom_sr import structured_report
from tests.export.answers import classified, refused, source_dataset, verdict
from tests.imaging.dicom_files import save

DOCUMENT = Path(__file__).parents[2] / "docs" / "dicom.md"
_TABLE = re.compile(r"^\| ([a-z ]+) \| (\d{6,18}) \| .+ \|$", re.MULTILINE)

# Verhoeff's check digit, by which SNOMED CT's identifiers end: its two tables.
_PRODUCTS = (
    "0123456789", "1234067895", "2340178956", "3401289567", "4012395678",
    "5987604321", "6598710432", "7659821043", "8765932104", "9876543210",
)  # fmt: skip
_TURNS = ("0123456789", "1576283094", "5803796142", "8916043527",
          "9453126870", "4286573901", "2793806415", "7046913258")  # fmt: skip


def _is_sound(identifier: str) -> bool:
    check = 0
    for place, digit in enumerate(reversed(identifier)):
        check = int(_PRODUCTS[check][int(_TURNS[place % 8][int(digit)])])
    return check == 0


def _meanings(scheme: str, value: str) -> set[str]:
    """What DICOM calls a code; nothing where it does not use it."""
    return {codes[value][0] for codes in concepts.get(scheme, {}).values() if value in codes}


def _codes(item: Dataset) -> Iterator[tuple[str, str, str]]:
    for element in item:
        if element.VR != "SQ":
            continue
        for child in element.value:
            if "CodeValue" in child:
                yield child.CodingSchemeDesignator, child.CodeValue, child.CodeMeaning
            yield from _codes(child)


def test_every_code_of_the_results_means_in_dicom_what_they_say(tmp_path: Path) -> None:
    source = read_source(save(source_dataset(), tmp_path / "scan"))
    views: tuple[Presence, ...] = ("present", "absent", "unsure")
    made = [
        structured_report(source, classified(), verdicts=[verdict("pneumonia", "amend", view)])
        for view in views
    ]
    made.append(structured_report(source, refused()))
    made.append(
        secondary_capture(source, classified(), "pneumonia", np.zeros((64, 64, 3), np.uint8))
    )
    found = {code for ds in made for code in _codes(ds)}
    own = {code for code in found if code[0] == coded.SCHEME}
    # The language's, a unit's and PS3.16's own of TID 1500 stand in none of those tables.
    others = {code for code in found - own if code[0] not in ("RFC5646", "UCUM", "UMLS")}
    looked_up = {value for value, _meaning in coded.FINDINGS.values()}
    assert len(own) > 3
    assert len(others) > 10
    for scheme, value, meaning in others:
        if value not in looked_up:
            assert meaning in _meanings(scheme, value), (scheme, value, meaning)


def test_a_finding_is_coded_as_dicom_does_or_as_it_was_looked_up() -> None:
    written = dict(_TABLE.findall(DOCUMENT.read_text(encoding="utf-8")))
    for name, (value, meaning) in coded.FINDINGS.items():
        assert _is_sound(value), value
        assert meaning in _meanings("SCT", value) or written.pop(name) == value, name
    assert written == {}


@pytest.mark.parametrize("name", ["pneumonitis", "Pneumonia, left", "tumours"])
def test_what_is_called_otherwise_has_a_code_of_our_own(name: str) -> None:
    assert coded.finding(name).scheme_designator == coded.SCHEME
    assert coded.finding(" Pneumonia ").scheme_designator == "SCT"
