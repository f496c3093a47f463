"""``python -m tests.fuzzing``: a long run, or one case again."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from tests.fuzzing.cases import make
from tests.fuzzing.running import Report, run


def main() -> int:
    """Exit status: 0 nothing was found, 1 something was."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzzing", description=__doc__)
    parser.add_argument("--count", type=int, default=20_000, help="how many cases")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="number of the first case")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--case", type=int, help="run this one alone, and keep it in --keep")
    parser.add_argument("--keep", type=Path, help="folder to write the finds to")
    asked = parser.parse_args()
    numbers = range(asked.first, asked.first + asked.count)
    start = time.monotonic()

    said: set[int] = set()

    def follow(report: Report, done: int) -> None:
        for case, what in report.finds:
            if case.number not in said:
                said.add(case.number)
                sys.stderr.write(f"{what.splitlines()[0]}: {case}\n")
        if done % 500 == 0:
            pace = done / (time.monotonic() - start)
            sys.stderr.write(f"{done:,} done, {pace:.0f} a second, {len(report.finds)} finds\n")

    chosen = numbers if asked.case is None else [asked.case]
    report = run(asked.seed, chosen, workers=asked.workers, follow=follow)
    sys.stdout.write(f"{report}\n")
    for case, what in report.finds:
        sys.stdout.write(f"FOUND {what}: {case}\n")
    if asked.keep is not None:
        asked.keep.mkdir(parents=True, exist_ok=True)
        kept = [case for case, _ in report.finds]
        for case in kept or [make(asked.seed, n) for n in chosen][:1]:
            (asked.keep / f"{case.seed}-{case.number}").write_bytes(case.content)
    return 1 if report.finds else 0


if __name__ == "__main__":
    sys.exit(main())
