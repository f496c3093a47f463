"""What `benchmarks.scaling` and `benchmarks.history` measure at length, as rows of the table."""

from __future__ import annotations

from dataclasses import replace
from importlib.util import find_spec
from statistics import median

from app.history.opening import open_to_write
from app.history.place import Place
from benchmarks.history import fill
from benchmarks.history import measure as ask
from benchmarks.measuring import Options, Row, ratio, unmeasured

_ROUNDS = 3
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


def dask(options: Options) -> list[Row]:
    """Compare the throughput of two Dask workers of one thread with that of one."""
    if find_spec("distributed") is None:
        return [unmeasured("dask", "dask.distributed is not installed")]
    from benchmarks.scaling import measure as scale

    found = scale(options.folder, workers=(1, 2), rounds=min(options.rounds, _ROUNDS))
    one, two = ([turn[place] for turn in found] for place in (0, 1))
    parts = {
        "one [scans a second]": median(each.per_second for each in one),
        "two [scans a second]": median(each.per_second for each in two),
    }
    taken = {
        "one worker": [1.0 / each.per_second for each in one],
        "two workers": [1.0 / each.per_second for each in two],
        "reader of two, processor": [each.reader_cpu for each in two],
        "Dask of two, processor": [each.dask_cpu for each in two],
    }
    row = ratio("dask", taken, "one worker", "two workers", unit="ms a scan", parts=parts)
    return [replace(row, others=median(each.others for each in (*one, *two)))]


def history(options: Options, count: int = _COUNT) -> list[Row]:
    """Time opening, filtering and searching; the row is the slowest of them in milliseconds."""
    place = Place(options.folder / f"history-{count}")
    if not place.database.exists():
        fill(place, count)
    open_to_write(place).close()  # takes the steps that have come since it was filled
    times = {name: median(found) for name, found in ask(place).items() if name != _COUNTED}
    filters = [time for name, time in times.items() if name not in {"open", *_SEARCHES}]
    parts = {
        "open [ms]": times["open"],
        "slowest filter or page [ms]": max(filters),
        "slowest search [ms]": max(times[name] for name in _SEARCHES & times.keys()),
    }
    return [Row("history", max(times.values()), parts=parts, rounds=1)]
