"""The gate's judgement by facts: one case per rule, and what is not known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.gate import Scope
from app.domain.scan import Facts
from app.inference.gate import check_facts

SCOPE = Scope(
    modalities=("CR", "DX"),
    body_parts=("CHEST",),
    views=("AP", "PA"),
    age_years=(1.0, 5.0),
    age_years_tolerated=(0.0, 10.0),
)
CHILD = Facts(modality="CR", body_part="CHEST", view_position="AP", age_years=3.0)


def test_a_scan_in_scope_is_accepted_without_a_word() -> None:
    result = check_facts(SCOPE, CHILD)
    assert result.decision == "accepted"
    assert result.warnings == ()


@pytest.mark.parametrize(
    ("facts", "code", "word"),
    [
        (replace(CHILD, modality="CT"), "modality", "computed tomography"),
        (replace(CHILD, modality="ZZ"), "modality", "ZZ"),
        (replace(CHILD, body_part="HAND"), "body_part", "hand"),
        (replace(CHILD, view_position="LL"), "view", "LL"),
        (replace(CHILD, age_years=42.0), "age", "42 years"),
        (replace(CHILD, age_years=11.0), "age", "11 years"),
        (
            replace(CHILD, presentation_intent="FOR PROCESSING"),
            "for_processing",
            "FOR PRESENTATION",
        ),
        (replace(CHILD, colour=True), "colour", "colour"),
    ],
)
def test_a_contradicting_fact_refuses(facts: Facts, code: str, word: str) -> None:
    result = check_facts(SCOPE, facts)
    assert result.decision == "refused"
    assert result.reason is not None
    assert result.reason.code == code
    assert word in result.reason.message


@pytest.mark.parametrize("age", [0.5, 6.0, 10.9])
def test_an_age_at_the_margin_warns(age: float) -> None:
    result = check_facts(SCOPE, replace(CHILD, age_years=age))
    assert result.decision == "accepted with warnings"
    assert [warning.code for warning in result.warnings] == ["age_margin"]


@pytest.mark.parametrize("age", [1.0, 5.0, 5.9])
def test_five_years_lasts_until_the_sixth_birthday(age: float) -> None:
    assert check_facts(SCOPE, replace(CHILD, age_years=age)).decision == "accepted"


def test_missing_facts_are_said_in_one_sentence() -> None:
    result = check_facts(SCOPE, Facts())
    assert result.decision == "accepted with warnings"
    (warning,) = result.warnings
    assert warning.code == "fact_missing"
    for what in ("modality", "body part", "view", "age"):
        assert what in warning.message


def test_a_scope_that_does_not_care_accepts_anything_grey() -> None:
    assert check_facts(Scope(), Facts(modality="US")).decision == "accepted"
    assert check_facts(Scope(colour=True), Facts(colour=True)).decision == "accepted"
