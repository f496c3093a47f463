"""Workers: answers come back, and a worker's death costs one file and no more."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from app.errors import ScanError
from app.imaging import read_scan
from app.services.pool import ReaderPool
from app.services.reading import Request
from tests.conftest import sample_path


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


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a file that blocks its reader")
def test_a_killed_worker_fails_its_file_and_is_replaced(pool: ReaderPool, tmp_path: Path) -> None:
    pool.read(Request(sample_path("normal.dcm"))).result(timeout=60)  # the worker is up
    (worker,) = multiprocessing.active_children()
    blocking = tmp_path / "blocks.dcm"
    os.mkfifo(blocking)
    doomed = pool.read(Request(blocking))
    waiting = pool.read(Request(sample_path("normal.dcm")))
    time.sleep(0.5)  # the worker now waits for the pipe's other end
    assert worker.pid is not None
    os.kill(worker.pid, signal.SIGKILL)
    reading = doomed.result(timeout=60)
    assert reading.status == "failed"
    assert reading.reason is not None
    assert reading.reason.code == "reader_died"
    assert waiting.result(timeout=60).status == "classified"


def test_closing_leaves_no_process_behind() -> None:
    pool = ReaderPool(workers=2)
    pool.warm_up()
    pool.read(Request(sample_path("normal.dcm"))).result(timeout=60)
    pool.close()
    assert not multiprocessing.active_children()
