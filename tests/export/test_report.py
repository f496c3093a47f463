"""Reports as pages: all that is known stands in them, and nobody's name unless it is asked for."""

from __future__ import annotations

import base64
import html
import io
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from app.cli.main import run_cli
from app.domain.reading import Reading, Request
from app.domain.verdict import Decided, Impression, Verdict
from app.export.report import Report
from app.export.report_html import report_html
from app.export.speech import ENGLISH
from app.imaging import read_scan
from app.services.library import open_library
from app.services.picture import grey_levels
from app.services.reading import Reader
from app.services.reporting import report_of
from app.services.review import Review, content_of
from tests.conftest import sample_path
from tests.imaging.dicom_files import dataset, save


@cache
def _reader() -> Reader:
    return Reader(open_library())


@cache
def _read(name: str) -> Reading:
    return _reader().read(Request(sample_path(name)))


def report(name: str = "pneumonia.dcm", *, identifiers: bool = False, **more: object) -> Report:
    reading = _read(name)
    assert reading.analysis is not None
    assert reading.analysis.model is not None
    manifest = _reader().library.find(reading.analysis.model.id).manifest
    scan = read_scan(sample_path(name))
    return report_of(reading, scan, manifest, identifiers=identifiers, **more)  # type: ignore[arg-type]


def said(page: str) -> str:
    """Return the words of a page in one line."""
    body = page[page.index("<body>") :]
    plain = html.unescape(re.sub(r"<[^>]+>", " ", body)).replace("\u00a0", " ")
    return " ".join(plain.split())


def images(page: str) -> list[np.ndarray]:
    found = re.findall(r'src="data:image/png;base64,([^"]+)"', page)
    return [np.asarray(Image.open(io.BytesIO(base64.b64decode(data)))) for data in found]


def test_a_report_tells_the_answer_with_all_it_stands_on() -> None:
    whole = report()
    words = said(report_html(whole, ENGLISH))
    assert whole.analysis is not None
    assert whole.analysis.model is not None
    assert "Pneumonia: above threshold" in words
    assert "Research use only. Not a medical device." in words
    assert "sensitivity and specificity on the test set" in words
    of = whole.achieves["pneumonia"]
    assert (
        f"{of.specificity.value:.2f} ({of.specificity.low:.2f}–{of.specificity.high:.2f})" in words
    )
    assert "90 % set:" in words
    assert "In scope, 1 warning." in words
    assert "This is a synthetic image, made by a program: no patient." in words
    assert whole.analysis.model.sha256 in words
    assert f"Lightbox {whole.program}" in words
    assert "No verdict was given." in words


def test_it_holds_the_scan_as_it_is_shown_and_its_heat_map() -> None:
    scan, heat = images(report_html(report(), ENGLISH))
    assert np.array_equal(scan, grey_levels(read_scan(sample_path("pneumonia.dcm"))))
    assert heat.shape == (*scan.shape, 3)
    assert (heat[..., 0] > heat[..., 2]).any(), "it is in colour"


def test_nobody_is_named_unless_it_is_asked_for() -> None:
    who = read_scan(sample_path("pneumonia.dcm")).identity
    secrets = [
        who.patient_name.replace("^", " "),
        who.patient_id,
        who.accession_number,
        who.sop_instance_uid,
        "pneumonia.dcm",
    ]
    assert all(secrets)
    without = report_html(report(), ENGLISH)
    assert [secret for secret in secrets if secret in without] == []
    assert "without identifiers; what is burnt into the picture stays" in said(without)
    named = said(report_html(report(identifiers=True), ENGLISH))
    assert [secret for secret in secrets if secret not in named] == []


def test_what_a_file_calls_its_windows_and_overlays_may_be_a_name(tmp_path: Path) -> None:
    scan = dataset(
        np.zeros((64, 64), np.uint8),
        WindowCenter=[100, 120],
        WindowWidth=[200, 220],
        WindowCenterWidthExplanation=["SENTINEL (Jane)", "OTHER"],
    )
    scan.add_new(0x60000010, "US", 64)
    scan.add_new(0x60000011, "US", 64)
    scan.add_new(0x60000040, "CS", "G")
    scan.add_new(0x60000050, "SS", [1, 1])
    scan.add_new(0x60000100, "US", 1)
    scan.add_new(0x60000102, "US", 0)
    scan.add_new(0x60001500, "LO", "SENTINEL")
    scan.add_new(0x60003000, "OW", b"\xff" * 512)
    path = save(scan, tmp_path / "SENTINEL.dcm")
    for identifiers in (False, True):
        gathered = report_of(
            _reader().read(Request(path)), read_scan(path), None, identifiers=identifiers
        )
        page = report_html(gathered, ENGLISH)
        assert "first window is used" in said(page)
        assert "drawn over the image" in said(page)
        assert ("SENTINEL" in page.upper()) == identifiers
        assert bool(images(page)[0].any()) == identifiers, "what is drawn over may be a name"


def test_the_readers_word_is_quoted_and_never_obeyed() -> None:
    of = Decided("pneumonia", 0.9, positive=True, threshold=0.6, operating_point="balanced")
    comment = "<script>alert(1)</script> & 左下肺\n第二行"
    page = report_html(
        report(
            verdicts=(Verdict(of, "agree"), Verdict(of, "amend", "unsure", comment)),
            impressions=(Impression(of, "absent"),),
        ),
        ENGLISH,
    )
    assert "<script" not in page
    assert "Amended: unsure" in said(page)
    assert "Agrees" not in said(page), "the last verdict on a finding is in force"
    assert "<script>alert(1)</script> & 左下肺 第二行" in said(page)
    assert re.search(r"Pneumonia absent Amended", said(page))


def test_a_page_asks_for_nothing_outside_it() -> None:
    page = report_html(report(identifiers=True), ENGLISH)
    assert "default-src 'none'" in page
    assert re.findall(r"""(?:src|href)=["'](?!data:image/png)""", page) == []
    assert "http://" not in page
    assert "https://" not in page


def test_the_command_writes_the_same_for_what_cannot_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad, page = tmp_path / "Doe Jane.dcm", tmp_path / "page.html"
    bad.write_text("dear colleague")
    assert run_cli(["report", str(bad), "--html", str(page)]) == 1
    words = said(page.read_text(encoding="utf-8"))
    assert "Cannot be read" in words
    assert "This is no scan but a text file." in words
    assert "Doe" not in words
    assert "text file" in capsys.readouterr().err


def test_the_command_takes_verdicts_from_the_history(tmp_path: Path) -> None:
    reading = _read("normal.dcm")
    entries = _reader().library.entries
    kept = Review(lambda _told: None)
    kept.record(reading, entries)
    of = Decided("pneumonia", 0.1, positive=False)
    kept.judge(content_of(reading, entries), Verdict(of, "disagree", comment="looks odd to me"))
    assert kept.close()
    page = tmp_path / "page.html"
    assert run_cli(["report", str(sample_path("normal.dcm")), "--html", str(page)]) == 0
    words = said(page.read_text(encoding="utf-8"))
    assert "Disagrees with “below threshold”" in words
    assert "looks odd to me" in words


def test_the_command_says_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scan = str(sample_path("normal.dcm"))
    assert run_cli(["report", scan]) == 2
    assert "--pdf FILE or --html FILE" in capsys.readouterr().err
    assert run_cli(["report", scan, "--html", scan]) == 2
    assert run_cli(["report", scan, "--pdf", str(tmp_path / "a.pdf")]) == 1, (
        "there is no press here"
    )
    assert "“lightbox doctor”" in capsys.readouterr().err
    assert not (tmp_path / "a.pdf").exists()


def test_chinese_labels_stand_at_the_height_of_their_figures() -> None:
    chinese = replace(ENGLISH, language="zh-CN")
    assert "vertical-align: middle" in report_html(report(), chinese)
    assert "vertical-align: middle" not in report_html(report(), ENGLISH)


def test_who_it_is_does_not_stand_in_the_readers_comment_either() -> None:
    of = Decided("pneumonia", 0.9, positive=True, threshold=0.6, operating_point="balanced")
    judged = (Verdict(of, "disagree", comment="Ms SYNTHETIC (syn-0002): an artefact, SAMPLES"),)
    assert "Ms ••• (•••): an artefact, SAMPLES" in said(
        report_html(report(verdicts=judged), ENGLISH)
    )
    named = said(report_html(report(verdicts=judged, identifiers=True), ENGLISH))
    assert "Ms SYNTHETIC (syn-0002): an artefact, SAMPLES" in named
