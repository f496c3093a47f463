"""``lightbox history``: what was kept, taken out of it, and forgotten."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from enum import StrEnum
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Annotated, TextIO

import typer

from app.cli.figures import estimate
from app.cli.outputs import check_outputs, csv_cell, shown, stream_to
from app.domain.record import Record, in_force
from app.domain.verdict import overall
from app.errors import UsageError
from app.history import asking, purging
from app.history.opening import to_ask
from app.history.place import usual_place
from app.services.history_lines import write_csv, write_jsonl

cli = typer.Typer(help="The answers and verdicts that were kept.", no_args_is_help=True)


class Form(StrEnum):
    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


class File(StrEnum):
    JSONL = "jsonl"
    CSV = "csv"


class AnswerChoice(StrEnum):
    POSITIVE = "positive"
    NEGATIVE = "negative"
    UNDECIDED = "undecided"
    NO_ANSWER = "no answer"
    FAILED = "failed"


class VerdictChoice(StrEnum):
    AGREE = "agree"
    DISAGREE = "disagree"
    AMEND = "amend"
    NONE = "none"


_Search = Annotated[
    str, typer.Option(help="Words of the path, each as far as typed; or a SOP Instance UID.")
]
_Model = Annotated[str | None, typer.Option(help="A model's id, or ID@VERSION.")]
_Answer = Annotated[AnswerChoice | None, typer.Option(help="What the model had answered.")]
_Verdict = Annotated[VerdictChoice | None, typer.Option(help="What the reader said of it.")]
_Since = Annotated[str | None, typer.Option(help="From this day on, such as 2026-11-25.")]
_Until = Annotated[str | None, typer.Option(help="Up to this day, and with it.")]


@cli.command("list")
def list_records(
    search: _Search = "",
    model: _Model = None,
    answer: _Answer = None,
    verdict: _Verdict = None,
    since: _Since = None,
    until: _Until = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many, the newest.")] = 50,
    output_format: Annotated[Form, typer.Option("--format", help="Form of the output.")] = (
        Form.TABLE
    ),
) -> int:
    """List what was kept, the newest first."""
    wanted = _filter(search, model, answer, verdict, since, until)
    writer = {Form.JSONL: write_jsonl, Form.CSV: _write_csv}.get(output_format, _write_table)
    _write(islice(_records(wanted), limit), sys.stdout, writer)
    return 0


@cli.command("export")
def export(
    output: Annotated[Path | None, typer.Option(readable=False, help="Write to this file.")] = None,
    search: _Search = "",
    model: _Model = None,
    answer: _Answer = None,
    verdict: _Verdict = None,
    since: _Since = None,
    until: _Until = None,
    output_format: Annotated[File, typer.Option("--format", help="Form of the output.")] = (
        File.JSONL
    ),
) -> int:
    """Write all that was kept, with every verdict, for another program."""
    wanted = _filter(search, model, answer, verdict, since, until)
    check_outputs([output], [usual_place().database])
    with stream_to(output) as stream:
        writer = _write_csv if output_format is File.CSV else write_jsonl
        count = _write(_records(wanted), stream, writer)
    if output is not None:
        typer.echo(f"{_so_many(count)} written to “{shown(output)}”.", err=True)
    return 0


@cli.command("agreement")
def agreement() -> int:
    """Say how often readers agreed with each model, month by month."""
    with to_ask(usual_place()) as database:
        found = () if database is None else asking.agreement(database)
    for one in found:
        tally = one.tally
        typer.echo(f"{one.bundle} {one.version} ({one.sha256[:8]}), {one.month}: {one.finding}")
        for name, value, count in (
            ("agree", tally.agreement, tally.verdicts),
            ("disagree", tally.disagreement, tally.verdicts),
            ("sensitivity against verdicts", tally.sensitivity, tally.hits + tally.misses),
            ("specificity against verdicts", tally.specificity, tally.clears + tally.false_alarms),
            (
                "as the blind impression",
                tally.blind_agreement,
                tally.blind_same + tally.blind_other,
            ),
        ):
            if value is not None:
                typer.echo(f"  {name}: {estimate(value)} of {count}")
    if not found:
        typer.echo("No verdict has been kept yet.")
    else:
        typer.echo(
            "Verdicts are readers' opinions, given with the answer in view; they are no proof of "
            "what is the case, and tend to follow the model. Research use only."
        )
    return 0


@cli.command("purge")
def purge(
    everything: Annotated[bool, typer.Option("--all", help="All of it, the copies too.")] = False,
    before: Annotated[
        str | None, typer.Option(help="What was kept before this day, such as 2026-01-01.")
    ] = None,
    record: Annotated[int | None, typer.Option(help="One record, by its id.")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask first.")] = False,
) -> int:
    """Forget what was kept, for good."""
    if sum((everything, before is not None, record is not None)) != 1:
        raise UsageError("purge_what", "Say what to forget: --all, --before DAY or --record ID.")
    place = usual_place()
    at = None if before is None else _day(before)
    if not yes:
        _confirm()
    if everything:
        count = purging.purge_all(place)
    elif at is not None:
        count = purging.purge_before(place, at)
    else:
        assert record is not None
        count = purging.purge_one(place, record)
        if count == 0:
            raise UsageError("no_record", f"There is no record with the id {record}.")
    typer.echo(f"{_so_many(count)} forgotten.")
    if left := place.damaged():
        typer.echo(
            f"lightbox: {len(left)} damaged files stay in “{shown(place.folder)}”; nobody can "
            "tell what is in them. “lightbox history purge --all” removes them too.",
            err=True,
        )
    return 0


def _confirm() -> None:
    if not sys.stdin.isatty():
        raise UsageError("purge_unasked", "Nothing was forgotten. Add --yes to mean it.")
    typer.echo("This cannot be undone. Forget it? [y/N] ", nl=False, err=True)
    if sys.stdin.readline().strip().lower() not in ("y", "yes"):
        raise UsageError("purge_declined", "Nothing was forgotten.")


def _filter(
    search: str,
    model: str | None,
    answer: AnswerChoice | None,
    verdict: VerdictChoice | None,
    since: str | None,
    until: str | None,
) -> asking.Filter:
    name, _, version = (model or "").partition("@")
    return asking.Filter(
        search,
        (name, version) if name else None,
        None if answer is None else answer.value,
        None if verdict is None else verdict.value,
        None if since is None else _day(since),
        None if until is None else _day(until) + 86_400,
    )


def _day(text: str) -> float:
    """Return when a day begins here. Raises: UsageError."""
    try:
        return datetime.strptime(text, "%Y-%m-%d").astimezone().timestamp()
    except (ValueError, OverflowError, OSError):
        raise UsageError("bad_day", f"“{shown(text)}” is no day such as 2026-11-25.") from None


def _records(wanted: asking.Filter) -> Iterator[Record]:
    with to_ask(usual_place()) as database:
        if database is not None:
            yield from asking.pages(database, wanted)


def _write(
    records: Iterable[Record],
    stream: TextIO,
    writer: Callable[[Iterable[Record], TextIO], Iterator[Record]],
) -> int:
    with contextlib.closing(writer(records, stream)) as written:  # type: ignore[type-var]
        return sum(1 for _ in written)


def _write_csv(records: Iterable[Record], stream: TextIO) -> Iterator[Record]:
    return write_csv(records, stream, partial(csv_cell, terminal=stream.isatty()))


def _write_table(records: Iterable[Record], stream: TextIO) -> Iterator[Record]:
    count = 0
    for record in records:
        count += 1
        model = "" if record.model is None else f"{record.model.id} {record.model.version}"
        when = datetime.fromtimestamp(record.at).astimezone()
        cells = (
            f"{record.id:>7}",
            f"{when:%Y-%m-%d %H:%M}",
            f"{record.answer:9}",
            f"{overall(in_force(record.verdicts)) or '-':8}",
            model or "-",
            shown(record.content.path)
            + (f" [{record.content.frame}]" if record.content.frame > 1 else ""),
        )
        stream.write("  ".join(cells) + "\n")
        yield record
    if count == 0:
        stream.write("Nothing that fits has been kept.\n")


def _so_many(count: int) -> str:
    return "1 record" if count == 1 else f"{count:,} records"
