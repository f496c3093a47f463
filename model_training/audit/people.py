"""Which scans are of one patient, as far as names and files say."""

import itertools
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from model_training.audit.findings import Example, Finding, Group, listed, number
from model_training.audit.listing import place, shown
from model_training.audit.measuring import Measured

_MOST_EXAMPLES = 12

Patients = dict[tuple[bool, str], list[int]]
"""(from the file's Patient ID, key) → positions of the scans."""


def by_patient(scans: Sequence[Measured]) -> Patients:
    """Scans of each known patient; scans without a key are in none."""
    known: Patients = defaultdict(list)
    for i, scan in enumerate(scans):
        if scan.patient is not None:
            known[scan.patient_in_file, scan.patient].append(i)
    return dict(known)


def patient_links(scans: Sequence[Measured]) -> list[tuple[int, int]]:
    """Pairs that connect the scans of each patient."""
    return [pair for members in by_patient(scans).values() for pair in itertools.pairwise(members)]


def figures(scans: Sequence[Measured]) -> dict[str, int]:
    """Counts by name."""
    known = by_patient(scans)
    return {
        "patients": len(known),
        "scans_without_patient": sum(scan.patient is None for scan in scans),
        "most_scans_of_a_patient": max(map(len, known.values()), default=0),
        "patients_across_split": sum(_mixed_subsets(scans, m) for m in known.values()),
        "patients_in_several_classes": sum(_mixed_classes(scans, m) for m in known.values()),
    }


def findings(scans: Sequence[Measured], classes: Sequence[str]) -> list[Finding]:
    """What is known of patients, and what that means. Patient IDs of files are never shown."""
    known = by_patient(scans)
    without = [scan.entry.path for scan in scans if scan.patient is None]
    found = [_key_finding(known, without)]
    across = [members for members in known.values() if _mixed_subsets(scans, members)]
    if across:
        found.append(
            Finding(
                "patients_across_split",
                "serious",
                f"{number(len(across), 'patient has', 'patients have')} "
                "scans on both sides of the published "
                "split: its test set is no set of new patients. If keys come from file names, "
                "check that the numbering did not start again.",
                _paths(scans, across),
                _examples(scans, across, classes),
                _groups(scans, across, classes),
            )
        )
    several = [members for members in known.values() if _mixed_classes(scans, members)]
    if several:
        names = sorted({scans[i].entry.label for members in several for i in members})
        found.append(
            Finding(
                "patients_in_several_classes",
                "note",
                f"{number(len(several), 'patient has', 'patients have')} "
                "scans of more than one class "
                f"({listed([classes[label] for label in names])}). That can be right, as in "
                "follow-up. If not, labels are wrong, or the numbering in the file names starts "
                "again in each class.",
                _paths(scans, several),
                _examples(scans, several, classes),
                _groups(scans, several, classes),
            )
        )
    return found


def _key_finding(known: Patients, without: list[Path]) -> Finding:
    if not known:
        return Finding(
            "no_patient_key",
            "warning",
            "Nothing says which scans are of one patient: no table and no config names patients, "
            "and the files carry no Patient ID. Every scan is taken for a patient of its own, "
            "except copies. If patients have several scans, figures will be too good; name them "
            "in a table labels.csv with the columns path and patient, or by a key in a config "
            "(data.patient).",
        )
    sizes = [len(members) for members in known.values()]
    source = "the file's Patient ID" if all(in_file for in_file, _ in known) else "names"
    if any(in_file for in_file, _ in known) and source == "names":
        source = "names and Patient IDs, which are not compared with one another"
    sentence = (
        f"{number(len(known), 'patient')} by {source}, with {sum(sizes) / len(sizes):.1f} scans "
        f"each on average and {max(sizes):,} at most. All scans of a patient stay on one side of "
        "every split."
    )
    if not without:
        return Finding("patients", "note", sentence)
    return Finding(
        "patients_incomplete",
        "warning",
        f"{sentence} For {number(len(without), 'scan')} no patient is known; each is taken for a "
        "patient of its own.",
        tuple(without),
    )


def _mixed_subsets(scans: Sequence[Measured], members: list[int]) -> bool:
    return len({scans[i].entry.subset for i in members}) > 1


def _mixed_classes(scans: Sequence[Measured], members: list[int]) -> bool:
    return len({scans[i].entry.label for i in members}) > 1


def _paths(scans: Sequence[Measured], patients: list[list[int]]) -> tuple[Path, ...]:
    return tuple(scans[i].entry.path for members in patients for i in members)


def _groups(
    scans: Sequence[Measured], patients: list[list[int]], classes: Sequence[str]
) -> tuple[Group, ...]:
    return tuple(
        Group(tuple(shown(scans[i].entry, classes) for i in members), "Of one patient")
        for members in patients
    )


def _examples(
    scans: Sequence[Measured], patients: list[list[int]], classes: Sequence[str]
) -> tuple[Example, ...]:
    """The first scan of each patient beside the first that differs from it."""
    pairs = []
    for members in patients[:_MOST_EXAMPLES]:
        first = scans[members[0]].entry
        other = next(
            scans[i].entry
            for i in members
            if (scans[i].entry.subset, scans[i].entry.label) != (first.subset, first.label)
        )
        caption = f"One patient: {place(first, classes)} and {place(other, classes)}"
        pairs.append(Example((first.path, other.path), caption))
    return tuple(pairs)
