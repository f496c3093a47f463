"""Workers: answers come back, and a worker's death costs one file and no more."""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import signal
import threading
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.domain.reading import Request
from app.errors import ScanError
from app.imaging import read_scan
from app.services.batch import read_all
from app.services.library import open_library
from app.services.parcel import Parcel
from app.services.pool import Job, ReaderPool
from tests.conftest import sample_path
from tests.security.bombs import slow_jpeg


@pytest.fixture
def slow(tmp_path: Path) -> Path:
    """A file whose reading takes more than a second."""
    return slow_jpeg(tmp_path / "slow.jpg")


def until_begun(job: Job[Any], after: float = 0.0) -> float:
    """Wait until a worker has the job, and return since when."""
    deadline = time.monotonic() + 60
    while job.begun is None or job.begun <= after:
        assert time.monotonic() < deadline
        time.sleep(0.01)
    return job.begun


@pytest.fixture
def pool() -> Iterator[ReaderPool]:
    pool = ReaderPool(workers=1)
    yield pool
    pool.close()


def test_a_scan_comes_back_whole(pool: ReaderPool) -> None:
    path = sample_path("normal.dcm")
    scan, direct = pool.scan(path).result(timeout=60), read_scan(path)
    np.testing.assert_array_equal(scan.pixels, direct.pixels)
    assert scan.pixels.dtype == direct.pixels.dtype
    assert scan.facts == direct.facts
    assert scan.geometry == direct.geometry


def test_an_analysis_comes_back_with_its_pictures(pool: ReaderPool) -> None:
    reading = pool.read(Request(sample_path("pneumonia.dcm"))).result(timeout=60)
    assert reading.status == "classified"
    assert reading.analysis is not None
    assert reading.analysis.maps
    assert reading.thumbnail is not None
    assert max(reading.thumbnail.shape[:2]) == 96


def test_a_bad_file_is_an_answer_too(pool: ReaderPool, tmp_path: Path) -> None:
    path = tmp_path / "notes.dcm"
    path.write_text("these are no pixels")
    reading = pool.read(Request(path)).result(timeout=60)
    assert reading.status == "failed"
    assert reading.reason is not None
    assert reading.reason.code == "not_a_scan"
    with pytest.raises(ScanError) as caught:
        pool.scan(path).result(timeout=60)
    assert caught.value.code == "not_a_scan"


def test_the_pixels_of_a_scan_from_a_worker_are_read_only(pool: ReaderPool) -> None:
    scan = pool.scan(sample_path("normal.dcm")).result(timeout=60)
    with pytest.raises(ValueError, match="read-only"):
        scan.pixels[0, 0] = 0


# --- Workers that die ---------------------------------------------------------------------


def kill_workers() -> int:
    """Kill every worker there is, as the kernel does when memory runs out."""
    workers = multiprocessing.active_children()
    for worker in workers:
        worker.kill()
    return len(workers)


@pytest.mark.parametrize("kills", [1, 3])
def test_a_worker_killed_while_it_has_nothing_to_do_is_replaced(
    pool: ReaderPool, kills: int
) -> None:
    sample = sample_path("normal.dcm")
    for _ in range(kills):
        assert pool.read(Request(sample)).result(timeout=60).status == "classified"
        assert kill_workers() == 1
    assert pool.scan(sample).result(timeout=60).pixels.size
    assert pool.read(Request(sample)).result(timeout=60).status == "classified"


def test_one_death_is_not_blamed_on_the_file(pool: ReaderPool, slow: Path) -> None:
    doomed = pool.read(Request(slow))
    until_begun(doomed)
    slow.unlink()
    shutil.copy(sample_path("normal.dcm"), slow)
    kill_workers()
    assert doomed.result(timeout=60).status == "classified"


def test_a_second_death_fails_the_file_and_no_other(pool: ReaderPool, slow: Path) -> None:
    doomed = pool.read(Request(slow))
    waiting = pool.read(Request(sample_path("normal.dcm")))
    first = until_begun(doomed)
    kill_workers()
    until_begun(doomed, after=first)
    kill_workers()
    reading = doomed.result(timeout=60)
    assert reading.status == "failed"
    assert reading.reason is not None
    assert reading.reason.code == "reader_died"
    assert waiting.result(timeout=60).status == "classified"


def test_both_workers_of_a_pool_may_die() -> None:
    pool = ReaderPool(workers=2)
    try:
        samples = [Request(sample_path("normal.dcm"))] * 12
        futures = [pool.read(request, pictures=False) for request in samples]
        futures[0].result(timeout=60)
        assert kill_workers() == 2
        assert all(future.result(timeout=60).status == "classified" for future in futures)
    finally:
        pool.close()


@pytest.mark.parametrize("workers", [0, 1])
def test_a_batch_makes_no_pictures_and_answers_as_the_window_does(
    pool: ReaderPool, workers: int
) -> None:
    request = Request(sample_path("pneumonia.dcm"))
    shown = pool.read(request).result(timeout=60)
    (listed,) = read_all([request], open_library(), workers=workers)
    assert shown.analysis is not None
    assert listed.analysis is not None
    assert listed.analysis.findings == shown.analysis.findings
    assert shown.thumbnail is not None
    assert listed.thumbnail is None
    assert listed.analysis.maps == ()
    assert listed.analysis.model_input is None


def test_a_batch_survives_kills_at_any_moment(tmp_path: Path) -> None:
    requests = [Request(tmp_path / f"{number}.dcm") for number in range(60)]
    for request in requests:
        shutil.copy(sample_path("normal.dcm"), request.path)
    moments = random.Random(1)
    deaths, start, readings = 0, time.monotonic(), []
    for reading in read_all(requests, open_library(), workers=2):
        readings.append(reading)
        if len(readings) % 5 == 0:  # by progress, so that a quick machine kills as often
            time.sleep(moments.uniform(0.0, 0.05))
            workers = multiprocessing.active_children()
            if workers:
                moments.choice(workers).kill()
                deaths += 1
    assert [reading.request for reading in readings] == requests
    failed = [reading for reading in readings if reading.status == "failed"]
    assert {r.reason.code for r in failed if r.reason} <= {"reader_died", "no_reader"}
    assert 2 * len(failed) <= deaths  # one death is forgiven
    assert deaths >= 4
    assert time.monotonic() - start < 120


def _die_at_once(channel: Connection, _setting: object, _forked: bool) -> None:
    os._exit(1)


def test_workers_that_cannot_start_are_an_answer_too(
    pool: ReaderPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.services.worker._begin", _die_at_once)
    reading = pool.read(Request(sample_path("normal.dcm"))).result(timeout=60)
    assert reading.reason is not None
    assert reading.reason.code == "no_reader"
    monkeypatch.undo()
    assert pool.read(Request(sample_path("normal.dcm"))).result(timeout=60).status == "classified"


# --- Workers that hang --------------------------------------------------------------------


def test_a_file_that_hangs_its_worker_is_given_up(
    pool: ReaderPool, slow: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pool.read(Request(sample_path("normal.dcm"))).result(timeout=60)  # the worker is up
    monkeypatch.setattr("app.services.keeper.TIME_LIMIT_S", 0.2)
    reading = pool.read(Request(slow)).result(timeout=60)
    assert reading.reason is not None
    assert reading.reason.code == "took_too_long"
    monkeypatch.undo()
    assert pool.read(Request(sample_path("normal.dcm"))).result(timeout=60).status == "classified"


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="needs a way to stop a process")
def test_a_stopped_worker_keeps_no_future_open(
    pool: ReaderPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    pool.read(Request(sample_path("normal.dcm"))).result(timeout=60)
    (worker,) = multiprocessing.active_children()
    assert worker.pid is not None
    os.kill(worker.pid, signal.SIGSTOP)
    monkeypatch.setattr("app.services.keeper.TIME_LIMIT_S", 1.0)
    with pytest.raises(ScanError) as caught:
        pool.scan(sample_path("normal.dcm")).result(timeout=60)
    assert caught.value.code == "took_too_long"


def _answer_by_half(channel: Connection, _setting: object, _forked: bool) -> None:
    Parcel((True, None)).send(channel)
    channel.recv()
    channel.send([100])  # the sizes of what never follows
    time.sleep(600)


def test_a_worker_that_hangs_amid_its_answer_is_given_up(
    pool: ReaderPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.services.worker._begin", _answer_by_half)
    monkeypatch.setattr("app.services.keeper.TIME_LIMIT_S", 1.0)
    reading = pool.read(Request(sample_path("normal.dcm"))).result(timeout=60)
    assert reading.reason is not None
    assert reading.reason.code == "took_too_long"


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="needs a way to stop a process")
def test_a_worker_that_cannot_even_be_killed_is_left_behind(
    pool: ReaderPool, slow: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As one is that waits in the kernel for a lost network share.
    monkeypatch.setattr("multiprocessing.process.BaseProcess.kill", lambda _process: None)
    monkeypatch.setattr("app.services.keeper.TIME_LIMIT_S", 1.0)
    job = pool.read(Request(slow))
    until_begun(job)
    (left_behind,) = multiprocessing.active_children()
    assert left_behind.pid is not None
    os.kill(left_behind.pid, signal.SIGSTOP)
    reading = job.result(timeout=60)
    assert reading.reason is not None
    assert reading.reason.code == "took_too_long"
    monkeypatch.setattr("app.services.keeper.TIME_LIMIT_S", 60.0)
    try:
        sample = Request(sample_path("normal.dcm"))
        assert pool.read(sample).result(timeout=60).status == "classified"
        assert left_behind.is_alive()
    finally:
        monkeypatch.undo()
        left_behind.kill()
        left_behind.join(10)


def test_cancelling_reaches_the_worker(pool: ReaderPool, slow: Path) -> None:
    job = pool.scan(slow)
    until_begun(job)
    (worker,) = multiprocessing.active_children()
    assert job.cancel()
    worker.join(10)
    assert worker.exitcode is not None
    assert pool.read(Request(sample_path("normal.dcm"))).result(timeout=60).status == "classified"


def test_cancelling_what_waits_leaves_the_worker_alone(pool: ReaderPool, slow: Path) -> None:
    blocking = pool.scan(slow)
    until_begun(blocking)
    workers = multiprocessing.active_children()
    waiting = pool.scan(sample_path("normal.dcm"))
    assert waiting.cancel()
    assert waiting.begun is None
    time.sleep(0.2)
    assert multiprocessing.active_children() == workers
    assert not blocking.done()


# --- The end ------------------------------------------------------------------------------


def left_threads() -> list[str]:
    return [t.name for t in threading.enumerate() if t.name.startswith("lightbox")]


def test_closing_leaves_nothing_behind() -> None:
    pool = ReaderPool(workers=2)
    pool.warm_up()
    pool.read(Request(sample_path("normal.dcm"))).result(timeout=60)
    pool.close()
    assert not multiprocessing.active_children()
    assert not left_threads()


def test_closing_ends_every_future(slow: Path) -> None:
    pool = ReaderPool(workers=1)
    futures = [pool.scan(slow), pool.scan(sample_path("normal.dcm"))]
    until_begun(futures[0])
    pool.close()
    assert all(future.cancelled() for future in futures)
    assert pool.read(Request(sample_path("normal.dcm"))).cancelled()
    pool.close()
    assert not multiprocessing.active_children()
    assert not left_threads()


def test_closing_a_pool_that_never_worked_or_has_just_begun() -> None:
    ReaderPool(workers=2).close()
    pool = ReaderPool(workers=2)
    pool.start()
    pool.close()
    assert not multiprocessing.active_children()
    assert not left_threads()
