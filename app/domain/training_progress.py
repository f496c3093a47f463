"""How far a training run is: folded from its journal, with a guess at the time that is left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from app.domain.training import (
    STAGES,
    Began,
    Epoch,
    Event,
    Parts,
    Paused,
    Resumed,
    Said,
    Stage,
    Started,
)

# Shares of the time that steps take, measured on 600 scans; only their proportions count.
_QUICK: Final = {
    "reading": 10,
    "duplicates": 3,
    "features": 18,
    "head": 7,
    "more": 3,
    "scoring": 13,
    "gate": 55,
    "measuring": 16,
    "writing": 10,
}
_THOROUGH: Final = {
    "reading": 10,
    "duplicates": 3,
    "features": 72,
    "head": 15,
    "more": 3,
    "upper": 220,
    "scoring": 12,
    "gate": 110,
    "measuring": 90,
    "writing": 10,
}
_MEASURED: Final = 600
_FIXED: Final = frozenset({"gate", "measuring", "writing"})
"""Steps that take hardly longer of more scans: the gate learns from so many of them at most."""

_ENOUGH: Final = 0.04  # of a step, before its speed says anything
_LEAST_S: Final = 3.0


@dataclass(slots=True)
class Progress:
    """Takes the events of a run in their order.

    Attributes:
        thorough: whether it is a thorough training.
        stage: name of the step it is at; "" before the first.
        done, total: parts of that step.
        epochs: that have ended, each once, also where a resumption told it again.
        said: sentences, each once.
        begun: whether its process has told anything.
    """

    thorough: bool
    stage: str = ""
    done: int = 0
    total: int = 0
    epochs: dict[int, Epoch] = field(default_factory=dict)
    said: dict[str, None] = field(default_factory=dict)
    begun: bool = False
    _reached: float = 0.0
    _aside: bool = False
    _scans: int = _MEASURED
    _now: float = 0.0
    _entered: float = 0.0
    _start: int = 0
    _rate: float | None = None  # seconds for each unit of the shares
    _resting: float | None = None

    def take(self, events: Iterable[Event]) -> None:
        """Go on with these."""
        for event in events:
            self._take(event)

    @property
    def steps(self) -> tuple[str, ...]:
        """Names of all steps of such a run, in order."""
        return tuple(name for name in STAGES if name in self._shares)

    @property
    def share(self) -> float:
        """How much of the whole run is done, in [0, 1]; it only ever grows in one process."""
        return max(self._reached, self._share_now)

    @property
    def _share_now(self) -> float:
        if self.stage not in self._shares:
            return 0.0
        before = sum(self._shares[name] for name in self.steps[: self.steps.index(self.stage)])
        return (before + self._within * self._shares[self.stage]) / sum(self._shares.values())

    @property
    def seconds_left(self) -> float | None:
        """A guess; None where nothing can be said yet."""
        rate = self._present_rate()
        if rate is None or not self.stage:
            return None
        return rate * (1 - self.share) * sum(self._shares.values())

    @property
    def _shares(self) -> dict[str, float]:
        usual = _THOROUGH if self.thorough else _QUICK
        more = self._scans / _MEASURED
        return {name: of if name in _FIXED else of * more for name, of in usual.items()}

    @property
    def _within(self) -> float:
        return min(1.0, self.done / self.total) if self.total else 0.0

    def _present_rate(self) -> float | None:
        """Of the step it is at, once that says something; else of the one before."""
        covered = (self.done - self._start) / self.total if self.total else 0.0
        taken = self._now - self._entered
        if covered >= _ENOUGH and taken >= _LEAST_S and self.stage in self._shares:
            return taken / (covered * self._shares[self.stage])
        return self._rate

    def _take(self, event: Event) -> None:
        match event:
            case Started() | Began():
                self.begun = isinstance(event, Began)
                self._rate = self._resting = None
                self.stage, self._reached = "", 0.0
            case Stage():
                self._enter(event)
            case Parts() if not self._aside:
                if self._resuming(event):
                    self._start, self._entered = event.done, event.at
                self.done, self._now = event.done, event.at
            case Epoch():
                self.epochs[event.number] = event
                self._now = event.at
            case Said():
                self.said[event.text] = None
            case Paused():
                self._resting = event.at
            case Resumed():
                if self._resting is not None:  # a rest is no work
                    self._entered += event.at - self._resting
                    self._resting = None
            case _:
                pass

    def _is_behind(self, name: str) -> bool:
        steps = self.steps
        if name not in steps or self.stage not in steps:
            return False
        return steps.index(name) < steps.index(self.stage)

    def _resuming(self, event: Parts) -> bool:
        """Whether it jumps ahead at once: what is kept from before an interruption."""
        return self.done == self._start == 0 and event.at - self._entered < _LEAST_S

    def _enter(self, event: Stage) -> None:
        self._aside = self._is_behind(event.name)  # the test set is read after the rest
        if self._aside:
            return
        self._reached = self.share
        if event.name != self.stage or not event.name:
            before = self._present_rate()
            self._rate = before if before is not None else self._rate
        if event.name:
            self.stage = event.name
        if event.name == STAGES[0]:
            self._scans = max(event.total, 1)
        self.done, self.total, self._start = 0, event.total, 0
        self._entered = self._now = event.at
