"""De-identified copies: what may not survive does not, and what must, does bit for bit."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pydicom
import pydicom.data
import pytest
from dicomanonymizer.simpledicomanonymizer import initialize_actions
from pydicom.datadict import dictionary_has_tag, dictionary_VR
from pydicom.dataelem import DataElement, RawDataElement
from pydicom.dataset import Dataset
from pydicom.tag import Tag

from app.errors import LightboxError, ScanError
from app.export.deidentify.file import deidentified
from app.export.deidentify.masking import Mask, mask_of
from app.export.deidentify.pseudonyms import Pseudonyms
from app.imaging import read_scan
from tests.export.answers import INSTANCE, SERIES, STUDY, source_dataset
from tests.imaging.dicom_files import save

BUNDLED = Path(pydicom.data.__file__).parent / "test_files"
ANATOMY = 0x00082218  # a sequence that the profile keeps
SENTINELS: dict[str, Any] = {
    **dict.fromkeys(("AE", "CS", "LO", "LT", "PN", "SH", "ST", "UC", "UT"), "SNTNLTEXT"),
    "AS": "077Y",
    "DA": "19770703",
    "TM": "070503.770011",
    "DT": "19770704070503",
    "DS": "77.0770077",
    "IS": "770770077",
    "UI": "1.2.826.0.77.7007007",
    "UR": "http://sntnlurl.example",
    **dict.fromkeys(("OB", "OW", "UN"), b"SNTNLBYTES"),
}
NUMBERS = {"FD": 77.0077, "FL": 77.0077, "SL": 7700777, "SS": 7707, "UL": 7700777, "US": 7707}
BYTES = [
    *{str(value).encode() for value in SENTINELS.values() if isinstance(value, str)},
    b"SNTNLBYTES",
    b"SNTNL",
]


def _copy(path: Path, run: Pseudonyms | None = None, *masks: Mask) -> bytes:
    return deidentified(path, run or Pseudonyms(), masks).data


def _read(data: bytes) -> Dataset:
    return pydicom.dcmread(io.BytesIO(data))


def _profile() -> list[int]:
    """The tags of the standard's table; repeating groups by their first."""
    table = initialize_actions("dicomfields_2026c")
    return [key[0] << 16 | key[1] for key in table if key[0] not in (0x0000, 0x0002, 0x0004)]


def _with_sentinels() -> tuple[Dataset, list[int]]:
    ds, put = Dataset(), []
    for number in _profile():
        tag = Tag(number)
        if tag.group >> 8 in (0x50, 0x60):
            ds.add_new(tag, "OB", b"SNTNLBYTES")
        elif not dictionary_has_tag(tag):
            ds.add_new(tag, "LO", "SNTNLTEXT")
        elif (vr := str(dictionary_VR(tag)).split(" or ", maxsplit=1)[0]) == "SQ":
            item = Dataset()
            item.ReferencedSOPInstanceUID = SENTINELS["UI"]
            if number not in (0x00081140, 0x00082112):  # kept for their references
                item.CodeMeaning = "SNTNLTEXT"
            ds.add_new(tag, "SQ", [item])
        else:
            ds.add_new(tag, vr, SENTINELS.get(vr, NUMBERS.get(vr)))
        put.append(number)
    return ds, put


def test_no_value_of_any_attribute_of_the_profile_survives_at_any_depth(tmp_path: Path) -> None:
    sentinels, put = _with_sentinels()
    assert len(put) > 600
    ds = source_dataset()
    middle, inner = Dataset(), Dataset()
    for element in sentinels:
        ds.add(element)
        if element.tag.group >> 8 not in (0x50, 0x60):
            inner.add(DataElement(element.tag, element.VR, element.value))
    middle.add_new(ANATOMY, "SQ", [inner])
    ds.add_new(ANATOMY, "SQ", [middle])
    ds.add_new(0x00080000, "UL", 7700777)  # a group's length
    ds.add_new(0x00090010, "LO", "SNTNLTEXT")
    ds.add_new(0x00091001, "UN", b"SNTNLBYTES")
    ds.add_new(0x00089999, "LO", "SNTNLTEXT")  # of no dictionary
    ds.add_new(0xFFFCFFFC, "OB", b"SNTNLBYTES")
    ds.SOPClassUID = "1.2.840.10008.5.1.4.1.1.1"
    path = save(ds, tmp_path / "scan")
    whole = bytearray(path.read_bytes())
    whole[:9] = b"SNTNLTEXT"  # the preamble
    path.write_bytes(whole)
    assert all(sentinel in whole for sentinel in BYTES)

    data = _copy(path)
    assert [sentinel for sentinel in BYTES if sentinel in data] == []
    copy = _read(data)
    kept = copy[ANATOMY].value[0][ANATOMY].value[0]  # was gone into, not removed
    for number in put:
        for where in (copy, kept):
            if number in where and (found := where[number].value) not in (None, "", b""):
                assert found != sentinels[number].value, Tag(number)
    assert not any(tag.is_private for tag in copy.keys())  # noqa: SIM118 - tags, not elements


def test_the_copy_says_what_was_done_and_its_header_is_new(tmp_path: Path) -> None:
    ds = source_dataset(InstitutionName="Hospital of Somewhere")
    path = save(ds, tmp_path / "scan")
    data = _copy(path)
    copy = _read(data)
    assert copy.PatientIdentityRemoved == "YES"
    codes = [item.CodeValue for item in copy.DeidentificationMethodCodeSequence]
    assert codes == ["113100", "113107"]
    assert copy.LongitudinalTemporalInformationModified == "MODIFIED"
    assert all(len(text) <= 64 for text in copy.DeidentificationMethod)
    assert data[:128] == bytes(128)
    assert copy.file_meta.MediaStorageSOPInstanceUID == copy.SOPInstanceUID != INSTANCE
    assert copy.file_meta.ImplementationVersionName.startswith("LIGHTBOX")
    assert "SourceApplicationEntityTitle" not in copy.file_meta
    assert copy.PatientName == f"{copy.PatientID}^"
    assert copy.PatientBirthDate == copy.PatientSex == ""


def test_what_belongs_together_stays_so_within_a_run_and_in_no_other(tmp_path: Path) -> None:
    one = save(source_dataset(), tmp_path / "one")
    other = save(
        source_dataset(SOPInstanceUID="1.2.3.9", StudyDate="20260303", StudyTime="001500"),
        tmp_path / "other",
    )
    stranger = save(source_dataset(PatientID="SOMEBODY", StudyInstanceUID="1.7"), tmp_path / "s")
    run = Pseudonyms()
    first, second, third = (_read(_copy(path, run)) for path in (one, other, stranger))
    assert first.StudyInstanceUID == second.StudyInstanceUID not in (STUDY, "")
    assert first.SeriesInstanceUID == second.SeriesInstanceUID != SERIES
    assert first.SOPInstanceUID != second.SOPInstanceUID
    assert first.PatientID == second.PatientID != third.PatientID
    assert first.StudyInstanceUID != third.StudyInstanceUID

    def at(ds: Dataset) -> datetime:
        text = f"{ds.StudyDate} {ds.StudyTime} +0000"
        return datetime.strptime(text, "%Y%m%d %H%M%S %z")

    assert at(second) - at(first) == timedelta(days=1, hours=14)  # 10:15 to 0:15 two days later
    assert at(first) < datetime(2026, 3, 1, tzinfo=UTC) - timedelta(days=29)
    assert at(third) != at(first)
    again = _read(_copy(one))
    assert again.StudyInstanceUID != first.StudyInstanceUID
    assert again.PatientID != first.PatientID


def test_kept_texts_that_name_the_patient_are_emptied(tmp_path: Path) -> None:
    ds = source_dataset(
        PatientName="Wang^Xiaodong=王^小东",
        SpecificCharacterSet="GB18030",
        ManufacturerModelName="Scanner of xiaodong",
        SoftwareVersions="1.0 王",
        Manufacturer="Wangtech",
    )
    copy = _read(_copy(save(ds, tmp_path / "scan")))
    assert copy.ManufacturerModelName == ""
    assert copy.Manufacturer == "Wangtech"  # part of another word


def test_short_names_and_numbers_leave_kept_texts_and_codes(tmp_path: Path) -> None:
    ds = source_dataset(
        PatientName="Li^Wu^^Mr",
        PatientID="42",
        Modality="MR",
        Manufacturer="Made for Wu",
        ManufacturerModelName="Scanner 42",
        SoftwareVersions="V420",
        ImageType=["ORIGINAL", "PRIMARY", "LI_WU", "SENTINEL_7"],
        ReferringPhysicianName="Sentinel",
    )
    copy = _read(_copy(save(ds, tmp_path / "scan")))
    assert copy.Manufacturer == copy.ManufacturerModelName == ""
    assert copy.SoftwareVersions == "V420"  # another word
    assert copy.ImageType == ["ORIGINAL", "PRIMARY", "REMOVED", "REMOVED"]
    assert copy.Modality == "MR"  # and no title
    assert copy.PhotometricInterpretation == "MONOCHROME2"


def test_names_that_stand_in_items_alone_leave_kept_texts(tmp_path: Path) -> None:
    request = Dataset()
    request.RequestingPhysician = "Hopper^Grace"
    other = Dataset()
    other.PatientID = "QX4711"
    ds = source_dataset(
        RequestAttributesSequence=[request],
        OtherPatientIDsSequence=[other],
        Manufacturer="Bought by Hopper",
        ManufacturerModelName="Scanner QX4711",
        SoftwareVersions="1.0",
    )
    copy = _read(_copy(save(ds, tmp_path / "scan")))
    assert copy.Manufacturer == copy.ManufacturerModelName == ""
    assert copy.SoftwareVersions == "1.0"


def _put(ds: Dataset, tag: int, vr: str, value: bytes) -> None:
    """Put bytes into an element as they are, whatever its VR asks for."""
    if vr in ("OB", "OW"):
        ds[tag] = DataElement(Tag(tag), vr, value, already_converted=True)
    else:
        ds._dict[Tag(tag)] = RawDataElement(Tag(tag), vr, len(value), value, 0, False, True)


@pytest.mark.parametrize(
    ("vr", "tag"),
    [
        ("DS", 0x00180050),  # Slice Thickness
        ("IS", 0x00200013),  # Instance Number
        ("LO", 0x00180050),
        ("OB", 0x00181020),  # Software Versions, which are words
        ("OW", 0x00281050),  # Window Center
        ("UI", 0x00080016),  # SOP Class UID
        ("OB", 0x54001010),  # Waveform Data, at home in other objects
    ],
)
def test_words_do_not_hide_where_numbers_or_bytes_belong(vr: str, tag: int, tmp_path: Path) -> None:
    ds = source_dataset()
    _put(ds, tag, vr, (b"1.2.840.10008.5.1.4.1.1.1\0" if vr == "UI" else b"") + b"SNTNLTEXT\0")
    path = save(ds, tmp_path / "scan")
    assert b"SNTNL" in path.read_bytes()
    data = _copy(path)
    assert b"SNTNL" not in data
    assert _read(data).Rows == ds.Rows


def test_pixels_and_kinds_in_items_are_not_let_through_unseen(tmp_path: Path) -> None:
    item = Dataset()
    item.ReferencedSOPClassUID = "SNTNL.TEXT"
    item.ReferencedSOPInstanceUID = "1.2.3"
    item.add_new(0x7FE00010, "OW", b"SNTNLBYTES")
    ds = source_dataset(SourceImageSequence=[item])
    data = _copy(save(ds, tmp_path / "scan"))
    assert b"SNTNL" not in data
    assert len(_read(data).SourceImageSequence) == 1


def test_numbers_stay_as_they_were(tmp_path: Path) -> None:
    ds = source_dataset(SliceThickness="1.250", PixelSpacing=[".5", "5E-1"], InstanceNumber="+12")
    ds.add_new(0x00180060, "OB", b"120 ")  # KVP
    path = save(ds, tmp_path / "scan")
    written = path.read_bytes()
    assert written.count(b"\x18\0\x60\0OB") == 1
    path.write_bytes(written.replace(b"\x18\0\x60\0OB", b"\x18\0\x60\0UN"))
    copy = _read(_copy(path))
    assert (copy.SliceThickness, copy.InstanceNumber, copy.KVP) == (1.25, 12, 120)
    assert copy.PixelSpacing == [0.5, 0.5]


def test_uids_that_only_look_like_the_standards_are_replaced(tmp_path: Path) -> None:
    kept, invented = "1.2.840.10008.1.4.1.1", "1.2.840.10008.770077"
    for uid in (kept, invented):
        ds = source_dataset(FrameOfReferenceUID=uid)
        copy = _read(_copy(save(ds, tmp_path / "scan")))
        assert (copy.FrameOfReferenceUID == uid) == (uid == kept)


def test_fractions_of_seconds_are_moved_as_well(tmp_path: Path) -> None:
    ds = source_dataset(
        StudyTime="101500.123456", SeriesDate="20260301", SeriesTime="101500.623457",
        AcquisitionDateTime="20260301101501.123456", ContentTime="101500.12",
    )  # fmt: skip
    copy = _read(_copy(save(ds, tmp_path / "scan")))

    def at(text: str) -> datetime:
        return datetime.strptime(f"{text} +0000", "%Y%m%d%H%M%S.%f %z")

    study = at(copy.StudyDate + copy.StudyTime)
    assert at(copy.SeriesDate + copy.SeriesTime) - study == timedelta(microseconds=500001)
    assert at(copy.AcquisitionDateTime) - study == timedelta(seconds=1)
    assert len(copy.ContentTime) == len("101500.12")
    assert study.microsecond != 123456


def test_what_holds_no_image_is_not_copied() -> None:
    with pytest.raises(ScanError) as caught:
        _copy(BUNDLED / "reportsi.dcm")
    assert caught.value.code == "not_an_image"
    assert "may name the patient" in caught.value.message


def test_a_warning_goes_by_what_the_file_says_and_by_its_kind(tmp_path: Path) -> None:
    def codes(**elements: Any) -> list[str]:
        path = save(source_dataset(**elements), tmp_path / "scan")
        return [notice.code for notice in deidentified(path, Pseudonyms()).notices]

    assert codes(BurnedInAnnotation="YES") == ["burned_in_annotation"]
    assert codes(BurnedInAnnotation="NO", Modality="US") == ["may_have_text"]
    assert codes(SOPClassUID="1.2.840.10008.5.1.4.1.1.7") == ["may_have_text"]
    assert codes(BurnedInAnnotation="NO") == []


# --- Masks ----------------------------------------------------------------------------------


def test_masks_are_black_and_the_rest_is_as_it_was(tmp_path: Path) -> None:
    for name in (
        "MR_small.dcm",
        "MR_small_RLE.dcm",
        "SC_rgb_rle_2frame.dcm",
        "SC_rgb_jpeg_dcmtk.dcm",
    ):
        path = BUNDLED / name
        data = _copy(path, None, Mask(3, 2, 10, 5), Mask(50, 60, 500, 500))
        (tmp_path / name).write_bytes(data)
        for frame in range(1, 1 + int(_read(data).get("NumberOfFrames", 1))):
            before, after = read_scan(path, frame).pixels, read_scan(tmp_path / name, frame).pixels
            hidden = np.zeros(before.shape[:2], bool)
            hidden[2:7, 3:13] = hidden[60:, 50:] = True
            assert (after[~hidden] == before[~hidden]).all()
            black = after[hidden]
            assert (black == before.min()).all() if before.ndim == 2 else (black == 0).all()
        copy = _read(data)
        codes = [item.CodeValue for item in copy.DeidentificationMethodCodeSequence]
        assert codes == ["113100", "113107", "113101"]
        assert copy.BurnedInAnnotation == "NO"


def test_a_mask_over_inverted_grey_is_black_as_it_is_shown(tmp_path: Path) -> None:
    ds = source_dataset(PhotometricInterpretation="MONOCHROME1")
    copy = _read(_copy(save(ds, tmp_path / "scan"), None, Mask(0, 0, 4, 4)))
    assert (copy.pixel_array[:4, :4] == 4095).all()


def test_a_mask_that_hides_nothing_is_refused(tmp_path: Path) -> None:
    path = save(source_dataset(), tmp_path / "scan")
    with pytest.raises(LightboxError) as caught:
        _copy(path, None, Mask(64, 0, 5, 5))
    assert caught.value.code == "bad_mask"
    for text in ("1,2,3", "a,b,c,d", "0,0,0,5", "-1,0,5,5", ""):
        with pytest.raises(LightboxError) as caught:
            mask_of(text)
        assert caught.value.code == "bad_mask"
    assert mask_of("1, 2,3,4") == Mask(1, 2, 3, 4)
