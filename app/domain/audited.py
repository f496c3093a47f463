"""What an audit of labelled scans has found, as its process writes it and the window shows it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal, get_args

Severity = Literal["serious", "warning", "note"]

REPORT_NAME = "audit.json"

Box = tuple[float, float, float, float]
"""(top, left, bottom, right) as shares of the picture's height and width."""


@dataclass(frozen=True, slots=True)
class Pictured:
    """A scan that is shown.

    Attributes:
        path: below the folder of the scans, with "/"; absolute where it lies elsewhere.
        label: name of its class, "" where it has none.
        subset: "train", "validation" or "test", "" where there is no such split.
    """

    path: str
    label: str = ""
    subset: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Scans that are to be looked at together.

    Attributes:
        scans: one, or several that belong together.
        remark: what to see in them; one sentence or less.
        boxes: places in the first of them.
    """

    scans: tuple[Pictured, ...]
    remark: str
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class AuditFinding:
    """One thing that a person should know before training.

    Attributes:
        code: stable.
        severity: "serious" where figures measured on these scans would mislead, "warning" where
            they may, "note" for what is to be known.
        sentence: what it is, and what it means.
        groups: scans to look at; empty where there is nothing to see.
        files: how many files it is about.
        more: how many groups there are beyond those that are listed.
    """

    code: str
    severity: Severity
    sentence: str
    groups: tuple[Group, ...] = ()
    files: int = 0
    more: int = 0


@dataclass(frozen=True, slots=True)
class Shortcut:
    """How well something that is no finding tells the classes apart.

    Attributes:
        code: "border", "histogram", "file" or "split".
        title: what it sees.
        auc: mean over the classes of each against the rest, out of fold; 0.5 is chance.
        low, high: 95 % interval of it.
    """

    code: str
    title: str
    auc: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Audited:
    """An audit.

    Attributes:
        at: when it was made, in seconds since 1970; 0 where it is not known.
        classes: names.
        scans: readable ones.
        findings: the gravest first.
        shortcuts: what was measured of them; empty where there are too few scans.
        patients: as far as they are known; 0 where none is.
        groups: patients and copies taken together: what a split keeps whole.
    """

    at: float
    classes: tuple[str, ...]
    scans: int
    findings: tuple[AuditFinding, ...]
    shortcuts: tuple[Shortcut, ...]
    patients: int
    groups: int


def audited_from_json(text: str | bytes) -> Audited:
    """Read what `model_training.audit` has written.

    Raises:
        ValueError: it is something else.
    """
    try:
        told = json.loads(text)
        return Audited(
            float(told.get("at", 0.0)),
            tuple(map(str, told["classes"])),
            int(told["figures"]["readable"]),
            tuple(map(_finding, told["findings"])),
            tuple(s for each in told["baselines"] if (s := _shortcut(each)) is not None),
            int(told["figures"]["patients"]),
            int(told["figures"]["groups"]),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"no audit: {error}") from error


def _finding(told: dict[str, Any]) -> AuditFinding:
    severity = told["severity"]
    if severity not in get_args(Severity):
        raise ValueError(f"no severity: {severity}")
    return AuditFinding(
        str(told["code"]),
        severity,
        str(told["sentence"]),
        tuple(map(_group, told.get("groups", ()))),
        len(told["files"]),
        int(told.get("more", 0)),
    )


def _group(told: dict[str, Any]) -> Group:
    scans = tuple(
        Pictured(str(each["path"]), str(each["label"]), str(each["subset"]))
        for each in told["scans"]
    )
    boxes = [tuple(map(float, box)) for box in told.get("boxes", ())]
    return Group(
        scans,
        str(told["remark"]),
        tuple((a, b, c, d) for a, b, c, d in boxes),
    )


def _shortcut(told: dict[str, Any]) -> Shortcut | None:
    """None where nothing could be computed."""
    low, high = told["auc_interval"]
    if told["auc"] is None or low is None or high is None:
        return None
    return Shortcut(
        str(told["code"]), str(told["title"]), float(told["auc"]), float(low), float(high)
    )
