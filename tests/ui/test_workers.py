"""The window's two readers, with real workers that die and hang."""

from __future__ import annotations

import multiprocessing
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.domain.reading import Reading, Request
from app.errors import LightboxError
from app.imaging import read_scan
from app.services import mishaps
from app.services.pool import Job, ReaderPool
from app.ui.reading.courier import Courier
from app.ui.reading.workers import Backlog, ShownReader
from tests.conftest import sample_path
from tests.security.bombs import slow_jpeg
from tests.ui.conftest import PATIENCE_MS

SAMPLE = sample_path("normal.dcm")


@pytest.fixture
def pool() -> Iterator[ReaderPool]:
    pool = ReaderPool(workers=1)
    yield pool
    pool.close()


@pytest.fixture
def shown(qtbot: QtBot, pool: ReaderPool) -> ShownReader:
    courier = Courier()
    reader = ShownReader(courier, courier)
    reader.courier = courier  # type: ignore[attr-defined] - lives as long as the reader
    reader.start(pool)
    return reader


def answer(qtbot: QtBot, shown: ShownReader, request: Request) -> Reading:
    with qtbot.waitSignal(shown.reading_made, timeout=PATIENCE_MS) as caught:
        shown.ask(request)
    assert caught.args is not None
    assert caught.args[0] is request
    reading = caught.args[1]
    assert isinstance(reading, Reading)
    return reading


def kill_workers() -> None:
    workers = multiprocessing.active_children()
    assert workers
    for worker in workers:
        worker.kill()


def test_a_worker_killed_while_nothing_was_asked_is_not_missed(
    qtbot: QtBot, shown: ShownReader
) -> None:
    for _ in range(3):
        assert answer(qtbot, shown, Request(SAMPLE)).status == "classified"
        kill_workers()
    assert answer(qtbot, shown, Request(SAMPLE)).status == "classified"


def test_the_background_run_survives_two_kills(qtbot: QtBot, tmp_path: Path) -> None:
    pool = ReaderPool(workers=2)
    courier = Courier()
    backlog = Backlog(courier, 2, courier)
    finished: list[tuple[Path, Reading]] = []
    backlog.finished.connect(lambda path, reading: finished.append((path, reading)))
    paths = [tmp_path / f"{number}.dcm" for number in range(30)]
    for path in paths:
        shutil.copy(SAMPLE, path)
    try:
        with qtbot.waitSignal(backlog.idle, timeout=2 * PATIENCE_MS):
            backlog.add([Request(path) for path in paths])
            backlog.start(pool)
            qtbot.waitUntil(lambda: len(finished) > 2, timeout=PATIENCE_MS)
            kill_workers()
            qtbot.wait(600)
            kill_workers()
        assert sorted(path for path, _ in finished) == sorted(paths)
        failed = [str(reading.reason) for _, reading in finished if reading.status == "failed"]
        assert len(failed) <= 2, failed  # died on it twice
    finally:
        pool.close()


def test_a_stuck_file_does_not_hold_up_the_next(
    qtbot: QtBot, shown: ShownReader, tmp_path: Path
) -> None:
    answer(qtbot, shown, Request(SAMPLE))  # the worker is up
    stuck = slow_jpeg(tmp_path / "stuck.jpg")
    shown.ask(Request(stuck))
    qtbot.wait(100)
    assert answer(qtbot, shown, Request(SAMPLE)).status == "classified"  # long before 60 s
    shown.ask(Request(stuck))
    qtbot.wait(2500)  # longer than it is left with a worker once nobody wants it
    assert answer(qtbot, shown, Request(SAMPLE)).status == "classified"


def test_wheeling_through_scans_costs_no_worker(qtbot: QtBot, shown: ShownReader) -> None:
    answer(qtbot, shown, Request(SAMPLE))
    workers = multiprocessing.active_children()
    scans: list[object] = []
    shown.scan_read.connect(lambda request, _scan: scans.append(request))
    for _ in range(50):
        shown.ask(Request(SAMPLE))
        qtbot.wait(5)
    assert answer(qtbot, shown, Request(SAMPLE)).status == "classified"
    assert multiprocessing.active_children() == workers
    assert len(scans) < 50


class PoolThatLosesTheModel:
    """Reads scans, and then its worker is gone."""

    def __init__(self, error: LightboxError) -> None:
        self._error = error

    def scan(self, path: Path, frame: int) -> Job[Any]:
        job: Job[Any] = Job()
        job.set_result(read_scan(path, frame))
        return job

    def read(self, request: Request) -> Job[Any]:
        job: Job[Any] = Job()
        job.set_result(mishaps.unread(request, self._error))
        return job


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (mishaps.reader_died(), "model_died"),
        (mishaps.took_too_long(60), "model_too_slow"),
        (mishaps.out_of_memory(), "model_out_of_memory"),
        (mishaps.no_reader(), "no_reader"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_picture_that_was_shown_stays_when_the_model_is_lost(
    qtbot: QtBot, error: LightboxError, code: str
) -> None:
    courier = Courier()
    shown = ShownReader(courier, courier)
    shown.start(PoolThatLosesTheModel(error))  # type: ignore[arg-type]
    reading = answer(qtbot, shown, Request(SAMPLE))
    assert reading.status == "failed"
    assert reading.reason is not None
    assert reading.reason.code == code
    assert reading.analysis is not None  # which tells the window that there is a picture
    assert reading.analysis.reason == reading.reason
    assert reading.thumbnail is not None
    assert reading.facts == read_scan(SAMPLE).facts
