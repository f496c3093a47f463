"""A run of many scans, killed in the middle with SIGKILL, and taken up again by another window.

``python -m benchmarks.resume [COUNT]`` does it with 1,000 scans.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from app.paths import resources

_SIDE = 256  # pixels; the sample is a thousand on a side, which only costs time


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it.

    Attributes:
        scans: how many there were.
        seen: how many the first window had been given before it was killed.
        kept: how many of them were in the history after the kill.
        offered: (read, total) as the second window offered.
        again: how many of those kept were read once more; the scan on the screen is, for its
            picture.
        records: in the history at the end.
        twice: contents with more than one record.
        changed: records of the first window that are not as they were.
        rows: (done, all) of the second window's worklist at the end.
        seconds: from its start to the end of the run.
        stall_ms: longest time that its event loop did not turn, once there were rows.
    """

    scans: int
    seen: int
    kept: int
    offered: tuple[int, int]
    again: int
    records: int
    twice: int
    changed: int
    rows: tuple[int, int]
    seconds: float
    stall_ms: int


def run(count: int, folder: Path) -> Outcome:
    """Do it with so many scans, in an empty folder."""
    scans, home = folder / "scans", folder / "home"
    scans.mkdir()
    make_scans(scans, count)
    first = _window(home, str(scans))
    seen = 0
    assert first.stdout is not None
    for line in first.stdout:
        seen += line.startswith("received ")
        if seen >= count * 0.6:
            break
    first.kill()
    seen += sum(line.startswith("received ") for line in first.stdout)
    first.wait()
    first.stdout.close()
    before = _records(home)
    start = time.perf_counter()
    second = _window(home)
    printed, _ = second.communicate(timeout=60 + count * 2)
    seconds = time.perf_counter() - start
    told = [line.split(" ", 1) for line in printed.splitlines() if " " in line]
    received = [rest for word, rest in told if word == "received"]
    offered = next((rest for word, rest in told if word == "offer"), "0 0").split()
    rows = next((rest for word, rest in told if word == "rows"), "0 0").split()
    after = _records(home)
    return Outcome(
        count,
        seen,
        len(before),
        (int(offered[0]), int(offered[1])),
        len(set(received) & set(before)),
        sum(map(len, after.values())),
        sum(len(kept) > 1 for kept in after.values()),
        sum(before[path] != after.get(path) for path in before),
        (int(rows[0]), int(rows[1])),
        seconds,
        int(next((rest for word, rest in told if word == "stall"), "0")),
    )


def make_scans(folder: Path, count: int) -> None:
    """Write so many small scans, each with identifiers of its own."""
    import numpy as np
    import pydicom
    from pydicom.uid import ExplicitVRLittleEndian, generate_uid

    sample = pydicom.dcmread(resources() / "samples" / "normal.dcm")
    pixels = sample.pixel_array
    steps = [max(1, side // _SIDE) for side in pixels.shape]
    small = np.ascontiguousarray(pixels[:: steps[0], :: steps[1]])
    sample.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    sample.PixelData = small.tobytes()
    sample.Rows, sample.Columns = small.shape
    for number in range(count):
        sample.SOPInstanceUID = sample.file_meta.MediaStorageSOPInstanceUID = generate_uid()
        sample.InstanceNumber = number
        sample.save_as(folder / f"{number:05d}.dcm")


def _window(home: Path, *arguments: str) -> subprocess.Popen[str]:
    places = {"LIGHTBOX_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.Popen(
        [sys.executable, "-m", "benchmarks.resume_window", *arguments],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **places},
    )


def _records(home: Path) -> dict[str, list[tuple[float, str]]]:
    """When each path was recorded, and with what."""
    from app.history import asking
    from app.history.opening import to_ask
    from app.history.place import Place

    found: dict[str, list[tuple[float, str]]] = {}
    with to_ask(Place(home / "history")) as database:
        for record in () if database is None else asking.pages(database, asking.Filter()):
            found.setdefault(str(record.content.path), []).append(
                (record.at, repr(record.findings))
            )
    return found


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        outcome = run(count, folder)
    for name in outcome.__slots__:
        print(f"{name:10} {getattr(outcome, name)}")


if __name__ == "__main__":
    main()
