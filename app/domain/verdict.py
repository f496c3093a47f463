"""What the reader says of an analysis: impressions before the answer, verdicts after it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

Opinion = Literal["agree", "disagree", "amend"]
Presence = Literal["present", "absent", "unsure"]

OPINIONS: tuple[Opinion, ...] = ("agree", "disagree", "amend")
PRESENCES: tuple[Presence, ...] = ("present", "absent", "unsure")


@dataclass(frozen=True, slots=True)
class Decided:
    """What the model had said of a finding when the reader spoke of it.

    Attributes:
        finding: its name.
        probability: in [0, 1].
        positive: the decision, None where there was none.
        threshold: the decision was made at, None where there was none.
        operating_point: name of that threshold, "" where there was none.
    """

    finding: str
    probability: float
    positive: bool | None = None
    threshold: float | None = None
    operating_point: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the reader says of one finding, having seen the answer.

    Attributes:
        of: what was judged.
        opinion: "agree" and "disagree" are with the decision; "amend" says something else.
        presence: whether the reader holds the finding for present, where the verdict amends.
        comment: the reader's own words, "" for none.
        at: seconds since 1970, UTC.
    """

    of: Decided
    opinion: Opinion
    presence: Presence | None = None
    comment: str = ""
    at: float = 0.0


@dataclass(frozen=True, slots=True)
class Impression:
    """What the reader holds of one finding before the answer is shown.

    Attributes:
        of: what the model had said, which the reader did not see.
        presence: the reader's own view.
        at: seconds since 1970, UTC.
    """

    of: Decided
    presence: Presence
    at: float = 0.0


def is_seen(
    asked: Iterable[str], verdicts: Collection[Verdict], impressions: Iterable[Impression]
) -> bool:
    """Tell whether a reader who reads blind first may see an answer again, wherever it stands.

    Args:
        asked: the findings that an impression is asked of.
        verdicts: on the answer; one is given on what was seen.
        impressions: before it; they free the answer when there is one of each finding asked of.
    """
    given = {impression.of.finding for impression in impressions}
    return bool(verdicts) or (bool(given) and given.issuperset(asked))


def stated(verdict: Verdict) -> Presence | None:
    """Return what a verdict says of the finding itself; None where it says nothing of that.

    To agree with a positive is to hold the finding for present, to disagree for absent. Where the
    model made no decision there is nothing to conclude from either.
    """
    if verdict.opinion == "amend":
        return verdict.presence
    if verdict.of.positive is None:
        return None
    return "present" if verdict.of.positive == (verdict.opinion == "agree") else "absent"


def overall(verdicts: tuple[Verdict, ...]) -> Opinion | None:
    """Return the verdict on a whole analysis: the one that is farthest from agreement, or None."""
    given = {verdict.opinion for verdict in verdicts}
    for opinion in ("disagree", "amend", "agree"):
        if opinion in given:
            return opinion
    return None
