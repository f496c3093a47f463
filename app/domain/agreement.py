"""How often reader and model agree, with intervals that say how little a few cases prove.

The reader's word is no proof of what is the case: a reader who saw the answer first tends to
follow it (automation bias, PMC10235827). Figures against verdicts therefore flatter the model;
those against impressions, which were given blind, do not.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from math import sqrt

from app.domain.finding import Estimate
from app.domain.verdict import Presence

_Z = 1.959964  # two-sided 95 %


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of what readers said; the last verdict and impression on each finding count.

    Attributes:
        agree, disagree, amend: verdicts.
        hits, misses, false_alarms, clears: the model's decision against what verdicts state:
            positive and present, negative and present, positive and absent, negative and absent.
        blind_same, blind_other, blind_unsure: impressions against the model's decision, which the
            reader had not seen.
        kept, changed: findings with both, where the verdict states what the impression said, or
            something else.
    """

    agree: int = 0
    disagree: int = 0
    amend: int = 0
    hits: int = 0
    misses: int = 0
    false_alarms: int = 0
    clears: int = 0
    blind_same: int = 0
    blind_other: int = 0
    blind_unsure: int = 0
    kept: int = 0
    changed: int = 0

    def __add__(self, other: Tally) -> Tally:
        names = (each.name for each in fields(self))
        return Tally(**{name: getattr(self, name) + getattr(other, name) for name in names})

    def times(self, count: int) -> Tally:
        """Return the tally of so many alike."""
        return Tally(**{each.name: getattr(self, each.name) * count for each in fields(self)})

    @property
    def verdicts(self) -> int:
        """How many verdicts were given."""
        return self.agree + self.disagree + self.amend

    @property
    def agreement(self) -> Estimate | None:
        """Share of the verdicts that agree."""
        return wilson(self.agree, self.verdicts)

    @property
    def disagreement(self) -> Estimate | None:
        """Share of the verdicts that disagree."""
        return wilson(self.disagree, self.verdicts)

    @property
    def sensitivity(self) -> Estimate | None:
        """Of the findings that verdicts hold for present, the share the model called positive."""
        return wilson(self.hits, self.hits + self.misses)

    @property
    def specificity(self) -> Estimate | None:
        """Of the findings that verdicts hold for absent, the share the model called negative."""
        return wilson(self.clears, self.clears + self.false_alarms)

    @property
    def blind_agreement(self) -> Estimate | None:
        """Share of the sure impressions that the model's decision bore out."""
        return wilson(self.blind_same, self.blind_same + self.blind_other)


@dataclass(frozen=True, slots=True)
class Agreement:
    """What readers said of one finding of one bundle in one month.

    Attributes:
        bundle, version, sha256: which bundle.
        month: such as "2026-11", UTC.
        finding: its name.
    """

    bundle: str
    version: str
    sha256: str
    month: str
    finding: str
    tally: Tally


def judged(positive: bool | None, presence: Presence | None) -> Tally:
    """Count a model's decision against what a verdict states."""
    if positive is None or presence not in ("present", "absent"):
        return Tally()
    if presence == "present":
        return Tally(hits=1) if positive else Tally(misses=1)
    return Tally(false_alarms=1) if positive else Tally(clears=1)


def blind(positive: bool | None, presence: Presence) -> Tally:
    """Count an impression against a decision that the reader had not seen."""
    if presence == "unsure":
        return Tally(blind_unsure=1)
    if positive is None:
        return Tally()
    same = positive == (presence == "present")
    return Tally(blind_same=1) if same else Tally(blind_other=1)


def held(before: Presence | None, after: Presence | None) -> Tally:
    """Count whether the reader's view outlived the answer."""
    if before is None or after is None:
        return Tally()
    return Tally(kept=1) if before == after else Tally(changed=1)


def wilson(hits: int, count: int) -> Estimate | None:
    """Return a proportion with its 95 % interval (Wilson, JASA 1927); None without cases."""
    if count == 0:
        return None
    share = hits / count
    spread = _Z * sqrt(share * (1 - share) / count + _Z**2 / (4 * count**2))
    middle, scale = share + _Z**2 / (2 * count), 1 + _Z**2 / count
    low, high = max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)
    return Estimate(share, low, high)
