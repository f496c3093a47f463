"""One scan as a whole process: Lightbox beside the naive Keras script, on the same file."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

from app.paths import resources

NAIVE = Path(__file__).with_name("naive.py")


def measure(repeats: int = 5) -> dict[str, float]:
    """Time both, in turn, so that a busy moment of the machine hits both.

    Returns:
        Medians in seconds, and their ratio (naive / ours: larger is better).
    """
    scan = resources() / "samples" / "pneumonia.dcm"
    bundle = resources() / "models" / "chest-xray-pneumonia"
    ours = [sys.executable, "-m", "app", "classify", str(scan), "--format", "jsonl"]
    naive = [sys.executable, str(NAIVE), str(bundle), str(scan)]
    times: dict[str, list[float]] = {"ours": [], "naive": []}
    for _ in range(repeats):
        times["ours"].append(_seconds(ours))
        times["naive"].append(_seconds(naive))
    medians = {name: statistics.median(values) for name, values in times.items()}
    return {**medians, "ratio": medians["naive"] / medians["ours"]}


def _seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start
