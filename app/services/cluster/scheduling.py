"""What runs here: tasks are given out as others end, and what is lost is given out again.

A task is a handful of items, and its outcome counts as a whole or not at all. So whatever happens
to a worker, to the scheduler or to this process, a record is given out once or not yet.

| what is lost | what happens |
|---|---|
| a reader | it is replaced by its worker; the file that killed four is a failed record |
| a worker's readers, which do not start | what it was given waits; after 20 tasks the run ends |
| a worker | Dask gives its tasks to another one |
| a task that took three workers with it, or raised | its items one by one; the one to blame fails |
| the scheduler | a new one is waited for, and what was under way is given out again |
"""

from __future__ import annotations

import contextlib
import queue
import time
import uuid
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from distributed import Client

from app.domain.notice import Notice
from app.domain.reading import Reading, Request
from app.errors import LightboxError, UsageError
from app.services.cluster.connecting import TRY_S, check_address, connect
from app.services.cluster.items import Item, Outcome
from app.services.cluster.readers import Order, Readers, read_items
from app.services.mishaps import NEVER_ITS_FAULT
from app.services.records import to_record

_AGAIN_S = 120.0  # for a scheduler that is started again, workers included
_NO_WORKER_S = 600.0
_FRUITLESS = 5  # schedulers in turn that were lost before anything was read
_MOST_UNREAD = 20  # tasks in turn whose worker could not start its readers
_TICK_S = 1.0
_COUNT_S = 5.0  # between two looks at how many workers there are

_TASK_S = 1.0  # of reading in one task, that its own cost of some 10 ms does not count
_TASKS_PER_S = 100.0  # that one scheduler and this process take easily
_MOST_ITEMS = 128
_FIRST_ITEMS = 4
_AHEAD = 3  # tasks for each thread of the cluster: one is run, one waits there, one is on its way


class Standing(NamedTuple):
    """How a run stands: threads of the cluster, tasks that are under way."""

    threads: int
    under_way: int


def read_on(
    address: str,
    items: Iterator[Item],
    order: Order,
    tell: Callable[[Standing], None] = lambda _standing: None,
    *,
    again_s: float = _AGAIN_S,
) -> Iterator[Outcome]:
    """Read items on a cluster, yielding outcomes as they come, in no order.

    Items are taken one by one, and only so many are under way as keep the cluster busy. Closing the
    iterator ends the run.

    Args:
        address: of the scheduler.
        items: what to read.
        order: how.
        tell: called at least once a second while anything is under way.
        again_s: how long a scheduler that is lost is waited for.

    Raises:
        UsageError: codes ``bad_scheduler``, ``no_certificate``, ``no_scheduler``.
        LightboxError: codes ``scheduler_lost``, ``no_workers``, and why a worker is not fit
            (``other_program``, ``no_reader``). What was yielded before stands.
    """
    check_address(address)
    waiting = _Waiting(items)
    client = connect(address, TRY_S)
    if client is None:
        raise UsageError(
            "no_scheduler",
            f"There is no Dask scheduler at “{address}”. Start one with “dask scheduler --host "
            "127.0.0.1”, and workers with “dask worker” and its address.",
        )
    fruitless = 0
    while True:
        session = _Session(client, order, waiting, tell)
        with contextlib.closing(session), contextlib.suppress(_Lost):
            yield from session.outcomes()
            return
        fruitless = 0 if session.fruitful else fruitless + 1
        client = connect(address, again_s) if fruitless < _FRUITLESS else None
        if client is None:
            raise LightboxError(
                "scheduler_lost",
                f"The scheduler at “{address}” is lost. What was read is in the output; start the "
                "cluster again, and the same command with --resume.",
            )


class _Lost(Exception):  # noqa: N818 - whoever catches it goes on
    """The scheduler is gone, and knows nothing of the run when it comes back."""


class _Waiting:
    """Items that are to be given out: first those that were lost."""

    def __init__(self, items: Iterator[Item]) -> None:
        self._items = items
        self._again: deque[tuple[Item, ...]] = deque()

    def take(self, count: int) -> tuple[Item, ...]:
        """Return items for a task, () where there are no more."""
        if self._again:
            return self._again.popleft()
        return tuple(islice(self._items, count))

    def put_back(self, items: tuple[Item, ...]) -> None:
        self._again.append(items)


class _Session:
    """A run for as long as its scheduler lives."""

    def __init__(
        self, client: Client, order: Order, waiting: _Waiting, tell: Callable[[Standing], None]
    ) -> None:
        self._client = client
        self._order = order
        self._waiting = waiting
        self._tell = tell
        self._name = f"lightbox-{uuid.uuid4().hex}"
        self._ended: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._under_way: dict[str, tuple[Any, tuple[Item, ...]]] = {}
        self._threads = 0
        self._counted = self._had_workers = time.monotonic()
        self._seconds = 0.0  # of an item, lately
        self._unread = 0  # tasks in turn whose worker could not start its readers
        self.fruitful = False

    def outcomes(self) -> Iterator[Outcome]:
        """Yield outcomes until no item is left. Raises: _Lost, LightboxError."""
        with self._watched():
            self._client.register_plugin(Readers(self._name, self._order))
            self._threads = self._count()
        while True:
            self._give_out()
            if not self._under_way:
                return
            with contextlib.suppress(queue.Empty):
                future = self._ended.get(timeout=_TICK_S)
                yield from self._outcome(future)
                del future  # with the last hold on it, its outcome is forgotten everywhere
            self._look()

    def close(self) -> None:
        """End what is under way; what has no outcome yet waits again."""
        for _, items in self._under_way.values():
            self._waiting.put_back(items)
        futures = [future for future, _ in self._under_way.values()]
        self._under_way.clear()
        with contextlib.suppress(Exception):  # there may be nobody to tell
            if self._client.status == "running":
                if futures:
                    self._client.cancel(futures)
                self._client.unregister_worker_plugin(self._name)
        with contextlib.suppress(Exception):
            self._client.close(timeout=2)

    def _give_out(self) -> None:
        while len(self._under_way) < max(2, _AHEAD * self._threads):
            items = self._waiting.take(self._size())  # what this raises is no fault of Dask's
            if not items:
                return
            try:
                with self._watched():
                    future = self._client.submit(read_items, self._name, items, pure=False)
            except _Lost:
                self._waiting.put_back(items)
                raise
            self._under_way[future.key] = (future, items)
            future.add_done_callback(self._ended.put)

    def _size(self) -> int:
        """Return how many items make a task that is worth its cost."""
        if not self._seconds:
            return _FIRST_ITEMS
        wanted = max(_TASK_S, self._threads / _TASKS_PER_S)
        return min(max(1, round(wanted / self._seconds)), _MOST_ITEMS)

    def _outcome(self, future: Any) -> Iterator[Outcome]:
        _, items = self._under_way[future.key]  # until its outcome is here
        with self._watched():
            if future.status == "cancelled":
                raise _Lost
            error = future.exception() if future.status == "error" else None
            found = None if error is not None else future.result()
        if isinstance(error, LightboxError):
            self._unread += 1
            if error.code != NEVER_ITS_FAULT or self._unread == _MOST_UNREAD:
                raise error
            del self._under_way[future.key]
            self._waiting.put_back(items)  # for another worker, or until this one has room again
            return
        del self._under_way[future.key]
        self.fruitful = True
        self._unread = 0
        if found is not None:
            self._learn(found)
            yield found
        elif len(items) > 1:
            for item in items:
                self._waiting.put_back((item,))
        else:
            assert error is not None
            yield _given_up(items[0], error)

    def _learn(self, outcome: Outcome) -> None:
        if outcome.records:
            lately = sum(record["seconds"] for record in outcome.records) / len(outcome.records)
            weight = 0.2 if self._seconds else 1.0
            self._seconds = max(1e-3, self._seconds + weight * (lately - self._seconds))

    def _look(self) -> None:
        """See that there are a scheduler and workers. Raises: _Lost, LightboxError."""
        if self._client.status != "running":
            raise _Lost
        now = time.monotonic()
        if now - self._counted > (_COUNT_S if self._threads else _TICK_S):
            self._counted = now
            with self._watched():
                self._threads = self._count()
        if self._threads:
            self._had_workers = now
        elif now - self._had_workers > _NO_WORKER_S:
            raise LightboxError(
                "no_workers",
                "The scheduler has had no worker for ten minutes. Start some with “dask worker” "
                "and its address, and the same command with --resume.",
            )
        self._tell(Standing(self._threads, len(self._under_way)))

    def _count(self) -> int:
        return sum(self._client.nthreads().values())

    @contextlib.contextmanager
    def _watched(self) -> Iterator[None]:
        """Take what a lost scheduler makes Dask raise for what it is. Raises: _Lost."""
        try:
            yield
        except (OSError, CancelledError, TimeoutError) as error:
            raise _Lost from error
        except RuntimeError as error:  # how a closed client says so
            if self._client.status == "running":
                raise
            raise _Lost from error


def _given_up(item: Item, error: BaseException) -> Outcome:
    """Return a failed record for an item that no worker could bring to an end."""
    reason = Notice(
        "not_read",
        "No machine could bring this file to an end; each try ended with: "
        f"{type(error).__name__}. Read it alone to see more: lightbox classify.",
    )
    reading = Reading(Request(Path(item.path), item.frame or 1), reason=reason)
    return Outcome(({**to_record(reading), "path": item.path},))
