"""Scans grouped by study and series, and put in order inside a series. Pure functions."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import PurePath

from app.domain.natural import natural_key
from app.domain.placement import NOWHERE, Placement, Vector

StudyKey = tuple[str, str]
"""Study Instance UID, and the folder of scans that state none."""

_PARALLEL = 0.01
"""Largest difference of a direction cosine between images of one stack: rounding in files, and
half a degree of it."""

_MOST_STACKS = 32
"""Directions in one series beyond which it is no set of stacks (radial projections, say)."""


@dataclass(frozen=True, slots=True)
class Series:
    """Scans of one series, in order; ``uid`` is "" for scans without one, which share a folder."""

    uid: str
    scans: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Study:
    """Series of one study, in order.

    Attributes:
        uid: Study Instance UID, "" for scans without one, which share a folder.
        folder: of the first scan.
        series: at least one.
    """

    uid: str
    folder: PurePath
    series: tuple[Series, ...]

    @property
    def key(self) -> StudyKey:
        """What no other study has, however many scans are found of either."""
        return (self.uid, "") if self.uid else ("", str(self.folder))


def group(paths: Sequence[PurePath], placements: Sequence[Placement | None]) -> tuple[Study, ...]:
    """Group scans by study, then by series, and sort each series by position.

    Studies come in the order in which their first scans do; series by Series Number, those
    without one after the others; scans in a series as `in_order` says. Scans that name no study
    (PNG, JPEG) are grouped by their folder and stay in the order given.

    Args:
        paths: of the scans.
        placements: of the scans, one for each path; None is the same as a `Placement` that says
            nothing.

    Returns:
        Studies with indices into ``paths``; every index occurs once.
    """
    known = [placement or NOWHERE for placement in placements]
    studies: dict[tuple[str, str], dict[tuple[str, str], list[int]]] = {}
    for index, (path, placement) in enumerate(zip(paths, known, strict=True)):
        study = study_key(path, placement)
        series = _key(placement.series_uid, path)
        studies.setdefault(study, {}).setdefault(series, []).append(index)
    result = []
    for (uid, _), by_series in studies.items():
        members = [
            Series(series_uid, _members(paths, known, indices, in_series=bool(series_uid)))
            for (series_uid, _), indices in by_series.items()
        ]
        members.sort(key=lambda series: _last(known[series.scans[0]].series_number))
        first = min(index for indices in by_series.values() for index in indices)
        result.append(Study(uid, paths[first].parent, tuple(members)))
    return tuple(result)


def study_key(path: PurePath, placement: Placement) -> StudyKey:
    """Return what the scans of one study have in common, and no others."""
    return _key(placement.study_uid, path)


def _key(uid: str, path: PurePath) -> tuple[str, str]:
    return (uid, "") if uid else ("", str(path.parent))


def _members(
    paths: Sequence[PurePath],
    placements: Sequence[Placement],
    indices: Sequence[int],
    *,
    in_series: bool,
) -> tuple[int, ...]:
    if not in_series:
        return tuple(indices)
    order = in_order([paths[i] for i in indices], [placements[i] for i in indices])
    return tuple(indices[i] for i in order)


def in_order(paths: Sequence[PurePath], placements: Sequence[Placement]) -> tuple[int, ...]:
    """Put the scans of one series in order.

    By position along the normal of the image plane, where position and orientation are known
    (PS3.3 C.7.6.2.1.1): rows x columns, right-handed, so that axial slices run from the feet to
    the head. Images of several directions (a localizer) make a stack for each, and stacks go by
    their lowest Instance Number. What has no position goes by Slice Location if every such image
    has one, else by Instance Number if every one has one, else by the natural order of the names.
    Whatever is equal goes by Instance Number, then by name.

    Returns:
        Indices into the arguments, each once.
    """
    stacks = _stacks(placements)
    ordered = [
        _sorted(stack, _sort_key(stack, direction, placements), paths)
        for direction, stack in stacks
    ]
    ordered.sort(key=lambda stack: min(_last(placements[i].instance_number) for i in stack))
    return tuple(index for stack in ordered for index in stack)


def distance(placement: Placement) -> float | None:
    """Return how far an image lies along its own normal, in millimetres; None where unknown."""
    if placement.position is None or placement.orientation is None:
        return None
    normal = _normal(placement.orientation)
    return None if normal is None else _dot(normal, placement.position)


def _sorted(
    stack: Sequence[int], key: Callable[[int], tuple[float, float]], paths: Sequence[PurePath]
) -> list[int]:
    """Sort by a key, and what is equal by name; names are costly, and few are asked for."""
    places = {index: key(index) for index in stack}
    result: list[int] = []
    for _, equal in groupby(sorted(stack, key=places.__getitem__), key=places.__getitem__):
        same = list(equal)
        if len(same) > 1:
            same.sort(key=lambda index: natural_key(str(paths[index])))
        result += same
    return result


def _stacks(
    placements: Sequence[Placement],
) -> list[tuple[tuple[Vector, Vector] | None, list[int]]]:
    """Part the images by direction; those without position or direction are one part."""
    found: list[tuple[tuple[Vector, Vector] | None, list[int]]] = []
    for index, placement in enumerate(placements):
        direction = None if distance(placement) is None else placement.orientation
        for known, members in found:
            if _parallel(known, direction):
                members.append(index)
                break
        else:
            found.append((direction, [index]))
            if len(found) > _MOST_STACKS:
                return [(None, list(range(len(placements))))]
    return found


def _sort_key(
    stack: Sequence[int],
    direction: tuple[Vector, Vector] | None,
    placements: Sequence[Placement],
) -> Callable[[int], tuple[float, float]]:
    normal = None if direction is None else _normal(direction)
    located = all(placements[i].slice_location is not None for i in stack)
    numbered = all(placements[i].instance_number is not None for i in stack)

    def key(index: int) -> tuple[float, float]:
        placement = placements[index]
        place = 0.0
        if normal is not None and placement.position is not None:
            # One normal for the whole stack; to a micrometre, so that equal is equal.
            place = round(_dot(normal, placement.position), 3)
        elif located:
            place = placement.slice_location or 0.0
        by_number = numbered or normal is not None or located
        return place, _last(placement.instance_number) if by_number else 0.0

    return key


def _last(number: int | None) -> float:
    """Return a number to sort by, with what has none at the end."""
    return math.inf if number is None else float(number)


@lru_cache(maxsize=256)
def _normal(orientation: tuple[Vector, Vector]) -> Vector | None:
    """Return rows x columns, or None where these are no directions of a plane."""
    (a, b, c), (d, e, f) = orientation
    normal = (b * f - c * e, c * d - a * f, a * e - b * d)
    return normal if _dot(normal, normal) > 0.5 else None


def _parallel(one: tuple[Vector, Vector] | None, other: tuple[Vector, Vector] | None) -> bool:
    if one is None or other is None or one == other:
        return one == other
    return all(abs(p - q) < _PARALLEL for p, q in zip(_flat(one), _flat(other), strict=True))


def _flat(vectors: Iterable[Vector]) -> tuple[float, ...]:
    return tuple(value for vector in vectors for value in vector)


def _dot(one: Vector, other: Vector) -> float:
    return one[0] * other[0] + one[1] * other[1] + one[2] * other[2]
