"""Labelled scans as a first look finds them: classes, patients, and what stands in their way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

FEWEST_SCANS = 2
"""Of a class; training refuses fewer."""
FEW_SCANS = 20
"""Of a class, below which what is measured says next to nothing."""
FEW_PATIENTS = 12
"""In all, below which a part held out to measure on says next to nothing."""

EXAMPLES = 7
"""Of each class, at most."""

Code = Literal[
    "no_classes",
    "one_class",
    "empty_class",
    "too_few_scans",
    "one_patient",
    "class_of_one_patient",
    "few_scans",
    "few_patients",
    "no_patients",
    "unclassed",
    "missing",
]
"""What may be wrong. The first six leave nothing to train on; the others are to be known."""

_STOPS: tuple[Code, ...] = (
    "no_classes",
    "one_class",
    "empty_class",
    "too_few_scans",
    "one_patient",
    "class_of_one_patient",
)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something a person should know of labelled scans.

    Attributes:
        code: what it is.
        name: of the class that it is about, "" where it is about all.
        count: of the scans, patients or files it is about.
    """

    code: Code
    name: str = ""
    count: int = 0

    @property
    def stops(self) -> bool:
        """Whether there is nothing to train on as long as it is so."""
        return self.code in _STOPS


@dataclass(frozen=True, slots=True)
class Sighted:
    """One labelled scan.

    Attributes:
        label: position of its class.
        test: it belongs to a test set, which is measured on and never learnt from.
        patient: a key; None where neither a table nor the file says whose it is.
        path: of its file.
    """

    label: int
    test: bool
    patient: str | None
    path: Path = Path()


@dataclass(frozen=True, slots=True)
class ClassCount:
    """What is there of a class.

    Attributes:
        name: of the class, as the model will call it.
        scans, patients: to learn from; scans of which nobody knows whose they are count as a
            patient each.
        test_scans, test_patients: the same of the test set.
        unknown: scans, of all of these, of which nobody knows whose they are.
        examples: a few of the scans to learn from, from all over the class.
    """

    name: str
    scans: int = 0
    patients: int = 0
    test_scans: int = 0
    test_patients: int = 0
    unknown: int = 0
    examples: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Labelled:
    """All that a look at a folder or a table has found so far.

    Attributes:
        source: the folder, or the table.
        classes: in the order in which the model will have them.
        patients: in all, as counted in `ClassCount`.
        unclassed: files that are scans and of no class.
        missing: files that a table names and that are not there.
    """

    source: Path
    classes: tuple[ClassCount, ...] = ()
    patients: int = 0
    unclassed: int = 0
    missing: int = 0

    @property
    def scans(self) -> int:
        """How many there are, with those of the test set."""
        return sum(each.scans + each.test_scans for each in self.classes)

    @property
    def has_test(self) -> bool:
        """Whether there is a test set."""
        return any(each.test_scans for each in self.classes)

    @property
    def trainable(self) -> bool:
        """Whether nothing stands in the way of training."""
        return bool(self.classes) and not any(fault.stops for fault in faults(self))


def counted(
    source: Path,
    names: Iterable[str],
    scans: Iterable[Sighted],
    *,
    unclassed: int = 0,
    missing: int = 0,
) -> Labelled:
    """Count what was found, class by class."""
    classes = tuple(names)
    learnt: list[list[Sighted]] = [[] for _ in classes]
    tested: list[list[Sighted]] = [[] for _ in classes]
    everything = []
    for scan in scans:
        (tested if scan.test else learnt)[scan.label].append(scan)
        everything.append(scan)
    counts = tuple(
        ClassCount(
            name,
            len(learn),
            _patients(learn),
            len(test),
            _patients(test),
            sum(scan.patient is None for scan in (*learn, *test)),
            _examples(learn),
        )
        for name, learn, test in zip(classes, learnt, tested, strict=True)
    )
    return Labelled(source, counts, _patients(everything), unclassed, missing)


def _patients(scans: Iterable[Sighted]) -> int:
    """Known patients, and one for each scan of which nobody knows whose it is."""
    every = list(scans)
    known = {scan.patient for scan in every if scan.patient is not None}
    return len(known) + sum(scan.patient is None for scan in every)


def _examples(scans: list[Sighted]) -> tuple[Path, ...]:
    """Some of the scans, evenly spread."""
    count = min(len(scans), EXAMPLES)
    return tuple(scans[number * len(scans) // count].path for number in range(count))


def faults(found: Labelled) -> tuple[Fault, ...]:
    """Say what stands in the way of training, and what is to be known; the gravest first."""
    if not found.classes:
        return (Fault("no_classes"),)
    result: list[Fault] = []
    if len(found.classes) == 1:
        result.append(Fault("one_class", found.classes[0].name, found.classes[0].scans))
    for each in found.classes:
        if each.scans + each.test_scans == 0:
            result.append(Fault("empty_class", each.name))
        elif each.scans < FEWEST_SCANS:
            result.append(Fault("too_few_scans", each.name, each.scans))
    if found.patients == 1 and found.scans > 1:
        result.append(Fault("one_patient", count=found.scans))
    elif not result:
        result += [
            Fault("class_of_one_patient", each.name, each.scans)
            for each in found.classes
            if each.patients == 1
        ]
    if not result:
        result += [
            Fault("few_scans", each.name, each.scans)
            for each in found.classes
            if each.scans < FEW_SCANS
        ]
        if found.patients < FEW_PATIENTS:
            result.append(Fault("few_patients", count=found.patients))
    unknown = sum(each.unknown for each in found.classes)
    if unknown:
        result.append(Fault("no_patients", count=unknown))
    if found.unclassed:
        result.append(Fault("unclassed", count=found.unclassed))
    if found.missing:
        result.append(Fault("missing", count=found.missing))
    return tuple(result)
