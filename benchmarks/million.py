"""The history of a million records as one row of the table: see `benchmarks.history`."""

from __future__ import annotations

from statistics import median

from app.history.place import Place
from benchmarks.history import fill
from benchmarks.history import measure as ask
from benchmarks.measuring import Options, Row

_COUNT = 1_000_000
_SEARCHES = {
    "word in every path",
    "two letters",
    "one patient",
    "word and three filters",
    "a word nowhere, and one everywhere",
    "SOP Instance UID",
}
_COUNTED = "agreement over all"  # reads every verdict, and is neither opened, filtered nor searched


def history(options: Options, count: int = _COUNT) -> list[Row]:
    """Time opening, filtering and searching; the row is the slowest of them in milliseconds."""
    place = Place(options.folder / f"history-{count}")
    if not place.database.exists():
        fill(place, count)
    times = {name: median(found) for name, found in ask(place).items() if name != _COUNTED}
    filters = [time for name, time in times.items() if name not in {"open", *_SEARCHES}]
    parts = {
        "open [ms]": times["open"],
        "slowest filter or page [ms]": max(filters),
        "slowest search [ms]": max(times[name] for name in _SEARCHES & times.keys()),
    }
    return [Row("history", max(times.values()), parts=parts, rounds=1)]
