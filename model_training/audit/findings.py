"""What an audit says: findings with a severity, and the tables behind them."""

from dataclasses import dataclass, field
from pathlib import Path

from app.domain.audited import Box, Severity

SEVERITIES: tuple[Severity, ...] = ("serious", "warning", "note")
"""``serious``: figures measured on this folder as it is would mislead. ``warning``: they may.
``note``: to be known."""


@dataclass(frozen=True, slots=True)
class Example:
    """Pictures to look at: one, or two that belong together, and what to see in them.

    ``boxes`` are drawn on the first picture.
    """

    files: tuple[Path, ...]
    caption: str
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """A scan in a group: its file, its class, and its subset ("" where there is no split)."""

    path: Path
    label: str
    subset: str


@dataclass(frozen=True, slots=True)
class Group:
    """Scans to be looked at together and decided on, and what to see in them.

    ``boxes`` are places in the first of them. `app.domain.audited` reads it.
    """

    scans: tuple[Shown, ...]
    remark: str
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a person should know before training.

    Attributes:
        code: stable, for programs (``"label_conflict"``).
        severity: see `SEVERITIES`.
        sentence: for a clinician: what it is, and what it means.
        files: all files concerned.
        examples: some of them, to be shown.
        groups: all that is to be looked at and decided on, as far as a person would.
        more: how many groups there are beyond them.
    """

    code: str
    severity: Severity
    sentence: str
    files: tuple[Path, ...] = ()
    examples: tuple[Example, ...] = ()
    groups: tuple[Group, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Count:
    """How many readable scans a class has in a subset ("all" where the folder has no split)."""

    subset: str
    name: str
    scans: int
    patients: int | None


@dataclass(frozen=True, slots=True)
class Property:
    """How the readable scans of a class spread over the values of a property of their files.

    ``values`` are (value, scans), commonest first; rare ones are summed as "other".
    """

    title: str
    name: str
    values: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Baseline:
    """How well something that is no finding tells the classes apart.

    Five-fold logistic regression, every group of scans whole in one fold.

    Attributes:
        code: "border", "histogram", "file" or "split".
        title: what it sees.
        auc: macro one-vs-rest area under the ROC curve, out of fold; 0.5 is chance.
        auc_interval: 95 %, resampling whole groups.
        balanced_accuracy: mean sensitivity over the classes; chance is 1 / classes.
        accuracy_interval: as above.
        scans, groups: that it was measured on.
        by_class: (name, AUC against the rest) of what is told apart.
    """

    code: str
    title: str
    auc: float
    auc_interval: tuple[float, float]
    balanced_accuracy: float
    accuracy_interval: tuple[float, float]
    scans: int
    groups: int
    by_class: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Audit:
    """Everything one audit found, in an order that depends on the folder alone.

    Attributes:
        folder: that was audited; files below it are named relative to it in reports.
        config: id of the config whose classes and patient key were used.
        classes: names, in the config's order.
        files: all files looked at; readable scans are the sum of ``counts``.
        findings: the most severe first.
        counts, properties, baselines: the tables.
        figures: counts by name, for programs.
        unreadable: file and the sentence that says why.
        marks: class, scans with something like burnt-in text at the border, scans.
        at: when it was made, in seconds since 1970.
    """

    folder: Path
    config: str
    classes: tuple[str, ...]
    files: int
    findings: tuple[Finding, ...]
    counts: tuple[Count, ...]
    properties: tuple[Property, ...]
    baselines: tuple[Baseline, ...]
    figures: dict[str, int]
    unreadable: tuple[tuple[Path, str], ...]
    marks: tuple[tuple[str, int, int], ...]
    at: float = field(default=0.0, compare=False)

    def of(self, code: str) -> Finding | None:
        """The finding with that code, or None."""
        return next((finding for finding in self.findings if finding.code == code), None)


def number(count: int, noun: str, plural: str | None = None) -> str:
    """``number(2, "scan")``: "2 scans"; ``number(1340, "copy", "copies")``: "1,340 copies"."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def listed(names: list[str]) -> str:
    """“a”, “b” and “c”."""
    quoted = [f"“{name}”" for name in names]
    return " and ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)
