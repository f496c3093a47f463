"""``python -m benchmarks [NAME ...] [--json FILE]``: run all, or those named."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from benchmarks import first_paint, one_scan, windowing, worklist


def _classify(repeats: int) -> Any:
    figures = {"classify one scan, whole process": one_scan.measure(repeats)}
    print(f"{'':36}{'ours':>9}{'naive':>9}{'naive / ours':>14}")
    for name, row in figures.items():
        print(f"{name:36}{row['ours']:8.2f}s{row['naive']:8.2f}s{row['ratio']:14.1f}")
    return figures


def _windowing(_repeats: int) -> Any:
    rows = windowing.measure()
    windowing.report(rows)
    return rows


def _worklist(_repeats: int) -> Any:
    rows = worklist.measure()
    worklist.report(rows)
    return rows


def _first_paint(_repeats: int) -> Any:
    figures = first_paint.measure()
    first_paint.report(figures)
    return figures


BENCHMARKS = {
    "classify": _classify,
    "windowing": _windowing,
    "worklist": _worklist,
    "first-paint": _first_paint,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHMARKS))
    parser.add_argument("--json", type=Path, help="write the figures here too")
    parser.add_argument("--repeats", type=int, default=5)
    options = parser.parse_args()
    unknown = [name for name in options.names if name not in BENCHMARKS]
    if unknown:
        parser.error(f"there is no benchmark {unknown[0]}; there are {', '.join(BENCHMARKS)}")
    figures = {name: BENCHMARKS[name](options.repeats) for name in options.names or BENCHMARKS}
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2) + "\n")


if __name__ == "__main__":
    main()
