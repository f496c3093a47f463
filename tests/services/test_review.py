"""A reading is kept, and comes back as the same reading as long as nothing has changed."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.reading import Reading, Request, without_pictures
from app.domain.verdict import Decided, Impression, Verdict
from app.errors import HistoryError
from app.history import worklists
from app.history.opening import to_ask
from app.history.place import Place, usual_place
from app.services.reading import Reader, file_state
from app.services.review import (
    Review,
    asked,
    content_of,
    earlier,
    read_before,
    record_of,
    to_reading,
)
from tests.conftest import sample_path


def never(told: HistoryError | None) -> None:
    raise AssertionError(told)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    return Path(shutil.copy(sample_path("pneumonia.dcm"), tmp_path / "scan.dcm"))


def read(reader: Reader, path: Path) -> Reading:
    return without_pictures(reader.read(Request(path)))


def test_a_reading_comes_back_from_its_record(reader: Reader, scan: Path) -> None:
    entries = reader.library.entries
    reading = read(reader, scan)
    assert reading.status == "classified"
    again = to_reading(record_of(reading, entries, 1.0), reading.request, entries)
    assert again is not None
    assert again.analysis is not None
    assert reading.analysis is not None
    for before, after in zip(reading.analysis.findings, again.analysis.findings, strict=True):
        assert after == replace(before, probability=pytest.approx(before.probability, abs=1e-6))
    assert again.analysis.prediction_set == reading.analysis.prediction_set
    assert again.analysis.warnings == reading.analysis.warnings
    assert again.analysis.model == reading.analysis.model
    assert again.sop_instance_uid == reading.sop_instance_uid
    assert again.source == reading.source


def test_without_the_bundle_that_spoke_nothing_comes_back(reader: Reader, scan: Path) -> None:
    entries = reader.library.entries
    kept = record_of(read(reader, scan), entries, 1.0)
    assert kept.model is not None
    others = [entry for entry in entries if entry.sha256 != kept.model.sha256]
    assert to_reading(kept, Request(scan), others) is None


def test_another_set_of_bundles_is_another_question(reader: Reader) -> None:
    entries = reader.library.entries
    assert asked(None, entries) == asked(None, entries[::-1])
    assert asked(None, entries) != asked(None, entries[1:])
    one = entries[0].manifest.id
    assert asked(one, entries) == asked(one, entries[:1])
    assert asked(one, entries[:1]) != asked(None, entries[:1])


def test_no_identifier_is_in_the_history(reader: Reader, scan: Path) -> None:
    reading = read(reader, scan)
    assert reading.patient
    review = Review(never)
    review.record(reading, reader.library.entries)
    assert review.close()
    kept = earlier(content_of(reading, reader.library.entries))
    assert kept is not None
    assert len(kept.patient) == 32
    number = reading.patient.partition("|")[0]
    for path in usual_place().folder.iterdir():
        assert number.encode() not in path.read_bytes()


def test_impression_and_verdict_find_the_record_that_was_put_in_before(
    reader: Reader, scan: Path
) -> None:
    entries = reader.library.entries
    reading = read(reader, scan)
    content = content_of(reading, entries)
    of = Decided("pneumonia", 0.9, True, 0.5, "balanced")
    review = Review(never)
    review.record(reading, entries)
    review.impress(content, Impression(of, "absent", 1.0))
    review.judge(content, Verdict(of, "agree", None, "seen now", 2.0))
    assert review.close()
    kept = earlier(content)
    assert kept is not None
    assert kept.impressions == (Impression(of, "absent", 1.0),)
    assert kept.verdicts == (Verdict(of, "agree", None, "seen now", 2.0),)


def test_a_worklist_is_taken_up_where_nothing_has_changed(reader: Reader, tmp_path: Path) -> None:
    entries = reader.library.entries
    paths = [
        Path(shutil.copy(sample_path("pneumonia.dcm"), tmp_path / f"{number}.dcm"))
        for number in range(4)
    ]
    damaged = tmp_path / "damaged.dcm"
    damaged.write_bytes(paths[0].read_bytes()[:900])
    paths.append(damaged)
    review = Review(never)
    review.do(lambda database: worklists.extend(database, "w", paths))
    for path in (paths[0], paths[1], paths[2], damaged):
        review.record(read(reader, path), entries)
    assert review.close()
    paths[1].write_bytes(paths[1].read_bytes() + b"\0")
    paths[2].unlink()

    def states(requests: tuple[Request, ...] | list[Request]) -> list[str]:
        return [file_state(request.path) for request in requests]

    requests, known = read_before("w", states, Request, entries)  # type: ignore[arg-type]
    assert [request.path for request in requests] == paths
    assert [reading.request.path for reading in known] == [paths[0], damaged]
    assert [reading.status for reading in known] == ["classified", "failed"]
    _, fewer = read_before("w", states, Request, entries[1:])  # type: ignore[arg-type]
    assert fewer == ()


def test_a_failure_that_says_nothing_of_the_file_is_read_again(
    reader: Reader, scan: Path, tmp_path: Path
) -> None:
    from app.services.mishaps import reader_died, unread

    review = Review(never)
    review.do(lambda database: worklists.extend(database, "w", [scan]))
    failed = replace(unread(Request(scan), reader_died()), file_state=file_state(scan))
    review.record(failed, reader.library.entries)
    assert review.close()
    requests, known = read_before(
        "w", lambda asked: [file_state(a.path) for a in asked], Request, reader.library.entries
    )
    assert len(requests) == 1
    assert known == ()


def test_without_a_history_there_is_nothing_to_take_up(tmp_path: Path) -> None:
    place = Place(tmp_path / "nothing")
    assert read_before("w", lambda _: [], Request, (), place) == ((), ())
    with to_ask(place) as database:
        assert database is None
    assert not place.folder.exists()
