"""What the steps of a training run hand to one another."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from model_training.config import Config
from model_training.exclusions import NONE, Exclusions
from model_training.grouping import Prints
from model_training.pictures import Pictures


class Reporter(Protocol):
    """Hears how far a run is."""

    def stage(self, title: str, total: int) -> None:
        """Begin a step of ``total`` parts."""

    def advance(self, parts: int = 1) -> None:
        """Count ``parts`` as done."""

    def say(self, text: str) -> None:
        """Keep a sentence for whoever trains."""

    def detail(self, text: str) -> None:
        """Hear figures for whoever knows what they mean; the window does not show them."""

    def epoch(self, number: int, of: int, loss: float, held_out: float | None) -> None:
        """Hear how an epoch (from 1) ended: mean loss, macro AUC of held-out scans if measured."""


@dataclass(frozen=True, slots=True)
class Job:
    """What to do: a config (with its classes), the data folder, where to keep work."""

    config: Config
    data: Path
    work: Path
    outliers: tuple[Path, ...]
    reporter: Reporter
    exclusions: Exclusions = NONE


@dataclass(frozen=True, slots=True)
class Split:
    """The training scans with a group number and prints each, and which of them are held out."""

    pictures: Pictures
    groups: NDArray[np.int64]
    held: NDArray[np.bool_]
    duplicates: dict[str, int]
    prints: Prints

    @property
    def learn(self) -> NDArray[np.int64]:
        return np.flatnonzero(~self.held)

    @property
    def kept(self) -> NDArray[np.int64]:
        return np.flatnonzero(self.held)

    @property
    def order(self) -> NDArray[np.int64]:
        """All scans, those to learn from first: the rows of the cached maps."""
        return np.concatenate([self.learn, self.kept])


class Rows:
    """Some rows of an array on disk, fetched one by one."""

    def __init__(self, values: NDArray[np.float32], rows: NDArray[np.int64]) -> None:
        self._values, self._rows = values, rows
        self.shape: tuple[int, ...] = (len(rows), *values.shape[1:])

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, position: int) -> NDArray[np.float32]:
        return np.asarray(self._values[self._rows[position]])


def class_numbers(config: Config, names: Sequence[str]) -> list[int]:
    """Positions of classes in the network's output."""
    known = [rule.name for rule in config.classes]
    return [known.index(name) for name in names]
