"""Scans that a person left out, taken from what there is to learn from and to test on."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.imaging.exclusion_list import read_exclusion_list
from model_training.items import Index

_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Exclusions:
    """Reasons by file; a path that is not absolute is below the data's folder."""

    reasons: Mapping[str, str] = field(default_factory=dict)


NONE = Exclusions()


def folder_of(source: Path) -> Path:
    """The folder that paths in a list are below: the source itself, or the one a table lies in."""
    return source.parent if source.is_file() else source


def read_exclusions(path: Path) -> Exclusions:
    """Read the file.

    Raises:
        UsageError: code ``exclusions``: it cannot be read, or lacks the column ``path``.
    """
    return Exclusions({name: left.reason for name, left in read_exclusion_list(path).items()})


def without(
    listed: Index, exclusions: Exclusions, folder: Path
) -> tuple[Index, dict[Path, str], tuple[str, ...]]:
    """Leave scans out, of the training and of the test set.

    Args:
        listed: all scans.
        exclusions: what to leave out.
        folder: that paths are below.

    Returns:
        What is left; the scans left out with their reasons; what is to be said of it, every scan.
    """
    if not exclusions.reasons:
        return listed, {}, ()
    reasons = {(folder / name).resolve(): why for name, why in exclusions.reasons.items()}
    everything = {item.path.resolve(): item.path for item in (*listed.train, *listed.test)}
    out = {path: reasons[known] for known, path in everything.items() if known in reasons}
    left = replace(
        listed,
        train=tuple(item for item in listed.train if item.path not in out),
        test=tuple(item for item in listed.test if item.path not in out),
    )
    notes: list[str] = []
    for path, why in out.items():
        notes.append(f"Left out, as you asked: {path}" + (f": {why}" if why else ""))
    absent = [name for name in exclusions.reasons if (folder / name).resolve() not in everything]
    if absent:
        shown = ", ".join(absent[:_SHOWN]) + (" and more" if len(absent) > _SHOWN else "")
        notes.append(f"Of the scans to leave out, {len(absent)} are not among the scans: {shown}.")
    return left, out, tuple(notes)
