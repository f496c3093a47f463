"""Whether anything was learnt: against chance, and against the border of the picture."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from model_training.grouping import Prints
from model_training.items import Item
from model_training.job import Split
from model_training.pictures import Pictures
from model_training.worth import Worth, judge, macro_auc

COUNT = 120


def split(border: NDArray[np.float32]) -> Split:
    """Scans of alternating classes whose border has the given level, and noise inside."""
    rng = np.random.default_rng(0)
    values = rng.random((COUNT, 56, 56, 1), dtype=np.float32)
    frame = np.ones((56, 56), dtype=np.bool_)
    frame[4:-4, 4:-4] = False
    values[:, frame] = border[:, None, None] + rng.normal(0, 0.05, (COUNT, frame.sum(), 1))
    items = tuple(
        Item(Path(f"{i}.png"), i % 2, (float(i % 2 == 0), float(i % 2)), str(i), named=True)
        for i in range(COUNT)
    )
    held = np.arange(COUNT) >= COUNT // 2
    prints = Prints((), np.zeros((0, 0)), np.zeros((0, 0)))  # type: ignore[arg-type]
    return Split(Pictures(values, items, ()), np.arange(COUNT), held, {}, prints)


def answers(right: float) -> NDArray[np.float64]:
    """Of the held-out scans: this share of them by the truth, the rest at random."""
    rng = np.random.default_rng(1)
    truth = np.arange(COUNT // 2, COUNT) % 2
    second = np.where(rng.random(len(truth)) < right, truth * 0.8 + 0.1, rng.random(len(truth)))
    return np.stack([1 - second, second], axis=1)


def worth(border: NDArray[np.float32], right: float) -> Worth:
    return judge(split(border), answers(right), seed=0)


EVEN = np.full(COUNT, 0.5, dtype=np.float32)
TELLING = np.where(np.arange(COUNT) % 2, 0.7, 0.3).astype(np.float32)


def test_what_knows_its_classes_is_not_spoken_against() -> None:
    found = worth(EVEN, right=1.0)
    assert found.sentences == ()
    assert found.figures["learnt"]
    assert found.figures["beats_border"]
    assert found.figures["auc"][0] == 1.0


def test_answers_at_random_have_learnt_nothing() -> None:
    (said,) = worth(EVEN, right=0.0).sentences
    assert said.startswith("Nothing was learnt")
    assert "Do not use this model" in said


def test_what_the_border_tells_as_well_is_said() -> None:
    found = worth(TELLING, right=0.9)
    (said,) = found.sentences
    assert "only the border of the picture" in said
    assert found.figures["border_auc"][0] == 1.0
    assert found.figures["learnt"]


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ([0, 0, 1, 1], 1.0),
        ([1, 1, 0, 0], 0.0),
        ([0, 1, 0, 1], 0.75),  # of the four pairs of one class and the other, three are in order
    ],
)
def test_the_area_by_hand(labels: list[int], expected: float) -> None:
    second = np.array([0.1, 0.2, 0.3, 0.4])
    assert macro_auc(np.stack([1 - second, second], axis=1), np.array(labels)) == expected
