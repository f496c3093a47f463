"""The rows by study and series, kept as files are looked into. No Qt."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from app.domain.grouping import Series, Study, StudyKey, group, study_key
from app.domain.placement import NOWHERE, Placement


class Studies:
    """Indices of rows by study; only studies that have changed are put in order once more.

    Putting all of ten thousand rows in order takes longer than a window may stand still.
    """

    def __init__(self) -> None:
        self._paths: list[Path] = []
        self._placements: list[Placement] = []
        self._members: dict[StudyKey, list[int]] = {}  # indices in their order
        self._grouped: dict[StudyKey, Study] = {}  # of those that have not changed since
        self._all: tuple[Study, ...] | None = ()

    def append(self, path: Path, placement: Placement = NOWHERE) -> None:
        """Add a row; one whose file nobody has looked into counts to its folder."""
        self._paths.append(path)
        self._placements.append(placement)
        self._join(len(self._paths) - 1)

    def place(self, index: int, placement: Placement) -> None:
        """Note where a row belongs."""
        if placement == self._placements[index]:
            return
        key = self._key(index)
        members = self._members[key]
        del members[bisect_left(members, index)]
        if not members:
            del self._members[key]
        self._grouped.pop(key, None)
        self._placements[index] = placement
        self._join(index)

    def remove(self, gone: Collection[int]) -> None:
        """Take rows away; the indices of those after them change, and the order of none."""
        left = [index for index in range(len(self._paths)) if index not in gone]
        now = {index: place for place, index in enumerate(left)}
        self._paths = [self._paths[index] for index in left]
        self._placements = [self._placements[index] for index in left]
        members = {key: _renumbered(of, now) for key, of in self._members.items()}
        self._members = {key: of for key, of in members.items() if of}
        grouped = self._grouped
        self._grouped = {key: _left(grouped[key], now) for key in self._members if key in grouped}
        self._all = None

    def all(self) -> tuple[Study, ...]:
        """Return the studies in the order in which their first rows were found."""
        if self._all is None:
            keys = sorted(self._members, key=lambda key: self._members[key][0])
            self._all = tuple(map(self._study, keys))
        return self._all

    def _join(self, index: int) -> None:
        key = self._key(index)
        insort(self._members.setdefault(key, []), index)
        self._grouped.pop(key, None)
        self._all = None

    def _key(self, index: int) -> StudyKey:
        return study_key(self._paths[index], self._placements[index])

    def _study(self, key: StudyKey) -> Study:
        if key not in self._grouped:
            self._grouped[key] = self._ordered(self._members[key])
        return self._grouped[key]

    def _ordered(self, indices: Sequence[int]) -> Study:
        (study,) = group(
            [self._paths[index] for index in indices], [self._placements[i] for i in indices]
        )
        series = tuple(
            replace(one, scans=tuple(indices[place] for place in one.scans)) for one in study.series
        )
        return replace(study, series=series)


def _renumbered(indices: Sequence[int], now: Mapping[int, int]) -> list[int]:
    return [now[index] for index in indices if index in now]


def _left(study: Study, now: Mapping[int, int]) -> Study:
    """Return a study as it is without the rows that are gone."""
    found = ((series.uid, _renumbered(series.scans, now)) for series in study.series)
    series = tuple(Series(uid, tuple(scans)) for uid, scans in found if scans)
    return Study(study.uid, study.folder, series)
