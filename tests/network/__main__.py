"""A thousand instances from four associations at once, while they are read, and a kill in between.

python -m tests.network [--count 1000] [--associations 4] [--kill-after 500]
"""

from __future__ import annotations

import argparse
import os
import signal
import tempfile
import time
from pathlib import Path

import pydicom
from pydicom.uid import generate_uid

from tests.network.objects import scan
from tests.network.receiving import acknowledged, receiving, records, stems, storescu, until


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--count", type=int, default=1000)
    asked.add_argument("--associations", type=int, default=4)
    asked.add_argument("--kill-after", type=int, default=500, help="arrived; 0 kills nobody")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["LIGHTBOX_HOME"] = f"{folder}/home"
        return run(Path(folder), given.count, given.associations, given.kill_after)


def run(folder: Path, count: int, associations: int, kill_after: int) -> int:
    """Do it and say what came of it; returns 0 where nothing was lost and nothing read twice."""
    there = instances(folder / "in", count)
    files = list(there.values())
    groups = [files[start::associations] for start in range(associations)]
    output, lines = folder / "out", folder / "records.jsonl"
    options = ("--allow", "SENDER", "--output", str(output), "--jsonl", str(lines))
    lost = 0
    begun = time.monotonic()
    if kill_after:
        with receiving(*options) as first:
            storescu(first.port, files[:20]).communicate()
            until(lambda: len(records(lines)) >= 5, lambda: first.said, first)
            senders = [storescu(first.port, group) for group in groups]
            until(lambda: len(list(output.glob("*.dcm"))) >= kill_after, lambda: first.said, first)
            first.end(signal.SIGKILL)
            told = {p for s in senders for p in acknowledged(s.communicate()[0], files)}
        kept = {path.stem for path in output.glob("*.dcm")}
        lost = sum(uid not in kept for uid, path in there.items() if path in told)
        print(f"killed after {len(records(lines))} records: {len(told)} acknowledged, {lost} lost")
    with receiving(*options) as second:
        senders = [storescu(second.port, group) for group in groups]
        taken = sum(len(acknowledged(s.communicate()[0], files)) for s in senders)
        print(f"acknowledged then: {taken} of {count}, after {time.monotonic() - begun:.0f} s")
        still = len(records(lines))
        until(lambda: len(records(lines)) >= count, lambda: second.said, second, patience=3600)
    read = stems(lines)
    twice = len(read) - len(set(read))
    print(
        f"read: {len(set(read) & set(there))} of {count}, {twice} twice; {still} when the last was "
        f"acknowledged; {time.monotonic() - begun:.0f} s in all (load {os.getloadavg()[0]:.1f})"
    )
    return int(bool(lost or twice or taken != count or set(read) != set(there)))


def instances(folder: Path, count: int) -> dict[str, Path]:
    """Write one scan under as many identifiers."""
    folder.mkdir()
    scan(folder / "first.dcm")
    ds = pydicom.dcmread(folder / "first.dcm")
    (folder / "first.dcm").unlink()
    made = {}
    for number in range(count):
        ds.SOPInstanceUID = ds.file_meta.MediaStorageSOPInstanceUID = uid = generate_uid()
        made[str(uid)] = folder / f"{number}.dcm"
        ds.save_as(made[str(uid)])
    return made


if __name__ == "__main__":
    raise SystemExit(main())
