"""What is written. Every function runs within a transaction of the caller's."""

from __future__ import annotations

import sqlite3

from app.domain.analysis import ModelRef
from app.domain.record import Content, Record
from app.domain.verdict import Impression, Verdict, overall
from app.history import rows, worklists

_COLUMNS = (
    "at", "key", "path", "frame", "state", "asked", "program", "patient", "sop_instance_uid",
    "status", "code", "message", "bundle", "answer", "analysis",
)  # fmt: skip


def keep(database: sqlite3.Connection, record: Record) -> int:
    """Keep a record, and return its id. One of the same content is kept already and stays.

    Only a failure gives way, to whatever came of the same content later; its verdicts stay.
    """
    content = record.content
    found = database.execute(
        "SELECT id, status FROM records WHERE key = ?", (content.key,)
    ).fetchone()
    if found is not None and (found["status"] != "failed" or record.status == "failed"):
        worklists.note_read(database, content)
        return int(found["id"])
    bundle = None if record.model is None else _bundle(database, record.model, record.recipe)
    answer = rows.answer_number(record)
    reason = record.reason
    values = (
        round(record.at * 1000), content.key, rows.path_value(content.path), content.frame,
        content.state, content.asked, content.program, record.patient, record.sop_instance_uid,
        record.status, "" if reason is None else reason.code,
        "" if reason is None else reason.message, bundle, answer, rows.to_analysis(record),
    )  # fmt: skip
    if found is None:
        marks = ", ".join("?" * len(_COLUMNS))
        statement = f"INSERT INTO records ({', '.join(_COLUMNS)}) VALUES ({marks})"
        number = database.execute(statement, values).lastrowid
        assert number is not None
    else:
        number = int(found["id"])
        unindex(database, number)
        changes = ", ".join(f"{name} = ?" for name in _COLUMNS)
        statement = f"UPDATE records SET {changes} WHERE id = ?"
        database.execute(statement, (*values, number))
    _index(database, number)
    worklists.note_read(database, content)
    return number


def add_verdict(database: sqlite3.Connection, content: Content, verdict: Verdict) -> bool:
    """Add a verdict to the record of this content; False where there is none.

    Those given earlier are kept; the last on each finding is in force.
    """
    number = _number(database, content)
    if number is None:
        return False
    more = {"opinion": verdict.opinion, "presence": verdict.presence, "comment": verdict.comment}
    _add(database, "verdicts", number, verdict, more)
    found = database.execute("SELECT * FROM verdicts WHERE record = ? AND last", (number,))
    whole = rows.verdict_number(overall(tuple(map(rows.to_verdict, found))))
    unindex(database, number)
    database.execute("UPDATE records SET verdict = ? WHERE id = ?", (whole, number))
    _index(database, number)
    return True


def add_impression(database: sqlite3.Connection, content: Content, impression: Impression) -> bool:
    """Add an impression to the record of this content; False where there is none."""
    number = _number(database, content)
    if number is None:
        return False
    _add(database, "impressions", number, impression, {"presence": impression.presence})
    return True


def unindex(database: sqlite3.Connection, number: int) -> None:
    """Take a record out of the index; it must still be as it was put in."""
    database.execute(
        "INSERT INTO search (search, rowid, words) VALUES ('delete', ?, ?)",
        (number, _words(database, number)),
    )


def _add(
    database: sqlite3.Connection,
    table: str,
    number: int,
    said: Verdict | Impression,
    more: dict[str, str | None],
) -> None:
    """Add a row to ``verdicts`` or ``impressions``, which is the last on its finding."""
    (bundle,) = database.execute("SELECT bundle FROM records WHERE id = ?", (number,)).fetchone()
    database.execute(
        f"UPDATE {table} SET last = 0 WHERE record = ? AND finding = ?",
        (number, said.of.finding),
    )
    values = {
        "record": number,
        "bundle": bundle,
        "at": round(said.at * 1000),
        **rows.decided_values(said.of),
        **more,
    }
    names, marks = ", ".join(values), ", ".join("?" * len(values))
    statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"
    database.execute(statement, tuple(values.values()))


def _index(database: sqlite3.Connection, number: int) -> None:
    database.execute(
        "INSERT INTO search (rowid, words) VALUES (?, ?)", (number, _words(database, number))
    )


def _words(database: sqlite3.Connection, number: int) -> str:
    row = database.execute(
        "SELECT path, bundle, answer, verdict FROM records WHERE id = ?", (number,)
    ).fetchone()
    return rows.words_of(rows.path_of(row["path"]), row["bundle"], row["answer"], row["verdict"])


def _number(database: sqlite3.Connection, content: Content) -> int | None:
    row = database.execute("SELECT id FROM records WHERE key = ?", (content.key,)).fetchone()
    return None if row is None else int(row["id"])


def _bundle(database: sqlite3.Connection, model: ModelRef, recipe: str) -> int:
    named = (model.id, model.version, model.sha256)
    database.execute(
        "INSERT INTO bundles (name, version, sha256, recipe) VALUES (?, ?, ?, ?)"
        " ON CONFLICT DO NOTHING",
        (*named, recipe),
    )
    row = database.execute(
        "SELECT id FROM bundles WHERE name = ? AND version = ? AND sha256 = ?", named
    ).fetchone()
    return int(row["id"])
