"""What a header states as lines of text, and which of them may tell whose it is."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from pydicom.datadict import DicomDictionary
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence
from pydicom.uid import ImplicitVRLittleEndian

from app.domain.tag import Header, Tag
from app.errors import ScanError
from app.imaging.identifying import is_telling
from app.imaging.tags import MOST_TAGS, read_header
from tests.conftest import sample_path
from tests.imaging.dicom_files import dataset, save

PIXELS = np.zeros((4, 6), np.uint16)


def by_keyword(header: Header) -> dict[str, Tag]:
    return {tag.keyword or tag.name: tag for tag in header.tags}


def coded(meaning: str) -> Dataset:
    item = Dataset()
    item.CodeMeaning = meaning
    return item


@pytest.mark.parametrize("syntax", [None, ImplicitVRLittleEndian])
def test_elements_sequences_and_pixels(tmp_path: Path, syntax: str | None) -> None:
    ds = dataset(
        PIXELS,
        WindowCenter=[10, 20],
        StudyDescription="x" * 300,
        ViewCodeSequence=Sequence([coded("front")]),
        PersonIdentificationCodeSequence=Sequence([coded("Dr. Sentinel"), coded("another")]),
    )
    block = ds.private_block(0x0029, "ACME 1.0", create=True)
    block.add_new(0x10, "LO", "secret")
    header = read_header(save(ds, tmp_path / "a.dcm", *filter(None, [syntax])))
    tags = by_keyword(header)
    assert (header.file_format, header.left_out) == ("DICOM", 0)
    assert tags["WindowCenter"].value in ("10\\20", "10.0\\20.0")
    assert tags["WindowCenter"].number == "(0028,1050)"
    assert tags["StudyDescription"].value == "x" * 256 + " … (300 characters)"
    assert tags["SOPClassUID"].value.endswith("(Computed Radiography Image Storage)")
    assert tags["PixelData"].value == "48 bytes"
    assert header.tags[-1].keyword == "PixelData"
    at = header.tags.index(tags["ViewCodeSequence"])
    assert tags["ViewCodeSequence"].value == "1 item"
    assert [tag.level for tag in header.tags[at : at + 3]] == [0, 1, 2]
    assert (header.tags[at + 2].value, header.tags[at + 2].identifying) == ("front", False)
    at = header.tags.index(tags["PersonIdentificationCodeSequence"])
    assert header.tags[at + 2].identifying, "a code that names a person"
    private = next(tag for tag in header.tags if tag.number == "(0029,1010)")
    assert private.private
    assert private.identifying
    assert private.name.startswith("ACME 1.0")
    assert "secret" not in repr(header)


def test_what_identifies_is_told_from_what_does_not(tmp_path: Path) -> None:
    stated = {
        "PatientBirthDate": "19700101", "PatientSex": "F", "StudyDate": "20240103",
        "InstitutionName": "A", "StationName": "B", "AccessionNumber": "C",
        "ReferringPhysicianName": "D", "StudyInstanceUID": "1.2.3", "ImageComments": "E",
        "ProtocolName": "F", "DeviceSerialNumber": "G",
    }  # fmt: skip
    open_ = {"Manufacturer": "ACME", "BodyPartExamined": "CHEST", "KVP": "80", "SeriesNumber": "3"}
    tags = by_keyword(read_header(save(dataset(PIXELS, **stated, **open_), tmp_path / "a.dcm")))
    assert {keyword for keyword in stated if not tags[keyword].identifying} == set()
    assert {"PatientName", "PatientID", "SOPInstanceUID"} <= {
        keyword for keyword, tag in tags.items() if tag.identifying
    }
    for keyword in (*open_, "Modality", "Rows", "SOPClassUID", "TransferSyntaxUID"):
        assert not tags[keyword].identifying, keyword


def test_every_name_date_and_free_text_of_the_standard_is_hidden_but_for_a_known_few() -> None:
    shown = {
        keyword
        for tag, (vr, _, _, _, keyword) in DicomDictionary.items()
        if vr in ("PN", "DA", "DT", "TM", "AS", "LO", "LT", "SH", "ST", "UT", "UC", "AE", "UR")
        and keyword
        and not is_telling(tag, vr, keyword)
    }
    assert not {keyword for keyword in shown if "Name" in keyword} - {
        "ManufacturerModelName", "SequenceName", "ImplementationVersionName",
    }  # fmt: skip
    assert len(shown) < 20


def test_a_picture_states_little(tmp_path: Path) -> None:
    tags = by_keyword(read_header(sample_path("normal.png")))
    assert (tags["Format"].value, tags["Rows"].value) == ("PNG", "800")
    assert tags["Comment"].value.startswith("SYNTHETIC")
    assert tags["Comment"].identifying


def test_very_many_elements_are_cut_and_counted(tmp_path: Path) -> None:
    many = Sequence([coded(str(number)) for number in range(MOST_TAGS)])
    header = read_header(save(dataset(PIXELS, ViewCodeSequence=many), tmp_path / "a.dcm"))
    assert len(header.tags) == MOST_TAGS
    assert header.left_out > MOST_TAGS


def test_what_is_no_scan_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("no scan at all")
    with pytest.raises(ScanError) as caught:
        read_header(tmp_path / "a.txt")
    assert caught.value.code == "not_a_scan"
