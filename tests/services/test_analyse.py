"""``analyse`` with the shipped bundle: pure, and refusing by facts and by picture."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.bundle import read_bundle
from app.domain.display import DisplayTransform
from app.domain.gate import GateResult
from app.domain.notice import DOUBTS
from app.domain.reading import Request
from app.domain.scan import Geometry, Scan, Source
from app.imaging import read_scan
from app.inference.gate import check_picture
from app.inference.looks import looks_of
from app.inference.opening import OpenBundle, open_bundle
from app.services.analyse import analyse
from app.services.reading import Reader
from tests.conftest import chest_bundle_path, sample_path
from tests.services.test_library import own_version


@pytest.fixture(scope="module")
def opened() -> OpenBundle:
    return open_bundle(read_bundle(chest_bundle_path()))


@pytest.fixture(scope="module")
def pneumonia() -> Scan:
    return read_scan(sample_path("pneumonia.dcm"))


def test_the_samples_are_read_sensibly(opened: OpenBundle, pneumonia: Scan) -> None:
    ill = analyse(pneumonia, opened)
    well = analyse(read_scan(sample_path("normal.dcm")), opened)
    assert ill.status == well.status == "classified"
    assert (ill.findings[0].name, ill.findings[0].positive) == ("pneumonia", True)
    assert (well.findings[0].name, well.findings[0].positive) == ("pneumonia", False)


def test_findings_add_up(opened: OpenBundle, pneumonia: Scan) -> None:
    p = {finding.name: finding.probability for finding in analyse(pneumonia, opened).findings}
    parts = p["bacterial pneumonia"] + p["viral pneumonia"]
    assert p["pneumonia"] == pytest.approx(parts, abs=1e-9)
    assert p["pneumonia"] + p["normal"] == pytest.approx(1.0, abs=1e-9)


def test_the_same_scan_gives_the_same_analysis(opened: OpenBundle, pneumonia: Scan) -> None:
    first, second = analyse(pneumonia, opened), analyse(pneumonia, opened)
    assert first.findings == second.findings
    assert first.gate == second.gate
    for one, other in zip(first.maps, second.maps, strict=True):
        np.testing.assert_array_equal(one.values, other.values)


@pytest.mark.parametrize(
    ("worth", "code"),
    [
        ({"learnt": False, "beats_border": False}, "nothing_learnt"),
        ({"learnt": True, "beats_border": False}, "border_only"),
        ({"learnt": True, "beats_border": True}, None),
        ({"learnt": "unknown"}, None),
        ("no figures", None),
    ],
)
def test_every_answer_of_a_model_not_to_be_used_says_so_first(
    pneumonia: Scan, tmp_path: Path, worth: object, code: str | None
) -> None:
    bundle = own_version(tmp_path / "own", metrics={"worth": worth})
    found = [
        notice.code for notice in analyse(pneumonia, open_bundle(read_bundle(bundle))).warnings
    ]
    if code is None:
        assert not DOUBTS & set(found)
    else:
        assert found[0] == code
        assert code in DOUBTS


def test_the_operating_point_moves_the_decision_only(opened: OpenBundle, pneumonia: Scan) -> None:
    points = opened.bundle.manifest.findings[0].operating_points
    assert {point.name for point in points} == {
        "balanced",
        "high sensitivity",
        "high specificity",
    }
    for point in points:
        finding = analyse(pneumonia, opened, point.name).findings[0]
        assert finding.operating_point == point
        assert finding.positive == (finding.probability >= point.threshold)


def test_maps_are_shares_of_evidence(opened: OpenBundle, pneumonia: Scan) -> None:
    analysis = analyse(pneumonia, opened)
    assert [m.name for m in analysis.maps] == [f.name for f in analysis.findings]
    for activation in analysis.maps:
        assert activation.values.ndim == 2
        assert 0.0 <= activation.values.min() <= activation.values.max() <= 1.0


def test_what_the_network_saw_is_kept(opened: OpenBundle, pneumonia: Scan) -> None:
    seen = analyse(pneumonia, opened).model_input
    assert seen is not None
    assert seen.shape == opened.bundle.manifest.recipe.shape


def test_an_adult_is_refused_by_age(opened: OpenBundle, pneumonia: Scan) -> None:
    adult = replace(pneumonia, facts=replace(pneumonia.facts, age_years=60.0))
    analysis = analyse(adult, opened)
    assert analysis.status == "refused"
    assert analysis.reason is not None
    assert analysis.reason.code == "age"
    assert analysis.findings == ()


@pytest.mark.parametrize("kind", ["noise", "blank", "stripes"])
def test_what_holds_no_shapes_is_refused_by_the_picture(opened: OpenBundle, kind: str) -> None:
    rng = np.random.default_rng(0)
    pixels = {
        "noise": rng.integers(0, 256, (300, 300), dtype=np.uint8),
        "blank": np.full((300, 300), 90, np.uint8),
        "stripes": np.tile(np.array([0, 0, 0, 255, 255, 255], np.uint8), (300, 50)),
    }[kind]
    scan = Scan(pixels, DisplayTransform(), Geometry(300, 300), Source(Path("made"), "PNG"))
    analysis = analyse(scan, opened)
    assert analysis.status == "refused"
    assert analysis.reason is not None
    assert analysis.reason.code == "blank"  # grain and fine stripes are no shapes either


def test_an_embedding_that_is_no_number_is_refused(opened: OpenBundle) -> None:
    facts = GateResult("accepted")
    output = opened.engine.run(opened.reference.golden_inputs[:1])
    nothing = looks_of(output, opened.reference)[0] * np.nan
    picture = opened.reference.golden_inputs[0]
    result = check_picture(opened.bundle.manifest, opened.reference, picture, nothing, facts)
    assert result.decision == "refused"


def test_a_file_that_is_written_again_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "scan.dcm"
    reader = Reader()
    answers = []
    for name in ("normal.dcm", "pneumonia.dcm"):
        path.write_bytes(sample_path(name).read_bytes())
        reading = reader.read(Request(path))
        assert reading.analysis is not None
        answers.append(reading.analysis.findings[0].positive)
    assert answers == [False, True]


def test_reading_a_scan_leaves_tensorflow_out() -> None:
    code = (
        "import sys; from pathlib import Path; from app.domain.reading import Request;"
        "from app.services.reading import Reader;"
        f"reading = Reader().read(Request(Path({str(sample_path('pneumonia.dcm'))!r})));"
        "assert reading.status == 'classified', reading.reason;"
        "loaded = {'tensorflow', 'keras', 'PySide6'} & sys.modules.keys();"
        "assert not loaded, loaded"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
