"""Copies in a folder: whole under their names, or not there."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from pathlib import Path
from typing import Any, cast

import pydicom
import pytest

from app.export.deidentify.pseudonyms import Pseudonyms
from app.services.deidentifying import copy_one, deidentify
from app.services.pool import ReaderPool
from tests.export.answers import source_dataset
from tests.imaging.dicom_files import save

NOBODY = cast("Any", None)  # a copy asks nothing of the worker's reader


def _stopped_while_writing(path: Path, folder: Path, run: Pseudonyms) -> None:
    import resource

    # The kernel ends the process in the middle of the copy, as it would at a limit of memory.
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
    copy_one(NOBODY, path, folder, run, ())


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit that Windows does not have")
def test_a_worker_that_is_stopped_leaves_no_half_copy(tmp_path: Path) -> None:
    path, folder, run = save(source_dataset(), tmp_path / "scan"), tmp_path / "out", Pseudonyms()
    folder.mkdir()
    process = multiprocessing.get_context("spawn").Process(
        target=_stopped_while_writing, args=(path, folder, run)
    )
    process.start()
    process.join(120)
    assert process.exitcode == -signal.SIGXFSZ
    assert [found for found in folder.iterdir() if not found.name.startswith(".")] == []
    # Another try writes under the name it should have, and what was left goes with a failure.
    broken = tmp_path / "broken"
    broken.write_bytes(path.read_bytes()[:1000])
    pool = ReaderPool()
    try:
        copied, failed = deidentify([path, broken], folder, pool, run=run)
    finally:
        pool.close()
    assert copied.output is not None
    assert failed.reason is not None
    assert list(folder.iterdir()) == [copied.output]
    assert copied.output.name == f"{pydicom.dcmread(copied.output).SOPInstanceUID}.dcm"


def test_copies_of_the_same_instance_do_not_overwrite_each_other(tmp_path: Path) -> None:
    path, run = save(source_dataset(), tmp_path / "scan"), Pseudonyms()
    folder = tmp_path / "out"
    folder.mkdir()
    first, second = (copy_one(NOBODY, path, folder, run, ()).output for _ in range(2))
    assert first is not None
    assert second is not None
    assert second.name == f"{first.stem}-2.dcm"
    assert first.read_bytes() == second.read_bytes()
    assert set(folder.iterdir()) == {first, second}
