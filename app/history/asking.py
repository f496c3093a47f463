"""What is asked of the history. Each question stays quick with a million records."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from app.domain.agreement import Agreement, Tally, blind, held, judged
from app.domain.record import ANSWERS, Answer, Record, is_uid
from app.domain.verdict import Decided, Impression, Opinion, Verdict, stated
from app.history import rows

RECORDS = (
    "SELECT records.*, bundles.name, bundles.version, bundles.sha256, bundles.recipe"
    " FROM records LEFT JOIN bundles ON bundles.id = records.bundle"
)

_NO_BUNDLE = 1 << 40  # a number that no bundle has
_NEVER = 1 << 62  # nor any record


@dataclass(frozen=True, slots=True)
class Filter:
    """Which records are wanted; an empty one wants all.

    Attributes:
        text: words, each the beginning of one in a file's path; or a whole SOP Instance UID.
        bundle: (id, version) of the bundle that spoke; version "" for any.
        answer: of the analysis.
        verdict: of the reader on the whole analysis, "none" for none yet.
        since, until: seconds since 1970, UTC; ``until`` itself is not among them.
    """

    text: str = ""
    bundle: tuple[str, str] | None = None
    answer: Answer | None = None
    verdict: Opinion | str | None = None
    since: float | None = None
    until: float | None = None


@dataclass(frozen=True, slots=True)
class BundleCount:
    """A bundle that has records: its id and version; of several builds, all together."""

    id: str
    version: str


def page(
    database: sqlite3.Connection, wanted: Filter, before: int | None = None, size: int = 100
) -> tuple[Record, ...]:
    """Return records, the newest first, with their verdicts.

    Args:
        database: to ask.
        wanted: which records.
        before: id of the last record of the page before; None for the first page.
        size: records at most.
    """
    tables, conditions, values = _conditions(database, wanted)
    if before is not None:
        conditions.append(f"{'search.rowid' if 'search' in tables else 'records.id'} < ?")
        values.append(before)
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    order = "search.rowid" if "search" in tables else "records.id"
    # The ids first, since the index alone can tell; then what only the few of the page need.
    ids = [
        row[0]
        for row in database.execute(
            f"SELECT {order} FROM {tables}{where} ORDER BY {order} DESC LIMIT ?",
            (*values, size),
        )
    ]
    return _by_id(database, ids)


def pages(database: sqlite3.Connection, wanted: Filter, size: int = 500) -> Iterator[Record]:
    """Yield every record that is wanted, the newest first."""
    before: int | None = None
    while found := page(database, wanted, before, size):
        yield from found
        before = found[-1].id


def record(database: sqlite3.Connection, number: int) -> Record | None:
    """Return the record with this id."""
    return next(iter(_by_id(database, [number])), None)


def by_key(database: sqlite3.Connection, key: bytes) -> Record | None:
    """Return the record of a content, see `Content.key`."""
    row = database.execute("SELECT id FROM records WHERE key = ?", (key,)).fetchone()
    return None if row is None else record(database, row["id"])


def count(database: sqlite3.Connection, wanted: Filter, most: int = 10_000) -> int:
    """Count the records that are wanted, up to ``most``."""
    tables, conditions, values = _conditions(database, wanted)
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    number: int = database.execute(
        f"SELECT count(*) FROM (SELECT 1 FROM {tables}{where} LIMIT ?)",
        (*values, most),
    ).fetchone()[0]
    return number


def bundles(database: sqlite3.Connection) -> tuple[BundleCount, ...]:
    """Return the bundles that have spoken, by id, the newest version first."""
    found = database.execute("SELECT DISTINCT name, version FROM bundles ORDER BY name, id DESC")
    return tuple(BundleCount(row["name"], row["version"]) for row in found)


def agreement(database: sqlite3.Connection) -> tuple[Agreement, ...]:
    """Count how readers and bundles agree: by bundle, month of the last word, and finding.

    Of several verdicts or impressions of one record on one finding, the last counts.
    """
    counts: dict[tuple[str, ...], Tally] = defaultdict(Tally)
    for question in (_VERDICTS, _IMPRESSIONS_ALONE):
        for row in database.execute(question):
            key = (row["name"], row["version"], row["sha256"], row["month"], row["finding"])
            counts[key] += _tally(row).times(row["number"])
    return tuple(
        Agreement(name, version, sha256, month, finding, tally)
        for (name, version, sha256, month, finding), tally in sorted(counts.items())
    )


_GROUPED = (
    " JOIN bundles ON bundles.id = said.bundle WHERE said.last{more}"
    " GROUP BY said.bundle, month, said.finding, said.positive, opinion, stated, felt"
)
_MONTH = "strftime('%Y-%m', said.at / 1000, 'unixepoch') AS month"
_VERDICTS = (
    f"SELECT name, version, sha256, {_MONTH}, said.finding, said.positive, said.opinion,"
    " said.presence AS stated, felt.presence AS felt, count(*) AS number FROM verdicts AS said"
    " LEFT JOIN impressions AS felt"
    " ON felt.record = said.record AND felt.finding = said.finding AND felt.last"
    + _GROUPED.format(more="")
)
_IMPRESSIONS_ALONE = (
    f"SELECT name, version, sha256, {_MONTH}, said.finding, said.positive, NULL AS opinion,"
    " NULL AS stated, said.presence AS felt, count(*) AS number FROM impressions AS said"
    + _GROUPED.format(
        more=" AND NOT EXISTS (SELECT 1 FROM verdicts WHERE verdicts.record = said.record"
        " AND verdicts.finding = said.finding)"
    )
)


def _tally(row: sqlite3.Row) -> Tally:
    """Count one verdict, impression, or pair of them."""
    positive = None if row["positive"] is None else bool(row["positive"])
    total, after = Tally(), None
    if row["opinion"] is not None:
        after = stated(Verdict(Decided("", 0.0, positive), row["opinion"], row["stated"]))
        total += Tally(**{row["opinion"]: 1}) + judged(positive, after)
    if row["felt"] is not None:
        total += blind(positive, row["felt"]) + held(row["felt"], after)
    return total


def _conditions(database: sqlite3.Connection, wanted: Filter) -> tuple[str, list[str], list[Any]]:
    """Return the tables to ask, conditions on them, and the values of these."""
    conditions: list[str] = []
    values: list[Any] = []
    by_words = [
        f'"{word}"*' if len(word) > 1 else f'"{word}"' for word in rows.typed_words(wanted.text)
    ]
    tables = "records"
    if is_uid(wanted.text):
        by_words = []
        # The second half lets SQLite use the index, which leaves out records without one.
        conditions.append("records.sop_instance_uid = ? AND records.sop_instance_uid <> ''")
        values.append(wanted.text.strip())
    terms = [*_own_words(database, wanted), *by_words]
    if terms and conditions:
        tables = "records JOIN search ON search.rowid = records.id"
    elif terms:
        tables = "search"
    if terms:
        conditions.append("search MATCH ?")
        values.append(" AND ".join(terms))
    number = "search.rowid" if tables == "search" else "records.id"
    for bound, sign in ((wanted.since, ">="), (wanted.until, "<")):
        if bound is not None:
            conditions.append(_from_time(database, number, sign, round(bound * 1000), values))
    return tables, conditions, values


def _from_time(
    database: sqlite3.Connection, number: str, sign: str, at: int, values: list[Any]
) -> str:
    """Return a condition on the id that stands for one on the time: ids grow as time does.

    Where a clock was set back, what it stamped meanwhile is filed where it was written.
    """
    if sign == ">=":
        row = database.execute("SELECT id FROM records WHERE at >= ? ORDER BY at LIMIT 1", (at,))
        found = row.fetchone()
        values.append(_NEVER if found is None else found[0])
        return f"{number} >= ?"
    row = database.execute("SELECT id FROM records WHERE at < ? ORDER BY at DESC LIMIT 1", (at,))
    found = row.fetchone()
    values.append(-1 if found is None else found[0])
    return f"{number} <= ?"


def _own_words(database: sqlite3.Connection, wanted: Filter) -> list[str]:
    terms: list[str] = []
    if wanted.bundle is not None:
        name, version = wanted.bundle
        found = database.execute(
            "SELECT id FROM bundles WHERE name = ? AND (? = '' OR version = ?)",
            (name, version, version),
        )
        numbers = [row["id"] for row in found] or [_NO_BUNDLE]
        either = " OR ".join(f'"{rows.bundle_word(number)}"' for number in numbers)
        terms.append(f"({either})")
    if wanted.answer is not None:
        terms.append(f'"{rows.answer_word(ANSWERS.index(wanted.answer))}"')
    if wanted.verdict is not None:
        opinion = None if wanted.verdict == "none" else wanted.verdict
        terms.append(f'"{rows.verdict_word(rows.verdict_number(opinion))}"')  # type: ignore[arg-type]
    return terms


def _by_id(database: sqlite3.Connection, ids: Sequence[int]) -> tuple[Record, ...]:
    if not ids:
        return ()
    marks = ", ".join("?" * len(ids))
    verdicts: dict[int, list[Verdict]] = defaultdict(list)
    impressions: dict[int, list[Impression]] = defaultdict(list)
    question = f"SELECT * FROM verdicts WHERE record IN ({marks}) ORDER BY id"
    for row in database.execute(question, ids):
        verdicts[row["record"]].append(rows.to_verdict(row))
    question = f"SELECT * FROM impressions WHERE record IN ({marks}) ORDER BY id"
    for row in database.execute(question, ids):
        impressions[row["record"]].append(rows.to_impression(row))
    question = f"{RECORDS} WHERE records.id IN ({marks}) ORDER BY records.id DESC"
    return tuple(
        rows.to_record(row, verdicts[row["id"]], impressions[row["id"]])
        for row in database.execute(question, ids)
    )
