"""A limit on tasks that follow each other: each has its own, whatever the one before it had."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from app.services.deadline import Deadline

_LONG_S = 60.0


class Late:
    """Counts how often it is too late, and whom a test may wait for."""

    def __init__(self) -> None:
        self.times = 0
        self.told = threading.Event()

    def __call__(self) -> None:
        self.times += 1
        self.told.set()


@pytest.fixture
def late() -> Late:
    return Late()


@pytest.fixture
def deadline(late: Late) -> Iterator[Deadline]:
    deadline = Deadline(late)
    yield deadline
    deadline.close()


def test_what_takes_too_long_is_told_while_it_goes_on(deadline: Deadline, late: Late) -> None:
    with deadline.within(0.01):
        assert late.told.wait(_LONG_S)


def test_a_short_limit_counts_after_a_long_one(deadline: Deadline, late: Late) -> None:
    with deadline.within(_LONG_S):
        pass
    with deadline.within(0.01):
        assert late.told.wait(_LONG_S / 2)


def test_a_later_task_has_its_own_time(deadline: Deadline, late: Late) -> None:
    for _ in range(3):
        with deadline.within(0.01):
            assert late.told.wait(_LONG_S)
        late.told.clear()
    assert late.times == 3


def test_what_is_over_is_never_too_late(deadline: Deadline, late: Late) -> None:
    """The timer of the first task rings amid the last one, whose time is not over."""
    with deadline.within(0.01):
        pass
    rung = threading.Event()
    with deadline.within(_LONG_S):
        timer = threading.Timer(0.05, rung.set)
        timer.start()
        assert rung.wait(_LONG_S)
    assert late.times == 0


def test_many_tasks_take_few_threads(deadline: Deadline) -> None:
    before = threading.active_count()
    for _ in range(100):
        with deadline.within(_LONG_S):
            assert threading.active_count() <= before + 1
