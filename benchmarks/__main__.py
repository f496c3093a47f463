"""``python -m benchmarks [--json FILE]``: run them all and print the ratios."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from benchmarks import one_scan


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--json", type=Path, help="write the figures here too")
    parser.add_argument("--repeats", type=int, default=5)
    options = parser.parse_args()
    figures = {"classify one scan, whole process": one_scan.measure(options.repeats)}
    print(f"{'':36}{'ours':>9}{'naive':>9}{'naive / ours':>14}")
    for name, row in figures.items():
        print(f"{name:36}{row['ours']:8.2f}s{row['naive']:8.2f}s{row['ratio']:14.1f}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2) + "\n")


if __name__ == "__main__":
    main()
