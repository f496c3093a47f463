"""The card's section on the split, and whose scans they are, as far as that is known."""

from collections.abc import Mapping
from typing import Any


def split(metrics: Mapping[str, Any]) -> list[str]:
    """Markdown; ``metrics`` are the manifest's."""
    found = dict(metrics["duplicates"])
    scans = metrics["scans"]["training"] + metrics["scans"]["held out"]
    whose = of_patients(scans, found.pop("patients"))
    copies = ", ".join(f"{name}: {count}" for name, count in found.items())
    return [
        (
            "By patient, merged with exact and near duplicates; stratified by class. "
            f"In the training set: {whose}; {copies}."
        )
    ]


def of_patients(scans: int, patients: int) -> str:
    """How many scans of how many patients; a patient of whom nothing tells is one scan."""
    if patients == scans:
        return f"{scans} scans, each taken for a patient of its own"
    return f"{scans} scans of {patients} patients"
