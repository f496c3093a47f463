"""Sentences, corner texts, time left: everything that can be said without a window."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from app.domain.analysis import Analysis
from app.domain.display import DisplayTransform, Window
from app.domain.finding import Estimate, Finding, OperatingPoint
from app.domain.notice import Notice
from app.domain.scan import Geometry, Identity, Scan, Source
from app.services.reading import Reading, Request
from app.ui import words
from app.ui.reading.pace import Pace
from app.ui.reading.rows import Rows
from app.ui.viewer import corners
from app.ui.viewer.view_transform import Point, Size, at_scale, fit, followed, panned, zoomed

POINT = OperatingPoint("balanced", 0.52, Estimate(0.95, 0.92, 0.97), Estimate(0.9, 0.86, 0.93))


def finding(probability: float, *, point: OperatingPoint | None = POINT) -> Finding:
    positive = None if point is None else probability >= point.threshold
    return Finding("pneumonia", probability, point, positive)


def test_words_come_first_and_figures_second() -> None:
    assert words.verdict(finding(0.87)) == "Pneumonia: likely"
    assert words.against_threshold(finding(0.87)) == "87 %, above the threshold of 52 %"
    assert words.verdict(finding(0.13)) == "Pneumonia: unlikely"
    assert words.against_threshold(finding(0.13)) == "13 %, below the threshold of 52 %"
    assert words.operating(POINT) == "Balanced: sensitivity 0.95, specificity 0.90"


def test_rounding_never_hides_the_decision_or_claims_certainty() -> None:
    assert words.against_threshold(finding(0.5196)) == "51.96 %, below the threshold of 52.00 %"
    assert words.against_threshold(finding(0.517)) == "51.7 %, below the threshold of 52.0 %"
    assert words.percent(0.9999) == "> 99 %"
    assert words.percent(0.0001) == "< 1 %"


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
        "Pneumonia: likely",
        "87 % · threshold 52 %",
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
        identity=Identity(patient_name="DOE^JANE", birth_date="20190102", sex="F"),
    )


def test_corner_texts() -> None:
    assert corners.identity(scan()) == ("DOE JANE", "2019-01-02 · F")
    assert corners.extent(scan()) == ("Frame 2 / 5", "200 × 400")
    assert corners.display(scan(), Window(-600, 1500), 0.5, inverted=True) == (
        "Inverted",
        "C −600  W 1500",
        "Zoom 50 %",
    )
    edges = corners.edges(scan())
    assert (edges.left, edges.right, edges.top, edges.bottom) == ("R", "L", "H", "F")


def test_the_scale_bar_is_round_and_fits() -> None:
    bar = corners.scale_bar(scan(), zoom=2.0, room=150)
    assert bar is not None
    assert bar.label == "5 mm"
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
