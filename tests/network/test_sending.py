"""Sending to a PACS that breaks off: one file keeps none of the others back."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pydicom
import pytest

from app.errors import NetworkError
from app.network.sending import store
from app.network.terms import Course, Patience
from tests.network.objects import scan
from tests.network.pacs import pacs

HASTY = Patience(connect=5, reply=20, attempts=2, pause=0.001)


def _files(folder: Path, count: int) -> list[Path]:
    made = []
    for number in range(count):
        path = folder / f"{number}.dcm"
        scan(path)
        ds = pydicom.dcmread(path)
        ds.SOPInstanceUID = ds.file_meta.MediaStorageSOPInstanceUID = f"1.2.3.{number}"
        ds.save_as(path)
        made.append(path)
    return made


class Choking:
    """Breaks the connection off at some objects, and keeps the others."""

    def __init__(self, *at: str) -> None:
        self.at = at
        self.tried: Counter[str] = Counter()

    def __call__(self, event: Any) -> int:
        uid = str(event.request.AffectedSOPInstanceUID)
        self.tried[uid] += 1
        if uid in self.at:
            event.assoc.abort()
        return 0


def test_a_file_that_the_node_breaks_off_at_is_named_and_the_others_are_sent(
    tmp_path: Path,
) -> None:
    choking = Choking("1.2.3.0", "1.2.3.2")
    with pacs(choking) as node:
        sent = list(store(node, "LIGHTBOX", _files(tmp_path, 4), HASTY, Course()))
    assert {one.uid for one in sent if one.reason is None} == {"1.2.3.1", "1.2.3.3"}
    assert {one.uid for one in sent if one.later} == {"1.2.3.0", "1.2.3.2"}
    assert "may be damaged" in str(sent[0].reason)
    assert choking.tried["1.2.3.0"] == HASTY.attempts
    assert choking.tried["1.2.3.3"] == 1


def test_a_node_that_breaks_off_at_everything_is_not_asked_for_ever(tmp_path: Path) -> None:
    choking = Choking(*(f"1.2.3.{number}" for number in range(9)))
    with pacs(choking) as node, pytest.raises(NetworkError, match="ended before everything"):
        list(store(node, "LIGHTBOX", _files(tmp_path, 9), HASTY, Course()))
    assert len(choking.tried) == 3
