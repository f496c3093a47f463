"""Small files that ask for a great deal are refused under the cap, and say so."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.domain.reading import Request
from app.services.batch import read_all
from app.services.library import open_library
from app.services.pool import ReaderPool
from tests.conftest import sample_path
from tests.security import bombs


@pytest.fixture(scope="module")
def pool() -> Iterator[ReaderPool]:
    pool = ReaderPool(workers=1)
    yield pool
    pool.close()


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (bombs.deflate_bomb, "too_large"),
        (bombs.element_bomb, "too_large"),
        (lambda path: bombs.item_bomb(path, stated=True), "too_large"),
        (lambda path: bombs.item_bomb(path, stated=False), "too_large"),
        (bombs.nested_items, "too_large"),
        (lambda path: bombs.stated_elements(path, 3_000_000), "too_large"),
        (lambda path: bombs.character_sets(path, 500_000), "too_large"),
        (lambda path: bombs.segmented_palette(path, 100_000 // 6), "damaged_header"),
        (lambda path: bombs.jpeg2000_bomb(path, 14_000), "undecodable"),
        (lambda path: bombs.jpeg2000_bomb(path, 60_000), "too_large"),
        (bombs.deep_sequence, "damaged_header"),
        (bombs.png_bomb, "too_large"),
        (bombs.endless_jpeg, "too_large"),
        (bombs.endless_jpeg_in_dicom, "too_large"),
    ],
    ids=[
        *("deflate", "elements", "items", "open items", "nested items", "crowded item"),
        *("character sets", "segments"),
        *("J2K", "larger J2K", "depth", "PNG", "JPEG", "JPEG in DICOM"),
    ],
)
def test_a_bomb_is_refused_and_its_worker_lives(
    pool: ReaderPool, tmp_path: Path, make: Callable[[Path], Path], code: str
) -> None:
    sample = Request(sample_path("normal.dcm"))
    assert pool.read(sample).result(timeout=300).status == "classified"
    workers = multiprocessing.active_children()
    bomb = make(tmp_path / "bomb")
    assert bomb.stat().st_size < 1_000_000
    reading = pool.read(Request(bomb)).result(timeout=300)
    assert reading.status == "failed"
    assert reading.reason is not None
    assert reading.reason.code == code
    assert pool.read(sample).result(timeout=300).status == "classified"
    assert multiprocessing.active_children() == workers


def test_many_passes_over_a_small_picture_are_no_bomb(pool: ReaderPool, tmp_path: Path) -> None:
    # 100 passes over 0.3 million pixels are a fiftieth of what is allowed.
    path = bombs.many_passes(tmp_path / "small.jpg", 100, side=512)
    reading = pool.read(Request(path)).result(timeout=300)
    assert reading.source is not None
    assert reading.geometry is not None
    assert (reading.geometry.rows, reading.geometry.columns) == (512, 512)


def test_what_takes_too_long_is_given_up(
    pool: ReaderPool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.services.keeper.TIME_LIMIT_S", 0.2)
    reading = pool.read(Request(bombs.slow_jpeg(tmp_path / "slow.jpg"))).result(timeout=300)
    assert reading.reason is not None
    assert reading.reason.code == "took_too_long"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes and sockets with names")
def test_what_is_no_file_is_refused_at_once(pool: ReaderPool, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.dcm")
    listening = socket.socket(socket.AF_UNIX)
    here = Path.cwd()
    os.chdir(tmp_path)  # the name of a socket may have 107 characters
    listening.bind("socket.dcm")
    os.chdir(here)
    try:
        for path in (tmp_path / "pipe.dcm", tmp_path / "socket.dcm", Path("/dev/zero")):
            reading = pool.read(Request(path)).result(timeout=300)
            assert reading.reason is not None
            assert reading.reason.code == "not_a_file"
    finally:
        listening.close()


def test_a_worker_killed_in_a_batch_costs_one_record_at_most(tmp_path: Path) -> None:
    small = sample_path("normal.png")
    requests = [Request(tmp_path / f"{number}.png") for number in range(30)]
    for request in requests:
        shutil.copy(small, request.path)
    readings = []
    for reading in read_all(requests, open_library(), workers=2):
        readings.append(reading)
        if len(readings) == 10:
            multiprocessing.active_children()[0].kill()
    assert [reading.request for reading in readings] == requests
    assert sum(reading.status == "failed" for reading in readings) <= 1
