"""``python -m benchmarks.bombs``: how soon small files that ask for a great deal are refused.

Each is given to ``lightbox classify FILE``, the start of the program included, and so is a sample
scan to compare with. Prints the table of ``docs/hardening.md``.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.conftest import sample_path
from tests.security import bombs

_REPEATS = 3

BOMBS: dict[str, Callable[[Path], Path]] = {
    "deflate bomb: 600 MB of zeros": bombs.deflate_bomb,
    "JPEG 2000 of 60,000 × 60,000 pixels": partial(bombs.jpeg2000_bomb, side=60_000),
    "JPEG 2000 of 14,000 × 14,000 pixels": partial(bombs.jpeg2000_bomb, side=14_000),
    "sequences 3,000 deep": bombs.deep_sequence,
    "a million elements": bombs.element_bomb,
    "300,000 items without stated length": partial(bombs.item_bomb, stated=False),
    "300,000 items in a nested sequence": bombs.nested_items,
    "an item crowded with three million elements": partial(bombs.stated_elements, count=3_000_000),
    "500,000 elements of ten unknown character sets": partial(bombs.character_sets, count=500_000),
    "PNG of 30,000 × 30,000 pixels": bombs.png_bomb,
    "progressive JPEG of 5,000 scans": bombs.endless_jpeg,
    "the same in DICOM": bombs.endless_jpeg_in_dicom,
    "palette of endless segments": partial(bombs.segmented_palette, segments=100_000 // 6),
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """What came of one file.

    Attributes:
        size: of the file, in bytes.
        outcome: code of the reason; the status where there is none.
        processor: seconds, user and system, of the command and its workers; median.
        wall: seconds by the clock; median.
    """

    size: int
    outcome: str
    processor: float
    wall: float


def measure(path: Path) -> Refusal:
    """Classify a file three times."""
    command = [sys.executable, "-m", "app", "classify", str(path), "--format", "jsonl"]
    processor, wall, outcome = [], [], ""
    for _ in range(_REPEATS):
        before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        done = subprocess.run(command, capture_output=True, check=False)
        wall.append(time.perf_counter() - began)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        processor.append(after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
        record = json.loads(done.stdout)
        outcome = (record["reason"] or {}).get("code", record["status"])
    return Refusal(path.stat().st_size, outcome, median(processor), median(wall))


def main() -> None:
    print("| file | bytes | outcome | processor time | by the clock |")
    print("|---|---|---|---|---|")
    with TemporaryDirectory() as folder:
        for name, make in {"a sample scan": lambda _: sample_path("normal.dcm"), **BOMBS}.items():
            found = measure(make(Path(folder) / "bomb"))
            print(
                f"| {name} | {found.size:,} | {found.outcome} | {found.processor:.1f} s "
                f"| {found.wall:.1f} s |",
                flush=True,
            )


if __name__ == "__main__":
    main()
