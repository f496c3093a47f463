"""Texts of records and of agreement. No widget."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.domain.finding import Estimate
from app.domain.record import Answer, Record, RecordedFinding, in_force
from app.domain.verdict import Opinion, is_seen, overall
from app.ui import words
from app.ui.figures import percent
from app.ui.review.words import opinion, presence
from app.ui.sentences import called, spoken

translate = QCoreApplication.translate


def withheld(record: Record) -> Record:
    """Return a record without its answer, as blind-first mode shows it.

    One that has a verdict, or an impression of every finding that is decided by itself, was seen.
    """
    alone = [finding for finding in record.findings if finding.part_of is None]
    asked = [f.name for f in alone if f.threshold is not None] or [f.name for f in alone]
    if record.status != "classified" or is_seen(asked, record.verdicts, record.impressions):
        return record
    return replace(
        record, status="withheld", findings=(), prediction_set=(), gate=None, warnings=()
    )


def unnamed(record: Record) -> Record:
    """Return a record without what tells who it is, or leads there: path, UID and patient."""
    from pathlib import Path

    content = replace(record.content, path=Path(name(record, named=False)))
    return replace(record, content=content, sop_instance_uid="", patient="")


def name(record: Record, *, named: bool) -> str:
    """Return what a record's scan is called: its file's name, or a number."""
    if not named:
        return translate("History", "Record {number}").format(number=record.id)
    frame = record.content.frame
    if frame == 1:
        return record.content.path.name
    return translate("History", "{name}, frame {number}").format(
        name=record.content.path.name, number=frame
    )


def when(record: Record) -> str:
    """Say when a record was made, in local time."""
    return f"{datetime.fromtimestamp(record.at).astimezone():%Y-%m-%d %H:%M}"


def answer_name(name: Answer) -> str:
    """Return an answer's name, as in the worklist."""
    return {
        "positive": translate("History", "Above threshold"),
        "negative": translate("History", "Below threshold"),
        "undecided": translate("History", "No decision"),
        "no answer": translate("History", "No answer"),
        "failed": translate("History", "Failed"),
    }[name]


def answer(record: Record) -> str:
    """Say what the model answered, and of what."""
    if record.status == "withheld":
        return translate("History", "Withheld: your impression comes first")
    said = answer_name(record.answer)
    if record.status != "classified":
        reason = "" if record.reason is None else words.clause(spoken(record.reason.message))
        if not reason:
            return said
        return translate("Words", "{status}: {reason}").format(status=said, reason=reason)
    leading = _leading(record)
    if leading is None:
        return said
    figure = percent(leading.probability, leading.threshold)
    return f"{said} · {words.titled(leading.name)} {figure}"


def verdict(record: Record) -> str:
    """Say what the reader said: "Disagree", or finding by finding where there are several."""
    verdicts = in_force(record.verdicts)
    given: Opinion | None = overall(verdicts)
    if given is None:
        return ""
    if len(verdicts) == 1:
        amended = verdicts[0].presence if given == "amend" else None
        return (
            opinion(given)
            if amended is None
            else translate("Words", "{status}: {reason}").format(
                status=opinion(given), reason=presence(amended).lower()
            )
        )
    return translate("History", "{verdict} (of {count} findings)").format(
        verdict=opinion(given), count=len(verdicts)
    )


def impression(record: Record) -> str:
    """Say what the reader had held before the answer."""
    last = {each.of.finding: each for each in record.impressions}
    return words.listed(presence(each.presence) for each in last.values())


def model(record: Record) -> str:
    """Say which bundle spoke."""
    return "" if record.model is None else f"{record.model.id} {record.model.version}"


def details(record: Record, *, named: bool) -> str:
    """Say everything worth a look of a record, in lines."""
    lines = [str(record.content.path) if named else name(record, named=False)]
    if record.model is not None:
        lines.append(f"{model(record)} · {record.model.sha256[:16]}…")
    lines += [f"{words.titled(f.name)} {percent(f.probability)}" for f in record.findings]
    if record.reason is not None:
        lines.append(spoken(record.reason.message))
    for each in record.verdicts:
        said = f"{called(each.of.finding)}: {opinion(each.opinion).lower()}"
        if each.presence is not None:
            said += f" ({presence(each.presence).lower()})"
        lines.append(f"{said} {each.comment}".rstrip())
    return "\n".join(lines)


def estimate(value: Estimate | None) -> str:
    """Say a proportion with its interval: "88 % (71–96)", or a dash where there is no case."""
    if value is None:
        return "–"
    low, high = value.low * 100, value.high * 100
    return f"{value.value * 100:.0f} % ({low:.0f}–{high:.0f})"


def caution() -> str:
    """Say what these figures are not."""
    return translate(
        "History",
        "95 % intervals (Wilson). Verdicts are given with the answer in view and tend to follow "
        "it; they are opinions and no proof, and only the scans you judged are counted. "
        "Impressions are recorded before the answer is shown.",
    )


def _leading(record: Record) -> RecordedFinding | None:
    alone = [f for f in record.findings if f.part_of is None and f.positive is not None]
    positive = [f for f in alone if f.positive]
    return max(positive or alone or record.findings, key=lambda f: f.probability, default=None)
