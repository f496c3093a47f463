"""An archive read on a Dask cluster on which everything is killed once, and read to its end.

``python -m benchmarks.archive_run [COUNT]`` does it with 2,000 scans: after a fifth of them a
worker is killed (SIGKILL) and another one started; after two fifths the scheduler, which takes the
workers with it, while the command waits for what is started in its place; after three fifths the
command itself is killed, amid a line as it may be. A second command goes on with ``--resume``.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from benchmarks.cluster import LocalCluster
from benchmarks.resume import make_scans

_PATIENCE_S = 1200.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it.

    Attributes:
        scans: how many there were.
        worker_killed, scheduler_killed, command_killed: records in the output at each moment.
        half: bytes of the line that the killed command had begun, or that were added for it.
        before: records that the second command found.
        records: in the output at the end.
        missing, twice: scans without a record, and with more than one.
        changed: lines of the first command that are not as they were.
        failed: records that say so.
        seconds: from the start of the first command to the end of the second.
    """

    scans: int
    worker_killed: int
    scheduler_killed: int
    command_killed: int
    half: int
    before: int
    records: int
    missing: int
    twice: int
    changed: int
    failed: int
    seconds: float


def run(count: int, folder: Path) -> Outcome:
    """Do it with so many scans, in an empty folder."""
    archive, output = folder / "archive", folder / "out.jsonl"
    archive.mkdir()
    make_scans(archive, count)
    cluster = LocalCluster(folder / "cluster")
    command = [
        sys.executable, "-m", "app", "classify", str(archive),
        "--scheduler", cluster.address, "--output", str(output),
    ]  # fmt: skip
    begun = time.perf_counter()
    try:
        _start(cluster)
        first = subprocess.Popen(command)
        killed = [_until(output, count // 5, first)]
        cluster.kill_worker()
        cluster.start_worker()
        killed.append(_until(output, 2 * count // 5, first))
        cluster.kill_scheduler()
        while cluster.workers:
            cluster.kill_worker()
        _start(cluster)
        killed.append(_until(output, 3 * count // 5, first))
        first.kill()
        first.wait()
        lines = output.read_bytes().splitlines(keepends=True)
        if lines[-1].endswith(b"\n"):  # as is most likely: what is written is written at once
            with output.open("ab") as stream:
                stream.write(lines[-1][: len(lines[-1]) // 2])
            lines.append(lines[-1][: len(lines[-1]) // 2])
        subprocess.run([*command, "--resume"], check=True, timeout=_PATIENCE_S)
    finally:
        cluster.end()
    seconds = time.perf_counter() - begun
    after = output.read_bytes().splitlines(keepends=True)
    records = [json.loads(line) for line in after]
    times = Counter(record["path"] for record in records)
    return Outcome(
        count,
        *killed,
        half=len(lines[-1]),
        before=len(lines) - 1,
        records=len(records),
        missing=sum(str(path) not in times for path in archive.iterdir()),
        twice=sum(number > 1 for number in times.values()),
        changed=sum(a != b for a, b in zip(lines[:-1], after, strict=False)),
        failed=sum(record["status"] == "failed" for record in records),
        seconds=seconds,
    )


def _start(cluster: LocalCluster) -> None:
    cluster.start_scheduler()
    cluster.start_worker()
    cluster.start_worker()


def _until(output: Path, count: int, command: subprocess.Popen[bytes]) -> int:
    """Wait until the output holds so many records; return how many it holds."""
    deadline = time.monotonic() + _PATIENCE_S
    while True:
        there = output.read_bytes().count(b"\n") if output.exists() else 0
        if there >= count:
            return there
        assert command.poll() is None, "the command has ended too soon"
        assert time.monotonic() < deadline
        time.sleep(0.05)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    with tempfile.TemporaryDirectory() as folder:
        outcome = run(count, Path(folder))
    for name in outcome.__slots__:
        print(f"{name:18} {getattr(outcome, name)}")


if __name__ == "__main__":
    main()
