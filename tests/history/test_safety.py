"""What happens to the history when files, disks, programs and processes do their worst."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import HistoryError
from app.history import asking, keeping, schema
from app.history.asking import Filter
from app.history.opening import open_to_write, to_ask, version
from app.history.place import Place
from app.history.secret import hashed, salt
from app.history.writer import Writer
from tests.history.records import record, verdict

PATIENCE_S = 30.0
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="a matter of POSIX modes and signals")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "history")


def names(place: Place) -> list[str]:
    with to_ask(place) as database:
        if database is None:
            return []
        return [one.content.path.name for one in asking.page(database, Filter(), size=10_000)]


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < deadline
        threading.Event().wait(0.02)


class Heard:
    """Collects what a writer tells."""

    def __init__(self) -> None:
        self.codes: list[str | None] = []

    def __call__(self, told: HistoryError | None) -> None:
        self.codes.append(None if told is None else told.code)


# --- Killed ---------------------------------------------------------------------------------

KILLED = """
import sys
from pathlib import Path
from app.history import keeping
from app.history.opening import open_to_write
from app.history.place import Place
from tests.history.records import record, verdict
database = open_to_write(Place(Path(sys.argv[1])))
number = int(sys.argv[2])
while True:
    database.execute("BEGIN IMMEDIATE")
    for _ in range(3):  # always three together, each with its verdict
        keeping.keep(database, record(number))
        keeping.add_verdict(database, record(number).content, verdict("agree"))
        number += 1
    database.execute("COMMIT")
    print(number, flush=True)
"""


@POSIX
def test_a_writer_killed_at_any_moment_leaves_all_that_was_committed_and_no_half(
    place: Place,
) -> None:
    number = 0
    for attempt in range(12):
        child = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(place.folder), str(number)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert child.stdout is not None
        committed = number
        for _ in range(1 + attempt * 2):  # so that each dies at another point of the log's life
            committed = int(child.stdout.readline())
        threading.Event().wait(0.0007 * attempt)
        child.kill()
        more = child.stdout.read().split()
        child.wait()
        child.stdout.close()
        committed = int(more[-1]) if more else committed
        with contextlib.closing(open_to_write(place)) as database:
            assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            count = asking.count(database, Filter(), most=10**6)
            # The last may have been committed and not yet told.
            assert count in (committed, committed + 3)
            assert count == asking.count(database, Filter(verdict="agree"), most=10**6)
            assert count == database.execute("SELECT count(*) FROM verdicts").fetchone()[0]
        number = count
    assert number > 12 * 3


@POSIX
def test_a_migration_killed_half_way_is_taken_again(place: Place) -> None:
    with contextlib.closing(open_to_write(place)) as database:
        keeping.keep(database, record(1))
    code = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from app.history import opening, schema\n"
        "from app.history.place import Place\n"
        "step = 'CREATE TABLE extra (a);'\n"
        "def dies(script):\n"
        "    yield from ['CREATE TABLE extra (a)', 'DELETE FROM records']\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "opening._statements = dies\n"
        "opening.open_to_write(Place(Path(sys.argv[1])), (*schema.STEPS, step))\n"
    )
    subprocess.run([sys.executable, "-c", code, str(place.folder)], check=False)
    with contextlib.closing(open_to_write(place)) as database:
        assert version(database) == len(schema.STEPS)
        assert asking.count(database, Filter()) == 1
    newer = (*schema.STEPS, "CREATE TABLE extra (a);")
    with contextlib.closing(open_to_write(place, newer)) as database:
        assert version(database) == len(newer)
        assert asking.count(database, Filter()) == 1


# --- Versions -------------------------------------------------------------------------------


def test_before_a_migration_the_file_is_copied_whole(place: Place) -> None:
    with contextlib.closing(open_to_write(place)) as database:
        keeping.keep(database, record(1))
        # The record is in the log still, and the copy must hold it all the same.
        newer = (*schema.STEPS, "DELETE FROM records;")
        with contextlib.closing(open_to_write(place, newer)) as migrated:
            assert asking.count(migrated, Filter()) == 0
    (copy,) = place.copies()
    assert copy.name == f"before-version-{len(newer)}.db"
    with contextlib.closing(sqlite3.connect(copy)) as old:
        assert old.execute("SELECT count(*) FROM records").fetchone()[0] == 1
        assert version(old) == len(schema.STEPS)
    if sys.platform != "win32":
        assert copy.stat().st_mode & 0o777 == 0o600


def test_a_history_of_a_newer_program_is_left_as_it_is(place: Place) -> None:
    newer = (*schema.STEPS, "CREATE TABLE extra (a);")
    open_to_write(place, newer).close()
    before = place.database.read_bytes()
    with pytest.raises(HistoryError) as error:
        open_to_write(place)
    assert error.value.code == "history_newer"
    with pytest.raises(HistoryError), to_ask(place):
        pass
    heard = Heard()
    writer = Writer(place, heard)
    writer.put(lambda database: keeping.keep(database, record(1)))
    until(lambda: heard.codes == ["history_newer"])
    assert not writer.close(1.0)
    assert place.database.read_bytes() == before
    assert place.damaged() == ()


# --- Damaged --------------------------------------------------------------------------------


@pytest.mark.parametrize("cut", ["head", "middle", "nonsense"])
def test_a_damaged_file_is_set_aside_whole_and_a_new_one_begun(place: Place, cut: str) -> None:
    with contextlib.closing(open_to_write(place)) as database:
        for number in range(200):
            keeping.keep(database, record(number))
    content = bytearray(place.database.read_bytes())
    if cut == "head":
        content[:100] = bytes(100)
    elif cut == "middle":
        content[4096:] = bytes(b ^ 0x5A for b in content[4096:])
    else:
        content = bytearray(b"this was never a history")
    place.database.write_bytes(content)
    heard = Heard()
    writer = Writer(place, heard)
    writer.put(lambda database: keeping.keep(database, record(999)))
    assert writer.close(PATIENCE_S)
    assert heard.codes == ["history_set_aside"]
    assert names(place) == ["IM-0999.dcm"]
    assert bytes(content) in [path.read_bytes() for path in place.damaged()]


def test_a_file_damaged_while_it_is_open_is_set_aside_too(place: Place) -> None:
    heard = Heard()
    writer = Writer(place, heard)
    writer.put(lambda database: keeping.keep(database, record(1)))
    assert writer.flush(PATIENCE_S)

    def strike(_database: sqlite3.Connection) -> None:
        if not place.damaged():
            error = sqlite3.DatabaseError("database disk image is malformed")
            error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
            raise error

    writer.put(strike)
    writer.put(lambda database: keeping.keep(database, record(2)))
    assert writer.close(PATIENCE_S)
    assert "history_set_aside" in heard.codes
    assert names(place) == ["IM-0002.dcm"]
    assert place.damaged()


# --- Locked, read-only, full ------------------------------------------------------------------


def test_while_another_program_has_it_locked_all_waits_and_nothing_is_lost(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.history.opening._PATIENCE_S", 0.1)
    monkeypatch.setattr("app.history.writer._AGAIN_S", 0.1)
    open_to_write(place).close()
    heard = Heard()
    with contextlib.closing(sqlite3.connect(place.database, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        writer = Writer(place, heard)
        for number in range(5):
            writer.put(lambda database, n=number: keeping.keep(database, record(n)))
        until(lambda: heard.codes == ["history_locked"])
        other.execute("ROLLBACK")
    until(lambda: heard.codes == ["history_locked", None])
    assert writer.close(PATIENCE_S)
    assert len(names(place)) == 5


@POSIX
def test_where_nothing_may_be_written_it_says_so_and_goes_on(
    place: Place, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("app.history.writer._AGAIN_S", 0.1)
    (tmp_path / "history").write_text("a file where the folder should be")  # root may write all
    heard = Heard()
    writer = Writer(place, heard)
    writer.put(lambda database: keeping.keep(database, record(1)))
    until(lambda: heard.codes == ["history_read_only"])
    (tmp_path / "history").unlink()
    until(lambda: heard.codes == ["history_read_only", None])
    assert writer.close(PATIENCE_S)
    assert names(place) == ["IM-0001.dcm"]


def test_a_full_disk_is_told_and_what_waits_is_written_later(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.history.writer._AGAIN_S", 0.1)
    full = threading.Event()
    full.set()

    def fill(database: sqlite3.Connection) -> None:
        pages = database.execute("PRAGMA page_count").fetchone()[0]
        limit = pages if full.is_set() else 1 << 30
        database.execute(f"PRAGMA max_page_count = {limit}")  # SQLite answers as on a full disk
        for number in range(100):
            keeping.keep(database, record(number))

    heard = Heard()
    writer = Writer(place, heard)
    writer.put(fill)
    until(lambda: heard.codes == ["history_full"])
    full.clear()
    assert writer.close(PATIENCE_S)
    assert heard.codes == ["history_full", None]
    assert len(names(place)) == 100


def test_a_fault_in_one_piece_costs_nothing_else(
    place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    def faulty(database: sqlite3.Connection) -> None:
        keeping.keep(database, record(7))
        raise ValueError

    heard = Heard()
    writer = Writer(place, heard)
    writer.put(lambda database: keeping.keep(database, record(1)))
    writer.put(faulty)
    writer.put(lambda database: keeping.add_verdict(database, record(1).content, verdict("agree")))
    assert writer.close(PATIENCE_S)
    assert names(place) == ["IM-0001.dcm"]
    assert heard.codes == []
    assert "was not written" in caplog.text


# --- Private --------------------------------------------------------------------------------


@POSIX
def test_only_the_owner_may_look_into_it(place: Place) -> None:
    before = os.umask(0)
    try:
        with contextlib.closing(open_to_write(place)) as database:
            keeping.keep(database, record(1))
            salt(place)
            modes = {p.name: p.stat().st_mode & 0o777 for p in place.folder.iterdir()}
    finally:
        os.umask(before)
    assert set(modes.values()) == {0o600}, modes
    assert place.folder.stat().st_mode & 0o777 == 0o700


def test_the_salt_is_made_once_and_decides_the_hash(place: Place, tmp_path: Path) -> None:
    place.make()
    first = salt(place)
    assert len(first) == 32
    assert salt(place) == first
    other = Place(tmp_path / "other")
    other.make()
    assert hashed("A-1|19700101", first) == hashed("A-1|19700101", salt(place))
    assert hashed("A-1|19700101", first) != hashed("A-1|19700101", salt(other))
    assert hashed("", first) == ""
    place.salt.write_bytes(b"")  # as a crash between two calls of the system might leave it
    assert len(salt(place)) == 32
