"""A worker's machine that is short of memory: no scan is called failed for it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from app.errors import LightboxError
from app.services import worker
from app.services.cluster.items import Item
from app.services.library import open_library
from tests.conftest import sample_path
from tests.network.objects import scan

STARTS = "LIGHTBOX_TEST_STARTS"  # names a file that has a byte for every start that is to fail


def _die_a_few_times(channel: Connection, setting: worker.Setting, forked: bool) -> None:
    path = Path(os.environ[STARTS])
    left = path.read_bytes()
    if left:
        path.write_bytes(left[1:])
        os._exit(1)
    worker._begin(channel, setting, forked)


@pytest.fixture
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Of a cluster with one worker, in this process."""
    distributed = pytest.importorskip("distributed")  # not in each reader, which imports this
    from app.services.cluster import readers

    for name in readers._ONE_THREAD:
        monkeypatch.setenv(name, "1")
    monkeypatch.setenv(STARTS, str(tmp_path / "starts"))
    monkeypatch.setattr("app.services.worker._begin", _die_a_few_times)
    monkeypatch.setattr("app.services.cluster.readers._PAUSE_S", 0.0)
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, processes=False, protocol="tcp", host="127.0.0.1",
        dashboard_address=None, local_directory=str(tmp_path),
    ) as cluster:  # fmt: skip
        yield cluster.scheduler_address


def frames_read(address: str, *items: Item) -> list[tuple[str, int]]:
    """The frames that have a record, none of which may be a failure."""
    from app.services.cluster.readers import Order
    from app.services.cluster.scheduling import read_on
    from app.services.cluster.shipping import pack

    entry = open_library().find("chest-xray-pneumonia")
    outcomes = read_on(address, iter(items), Order(pack([entry]), entry.manifest.id))
    records = [record for outcome in outcomes for record in outcome.records]
    assert "failed" not in [record["status"] for record in records]
    return sorted((Path(record["path"]).name, record["frame"]) for record in records)


def test_readers_that_start_later_read_what_waited(address: str, tmp_path: Path) -> None:
    (tmp_path / "starts").write_bytes(b"x" * 9)  # more than one task waits for
    scan(tmp_path / "two.dcm", NumberOfFrames=2, Rows=32, Columns=32, PixelData=bytes(2 << 11))
    items = Item(str(sample_path("normal.dcm"))), Item(str(tmp_path / "two.dcm"), None)
    assert frames_read(address, *items) == [("normal.dcm", 1), ("two.dcm", 1), ("two.dcm", 2)]


def test_readers_that_never_start_end_the_run_and_fail_no_scan(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.services.cluster.scheduling._MOST_UNREAD", 1)
    (tmp_path / "starts").write_bytes(b"x" * 10_000)
    with pytest.raises(LightboxError) as caught:
        frames_read(address, Item(str(sample_path("normal.dcm"))))
    assert caught.value.code == "no_reader"
