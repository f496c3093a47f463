"""An instance is on the disk for good before anybody is told so."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from app.network.keeping import Shelf


@pytest.mark.skipif(sys.platform == "win32", reason="puts a folder's names on the disk by itself")
def test_the_name_is_on_the_disk_before_the_same_again_is_acknowledged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever wrote it first may have been killed between the name and the folder."""
    synced = []
    fsync = os.fsync

    def watched(handle: int) -> None:
        synced.append(stat.S_ISDIR(os.fstat(handle).st_mode))
        fsync(handle)

    monkeypatch.setattr(os, "fsync", watched)
    shelf = Shelf(tmp_path, reserve=0)
    for expected in ("new", "had"):
        synced.clear()
        assert shelf.keep("1.2.3", (b"one",)) == expected
        assert synced[-1] is True
    assert shelf.keep("1.2.3", (b"two",)) == "differs"
    assert shelf.path("1.2.3").read_bytes() == b"one"
