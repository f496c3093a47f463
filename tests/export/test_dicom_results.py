"""Results in DICOM: the structured report and the capture with the heat map."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pydicom
import pydicom.data
import pytest
from pydicom.dataset import Dataset

from app.domain.finding import Finding
from app.domain.verdict import Decided, Impression, Verdict
from app.errors import LightboxError, ScanError
from app.export.dicom_capture import secondary_capture
from app.export.dicom_source import read_source
from app.export.dicom_sr import RESEARCH_USE, structured_report
from app.export.observer import Reader, observer
from tests.conftest import sample_path
from tests.export.answers import (
    INSTANCE,
    MODEL,
    POINT,
    SERIES,
    STUDY,
    classified,
    refused,
    source_dataset,
    verdict,
)
from tests.export.validators import errors_by_dciodvfy, errors_by_pixelmed
from tests.imaging.dicom_files import CR, RAMP, save

BUNDLED = Path(pydicom.data.__file__).parent / "test_files"
READER = Reader("Curie^Marie", "Institut du Radium")
BOTH = (verdict("pneumonia", "agree"), verdict("肺结核 of the upper lobe", "amend", "unsure"))


def _saved(made: Dataset, path: Path) -> Dataset:
    made.save_as(path, enforce_file_format=True)
    return pydicom.dcmread(path)


def _two_frames() -> Dataset:
    ds = source_dataset(RAMP, NumberOfFrames=2, SOPClassUID="1.2.840.10008.5.1.4.1.1.7.3")
    ds.PixelData = 2 * RAMP.tobytes()
    return ds


def _items(item: Dataset) -> Iterator[Dataset]:
    """Every item of the tree, from the top."""
    for child in item.get("ContentSequence", []):
        yield child
        yield from _items(child)


def _texts(report: Dataset) -> list[str]:
    """Every value of the tree as "name = value"."""
    found = []
    for item in _items(report):
        name = item.ConceptNameCodeSequence[0].CodeMeaning if item.ValueType != "IMAGE" else ""
        if item.ValueType == "CODE":
            found.append(f"{name} = {item.ConceptCodeSequence[0].CodeMeaning}")
        elif item.ValueType == "NUM":
            found.append(f"{name} = {item.MeasuredValueSequence[0].NumericValue}")
        elif item.ValueType == "TEXT":
            found.append(f"{name} = {item.TextValue}")
    return found


def test_the_report_says_what_was_said_by_whom_and_of_what(tmp_path: Path) -> None:
    source = read_source(save(source_dataset(), tmp_path / "scan"))
    report = _saved(structured_report(source, classified()), tmp_path / "sr.dcm")
    assert report.SOPClassUID.name == "Comprehensive 3D SR Storage"
    assert (report.StudyInstanceUID, report.PatientID) == (STUDY, "SENTINEL-ID")
    assert report.SeriesInstanceUID != SERIES
    assert (report.CompletionFlag, report.VerificationFlag) == ("PARTIAL", "UNVERIFIED")
    assert report.PreliminaryFlag == "PRELIMINARY"
    said = _texts(report)
    for line in (
        "Algorithm Name = chest-xray-pneumonia",
        "Algorithm Version = 1.2.3",
        f"Algorithm Parameters = SHA-256 of manifest: {MODEL.sha256}",
        "Finding = Pneumonia",
        "Probability = 91.23",
        "Threshold Value = 40",
        "Sensitivity at the threshold = 90",
        "Decision at the threshold = Positive",
        "Operating point = balanced",
        "Score, not calibrated = 50",
        "Whether the model is made for the scan = accepted with warnings",
        "To keep in mind = The file does not state the view.",
        f"Intended use = {RESEARCH_USE}",
    ):
        assert any(one.startswith(line) for one in said), line
    (evidence,) = report.CurrentRequestedProcedureEvidenceSequence
    (reference,) = evidence.ReferencedSeriesSequence[0].ReferencedSOPSequence
    assert (reference.ReferencedSOPInstanceUID, reference.ReferencedSOPClassUID) == (INSTANCE, CR)


def test_the_figures_of_a_threshold_are_the_test_sets_where_there_is_one(tmp_path: Path) -> None:
    source = read_source(save(source_dataset(), tmp_path / "scan"))
    point = {"threshold": 0.4, "sensitivity": [0.8, 0.7, 0.9], "specificity": [0.5, 0.4, 0.6]}
    metrics = {"test": {"findings": {"pneumonia": {"balanced": point}}}}
    said = _texts(structured_report(source, classified(), metrics=metrics))
    assert "Sensitivity at the threshold = 80.0" in said
    assert "Specificity at the threshold, 95 % to = 60.0" in said
    assert "Sensitivity and specificity measured on = test set" in said
    assert "Sensitivity and specificity measured on = held-out scans" in said  # the other finding


def test_a_verdict_completes_the_report_and_a_name_verifies_it(tmp_path: Path) -> None:
    source = read_source(save(source_dataset(), tmp_path / "scan"))
    impression = Impression(Decided("pneumonia", 0.9, True), "absent")
    unnamed = structured_report(source, classified(), verdicts=BOTH, impressions=[impression])
    assert (unnamed.CompletionFlag, unnamed.VerificationFlag) == ("COMPLETE", "UNVERIFIED")
    said = _texts(unnamed)
    assert "Verdict of the reader = agree" in said
    assert "Finding, by the reader = Indeterminate" in said
    assert "Impression before it = Absent" in said
    assert "Comment = pneumonia: left, 左下" in said
    partly = structured_report(source, classified(), verdicts=BOTH[:1], reader=READER)
    assert (partly.CompletionFlag, partly.VerificationFlag) == ("PARTIAL", "UNVERIFIED")
    named = structured_report(source, classified(), verdicts=BOTH, reader=READER)
    assert (named.CompletionFlag, named.VerificationFlag) == ("COMPLETE", "VERIFIED")
    (observer,) = named.VerifyingObserverSequence
    assert observer.VerifyingObserverName == "Curie^Marie"
    assert observer.VerifyingOrganization == "Institut du Radium"


def test_a_verdict_on_another_decision_verifies_nothing(tmp_path: Path) -> None:
    source = read_source(save(source_dataset(), tmp_path / "scan"))
    before = Verdict(Decided("pneumonia", 0.9, False, 0.95, "high specificity"), "agree")
    report = structured_report(source, classified(), verdicts=[before, BOTH[1]], reader=READER)
    assert (report.CompletionFlag, report.VerificationFlag) == ("PARTIAL", "UNVERIFIED")
    said = _texts(report)
    assert "Verdict of the reader on a decision at another threshold = agree" in said
    assert "Decision that it was given on = Negative" in said
    assert "Finding, by the reader = Absent" in said  # that holds whatever the threshold


def test_no_verdict_is_put_under_a_name_that_dicom_does_not_allow(tmp_path: Path) -> None:
    source = read_source(save(source_dataset(), tmp_path / "scan"))
    for name, organisation in (
        ("", "X"), ("^", "X"), ("A", ""), ("A\\B", "X"), ("A" * 65, "X"), ("A=B=C=D", "X"),
        ("A^B^C^D^E^F", "X"), ("A", "X\nY"), ("A", "X" * 65),
    ):  # fmt: skip
        reader = Reader(name, organisation)
        with pytest.raises(LightboxError) as caught:
            structured_report(source, classified(), verdicts=BOTH, reader=reader)
        assert caught.value.code == "bad_reader"


def test_a_name_is_written_as_dicom_has_it() -> None:
    assert observer("", " ") is None
    for said, written in (
        ("Curie, Marie", "Curie^Marie"),
        ("Curie^Marie^^Prof.", "Curie^Marie^^Prof."),
        (" 王小东 ", "王小东^"),
    ):
        assert observer(said, " Institut ") == Reader(written, "Institut")


def test_the_frame_that_was_read_is_referred_to(tmp_path: Path) -> None:
    source = read_source(save(_two_frames(), tmp_path / "scan"), 2)
    report = structured_report(source, refused())
    images = [item.ReferencedSOPSequence[0] for item in _items(report) if item.ValueType == "IMAGE"]
    assert [image.ReferencedFrameNumber for image in images] == [2]
    assert "Answer of the model = no answer" in _texts(report)
    assert "Why no answer = This is a CT; the model is made for CR and DX." in _texts(report)


def test_invalid_values_of_the_patient_are_left_out_and_said(tmp_path: Path) -> None:
    odd = {
        "PatientName": "A=B=C=D",
        "PatientBirthDate": "1.2.1999",
        "PatientSex": "female",
        "PatientAge": "5",
        "StudyTime": "99",
    }
    ds = source_dataset()
    with pydicom.config.disable_value_validation():
        for keyword, value in odd.items():
            ds.add_new(keyword, "LO", value)
        source = read_source(save(ds, tmp_path / "scan"))
    report = _saved(structured_report(source, refused()), tmp_path / "sr.dcm")
    assert [str(report.get(keyword, "")) for keyword in odd] == [""] * 5
    (notice,) = source.notices
    assert notice.code == "invalid_patient_values"
    for name in ("Patient Name", "Patient Birth Date", "Patient Sex", "Patient Age", "Study Time"):
        assert name in notice.message
    assert "female" not in notice.message


def test_what_belongs_to_no_study_gets_no_dicom_result(tmp_path: Path) -> None:
    with pytest.raises(ScanError) as caught:
        read_source(sample_path("normal.png"))
    assert caught.value.code == "no_study"
    assert "PNG" in caught.value.message
    with pytest.raises(ScanError) as caught:
        read_source(save(source_dataset(StudyInstanceUID=""), tmp_path / "scan"))
    assert caught.value.code == "no_study"


def test_the_capture_is_the_picture_with_a_caption(tmp_path: Path) -> None:
    source = read_source(save(source_dataset(PatientOrientation=["L", "F"]), tmp_path / "scan"))
    picture = np.random.default_rng(0).integers(0, 255, (200, 300, 3), np.uint8)
    made = _saved(
        secondary_capture(source, classified(), "pneumonia", picture), tmp_path / "sc.dcm"
    )
    assert (made.StudyInstanceUID, made.BurnedInAnnotation) == (STUDY, "YES")
    assert (made.pixel_array[:200] == picture).all()
    assert made.pixel_array[200:].max() > 200  # the caption
    assert made.SourceImageSequence[0].ReferencedSOPInstanceUID == INSTANCE
    assert MODEL.sha256 in made.DerivationDescription
    assert list(made.PatientOrientation) == ["L", "F"]
    with pytest.raises(LightboxError) as caught:
        secondary_capture(source, classified(), "glioma", picture)
    assert caught.value.code == "unknown_finding"


def test_the_capture_says_what_the_window_says(tmp_path: Path) -> None:
    source = read_source(save(source_dataset(), tmp_path / "scan"))
    picture = np.zeros((100, 120, 3), np.uint8)
    sure, low, scored = (
        Finding("pneumonia", 0.9995, POINT, True),
        Finding("normal", 0.0005),
        Finding("a nodule", 0.5, POINT, True, calibrated=False),
    )
    answer = replace(classified(), findings=(sure, low, scored))
    expected = {
        "pneumonia": "probability > 99 %, above the threshold of 40 %.",
        "normal": "probability < 1 %.",
        "a nodule": "score 0.50, not calibrated, above the threshold of 0.40.",
    }
    for name, said in expected.items():
        made = secondary_capture(source, answer, name, picture)
        assert made.ImageComments.startswith(f"{name}: {said} Research use only.")


def test_validators_of_others_find_no_error(tmp_path: Path) -> None:
    lossy = source_dataset(
        RAMP,
        LossyImageCompression="01",
        LossyImageCompressionRatio=10,
        LossyImageCompressionMethod="ISO_10918_1",
        Modality="US",
        SOPClassUID="1.2.840.10008.5.1.4.1.1.6",  # retired
        SpecificCharacterSet="GB18030",
        PatientName="Wang^XiaoDong=王^小东",
    )
    sources = {
        "cr": read_source(save(source_dataset(), tmp_path / "cr")),
        "frames": read_source(save(_two_frames(), tmp_path / "frames"), 2),
        "lossy": read_source(save(lossy, tmp_path / "lossy")),
        "ct": read_source(BUNDLED / "CT_small.dcm"),
        "mr": read_source(BUNDLED / "MR_small.dcm"),
    }
    picture = np.zeros((100, 120, 3), np.uint8)
    for name, source in sources.items():
        path = tmp_path / f"{name}-sr.dcm"
        answer = refused() if name == "ct" else classified()
        reader = READER if name == "cr" else None
        made = structured_report(
            source, answer, verdicts=BOTH if name == "cr" else (), reader=reader
        )
        _saved(made, path)
        assert errors_by_dciodvfy(path) == []
        capture = tmp_path / f"{name}-sc.dcm"
        _saved(secondary_capture(source, classified(), "pneumonia", picture), capture)
        assert errors_by_dciodvfy(capture) == []
    # Five seconds of a processor each: the answer with everything in it, and one refused.
    assert errors_by_pixelmed([tmp_path / "cr-sr.dcm", tmp_path / "ct-sr.dcm"]) == []
