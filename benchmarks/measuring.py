"""Measuring side by side: in turn, several rounds, as ratios within each round.

A busy moment of the machine then hits both sides, and the median over the rounds leaves it out.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from app.services.cores import cores

Rounds = dict[str, list[float]]
"""What each side took, round by round."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to measure.

    Attributes:
        folder: for the scans that are made, and for what else is kept between runs.
        rounds: how often everything short is measured; long things less often.
        torch: a Python that has torch and torchxrayvision, or None.
    """

    folder: Path
    rounds: int = 5
    torch: Path | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One measured figure.

    Attributes:
        name: a key of `benchmarks.targets.TARGETS`.
        value: the figure; None where it could not be measured.
        low, high: the least and the greatest of the rounds.
        processor: the same figure by processor time, which a busy machine changes little; None
            where it says nothing.
        parts: medians of what the figure is made from, by name, their unit in brackets.
        rounds: how many.
        others: share of the processors that other programs used meanwhile, 0 to 1.
        date: when, in UTC.
        note: what has to be known, or why there is no figure.
    """

    name: str
    value: float | None
    low: float | None = None
    high: float | None = None
    processor: float | None = None
    parts: Mapping[str, float] = field(default_factory=dict)
    rounds: int = 0
    others: float = 0.0
    date: str = ""
    note: str = ""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def in_turn(
    sides: Mapping[str, Callable[[], float]], rounds: int, *, warm_up: bool = False
) -> Rounds:
    """Let each side measure itself once a round.

    Args:
        sides: each returns its own figure, in seconds for instance.
        rounds: at least 1.
        warm_up: a round before, which does not count: files come into the cache.
    """
    found: Rounds = {name: [] for name in sides}
    for number in range(-int(warm_up), rounds):
        for name, measure in sides.items():
            _say(f"round {number + 1} of {rounds}: {name}")
            figure = measure()
            if number >= 0:
                found[name].append(figure)
    return found


def _say(what: str) -> None:
    """Say at a terminal what is being measured, until the next line."""
    if sys.stderr.isatty():
        print(f"\r\033[K{what}\r", end="", file=sys.stderr, flush=True)


def both_in_turn(
    sides: Mapping[str, Callable[[], tuple[float, float]]], rounds: int, *, warm_up: bool = False
) -> Rounds:
    """Do the same with sides that return seconds by the clock and seconds of processors.

    The latter stand under names of their own: ``ours, processor``.
    """
    used: Rounds = {name: [] for name in sides}

    def by_the_clock(name: str) -> float:
        clock, processor = sides[name]()
        used[name].append(processor)
        return clock

    found = in_turn({name: partial(by_the_clock, name) for name in sides}, rounds, warm_up=warm_up)
    return found | {_processor(name): times[int(warm_up) :] for name, times in used.items()}


def _processor(name: str) -> str:
    return f"{name}, processor"


def ratio(
    name: str,
    found: Rounds,
    over: str,
    under: str,
    *,
    unit: str = "s",
    parts: Mapping[str, float] | None = None,
) -> Row:
    """Make a row of two sides of the same rounds: the median of the rounds' own ratios.

    Args:
        name: of the row.
        found: all sides, in seconds.
        over: the side whose seconds are divided
        under: by those of this one.
        unit: begins with "s" or "ms": what the medians are told in.
        parts: told beside the medians.
    """
    scale = 1000.0 if unit.startswith("ms") else 1.0
    told = {f"{side} [{unit}]": scale * median(times) for side, times in found.items()}
    ratios = _ratios(found, over, under)
    used = _ratios(found, _processor(over), _processor(under))
    return Row(
        name,
        median(ratios),
        min(ratios),
        max(ratios),
        median(used) if used else None,
        {**told, **(parts or {})},
        len(ratios),
    )


def _ratios(found: Rounds, over: str, under: str) -> list[float]:
    return [a / b for a, b in zip(found.get(over, ()), found.get(under, ()), strict=True)]


def unmeasured(name: str, why: str) -> Row:
    return Row(name, None, note=f"not measured: {why}")


# --- The load of the machine ----------------------------------------------------------------


@contextmanager
def others_noted(rows: list[Row]) -> Iterator[None]:
    """Add to the rows that are measured within: when, and how busy others kept the machine.

    Processes that outlive whoever started them count as others; a row that knows better says so.
    """
    known, before, began = len(rows), _busy(), time.perf_counter()
    own_before = _own()
    yield
    seconds = time.perf_counter() - began
    others = max(0.0, (_busy() - before) - (_own() - own_before))
    share = min(1.0, others / (seconds * cores()))
    date = time.strftime("%Y-%m-%d %H:%M", time.gmtime())
    rows[known:] = [
        replace(row, others=row.others or round(share, 3), date=date) for row in rows[known:]
    ]


def _own() -> float:
    """Processor seconds of this process and the children that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _busy() -> float:
    """Processor seconds that all programs have used; 0 where the system does not tell."""
    try:
        first = Path("/proc/stat").read_text(encoding="ascii").split("\n", 1)[0]
    except OSError:
        return 0.0
    user, nice, system, _idle, _wait, *interrupts = (int(word) for word in first.split()[1:])
    ticks = user + nice + system + sum(interrupts[:3])  # then come guests, counted in user already
    return ticks / os.sysconf("SC_CLK_TCK")


def load() -> str:
    """Return the load of the machine, for people."""
    one, five, _ = os.getloadavg()
    return f"{one:.1f} (1 minute), {five:.1f} (5 minutes) on {cores()} cores"
