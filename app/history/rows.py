"""Between records and the rows that hold them."""

from __future__ import annotations

import json
import os
import re
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.domain.analysis import ModelRef
from app.domain.notice import Notice
from app.domain.record import (
    ANSWERS,
    Content,
    Record,
    RecordedFinding,
    RecordedScan,
)
from app.domain.verdict import OPINIONS, Decided, Impression, Opinion, Verdict

_WORD = re.compile(r"[^\W_]+")

# Words of our own in the index begin with a letter that no name on a disk does (Cyrillic, once used
# for the many-eyed seraphim), so that nobody finds them by typing.
_BUNDLE, _ANSWER, _VERDICT = "ꙮb", "ꙮa", "ꙮv"


def path_value(path: Path) -> str | bytes:
    """Return a path as it is kept: text, or bytes where its name is no text."""
    text = str(path)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return os.fsencode(path)
    return text


def path_of(value: str | bytes) -> Path:
    """Return a path that was kept."""
    return Path(os.fsdecode(value))


def words_of(path: Path, bundle: int | None, answer: int, verdict: int) -> str:
    """Return what the index holds of a record: the words of its path, and three of our own."""
    plain = str(path).encode("utf-8", "replace").decode()
    return f"{plain} {bundle_word(bundle)} {answer_word(answer)} {verdict_word(verdict)}"


def bundle_word(bundle: int | None) -> str:
    return f"{_BUNDLE}{bundle or 0}"


def answer_word(answer: int) -> str:
    return f"{_ANSWER}{answer}"


def verdict_word(verdict: int) -> str:
    return f"{_VERDICT}{verdict}"


def typed_words(text: str) -> list[str]:
    """Return the words of what a reader types in a search field, as the index cuts them."""
    return _WORD.findall(text)


def verdict_number(opinion: Opinion | None) -> int:
    """Return the number of a verdict on a whole analysis; 0 for none."""
    return 0 if opinion is None else 1 + OPINIONS.index(opinion)


def to_analysis(record: Record) -> str:
    """Return what has no column of its own, as JSON; what is empty is left out."""
    kept: dict[str, Any] = {
        "gate": record.gate,
        "findings": [_without_nothing(_slots(finding)) for finding in record.findings],
        "set": list(record.prediction_set),
        "warnings": [[one.code, one.message] for one in record.warnings],
        "scan": None if record.scan is None else _without_nothing(_slots(record.scan)),
    }
    return json.dumps(_without_nothing(kept), ensure_ascii=False, separators=(",", ":"))


def to_record(
    row: sqlite3.Row, verdicts: Sequence[Verdict] = (), impressions: Sequence[Impression] = ()
) -> Record:
    """Return the record of a row of ``records`` joined with ``bundles``."""
    kept = json.loads(row["analysis"])
    scan = kept.get("scan")
    model = None
    if row["name"] is not None:
        model = ModelRef(row["name"], row["version"], row["sha256"])
    return Record(
        Content(path_of(row["path"]), row["frame"], row["state"], row["asked"], row["program"]),
        row["at"] / 1000,
        row["status"],
        Notice(row["code"], row["message"]) if row["code"] else None,
        model,
        row["recipe"] or "",
        kept.get("gate"),
        tuple(RecordedFinding(**finding) for finding in kept.get("findings", ())),
        tuple(kept.get("set", ())),
        tuple(Notice(*one) for one in kept.get("warnings", ())),
        None if scan is None else RecordedScan(**scan),
        row["sop_instance_uid"],
        row["patient"],
        tuple(verdicts),
        tuple(impressions),
        row["id"],
    )


def to_verdict(row: sqlite3.Row) -> Verdict:
    return Verdict(_decided(row), row["opinion"], row["presence"], row["comment"], row["at"] / 1000)


def to_impression(row: sqlite3.Row) -> Impression:
    return Impression(_decided(row), row["presence"], row["at"] / 1000)


def answer_number(record: Record) -> int:
    return ANSWERS.index(record.answer)


def decided_values(of: Decided) -> dict[str, object]:
    """Return the columns that verdicts and impressions share."""
    return {name: getattr(of, name) for name in of.__slots__}


def _decided(row: sqlite3.Row) -> Decided:
    positive = row["positive"]
    return Decided(
        row["finding"],
        row["probability"],
        None if positive is None else bool(positive),
        row["threshold"],
        row["operating_point"],
    )


def _slots(value: Any) -> dict[str, Any]:
    return {name: getattr(value, name) for name in value.__slots__}


def _without_nothing(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "", [], ())}
