"""A history of every earlier version opens, and all that was kept in it is still there.

The old tables and rows stand here as they were written then: in SQL, by no code of today.
"""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest

from app.domain.analysis import ModelRef
from app.domain.notice import Notice
from app.domain.record import Content, Record, RecordedFinding, RecordedScan
from app.domain.verdict import Decided, Impression, Verdict
from app.history import asking, keeping, purging, worklists
from app.history.asking import Filter
from app.history.opening import open_to_write, to_ask, version
from app.history.place import Place
from app.history.schema import STEPS

VERSION_1 = """
CREATE TABLE bundles (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, version TEXT NOT NULL, sha256 TEXT NOT NULL,
    recipe TEXT NOT NULL, UNIQUE (name, version, sha256)
);
CREATE TABLE records (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, key BLOB NOT NULL UNIQUE,
    path NOT NULL, frame INTEGER NOT NULL, state TEXT NOT NULL, asked TEXT NOT NULL,
    program TEXT NOT NULL, patient TEXT NOT NULL, sop_instance_uid TEXT NOT NULL,
    status TEXT NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL,
    bundle INTEGER REFERENCES bundles (id), answer INTEGER NOT NULL,
    verdict INTEGER NOT NULL DEFAULT 0, analysis TEXT NOT NULL
);
CREATE INDEX records_at ON records (at);
CREATE INDEX records_uid ON records (sop_instance_uid) WHERE sop_instance_uid <> '';
CREATE INDEX records_patient ON records (patient) WHERE patient <> '';
CREATE VIRTUAL TABLE search USING fts5 (
    words, content='', detail=none, columnsize=0, prefix='2 3 4 5 6 7 8 9 10',
    tokenize="unicode61 remove_diacritics 2"
);
CREATE TABLE verdicts (
    id INTEGER PRIMARY KEY, record INTEGER NOT NULL REFERENCES records (id) ON DELETE CASCADE,
    bundle INTEGER REFERENCES bundles (id), last INTEGER NOT NULL DEFAULT 1, at INTEGER NOT NULL,
    finding TEXT NOT NULL, probability REAL NOT NULL, positive INTEGER, threshold REAL,
    operating_point TEXT NOT NULL, opinion TEXT NOT NULL, presence TEXT, comment TEXT NOT NULL
);
CREATE INDEX verdicts_record ON verdicts (record, finding);
CREATE TABLE impressions (
    id INTEGER PRIMARY KEY, record INTEGER NOT NULL REFERENCES records (id) ON DELETE CASCADE,
    bundle INTEGER REFERENCES bundles (id), last INTEGER NOT NULL DEFAULT 1, at INTEGER NOT NULL,
    finding TEXT NOT NULL, probability REAL NOT NULL, positive INTEGER, threshold REAL,
    operating_point TEXT NOT NULL, presence TEXT NOT NULL
);
CREATE INDEX impressions_record ON impressions (record, finding);
CREATE TABLE worklists (id TEXT PRIMARY KEY, at INTEGER NOT NULL);
CREATE TABLE worklist_scans (
    worklist TEXT NOT NULL REFERENCES worklists (id) ON DELETE CASCADE, path NOT NULL,
    position INTEGER NOT NULL, key BLOB, PRIMARY KEY (worklist, path)
) WITHOUT ROWID;
PRAGMA user_version = 1;
"""

VERSION_2 = """
CREATE TABLE worklist_roots (
    worklist TEXT NOT NULL REFERENCES worklists (id) ON DELETE CASCADE, path NOT NULL,
    PRIMARY KEY (worklist, path)
) WITHOUT ROWID;
PRAGMA user_version = 2;
"""

VERSION_3 = """
ALTER TABLE worklist_scans ADD COLUMN removed INTEGER NOT NULL DEFAULT 0;
PRAGMA user_version = 3;
"""

TABLES = (VERSION_1, VERSION_2, VERSION_3)  # each brings the one before it up to its version

# Of the very first builds: their index of words knew fewer beginnings.
SHORTER_INDEX = VERSION_1.replace("prefix='2 3 4 5 6 7 8 9 10'", "prefix='2 3'")

KEY_1 = "bead4748d31e9329e1dc9a6f626782a0"
KEY_2 = "00000000000000000000000000000002"

ROWS = f"""
INSERT INTO bundles VALUES (1, 'chest', '1.0.0', '{"c" * 64}', '{{"rows":224}}');
INSERT INTO records VALUES (
    1, 1700000000250, x'{KEY_1}', '/scans/ward 1/IM-0001.dcm', 1, '9-9', 'a', '0.1.0',
    '{"0" * 32}', '1.2.3.4.5', 'classified', '', '', 1, 0, 3,
    '{{"gate":"accepted","findings":[{{"name":"pneumonia","probability":0.8,"positive":true,'
    || '"operating_point":"balanced","threshold":0.5}}],"set":["pneumonia"],'
    || '"warnings":[["age_unknown","The age is not stated."]],'
    || '"scan":{{"file_format":"DICOM","frames":1,"rows":20,"columns":30,"modality":"CR"}}}}'
);
INSERT INTO records VALUES (
    2, 1700000001000, x'{KEY_2}', x'2F7363616E732F4DFC6C6C65722E64636D', 1, '9-9', 'a', '0.1.0',
    '', '', 'failed', 'damaged', 'The file ends too soon.', NULL, 4, 0, '{{}}'
);
INSERT INTO search (rowid, words) VALUES (1, '/scans/ward 1/IM-0001.dcm ꙮb1 ꙮa0 ꙮv3');
INSERT INTO search (rowid, words) VALUES (2, '/scans/M?ller.dcm ꙮb0 ꙮa4 ꙮv0');
INSERT INTO verdicts VALUES
    (1, 1, 1, 0, 1700000002000, 'pneumonia', 0.8, 1, 0.5, 'balanced', 'agree', NULL, ''),
    (2, 1, 1, 1, 1700000003000, 'pneumonia', 0.8, 1, 0.5, 'balanced', 'amend', 'unsure', 'old?');
INSERT INTO impressions VALUES
    (1, 1, 1, 1, 1700000001500, 'pneumonia', 0.8, 1, 0.5, 'balanced', 'absent');
INSERT INTO worklists VALUES ('left', 1700000000000);
INSERT INTO worklist_scans (worklist, path, position, key) VALUES
    ('left', '/scans/ward 1/IM-0001.dcm', 0, x'{KEY_1}'), ('left', '/scans/unread.dcm', 1, NULL);
"""

_OF = Decided("pneumonia", 0.8, True, 0.5, "balanced")
FIRST = Record(
    Content(Path("/scans/ward 1/IM-0001.dcm"), 1, "9-9", "a", "0.1.0"),
    1_700_000_000.25,
    "classified",
    None,
    ModelRef("chest", "1.0.0", "c" * 64),
    '{"rows":224}',
    "accepted",
    (RecordedFinding("pneumonia", 0.8, True, "balanced", 0.5),),
    ("pneumonia",),
    (Notice("age_unknown", "The age is not stated."),),
    RecordedScan("DICOM", 1, 20, 30, "CR"),
    "1.2.3.4.5",
    "0" * 32,
    (
        Verdict(_OF, "agree", None, "", 1_700_000_002.0),
        Verdict(_OF, "amend", "unsure", "old?", 1_700_000_003.0),
    ),
    (Impression(_OF, "absent", 1_700_000_001.5),),
    1,
)

EARLIER = {
    "version 1, the first builds": (SHORTER_INDEX,),
    **{f"version {number}": TABLES[:number] for number in range(1, len(TABLES))},
}


@pytest.fixture(params=EARLIER.values(), ids=EARLIER.keys())
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """A history as an earlier version left it."""
    place = Place(tmp_path / "history")
    place.make()
    with contextlib.closing(sqlite3.connect(place.database)) as database:
        for script in (*request.param, ROWS):
            database.executescript(script)
    return place


def tables(database: sqlite3.Connection) -> dict[str, str]:
    """Every table and index, as it was declared, whatever its lines."""
    found = database.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {
        name: " ".join(sql.replace("(", " ( ").replace(")", " ) ").split()) for name, sql in found
    }


def test_every_version_there_was_is_tried_here() -> None:
    assert len(TABLES) == len(STEPS)


def test_a_step_that_was_released_still_makes_the_same_tables(tmp_path: Path) -> None:
    with (
        contextlib.closing(open_to_write(Place(tmp_path / "new"))) as new,
        contextlib.closing(sqlite3.connect(":memory:")) as then,
    ):
        for script in TABLES:
            then.executescript(script)
        assert tables(new) == tables(then)


def test_all_that_was_kept_is_there_after_an_upgrade(old: Place) -> None:
    with contextlib.closing(open_to_write(old)) as database:
        assert version(database) == len(STEPS)
        assert asking.record(database, 1) == FIRST
        failed = asking.record(database, 2)
        assert failed is not None
        assert (failed.status, failed.reason) == (
            "failed",
            Notice("damaged", "The file ends too soon."),
        )
        assert failed.content.path.name.endswith("ller.dcm")
        (left,) = worklists.left_behind(database)
        assert (left.total, left.read, left.roots) == (2, 1, ())
        assert worklists.records(database, "left")[0].id == 1
    (copy,) = old.copies()
    with contextlib.closing(sqlite3.connect(copy)) as before:
        assert version(before) < len(STEPS)
        assert before.execute("SELECT count(*) FROM verdicts").fetchone()[0] == 2


def test_it_is_searched_counted_and_added_to_as_before(old: Place) -> None:
    with contextlib.closing(open_to_write(old)) as database:
        for wanted in (
            Filter(text="ward IM-0001"),
            Filter(text="1.2.3.4.5"),
            Filter(bundle=("chest", "1.0.0")),
            Filter(answer="positive"),
            Filter(verdict="amend"),
        ):
            assert [one.id for one in asking.page(database, wanted)] == [1], wanted
        (agreement,) = asking.agreement(database)
        assert (agreement.month, agreement.finding) == ("2023-11", "pneumonia")
        assert keeping.keep(database, FIRST) == 1  # the same content is known by its key
        assert keeping.add_verdict(database, FIRST.content, Verdict(_OF, "agree", at=1.7e9 + 4))
        assert [one.id for one in asking.page(database, Filter(verdict="agree"))] == [1]
        assert asking.count(database, Filter(verdict="amend")) == 0


def test_a_question_alone_upgrades_it_too(old: Place) -> None:
    with to_ask(old) as database:
        assert database is not None
        assert asking.count(database, Filter()) == 2


def test_what_is_purged_after_an_upgrade_is_gone(old: Place) -> None:
    open_to_write(old).close()
    purging.purge_one(old, 1)
    with to_ask(old) as database:
        assert database is not None
        assert [one.id for one in asking.pages(database, Filter())] == [2]
        assert asking.count(database, Filter(text="ward")) == 0
    assert old.copies() == ()
