"""Reviewing: what models and readers said is kept, looked up again, counted and taken up again.

The one door to the history for the window and the command line.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from app import __version__
from app.domain.analysis import Analysis, ModelRef
from app.domain.finding import Finding
from app.domain.gate import GateResult
from app.domain.reading import Reading, Request
from app.domain.record import Content, Record, RecordedScan, recorded
from app.domain.scan import Facts, Geometry, Source
from app.domain.verdict import Impression, Verdict
from app.errors import HistoryError
from app.history import asking, keeping, worklists
from app.history.opening import to_ask
from app.history.place import Place, usual_place
from app.history.secret import hashed, salt
from app.history.writer import Work, Writer
from app.services.library import Entry

# What says nothing of the file: read at another time, it may well be read.
_PASSING = frozenset(
    {
        "reader_died", "took_too_long", "no_reader", "out_of_memory", "internal",
        "model_died", "model_too_slow", "model_out_of_memory",
    }
)  # fmt: skip


class Review:
    """Keeps what is read and said, without making anybody wait.

    Everything is written by one thread soon after, see `Writer`; what is put in first is there for
    what is put in later, so a verdict finds its record.
    """

    def __init__(
        self, told: Callable[[HistoryError | None], None], place: Place | None = None
    ) -> None:
        """Start to keep.

        Args:
            told: called on another thread with what is wrong with the history, with None when it
                is well again.
            place: of the history; by default in the user's data folder.
        """
        self.place = usual_place() if place is None else place
        self._writer = Writer(self.place, told)

    def record(self, reading: Reading, entries: Sequence[Entry]) -> None:
        """Keep a reading; ``entries`` are the bundles at hand."""
        kept = record_of(reading, entries, time.time())

        def work(database: sqlite3.Connection) -> None:
            patient = hashed(reading.patient, salt(self.place)) if reading.patient else ""
            keeping.keep(database, replace(kept, patient=patient))

        self._writer.put(work)

    def judge(self, content: Content, verdict: Verdict) -> None:
        """Keep a verdict on the record of this content; earlier ones are kept as well."""
        self._writer.put(lambda database: keeping.add_verdict(database, content, verdict))

    def impress(self, content: Content, impression: Impression) -> None:
        """Keep an impression that was recorded before the answer was shown."""
        self._writer.put(lambda database: keeping.add_impression(database, content, impression))

    def note_read(self, readings: Sequence[Reading], entries: Sequence[Entry]) -> None:
        """Note on the open worklists that these have been read; they are kept already."""

        def work(database: sqlite3.Connection) -> None:
            for reading in readings:
                worklists.note_read(database, content_of(reading, entries))

        self._writer.put(work)

    def do(self, work: Work) -> None:
        """Write something else, in its turn."""
        self._writer.put(work)

    def flush(self, seconds: float = 5.0) -> bool:
        """Wait until all is written; tell whether it is."""
        return self._writer.flush(seconds)

    def close(self) -> bool:
        """Write what is left and stop; tell whether all is written."""
        return self._writer.close()


def asked(model: str | None, entries: Sequence[Entry]) -> str:
    """Return what stands for the bundles that a request considers: another one, another answer."""
    considered = [
        entry.sha256
        for entry in entries
        if model is None or model in (entry.manifest.id, str(entry.origin))
    ]
    text = " ".join(["all" if model is None else "one", *sorted(considered)])
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def content_of(reading: Reading, entries: Sequence[Entry]) -> Content:
    """Return what a reading is of, which its record is known by."""
    request = reading.request
    return Content(
        request.path,
        request.frame,
        reading.file_state,
        asked(request.model, entries),
        __version__,
    )


def record_of(reading: Reading, entries: Sequence[Entry], at: float) -> Record:
    """Return a reading as it is kept; without the patient, who is hashed where it is written."""
    analysis = reading.analysis
    model = None if analysis is None else analysis.model
    scan = None
    if reading.source is not None and reading.geometry is not None and reading.facts is not None:
        facts = reading.facts
        scan = RecordedScan(
            reading.source.file_format,
            reading.source.frames,
            reading.geometry.rows,
            reading.geometry.columns,
            facts.modality,
            facts.body_part,
            facts.view_position,
        )
    return Record(
        content_of(reading, entries),
        at,
        reading.status,
        reading.reason,
        model,
        _recipe(model, entries),
        None if analysis is None or analysis.gate is None else analysis.gate.decision,
        () if analysis is None else tuple(map(recorded, analysis.findings)),
        () if analysis is None else analysis.prediction_set,
        () if analysis is None else analysis.warnings,
        scan,
        reading.sop_instance_uid,
    )


def to_reading(record: Record, request: Request, entries: Sequence[Entry]) -> Reading | None:
    """Return the reading that a record was made of, without its pictures.

    None where the bundle that spoke is not at hand, or says of itself other than then.
    """
    findings: list[Finding] = []
    if record.findings:
        entry = _entry(record.model, entries)
        if entry is None:
            return None
        specs = {spec.name: spec for spec in entry.manifest.findings}
        for kept in record.findings:
            if kept.name not in specs:
                return None
            point = specs[kept.name].operating_point(kept.operating_point)
            findings.append(
                Finding(
                    kept.name,
                    kept.probability,
                    point,
                    kept.positive,
                    kept.part_of,
                    entry.manifest.outputs == "probabilities",
                )
            )
    scan = record.scan
    analysis = None
    if scan is not None:
        gate = None if record.gate is None else GateResult(record.gate, record.reason)
        analysis = Analysis(
            record.status,
            record.reason,
            record.model,
            gate,
            tuple(findings),
            record.prediction_set,
            record.warnings,
        )
    reading = Reading(
        request,
        record.reason,
        analysis,
        sop_instance_uid=record.sop_instance_uid,
        file_state=record.content.state,
    )
    if scan is None:
        return reading
    return replace(
        reading,
        source=Source(
            request.path,
            scan.file_format,
            request.frame,
            scan.frames,
        ),
        facts=Facts(scan.modality, scan.body_part, scan.view_position),
        geometry=Geometry(scan.rows, scan.columns),
    )


def earlier(content: Content, place: Place | None = None) -> Record | None:
    """Return the record of this very content, None where there is none. Raises: HistoryError."""
    with to_ask(usual_place() if place is None else place) as database:
        return None if database is None else asking.by_key(database, content.key)


def read_before(
    worklist: str,
    states: Callable[[Sequence[Request]], Sequence[str]],
    request: Callable[[Path], Request],
    entries: Sequence[Entry],
    place: Place | None = None,
) -> tuple[tuple[Request, ...], tuple[Reading, ...]]:
    """Take up a worklist that was left behind.

    Args:
        worklist: its id.
        states: looks up the state of the files of requests.
        request: makes the request for a path, as it would be read now.
        entries: the bundles at hand.
        place: of the history.

    Returns:
        A request for every scan in their order, and the readings of those that need not be read
        again: the file is as it was, and so are the bundles that would be asked, their recipes and
        this program. A failure that says nothing of the file is not among them.

    Raises:
        HistoryError: the history cannot be asked.
    """
    with to_ask(usual_place() if place is None else place) as database:
        if database is None:
            return (), ()
        requests = tuple(map(request, worklists.scans(database, worklist)))
        records = {record.content.path: record for record in worklists.records(database, worklist)}
    kept = [each for each in requests if each.path in records]
    readings: list[Reading] = []
    for each, state in zip(kept, states(kept), strict=True):
        found = records[each.path]
        now = Content(each.path, each.frame, state, asked(each.model, entries), __version__)
        if not state or now != found.content or _passing(found):
            continue
        reading = to_reading(found, each, entries)
        if reading is not None:
            readings.append(reading)
    return requests, tuple(readings)


def _passing(record: Record) -> bool:
    return record.reason is not None and record.reason.code in _PASSING


def _entry(model: ModelRef | None, entries: Sequence[Entry]) -> Entry | None:
    for entry in entries:
        if model is not None and entry.sha256 == model.sha256:
            return entry
    return None


def _recipe(model: ModelRef | None, entries: Sequence[Entry]) -> str:
    entry = _entry(model, entries)
    return "" if entry is None else json.dumps(asdict(entry.manifest.recipe), sort_keys=True)
