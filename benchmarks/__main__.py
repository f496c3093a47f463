"""``python -m benchmarks [NAME ...]``: Lightbox beside what one would otherwise run, as ratios.

Without names: all that take under a quarter of an hour together; ``--long`` those that take longer
too (10,000 scans, a million records). What is made to measure with is kept in ``--folder``.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path

from benchmarks import (
    batch,
    first_paint,
    measuring,
    memory,
    rows,
    starting,
    table,
    windowing,
    worklist,
)
from benchmarks.measuring import Options, Row
from benchmarks.targets import TARGETS

Benchmark = Callable[[Options], list[Row]]

SHORT: dict[str, Benchmark] = {
    "window": starting.window,
    "first-answer": starting.first_answer,
    "classify": starting.classify,
    "warm": first_paint.warm,
    "network": batch.network,
    "limit": batch.limit,
    "keras": batch.keras,
    "torchxrayvision": batch.torchxrayvision,
    "dask": rows.dask,
}
LONG: dict[str, Benchmark] = {"memory": memory.memory, "history": rows.history}
ROWS = SHORT | LONG


def _windowing() -> None:
    windowing.report(windowing.measure())


def _worklist() -> None:
    worklist.report(worklist.measure())


#: Of the window alone; they print figures of their own.
OWN = {"windowing": _windowing, "worklist": _worklist}


def _arguments() -> argparse.Namespace:
    names = [*ROWS, *OWN]
    kept = Path(tempfile.gettempdir()) / "lightbox-benchmarks"
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(names))
    parser.add_argument("--long", action="store_true", help=f"also {' and '.join(LONG)}")
    parser.add_argument("--rounds", type=int, default=5, help="of all that is short; default 5")
    parser.add_argument("--folder", type=Path, default=kept, help=f"default {kept}")
    parser.add_argument("--json", type=Path, help="write the rows here")
    parser.add_argument(
        "--write",
        type=Path,
        metavar="FILE.md",
        help="put the table into this document, between its marks, and the rows into its .json",
    )
    parser.add_argument(
        "--torch-python",
        type=Path,
        default=Path(os.environ.get("TORCH_PYTHON", sys.executable)),
        help="a Python with torch and torchxrayvision; default TORCH_PYTHON, or this one",
    )
    options = parser.parse_args()
    unknown = [name for name in options.names if name not in names]
    if unknown:
        parser.error(f"there is no benchmark {unknown[0]}; there are {', '.join(names)}")
    return options


def main() -> int:
    asked = _arguments()
    names = asked.names or [*SHORT, *(LONG if asked.long else ())]
    options = Options(asked.folder, max(1, asked.rounds), asked.torch_python)
    options.folder.mkdir(parents=True, exist_ok=True)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program's bytecode is kept
    print(f"load of the machine before: {measuring.load()}", flush=True)
    measured: list[Row] = []
    failed = 0
    for name in names:
        if name in OWN:
            OWN[name]()
            continue
        found: list[Row] = []
        try:
            with measuring.others_noted(found):
                found += ROWS[name](options)
        except Exception:  # the others are worth having all the same
            traceback.print_exc()
            failed += 1
        measured += found
        for row in found:
            _tell(row)
        if asked.write and found:
            table.write(asked.write, found)
    if asked.json:
        table.write_json(asked.json, measured)
    return 1 if failed else 0


def _tell(row: Row) -> None:
    target = TARGETS[row.name]
    if row.value is None:
        print(f"{target.title}\n    {row.note}", flush=True)
        return
    bounds = ", ".join(
        f"{word} {target.bound(bound)}"
        for word, bound in (("must", target.must), ("aim", target.aim))
        if bound is not None
    )
    print(f"{target.title}\n    {row.value:.2f} {target.unit}   {bounds}", flush=True)
    if row.processor is not None:
        print(f"    {row.processor:.2f} by processor time", flush=True)
    for name, value in row.parts.items():
        print(f"    {name:40}{value:12,.3f}", flush=True)
    print(f"    others used {row.others:.0%} of the processors meanwhile", flush=True)


if __name__ == "__main__":
    sys.exit(main())
