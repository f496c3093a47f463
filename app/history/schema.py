"""The tables, and the steps from one version of them to the next.

``PRAGMA user_version`` is the number of steps a file has taken. A step, once released, is never
changed; what is new becomes another step.

Times are milliseconds since 1970, UTC. A path that is no text (a file name in another encoding) is
kept as bytes. ``records.analysis`` is JSON, see `app.history.rows`; whatever is searched, filtered
or counted has a column or a word in ``search``.

``last`` marks the verdict (and the impression) in force among those of a record on one finding.

``worklist_roots`` are the folders, discs and archives of a worklist that have not been looked
through to their end. As long as there are any, a scan that the reader took off the list stays as
``removed``, so that looking through them again does not bring it back.

``search`` holds the words of each record's path, and words of our own for its bundle, answer and
verdict. So one index answers every combination of words and filters, newest first: where each of
two conditions holds for a million records and both together for none, going through the records of
either would take seconds. It keeps no text (``content=''``) and no positions (``detail=none``).
"""

from __future__ import annotations

_SAID = """id INTEGER PRIMARY KEY,
        record INTEGER NOT NULL REFERENCES records (id) ON DELETE CASCADE,
        bundle INTEGER REFERENCES bundles (id),
        last INTEGER NOT NULL DEFAULT 1,
        at INTEGER NOT NULL,
        finding TEXT NOT NULL,
        probability REAL NOT NULL,
        positive INTEGER,
        threshold REAL,
        operating_point TEXT NOT NULL"""
"""Columns of what a reader says of one finding, before the answer or of it."""

STEPS: tuple[str, ...] = (
    f"""
    CREATE TABLE bundles (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        version TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        recipe TEXT NOT NULL,
        UNIQUE (name, version, sha256)
    );
    CREATE TABLE records (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        at INTEGER NOT NULL,
        key BLOB NOT NULL UNIQUE,
        path NOT NULL,
        frame INTEGER NOT NULL,
        state TEXT NOT NULL,
        asked TEXT NOT NULL,
        program TEXT NOT NULL,
        patient TEXT NOT NULL,
        sop_instance_uid TEXT NOT NULL,
        status TEXT NOT NULL,
        code TEXT NOT NULL,
        message TEXT NOT NULL,
        bundle INTEGER REFERENCES bundles (id),
        answer INTEGER NOT NULL,
        verdict INTEGER NOT NULL DEFAULT 0,
        analysis TEXT NOT NULL
    );
    CREATE INDEX records_at ON records (at);
    CREATE INDEX records_uid ON records (sop_instance_uid) WHERE sop_instance_uid <> '';
    CREATE INDEX records_patient ON records (patient) WHERE patient <> '';
    CREATE VIRTUAL TABLE search USING fts5 (
        words, content='', detail=none, columnsize=0, prefix='2 3 4 5 6 7 8 9 10',
        tokenize="unicode61 remove_diacritics 2"
    );
    CREATE TABLE verdicts (
        {_SAID},
        opinion TEXT NOT NULL,
        presence TEXT,
        comment TEXT NOT NULL
    );
    CREATE INDEX verdicts_record ON verdicts (record, finding);
    CREATE TABLE impressions (
        {_SAID},
        presence TEXT NOT NULL
    );
    CREATE INDEX impressions_record ON impressions (record, finding);
    CREATE TABLE worklists (
        id TEXT PRIMARY KEY,
        at INTEGER NOT NULL
    );
    CREATE TABLE worklist_scans (
        worklist TEXT NOT NULL REFERENCES worklists (id) ON DELETE CASCADE,
        path NOT NULL,
        position INTEGER NOT NULL,
        key BLOB,
        PRIMARY KEY (worklist, path)
    ) WITHOUT ROWID;
    """,
    """
    CREATE TABLE worklist_roots (
        worklist TEXT NOT NULL REFERENCES worklists (id) ON DELETE CASCADE,
        path NOT NULL,
        PRIMARY KEY (worklist, path)
    ) WITHOUT ROWID;
    """,
    """
    ALTER TABLE worklist_scans ADD COLUMN removed INTEGER NOT NULL DEFAULT 0;
    """,
)
