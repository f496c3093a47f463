"""Which bundle a scan goes to, and what is said when there is none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.bundle import read_manifest
from app.domain.analysis import Analysis
from app.domain.gate import GateResult, PictureGate, Scope
from app.domain.scan import Facts
from app.services.library import Entry
from app.services.routing import candidates, choose, refusal_by_facts
from tests.conftest import chest_bundle_path

CHILD = Facts(modality="DX", body_part="CHEST", view_position="AP", age_years=3.0)


def entry(title: str, scope: Scope, limit: float = 10.0) -> Entry:
    """The shipped manifest with another scope and gate."""
    manifest = replace(
        read_manifest(chest_bundle_path()), title=title, scope=scope, gate=PictureGate(limit)
    )
    return Entry(manifest, Path(title), built_in=True)


CHILDREN = entry("children", Scope(modalities=("CR", "DX"), age_years=(1.0, 5.0)))
ADULTS = entry("adults", Scope(modalities=("CR", "DX"), age_years=(18.0, 90.0)))
BRAIN = entry("brain", Scope(modalities=("MR",)))
ALL = (CHILDREN, ADULTS, BRAIN)


def analysis(status: str, distance: float) -> Analysis:
    decision = "accepted" if status == "classified" else "refused"
    return Analysis(status, None, None, GateResult(decision, distance=distance))


def test_facts_choose() -> None:
    assert candidates(ALL, CHILD) == (CHILDREN,)
    assert candidates(ALL, replace(CHILD, age_years=40.0)) == (ADULTS,)
    assert candidates(ALL, Facts(modality="MR")) == (BRAIN,)


def test_what_says_nothing_is_put_to_all() -> None:
    assert candidates(ALL, Facts()) == ALL


def test_the_nearest_model_that_accepts_answers() -> None:
    far, near = analysis("classified", 9.0), analysis("classified", 4.0)
    refused = analysis("refused", 1.0)
    assert choose([(CHILDREN, far), (ADULTS, near), (BRAIN, refused)]) is near


def test_distance_counts_against_what_each_gate_allows() -> None:
    strict = entry("strict", Scope(), limit=5.0)
    tight, loose = analysis("classified", 4.5), analysis("classified", 5.0)
    assert choose([(strict, tight), (ADULTS, loose)]) is loose


def test_no_model_for_a_modality_names_those_there_are() -> None:
    reason = refusal_by_facts(ALL, Facts(modality="CT"))
    assert reason.code == "modality"
    assert "CT" in reason.message
    assert "children" in reason.message


def test_the_nearest_refusal_is_told() -> None:
    reason = refusal_by_facts(ALL, replace(CHILD, age_years=10.0))
    assert reason.code == "age"


def test_a_picture_like_nothing_says_what_there_is() -> None:
    chosen = choose([(CHILDREN, analysis("refused", 20.0)), (BRAIN, analysis("refused", 30.0))])
    assert chosen.reason is not None
    assert chosen.reason.code == "no_model_for_picture"
    assert "brain" in chosen.reason.message


def test_a_photograph_is_not_measured_against_the_one_model_that_takes_colour() -> None:
    refused = analysis("refused", 20.0)
    chosen = choose([(BRAIN, refused)], considered=ALL)
    assert chosen.reason is not None
    assert chosen.reason.code == "no_model_for_picture"
    assert choose([(BRAIN, refused)]) is refused  # its facts led here: its own reason is the best


def test_an_empty_library_says_so() -> None:
    assert refusal_by_facts((), Facts()).code == "no_model"
