"""Agreement counted by hand, and Wilson's interval by his own formula's published example."""

from __future__ import annotations

import pytest

from app.domain.agreement import Tally, blind, held, judged, wilson
from app.domain.verdict import (
    Decided,
    Impression,
    Opinion,
    Presence,
    Verdict,
    is_seen,
    overall,
    stated,
)


def test_wilson_gives_published_intervals() -> None:
    """Newcombe, Statistics in Medicine 1998, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29."""
    for hits, count, low, high in (
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ):
        found = wilson(hits, count)
        assert found is not None
        assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)
    assert wilson(0, 0) is None


@pytest.mark.parametrize(
    ("positive", "opinion", "presence", "says"),
    [
        (True, "agree", None, "present"),
        (True, "disagree", None, "absent"),
        (False, "agree", None, "absent"),
        (False, "disagree", None, "present"),
        (None, "agree", None, None),
        (True, "amend", "unsure", "unsure"),
        (False, "amend", "present", "present"),
        (None, "amend", None, None),
    ],
)
def test_what_a_verdict_says_of_the_finding(
    positive: bool | None, opinion: Opinion, presence: Presence | None, says: Presence | None
) -> None:
    assert stated(Verdict(Decided("x", 0.5, positive), opinion, presence)) == says


def test_the_verdict_on_the_whole_is_the_farthest_from_agreement() -> None:
    def said(*opinions: Opinion) -> tuple[Verdict, ...]:
        return tuple(Verdict(Decided("x", 0.5), opinion) for opinion in opinions)

    assert overall(()) is None
    assert overall(said("agree", "agree")) == "agree"
    assert overall(said("agree", "amend")) == "amend"
    assert overall(said("amend", "disagree", "agree")) == "disagree"


def test_tallies_add_up_to_sensitivity_and_specificity() -> None:
    total = Tally()
    for positive, presence, times in (
        (True, "present", 8), (False, "present", 2), (True, "absent", 1), (False, "absent", 9),
        (True, "unsure", 5), (None, "present", 7),
    ):  # fmt: skip
        total += judged(positive, presence).times(times)  # type: ignore[arg-type]
    assert total.sensitivity is not None
    assert total.specificity is not None
    assert (total.sensitivity.value, total.specificity.value) == (0.8, 0.9)
    assert total.agreement is None


def test_impressions_are_held_against_the_decision_nobody_had_seen() -> None:
    total = blind(True, "present") + blind(False, "present") + blind(True, "unsure")
    total += blind(None, "present") + held("present", "absent") + held("absent", "absent")
    total += held(None, "absent")
    assert (total.blind_same, total.blind_other, total.blind_unsure) == (1, 1, 1)
    assert (total.kept, total.changed) == (1, 1)
    assert total.blind_agreement is not None
    assert total.blind_agreement.value == 0.5


def test_an_answer_is_seen_when_every_finding_asked_of_has_an_impression_or_one_a_verdict() -> None:
    mass, oedema = (Impression(Decided(name, 0.5), "absent") for name in ("mass", "oedema"))
    asked = ("mass", "oedema")
    assert not is_seen(asked, (), ())
    assert not is_seen(asked, (), (mass,))
    assert is_seen(asked, (), (mass, oedema))
    assert is_seen(asked, (Verdict(Decided("mass", 0.5), "agree"),), ())
    assert not is_seen((), (), ())
