"""``lightbox query`` and ``lightbox send``: studies from a node, and files to one."""

from __future__ import annotations

import contextlib
import signal
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from app.cli.limits import limit_memory
from app.cli.outputs import shown
from app.errors import UsageError
from app.network.nodes import Node, Nodes, load_nodes
from app.network.terms import Cancelled, Course, Sent, Study, Wanted, date_range, is_uid
from app.services import exchange
from app.services.records import to_json


class Form(StrEnum):
    TABLE = "table"
    JSONL = "jsonl"


_Form = Annotated[Form, typer.Option("--format", help="Form of the output.")]
_Node = Annotated[str, typer.Argument(metavar="NODE", help="A name of `lightbox nodes list`.")]
_INTERRUPTED = 130


def query(
    node: _Node,
    patient: Annotated[str, typer.Option(help="Patient ID; * and ? stand for letters.")] = "",
    name: Annotated[str, typer.Option(help="The patient's name, as in “DOE^J*”.")] = "",
    date: Annotated[
        str, typer.Option(help="Of the study: 2026-11-25, or 2026-11-01..2026-11-25.")
    ] = "",
    modality: Annotated[str, typer.Option(help="Such as CR.")] = "",
    accession: Annotated[str, typer.Option(help="Accession number.")] = "",
    study: Annotated[str, typer.Option(help="Study Instance UID.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=100_000, help="At most so many.")] = 200,
    retrieve: Annotated[bool, typer.Option("--retrieve", help="Fetch what is found.")] = False,
    output: Annotated[
        Path | None, typer.Option(file_okay=False, help="The folder to fetch into.")
    ] = None,
    output_format: _Form = Form.TABLE,
) -> int:
    """Ask a node which studies it has, and fetch them. Patients are named in the output.

    Exit status: 0 when all was done, 1 when something failed, 2 for wrong usage.
    """
    limit_memory()
    if retrieve and output is None:
        raise UsageError("no_output", "Say where the scans go: --output FOLDER.")
    nodes = load_nodes()
    asked = nodes.find(node)
    if study and not is_uid(study):
        raise UsageError("bad_uid", f"“{study}” is no Study Instance UID.")
    wanted = Wanted(patient, name, date_range(date) if date else "", modality, accession, study)
    with _interruptible() as course:
        found = exchange.find(nodes, asked, wanted, limit, course=course)
        _show(found, output_format)
        if len(found) == limit:
            typer.echo(f"lightbox: there may be more than these {limit} (--limit).", err=True)
        if retrieve and output is not None:
            return _fetch(nodes, asked, found, output, course)
    return 0


def send(
    node: _Node,
    files: Annotated[list[Path], typer.Argument(readable=False, help="DICOM files, or folders.")],
    commit: Annotated[
        bool, typer.Option("--commit", help="Have the node promise to keep them.")
    ] = False,
    output_format: _Form = Form.TABLE,
) -> int:
    """Send DICOM files to a node as they are: scans, structured reports, secondary captures."""
    limit_memory()
    nodes = load_nodes()
    asked = nodes.find(node)
    if commit:
        exchange.need_commitment(asked)
    done = []
    with _interruptible() as course:
        for sent in exchange.send(nodes, asked, _files(files), course=course):
            done.append(sent)
            _say_sent(sent, output_format)
        failed = any(sent.reason is not None for sent in done)
        there = {sent.uid for sent in done if sent.reason is None}
        if commit and there:
            kept = exchange.commit(nodes, asked, done, course)
            typer.echo(f"{node} keeps {len(there & kept)} of {len(there)}.", err=True)
            failed = failed or not there <= kept
    return 1 if failed else 0


def _fetch(nodes: Nodes, node: Node, found: Sequence[Study], folder: Path, course: Course) -> int:
    failed = 0
    if not found:
        return 0
    for study in found:
        got = exchange.fetch(nodes, node, study.uid, folder, course=course)
        failed += got.failed
        lost = f", {got.failed} could not be fetched" if got.failed else ""
        typer.echo(f"{shown(study.uid)}: {len(got.paths)} by {got.by}{lost}", err=True)
    typer.echo(f"In “{shown(folder)}”. To read them: lightbox classify {shown(folder)}", err=True)
    return 1 if failed else 0


def _files(paths: Sequence[Path]) -> list[Path]:
    """Return the files named, and all below the folders named."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(one for one in path.rglob("*") if one.is_file())
        else:
            found.append(path)
    return found


def _show(found: Sequence[Study], form: Form) -> None:
    if form is Form.JSONL:
        for study in found:
            sys.stdout.write(to_json(asdict(study)) + "\n")
        return
    for study in found:
        cells = (
            f"{shown(study.date):8}",
            f"{shown('/'.join(study.modalities)):6}",
            f"{'' if study.instances is None else study.instances:>5}",
            f"{shown(study.patient_id):16}",
            f"{shown(study.patient_name):28}",
            f"{shown(study.accession):16}",
            shown(study.uid),
            shown(study.description),
        )
        sys.stdout.write("  ".join(cells).rstrip() + "\n")
    if not found:
        sys.stdout.write("No study fits.\n")


def _say_sent(sent: Sent, form: Form) -> None:
    if form is Form.JSONL:
        line = {"path": str(sent.path), "sop_instance_uid": sent.uid, "reason": sent.reason}
        sys.stdout.write(to_json(line) + "\n")
    elif sent.reason is None:
        sys.stdout.write(f"{'had ' if sent.had else 'sent'}    {shown(sent.path)}\n")
    else:
        sys.stdout.write(f"failed  {shown(sent.path)}: {shown(sent.reason)}\n")
    sys.stdout.flush()


@contextlib.contextmanager
def _interruptible() -> Iterator[Course]:
    """Let Ctrl+C end what is under way in good order: associations ended, no file left half."""
    course = Course()

    def stop(_number: int, _frame: FrameType | None) -> None:
        course.cancel()

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield course
    except Cancelled:
        raise typer.Exit(_INTERRUPTED) from None
    finally:
        signal.signal(signal.SIGINT, before)
