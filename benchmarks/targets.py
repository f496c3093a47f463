"""What each figure must be, and what it aims at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Holds = Literal["aim", "must", "short"]


@dataclass(frozen=True, slots=True)
class Target:
    """A figure and its bounds.

    Attributes:
        title: of the figure.
        must, aim: bounds; None where the figure is only told.
        at_most: smaller is better.
        unit: "" for a ratio.
    """

    title: str
    must: float | None = None
    aim: float | None = None
    at_most: bool = False
    unit: str = ""

    def holds(self, value: float) -> Holds | None:
        """Tell which bound a value holds; None where there is none."""
        if self.must is None or self.aim is None:
            return None
        sign = -1.0 if self.at_most else 1.0
        if sign * value >= sign * self.aim:
            return "aim"
        return "must" if sign * value >= sign * self.must else "short"

    def bound(self, value: float | None) -> str:
        if value is None:
            return ""
        return f"{'≤' if self.at_most else '≥'} {value:g}{self.unit and ' ' + self.unit}"


def _at_most(title: str, must: float, aim: float, unit: str = "") -> Target:
    return Target(title, must, aim, at_most=True, unit=unit)


_WARM = "warm, drop to answer of a full-size scan"
_KERAS = "ours / naive Keras loop"
_BATCH = "ours / Keras predict_on_batch"

TARGETS: Final = {
    "window": _at_most("time to window, ours / bare Qt window", 1.6, 1.2),
    "whole window": Target("time to the window with all its parts, ours / bare Qt window"),
    "first answer": Target(
        "double click to first answer in the window, naive design / ours", 8, 12
    ),
    "classify": Target("`lightbox classify ONE`, whole process, naive Keras script / ours", 5, 8),
    "warm": _at_most(f"{_WARM}, uncompressed, ours / (decode + prepare + network alone)", 1.3, 1.1),
    "warm, bare": Target(f"{_WARM}, uncompressed, ours / (decode + network alone)"),
    "warm jpeg-lossless": Target(f"{_WARM}, JPEG lossless, ours / (all three alone)"),
    "warm jpeg-2000": Target(f"{_WARM}, JPEG 2000, ours / (all three alone)"),
    "limit": Target(
        "batch of full-size scans, throughput, ours / the limit of the cores", 0.80, 0.92
    ),
    "keras uncompressed": Target(f"batch, uncompressed, {_KERAS}", 4, 5),
    "keras jpeg-lossless": Target(f"batch, JPEG lossless, {_KERAS}", 2.2, 3),
    "keras jpeg-2000": Target(f"batch, JPEG 2000, {_KERAS}", 1.4, 2.5),
    "keras jpeg-ls": Target(f"batch, JPEG-LS, {_KERAS}"),
    "keras rle": Target(f"batch, RLE, {_KERAS}"),
    "on batch uncompressed": Target(f"batch, uncompressed, {_BATCH}"),
    "on batch jpeg-lossless": Target(f"batch, JPEG lossless, {_BATCH}"),
    "on batch jpeg-2000": Target(f"batch, JPEG 2000, {_BATCH}"),
    "on batch jpeg-ls": Target(f"batch, JPEG-LS, {_BATCH}"),
    "on batch rle": Target(f"batch, RLE, {_BATCH}"),
    "torchxrayvision": Target("batch, uncompressed, ours / torchxrayvision loop", 3, 8),
    "network": Target("network alone, LiteRT on one core / FLOPs at the core's GEMM peak"),
    "memory": _at_most("memory over 10,000 scans, end / after 100", 1.05, 1.0),
    "dask": Target("Dask, throughput, 2 local workers / 1", 1.7, 1.9),
    "history": _at_most("history of 1,000,000: the slowest of open, filter, search", 200, 50, "ms"),
}
"""The rows of the table, in their order."""
