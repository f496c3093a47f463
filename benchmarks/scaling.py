"""What more Dask workers bring: full-size scans a second, with one worker and with two.

``python -m benchmarks.scaling [--encoding NAME] [--seconds S] [--workers 1 2] [--folder FOLDER]``:
scheduler, workers and the command all on this machine. What is timed is the stretch in which every
worker is busy: from the moment each has ended a few tasks to the moment the list is at its end.

Beside the scans a second stands what a scan costs, in processor time: in its reader, and in all of
Dask (scheduler, the workers' own processes, this one); and the share of the time in which a reader
ran or only waited for a processor, "ready": what is left it waits for Dask to give it a task. On a
machine that has other things to do the scans a second mean little, and the others still hold.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from app.services.cluster.items import Item
from app.services.cluster.readers import Order
from app.services.cluster.scheduling import read_on
from app.services.cluster.shipping import pack
from app.services.library import open_library
from benchmarks import cluster as clusters
from benchmarks.full_size import scans

_MODEL = "chest-xray-pneumonia"
_DIFFERENT = 64  # names of files, read again and again; a record each all the same


@dataclass(frozen=True, slots=True)
class Stretch:
    """What was measured while every worker was busy.

    Attributes:
        workers: how many.
        scans: read in it.
        seconds: on the clock.
        reader_cpu: processor time a scan in its reader, seconds.
        dask_cpu: processor time a scan in all other processes of the run, this one included.
        ready: share of the time in which a reader ran, or waited for a processor and nothing else.
        others: share of the processors that other programs had meanwhile.
    """

    workers: int
    scans: int
    seconds: float
    reader_cpu: float
    dask_cpu: float
    ready: float
    others: float

    @property
    def per_second(self) -> float:
        return self.scans / self.seconds


def stretch(files: list[Path], workers: int, seconds: float, folder: Path) -> Stretch:
    """Read for so many seconds with so many workers."""
    order = Order(pack([open_library().find(_MODEL)]), _MODEL)
    until = float("inf")

    def items() -> Iterator[Item]:
        while time.perf_counter() < until:
            for path in files:
                yield Item(str(path))

    with clusters.cluster(folder, workers) as cluster:
        count, tasks, began = 0, 0, 0.0
        before, ready = (0.0, 0.0, 0.0), 0.0
        idle = 0.0
        outcomes = read_on(cluster.address, items(), order)  # held: its end is that of the readers
        for outcome in outcomes:
            failed = [each for each in outcome.records if each["status"] != "classified"]
            assert not failed, failed[0]["reason"]
            tasks += 1
            now = time.perf_counter()
            if not began:
                if tasks >= 6 * workers:
                    began, idle = now, clusters.idle()
                    before = (*cluster.seconds(), time.process_time())
                    ready = cluster.wanted_processor()
                    until = now + seconds
                continue
            count += len(outcome.records)
            if now >= until:
                break
        wall = time.perf_counter() - began
        after = (*cluster.seconds(), time.process_time())
        ready = (cluster.wanted_processor() - ready) / (wall * workers)
        readers = after[0] - before[0]
        rest = sum(after[1:]) - sum(before[1:])
        others = clusters.others(sum(before), sum(after), wall, idle)
    return Stretch(workers, count, wall, readers / count, rest / count, ready, others)


def measure(
    folder: Path, encoding: str = "uncompressed", workers: tuple[int, ...] = (1, 2),
    seconds: float = 15.0, rounds: int = 3,
) -> list[list[Stretch]]:  # fmt: skip
    """Measure in turn, round after round; one list of stretches a round."""
    files = scans(folder, encoding, _DIFFERENT)
    with tempfile.TemporaryDirectory() as place:
        return [
            [
                stretch(files, number, seconds, Path(place) / f"{turn}-{number}")
                for number in workers
            ]
            for turn in range(rounds)
        ]


def report(encoding: str, found: list[list[Stretch]]) -> None:
    """Print every stretch, and the ratios of the rounds."""
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    print(f"{encoding}; {os.cpu_count()} processors, load {load}")
    print(
        f"{'workers':>8}{'scans':>8}{'a second':>10}{'reader':>10}{'dask':>10}"
        f"{'ready':>8}{'others':>9}"
    )
    for turn in found:
        for each in turn:
            print(
                f"{each.workers:8}{each.scans:8}{each.per_second:10.2f}"
                f"{1000 * each.reader_cpu:7.1f} ms{1000 * each.dask_cpu:7.1f} ms"
                f"{each.ready:8.0%}{each.others:9.0%}",
                flush=True,
            )
    first = found[0][0].workers
    for place, each in enumerate(found[0][1:], 1):
        ratios = [turn[place].per_second / turn[0].per_second for turn in found]
        print(
            f"{each.workers} workers / {first}: {median(ratios):.2f} "
            f"({min(ratios):.2f} to {max(ratios):.2f})"
        )


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scaling", description=__doc__)
    parser.add_argument("--encoding", default="uncompressed")
    parser.add_argument("--seconds", type=float, default=15.0)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument(
        "--folder", type=Path, default=Path(tempfile.gettempdir()) / "lightbox-benchmarks"
    )
    options = parser.parse_args()
    found = measure(
        options.folder, options.encoding, tuple(options.workers), options.seconds, options.rounds
    )
    report(options.encoding, found)


if __name__ == "__main__":
    main()
