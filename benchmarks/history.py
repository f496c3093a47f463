"""The history with a million records: how long it takes to open, filter, search and count.

``python -m benchmarks.history [COUNT] [FOLDER]``; a folder is filled once and used again.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from app.domain.analysis import ModelRef, Status
from app.domain.notice import Notice
from app.domain.record import Content, Record, RecordedFinding, RecordedScan
from app.domain.verdict import Decided, Opinion, Verdict
from app.history import asking, keeping
from app.history.asking import Filter
from app.history.opening import open_to_write, to_ask
from app.history.place import Place

_REPEATS = 7
_EVERY_S = 30
_OPINIONS: tuple[Opinion, ...] = (*("agree",) * 8, "disagree", "amend")
_MODELS = tuple(
    ModelRef(name, version, f"{number:064x}")
    for number, (name, version) in enumerate(
        (name, version)
        for name in ("chest-xray-pneumonia", "chest-xray-adult", "brain-mri-tumour")
        for version in ("0.1.0", "0.2.0")
    )
)


def records(count: int) -> Iterator[Record]:
    """Make up records: 90 % classified, on paths of six words and more."""
    rnd = random.Random(1)
    start = time.time() - count * _EVERY_S
    for number in range(count):
        status: Status = rnd.choices(("classified", "refused", "failed"), (90, 8, 2))[0]
        place = f"/data/archive/{number // 1000:04d}/patient{rnd.randrange(count // 5 + 1)}"
        findings = tuple(
            RecordedFinding(name, round(rnd.random(), 6), rnd.random() < 0.3, "balanced", 0.5)
            for name in ("pneumonia", "bacterial pneumonia", "viral pneumonia", "normal")
        )
        yield Record(
            Content(
                Path(f"{place}/study{rnd.randrange(9)}/IM-{number:07d}.dcm"), 1, "1-1", "a", "1"
            ),
            start + number * _EVERY_S,
            status,
            None if status == "classified" else Notice("modality", "No model is made for it."),
            rnd.choice(_MODELS),
            "{}",
            "accepted",
            findings if status == "classified" else (),
            ("normal",),
            (),
            RecordedScan("DICOM", 1, 2000, 2500, "CR", "CHEST", "PA"),
            f"1.2.826.0.1.{number}.{rnd.randrange(10**9)}",
            f"{rnd.getrandbits(128):032x}",
        )


def fill(place: Place, count: int) -> float:
    """Fill a history, a verdict on one record of ten; seconds."""
    rnd = random.Random(2)
    begun = time.perf_counter()
    database = open_to_write(place)
    database.execute("BEGIN")
    for number, record in enumerate(records(count)):
        keeping.keep(database, record)
        if rnd.random() < 0.1:
            of = Decided("pneumonia", 0.5, rnd.random() < 0.5, 0.5, "balanced")
            said = Verdict(of, rnd.choice(_OPINIONS), "present", "", record.at)
            keeping.add_verdict(database, record.content, said)
        if number % 2000 == 1999:
            database.execute("COMMIT")
            database.execute("BEGIN")
    database.execute("COMMIT")
    database.close()
    return time.perf_counter() - begun


def measure(place: Place) -> dict[str, list[float]]:
    """Time each question several times; milliseconds."""
    with to_ask(place) as database:
        assert database is not None
        last = asking.page(database, Filter())[5]
        now = time.time()
        ages = database.execute("SELECT min(at), max(at) FROM records").fetchone()
        middle = (ages[0] + ages[1]) / 2000
        chest, brain = ("chest-xray-pneumonia", "0.2.0"), ("brain-mri-tumour", "")
        deep = (database.execute("SELECT max(id) FROM records").fetchone()[0] or 0) // 3
        questions: dict[str, Callable[[], Any]] = {
            "first page": lambda: asking.page(database, Filter()),
            "a page deep down": lambda: asking.page(database, Filter(), deep),
            "one bundle": lambda: asking.page(database, Filter(bundle=chest)),
            "failed, with a verdict": lambda: asking.page(
                database, Filter(answer="failed", verdict="agree")
            ),
            "older half": lambda: asking.page(database, Filter(until=middle)),
            "last week, disagreed": lambda: asking.page(
                database, Filter(since=now - 604_800, verdict="disagree")
            ),
            "word in every path": lambda: asking.page(database, Filter(text="archive")),
            "two letters": lambda: asking.page(database, Filter(text="pa")),
            "one patient": lambda: asking.page(database, Filter(text="patient1234")),
            "word and three filters": lambda: asking.page(
                database, Filter("patient1 dcm data", brain, "negative", "disagree")
            ),
            "a word nowhere, and one everywhere": lambda: asking.page(
                database, Filter(text="patient nowhere")
            ),
            "SOP Instance UID": lambda: asking.page(database, Filter(text=last.sop_instance_uid)),
            "record of a content": lambda: asking.by_key(database, last.content.key),
            "agreement over all": lambda: asking.agreement(database),
        }
        found = {"open": [_ms(lambda: _open(place)) for _ in range(_REPEATS)]}
        for name, question in questions.items():
            found[name] = [_ms(question) for _ in range(_REPEATS)]
    return found


def _open(place: Place) -> None:
    with to_ask(place) as database:
        assert database is not None
        asking.page(database, Filter())


def _ms(work: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as temporary:
        place = Place(Path(sys.argv[2] if len(sys.argv) > 2 else temporary))
        if not place.database.exists():
            seconds = fill(place, count)
            size = sum(path.stat().st_size for path in place.folder.iterdir()) / 1e6
            print(f"filled with {count:,} records in {seconds:.0f} s, {size:.0f} MB")
        print(f"{'':36}{'median':>10}{'first':>10}{'longest':>10}  ms")
        for name, times in measure(place).items():
            print(
                f"{name:36}{statistics.median(times):10.1f}{times[0]:10.1f}{max(times):10.1f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
