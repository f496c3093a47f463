"""Sentences, corner texts, time left: everything that can be said without a window."""

from __future__ import annotations

import io
import logging
import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.bundle import read_bundle
from app.domain.achieved import held_out
from app.domain.analysis import Analysis
from app.domain.display import DisplayTransform, Window
from app.domain.finding import Conformal, Estimate, Finding, OperatingPoint
from app.domain.notice import Notice
from app.domain.reading import Reading, Request
from app.domain.scan import Facts, Geometry, Identity, Scan, Source
from app.imaging import Found, LeftOut
from app.paths import normal
from app.services.library import Library, open_library
from app.ui import explaining, figures, words
from app.ui.faults import DiscreetFormatter
from app.ui.reading.models import Models
from app.ui.reading.opening import is_searched
from app.ui.reading.pace import Pace
from app.ui.reading.rows import Rows
from app.ui.viewer import corners
from app.ui.viewer.turn import Turn
from app.ui.viewer.view_transform import (
    Point,
    Size,
    ViewTransform,
    at_scale,
    fit,
    followed,
    panned,
    zoomed,
)

POINT = OperatingPoint("balanced", 0.52, Estimate(0.95, 0.92, 0.97), Estimate(0.9, 0.86, 0.93))


def finding(probability: float, *, point: OperatingPoint | None = POINT) -> Finding:
    positive = None if point is None else probability >= point.threshold
    return Finding("pneumonia", probability, point, positive)


def at(threshold: float, probability: float) -> Finding:
    point = OperatingPoint("balanced", threshold, POINT.sensitivity, POINT.specificity)
    return Finding("pneumonia", probability, point, probability >= threshold)


def test_words_come_first_and_figures_second() -> None:
    assert words.verdict(finding(0.87)) == "Pneumonia: above threshold"
    assert words.against_threshold(finding(0.87)) == "87 % · threshold 52 %"
    assert words.verdict(finding(0.13)) == "Pneumonia: below threshold"
    assert words.against_threshold(finding(0.13)) == "13 % · threshold 52 %"
    assert words.operating(POINT, held_out(POINT)) == (
        "Balanced: sensitivity 0.95 (0.92–0.97), specificity 0.90 (0.86–0.93), held-out scans"
    )


@pytest.mark.parametrize(("threshold", "probability"), [(0.1, 0.12), (0.9, 0.8)])
def test_words_are_true_at_any_operating_point(threshold: float, probability: float) -> None:
    said = words.verdict(at(threshold, probability))
    assert "likely" not in said
    assert ("above" in said) == (probability >= threshold)


def test_rounding_never_hides_the_decision_or_claims_certainty() -> None:
    assert words.against_threshold(finding(0.5196)) == "51.96 % · threshold 52.00 %"
    assert words.against_threshold(finding(0.517)) == "51.7 % · threshold 52.0 %"
    assert words.against_threshold(at(0.9972, 0.9961)) == "99.6 % · threshold 99.7 %"
    assert words.against_threshold(at(0.99999, 0.9961)) == "99.6 % · threshold > 99.9 %"
    assert words.against_threshold(at(0.0004, 0.003)) == "0.3 % · threshold < 0.1 %"
    assert figures.percent(0.9999) == "> 99 %"
    assert figures.percent(0.0001) == "< 1 %"
    assert figures.percent(0.005) == "< 1 %"
    for probability in (0.0001, 0.9999):
        said = explaining.explain_probability(finding(probability))
        assert "about 100" not in said
        assert "about 0 " not in said
    assert "more than 99" in explaining.explain_probability(finding(0.9999))
    assert "fewer than 1 " in explaining.explain_probability(finding(0.0001))


def test_measured_figures_do_not_overstate() -> None:
    assert figures.of_100(0.996) == "99.6"
    assert figures.of_100(1.0) == "100"
    assert figures.of_100(0.95) == "95"
    assert figures.ratio(0.996) == "0.996"
    assert figures.ratio(0.95) == "0.95"


@pytest.mark.parametrize("parts", [(0.444, 0.444), (0.716, 0.004), (0.335, 0.335), (0.305, 0.294)])
def test_parts_add_up_as_shown(parts: tuple[float, float]) -> None:
    whole = at(0.3, sum(parts))
    names = ("bacterial", "viral")
    each = [Finding(name, p, None, None, "pneumonia") for name, p in zip(names, parts, strict=True)]
    shown = figures.together([whole, *each])
    counted = [0 if shown[name] == "< 1 %" else int(shown[name].split()[0]) for name in names]
    assert sum(counted) == int(shown["pneumonia"].split()[0])


def test_the_prediction_set_begins_with_the_likeliest_class_and_always_holds_it() -> None:
    classes = normal, bacterial, viral = ("normal", "bacterial", "viral")
    manifest = replace(
        open_library().entries[0].manifest,
        classes=classes,
        conformal=Conformal(0.9, (0.5,) * 3),
    )
    chances = {normal: 0.5, bacterial: 0.2, viral: 0.3}
    found = tuple(Finding(name, p) for name, p in chances.items())

    def said(*names: str) -> str:
        analysis = Analysis("classified", None, None, findings=found, prediction_set=names)
        return words.prediction_set(analysis, manifest)

    assert said(viral) == f"90 % set: {normal}, {viral}"
    assert said(bacterial, viral, normal) == f"90 % set: {normal}, {viral}, {bacterial}"
    assert said() == f"90 % set: {normal}"
    unsure = Analysis("classified", None, None, findings=found, prediction_set=(viral,))
    assert words.prediction_set(unsure, None) == ""


def test_what_was_left_out_is_said_with_its_reason() -> None:
    closed = LeftOut(Path("secret"), Notice("not_readable", "You have no permission."))
    text = LeftOut(Path("readme.txt"), Notice("not_a_scan", "This is no scan but a text file."))
    nothing = Found((), (closed,), (closed,))
    assert words.left_out(nothing, ["secret"]) == "“secret” was not opened. You have no permission."
    hidden = words.left_out(nothing, [])
    assert "There is no scan" not in hidden  # nobody knows
    assert "You have no permission." in hidden
    assert "no scan in “folder”" in words.left_out(Found((), (text,)), ["folder"])
    assert words.left_out(Found((Path("a"),), ()), ["folder"]) == ""
    both = words.left_out(Found((Path("a"),), (closed, text)), ["folder"])
    assert both.startswith("2 files and folders")
    hidden = words.left_out(Found((Path("a"),), (text,)), [])
    assert "readme" not in hidden
    assert text.reason.message in hidden


def test_the_answer_says_of_which_frame_it_is() -> None:
    analysis = Analysis("classified", None, None, findings=(finding(0.87),))
    source = Source(Path("a.dcm"), "DICOM", 1, 30)
    reading = Reading(Request(Path("a.dcm")), analysis=analysis, source=source)
    assert words.which_frame(reading) == "frame 1 of 30"
    assert words.sentence(reading).endswith("frame 1 of 30")
    assert words.which_frame(Reading(Request(Path("a.dcm")))) == ""


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs links")
def test_a_path_is_written_one_way(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b.dcm").touch()
    assert normal(tmp_path / "a" / ".." / "b.dcm") == tmp_path / "b.dcm"
    assert normal(tmp_path / "none" / ".." / "b.dcm") == tmp_path / "b.dcm"
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "deep" / "b.dcm").touch()
    (tmp_path / "link").symlink_to(tmp_path / "deep" / "er")
    through = tmp_path / "link" / ".." / "b.dcm"  # the file in "deep", not the one beside "link"
    assert normal(through).samefile(tmp_path / "deep" / "b.dcm")
    assert is_searched(tmp_path / "DICOMDIR")
    assert not is_searched(tmp_path / "b.dcm")


def test_a_model_is_known_by_version_and_hash() -> None:
    models = Models()
    models.library = open_library()
    entry = models.library.entries[0]
    right = read_bundle(entry.origin).ref
    assert models.manifest(right) is entry.manifest
    assert models.manifest(replace(right, version="9.9.9")) is None
    assert models.manifest(replace(right, sha256="0" * 64)) is None
    models.library = Library((), others=(entry,))  # an answer of before another was activated
    assert models.manifest(right) is entry.manifest


def test_the_log_holds_no_word_of_an_exception() -> None:
    handler = logging.StreamHandler(stream := io.StringIO())
    handler.setFormatter(DiscreetFormatter("%(message)s"))
    log = logging.Logger("test")
    log.addHandler(handler)
    try:
        try:
            raise FileNotFoundError(2, "none", "/patients/DOE^JANE.dcm")
        except OSError as error:
            raise ValueError("DOE^JANE") from error
    except ValueError:
        log.exception("it failed")
    written = stream.getvalue()
    assert "DOE" not in written
    assert "patients" not in written
    assert "ValueError" in written
    assert "FileNotFoundError" in written
    assert "test_words.py" in written


def test_the_leading_finding() -> None:
    parts = [
        Finding("bacterial", 0.9, None, None, "pneumonia"),
        Finding("normal", 0.05),
    ]
    low, high = finding(0.1), finding(0.9)
    other = Finding("effusion", 0.95, POINT, True)
    assert words.leading([low, *parts]) is low
    assert words.leading([high, other, *parts]) is other
    assert words.leading(parts) is parts[0]
    assert words.leading([]) is None


def test_short_answers_of_every_status() -> None:
    request = Request(Path("a.dcm"))
    answered = Reading(
        request, analysis=Analysis("classified", None, None, findings=(finding(0.87),))
    )
    said = words.short(answered)
    assert (said.tone, said.status, said.text) == (
        "positive",
        "Above threshold",
        "Pneumonia 87 % · threshold 52 %",
    )
    reason = Notice(
        "modality", "This is a CT scan; the model is made for CR or DX. Choose another."
    )
    refused = Reading(request, reason, Analysis("refused", reason, None))
    said = words.short(refused)
    assert (said.tone, said.status, said.text) == ("no_answer", "No answer", "This is a CT scan")
    assert reason.message in words.sentence(refused)
    failed = Reading(request, Notice("not_a_scan", "This is a text file. Open a scan."))
    said = words.short(failed)
    assert (said.tone, said.status, said.text) == (
        "failed",
        "Cannot be read",
        "This is a text file",
    )


@pytest.mark.parametrize(
    ("seconds", "said"), [(0.084, "0.08 s"), (40, "40 s"), (170, "3 min"), (7800, "2 h 10 min")]
)
def test_durations(seconds: float, said: str) -> None:
    assert words.duration(seconds) == said


def test_the_pace_tells_the_time_left() -> None:
    pace = Pace()
    assert pace.left(10) is None
    for second in range(8):
        pace.tick(second * 0.5)
    assert pace.left(10) == pytest.approx(5.0)
    pace.restart()
    assert pace.left(10) is None


def test_a_path_stands_on_the_list_once() -> None:
    rows = Rows()
    a, b = Path("a"), Path("b")
    assert rows.new([a, b, a]) == [a, b]
    rows.append([a, b])
    assert rows.new([b, Path("c")]) == [Path("c")]
    reading = Reading(Request(a))
    rows.finish(0, reading)
    rows.finish(0, reading)
    rows.set_state(0, "waiting")
    assert rows.done == 1
    assert rows[0].state == "done"


def scan() -> Scan:
    return Scan(
        np.zeros((400, 200), np.uint16),
        display=DisplayTransform(),
        geometry=Geometry(400, 200, (0.2, 0.1), "PixelSpacing", 1.0, ("L", "F")),
        source=Source(Path("x.dcm"), "DICOM", 2, 5),
        facts=Facts(modality="CR", body_part="CHEST"),
        identity=Identity(
            patient_name="DOE^JANE",
            birth_date="20190102",
            sex="F",
            study_description="Chest, lying",
            series_description="AP",
            study_date="20220601",
        ),
    )


@pytest.mark.parametrize(
    ("years", "said"),
    [
        (0.0, "0 years"),
        (3 / 365.25, "3 days"),
        (0.25, "3 months"),
        (1.5, "18 months"),
        (4.9, "4 years"),
    ],
)
def test_how_old_somebody_is(years: float, said: str) -> None:
    somebody = replace(scan(), identity=Identity(), facts=Facts(age_years=years))
    assert corners.identity(somebody) == (said,)


def test_corner_texts() -> None:
    assert corners.identity(scan()) == ("DOE JANE", "2019-01-02 · F")
    assert corners.series(scan()) == ("CR · CHEST", "Chest, lying · AP", "2022-06-01")
    assert corners.series(scan(), named=False) == ("CR · CHEST",)
    assert corners.extent(scan()) == ("Frame 2 / 5", "200 × 400")
    half = ViewTransform(scale=0.5)
    assert corners.display(scan(), Window(-600, 1500), half, 1.0, inverted=True) == (
        "Inverted",
        "C −600  W 1500",
        "Zoom 50 %",
    )
    edges = corners.edges(scan(), Turn())
    assert (edges.left, edges.right, edges.top, edges.bottom) == ("R", "L", "H", "F")


def test_the_scale_bar_is_round_and_fits() -> None:
    bar = corners.scale_bar(scan(), ViewTransform(scale=2.0), room=150)
    assert bar is not None
    assert bar.label == "5 mm, magnification unknown"  # a CR whose file does not tell
    assert bar.pixels == pytest.approx(100)


def test_pan_and_zoom_as_values() -> None:
    picture, view = Size(200, 400), Size(800, 600)
    whole = fit(picture, view)
    assert whole.scale == 1.5
    corner = whole.to_view(Point(0, 0), view)
    assert corner == pytest.approx((250, 0))
    nearer = zoomed(whole, 2.0, corner, view)
    assert nearer.to_view(Point(0, 0), view) == pytest.approx(corner)
    assert zoomed(nearer, 0.5, corner, view).centre == pytest.approx(whole.centre)
    assert panned(whole, 1e9, 0, picture).centre.x == 0
    assert followed(whole, picture, Size(400, 300)).scale == 0.75
    assert followed(at_scale(whole, 1.0), picture, Size(400, 300)).scale == 1.0
    assert whole.to_picture(whole.to_view(Point(12, 34), view), view) == pytest.approx((12, 34))
