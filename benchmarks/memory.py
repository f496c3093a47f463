"""Memory over ten thousand scans: what the program and its workers hold at the end and early on."""

from __future__ import annotations

import contextlib
import os
import subprocess
import threading
from pathlib import Path
from statistics import median

from benchmarks.full_size import scans
from benchmarks.measuring import Options, Row, unmeasured
from benchmarks.processes import own_home, python

_COUNT = 10_000
_EARLY = (100, 300)  # records after which memory counts as early
_LATE = 500  # the last so many count as the end
_EVERY_S = 0.25


def memory(options: Options, count: int = _COUNT) -> list[Row]:
    """Classify full-size scans and compare the memory of all processes, their shares of it added.

    Both figures are medians of what is seen during some hundred scans, since the pixels of each
    come and go.
    """
    folder = scans(options.folder, "uncompressed", count)[0].parent
    if not Path("/proc/self/smaps_rollup").exists():
        return [unmeasured("memory", "the system does not tell a process's share of memory")]
    seen: list[tuple[int, float]] = []
    with own_home() as home:
        command = python("app", "classify", folder, "--format", "jsonl")
        with subprocess.Popen(
            command, env={**os.environ, **home}, stdout=subprocess.PIPE, text=True
        ) as process:
            done, ended = [0], threading.Event()

            def watch() -> None:
                while not ended.wait(_EVERY_S):
                    seen.append((done[0], _megabytes(process.pid)))

            watcher = threading.Thread(target=watch)
            watcher.start()
            assert process.stdout is not None
            for _ in process.stdout:
                done[0] += 1
            ended.set()
            watcher.join()
    early = median(mb for number, mb in seen if _EARLY[0] <= number <= _EARLY[1])
    end = median(mb for number, mb in seen if count - _LATE <= number < count)
    most = max(mb for _, mb in seen)
    parts = {"after 100 [MB]": early, "end [MB]": end, "most [MB]": most, "scans []": done[0]}
    return [Row("memory", end / early, parts=parts, rounds=1)]


def _megabytes(pid: int) -> float:
    """Return the memory of a process and its children: what each shares counts by its share."""
    total = 0.0
    with contextlib.suppress(OSError):  # it has ended
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1]) / 1024
        for task in Path(f"/proc/{pid}/task").iterdir():
            children = (task / "children").read_text(encoding="ascii").split()
            total += sum(_megabytes(int(child)) for child in children)
    return total
