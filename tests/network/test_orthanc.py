"""Query, retrieve and send against a real Orthanc, by DIMSE and by DICOMweb."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pydicom
import pytest
from pydicom.uid import generate_uid

from app.cli.main import run_cli
from tests.network.counterparts import Orthanc, needs_orthanc, orthanc
from tests.network.objects import as_it_came, scan, structured_report

pytestmark = needs_orthanc


@pytest.fixture(scope="module")
def pacs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Orthanc]:
    with orthanc(tmp_path_factory.mktemp("orthanc")) as running:
        yield running


@pytest.fixture(params=["dimse", "web"])
def node(request: pytest.FixtureRequest, pacs: Orthanc) -> str:
    """The name of a node that was added, which is Orthanc by one of its two doors."""
    if request.param == "dimse":
        where = ["--ae", "ORTHANC", "--host", "127.0.0.1", "--port", str(pacs.dicom)]
    else:
        where = ["--url", pacs.web]
    assert run_cli(["nodes", "add", request.param, *where]) == 0
    assert run_cli(["nodes", "self", "--port", str(pacs.own_port)]) == 0
    return str(request.param)


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_it_is_echoed(node: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_cli(["nodes", "echo", node]) == 0
    assert f"{node} answers" in capsys.readouterr().out


def test_what_is_sent_is_found_and_fetched_again_as_it_was(
    node: str, pacs: Orthanc, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    study, patient = str(generate_uid()), f"P-{node}"
    there = tmp_path / "there"
    there.mkdir()
    uids = {
        scan(there / "a.dcm", study=study, PatientID=patient, PatientName="Größe^Anna"),
        as_it_came(there / "b.dcm", study=study, PatientID=patient),
        structured_report(there / "sr.dcm", there / "a.dcm"),
    }
    (there / "note.txt").write_text("no scan")
    assert run_cli(["send", node, str(there), "--format", "jsonl"]) == 1
    capsys.readouterr()
    assert uids <= pacs.uids()

    back = tmp_path / "back"
    asked = ["--patient", patient, "--retrieve", "--output", str(back), "--format", "jsonl"]
    assert run_cli(["query", node, *asked]) == 0
    (found,) = lines(capsys)
    assert found["uid"] == study
    assert found["instances"] == 3
    assert sorted(found["modalities"]) == ["CR", "SR"]  # type: ignore[call-overload]
    assert {path.stem for path in back.glob("*.dcm")} == uids
    assert not list(back.glob(".*"))
    before = pydicom.dcmread(there / "a.dcm")
    after = pydicom.dcmread(back / f"{before.SOPInstanceUID}.dcm")
    assert after.PixelData == before.PixelData
    assert after.PatientName == before.PatientName


def test_a_study_is_found_by_each_of_its_marks_and_by_no_other(
    node: str, pacs: Orthanc, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    patient = f"Q-{node}"
    scan(
        tmp_path / "a.dcm",
        study=str(generate_uid()),
        PatientID=patient,
        PatientName="Größe^Me Too",
        StudyDate="20200229",
        AccessionNumber=f"ACC-{node}",
    )
    assert run_cli(["send", node, str(tmp_path / "a.dcm")]) == 0
    for asked in (
        ["--patient", "Q-*"],
        ["--accession", f"ACC-{node}"],
        ["--date", "2020-02-29", "--patient", patient],
        ["--date", "2020-02-01..2020-03-01", "--modality", "cr", "--patient", patient],
        ["--name", "Gr*e^M*", "--patient", patient],
        ["--name", "größe^me too", "--patient", patient],
    ):
        capsys.readouterr()
        assert run_cli(["query", node, *asked, "--format", "jsonl"]) == 0
        assert patient in {line["patient_id"] for line in lines(capsys)}
    for asked in (
        ["--name", "Gr*e M*"],
        ["--date", "..2020-02-28"],
        ["--modality", "MR"],
        ["--accession", "ACC"],
    ):
        capsys.readouterr()
        fetch = ["--retrieve", "--output", str(tmp_path / "none"), "--format", "jsonl"]
        assert run_cli(["query", node, "--patient", patient, *asked, *fetch]) == 0
        assert capsys.readouterr() == ("", ""), "no folder is named that is not there"


def test_where_get_is_refused_it_is_moved(
    pacs: Orthanc, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with orthanc(
        tmp_path,
        DicomModalities={
            "lightbox": {
                "AET": "LIGHTBOX",
                "Host": "127.0.0.1",
                "Port": pacs.own_port,
                "AllowGet": False,
            }
        },
    ) as other:
        where = ["--ae", "ORTHANC", "--host", "127.0.0.1", "--port", str(other.dicom)]
        assert run_cli(["nodes", "add", "moving", *where]) == 0
        assert run_cli(["nodes", "self", "--port", str(pacs.own_port)]) == 0
        uid = scan(tmp_path / "a.dcm")
        assert run_cli(["send", "moving", str(tmp_path / "a.dcm")]) == 0
        back = tmp_path / "back"
        assert run_cli(["query", "moving", "--retrieve", "--output", str(back)]) == 0
    assert "by C-MOVE" in capsys.readouterr().err
    assert [path.stem for path in back.glob("*.dcm")] == [uid]


def test_what_was_sent_is_committed(
    pacs: Orthanc, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--ae", "ORTHANC", "--host", "127.0.0.1", "--port", str(pacs.dicom)]
    assert run_cli(["nodes", "add", "keeping", *where]) == 0
    assert run_cli(["nodes", "self", "--port", str(pacs.own_port)]) == 0
    scan(tmp_path / "a.dcm")
    scan(tmp_path / "b.dcm")
    files = [str(tmp_path / "a.dcm"), str(tmp_path / "b.dcm")]
    assert run_cli(["send", "keeping", *files, "--commit"]) == 0
    assert "keeps 2 of 2" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("changes", "own", "said"),
    [
        (["--ae", "OTHER"], "LIGHTBOX", "does not call itself “OTHER”"),
        (["--ae", "ORTHANC"], "STRANGER", "does not know “STRANGER”|does not offer|ends it"),
    ],
)
def test_a_refusal_says_why(
    changes: list[str], own: str, said: str, pacs: Orthanc, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--host", "127.0.0.1", "--port", str(pacs.dicom), *changes]
    assert run_cli(["nodes", "add", "wrong", *where]) == 0
    assert run_cli(["nodes", "self", "--ae", own]) == 0
    assert run_cli(["nodes", "echo", "wrong"]) == 1
    error = capsys.readouterr().err
    assert any(one in error for one in said.split("|")), error
