"""Whether a bundle does as well on its user's scans as it states."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from app.domain.finding import Estimate

_TELLING = 0.1  # a fall by so much would matter to a reader; an interval that hides it tells little

Outcome = Literal["short", "holds", "unsure", "unknown"]
"""``short``: what is stated lies above the whole interval measured here. ``holds``: it does not,
and the interval leaves no room for a fall that matters. ``unsure``: it does not, but the scans were
too few to show such a fall. ``unknown``: one of the two figures is missing."""


def compared(here: Sequence[float | None], stated: Estimate | None) -> Outcome:
    """Compare a figure measured here with the stated one.

    Args:
        here: value and 95 % interval, None where undefined.
        stated: by the bundle; its own interval is left aside: its user was told the value.
    """
    value, low, high = here
    if stated is None or value is None or low is None or high is None:
        return "unknown"
    if high < stated.value:
        return "short"
    return "unsure" if low < stated.value - _TELLING else "holds"


def worst(outcomes: Sequence[Outcome]) -> Outcome:
    """Return what to say first of several figures."""
    order: tuple[Outcome, ...] = ("short", "unsure", "holds")
    return next((each for each in order if each in outcomes), "unknown")
