"""Cases through the program's own pool of workers, under its own limits."""

from __future__ import annotations

import logging
import multiprocessing
import re
import shutil
import sys
import tempfile
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import wait
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.bundle.keras_archive import check_keras_archive
from app.domain.reading import Reading
from app.errors import BundleError
from app.services.caps import SPACE_LIMIT_BYTES
from app.services.pool import Job, ReaderPool
from tests.fuzzing.cases import Case, make

LONGEST_S = 10.0
_AHEAD = 3  # cases waiting for each worker
_OF_THE_MACHINE = ("no_reader", "took_too_long", "took")  # what a busy machine can cause as well


@dataclass
class Report:
    """What came of a run.

    Attributes:
        outcomes: how many cases by status and reason.
        finds: what must not happen: (case, what happened).
        deaths: workers that came to an end by themselves.
        slowest: (seconds, case) of the case that took longest.
        peak_bytes: of any worker: (address space, resident), Linux only.
    """

    outcomes: Counter[str] = field(default_factory=Counter)
    finds: list[tuple[Case, str]] = field(default_factory=list)
    deaths: int = 0
    slowest: tuple[float, str] = (0.0, "")
    peak_bytes: tuple[int, int] = (0, 0)

    def add(self, case: Case, reading: Reading, seconds: float) -> None:
        """Take in one record."""
        code = reading.reason.code if reading.reason else ""
        self.outcomes[f"{reading.status} {code}".strip()] += 1
        self.slowest = max(self.slowest, (seconds, str(case)))
        if code in ("reader_died", "no_reader", "took_too_long", "internal"):
            self.finds.append((case, code))
        elif seconds > LONGEST_S:
            self.finds.append((case, f"took {seconds:.1f} s"))

    def status(self, name: str) -> int:
        """Count the cases of a status."""
        return sum(n for what, n in self.outcomes.items() if what.split()[0] == name)

    def __str__(self) -> str:
        statuses = ", ".join(
            f"{self.status(name):,} {name}" for name in ("classified", "refused", "failed")
        )
        space, resident = (f"{size / (1 << 30):.2f} GB" for size in self.peak_bytes)
        codes = ", ".join(f"{n} {what}" for what, n in self.outcomes.most_common())
        return (
            f"{self.outcomes.total():,} files: {statuses}\n{codes}\n"
            f"{self.deaths} workers died; peak of a worker: {space} of address space, {resident} "
            f"resident\nslowest: {self.slowest[0]:.1f} s, {self.slowest[1]}"
        )


def run(
    seed: int,
    numbers: Sequence[int],
    *,
    workers: int = 1,
    follow: Callable[[Report, int], None] = lambda _report, _done: None,
) -> Report:
    """Read the cases with these numbers and report; every case gives exactly one record.

    What a busy machine may have caused, such as a case that took long, is found only if it happens
    once more with that case alone.
    """
    report = _run(seed, numbers, workers, follow)
    doubtful = [pair for pair in report.finds if pair[1].startswith(_OF_THE_MACHINE)]
    for pair in doubtful:
        again = _run(seed, [pair[0].number], 1, lambda _report, _done: None)
        if not again.finds:
            report.finds.remove(pair)
    return report


def _run(
    seed: int, numbers: Sequence[int], workers: int, follow: Callable[[Report, int], None]
) -> Report:
    report = Report()
    under_way: deque[tuple[Case, Job[Any], Path, list[float]]] = deque()
    watch = _Deaths()
    logging.getLogger("app.services.worker").addHandler(watch)
    pool = ReaderPool(workers)
    with tempfile.TemporaryDirectory(prefix="lightbox-fuzzing-") as name:
        try:
            cases = _cases(seed, numbers, report)
            done = 0
            for case in cases:
                folder = Path(name) / str(case.number)
                folder.mkdir()
                job = pool.read(case.write(folder), pictures=False)
                ended: list[float] = []
                job.add_done_callback(lambda _job, ended=ended: ended.append(time.monotonic()))
                under_way.append((case, job, folder, ended))
                while len(under_way) > workers * _AHEAD:
                    _land(under_way, report)
                    done += 1
                    follow(report, done)
            while under_way:
                _land(under_way, report)
        finally:
            pool.close()
            logging.getLogger("app.services.worker").removeHandler(watch)
    report.deaths = watch.count
    return report


def _land(under_way: deque[tuple[Case, Job[Any], Path, list[float]]], report: Report) -> None:
    case, job, folder, ended = under_way.popleft()
    wait([job], timeout=300)
    begun = job.begun
    try:
        reading = job.result(timeout=0)
        report.add(case, reading, (ended[0] - begun) if ended and begun else 0.0)
    except TimeoutError:
        report.outcomes["lost"] += 1
        report.finds.append((case, "no record after 300 s"))
    except Exception as error:  # a fault of ours: a `LightboxError` would be a record
        report.outcomes[f"internal {type(error).__name__}"] += 1
        notes = "\n".join(getattr(error, "__notes__", ()))
        report.finds.append((case, f"{type(error).__name__}: {error}\n{notes}"))
    report.peak_bytes = max(report.peak_bytes, _peak(case, report))
    shutil.rmtree(folder)


def _cases(seed: int, numbers: Sequence[int], report: Report) -> Iterator[Case]:
    """Make the cases; a Keras archive is looked into here, since its check runs before Keras."""
    for number in numbers:
        case = make(seed, number)
        if case.source.kind != "keras":
            yield case
            continue
        try:
            check_keras_archive(case.content)
            report.outcomes["refused nothing"] += 1
        except BundleError:
            report.outcomes["refused model_not_allowed"] += 1
        except Exception as error:  # whatever else is a find
            report.outcomes["internal archive"] += 1
            report.finds.append((case, f"{type(error).__name__}: {error}"))


def _peak(case: Case, report: Report) -> tuple[int, int]:
    """Return the highest address space and resident size of the workers, in bytes."""
    if sys.platform != "linux":
        return report.peak_bytes
    space, resident = report.peak_bytes
    for child in multiprocessing.active_children():
        try:
            text = Path(f"/proc/{child.pid}/status").read_text()
        except OSError:
            continue
        found = dict(re.findall(r"(VmPeak|VmHWM):\s+(\d+) kB", text))
        space = max(space, int(found.get("VmPeak", 0)) << 10)
        resident = max(resident, int(found.get("VmHWM", 0)) << 10)
    if space > SPACE_LIMIT_BYTES:
        report.finds.append((case, f"a worker took {space:,} bytes"))
    return space, resident


class _Deaths(logging.Handler):
    """Counts the workers that nobody ended."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.count = 0
        logging.getLogger("app.services.worker").setLevel(logging.INFO)

    def emit(self, record: logging.LogRecord) -> None:
        self.count += "(died" in record.getMessage()
