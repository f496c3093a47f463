"""The main figures in a few lines, for a terminal."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from model_training.assessment.assessing import Assessment
from model_training.assessment.comparing import verdicts
from model_training.assessment.prevalences import PREVALENCES

_SAID = 5  # failed files that are named one by one
_FEW = 10


def summary(assessment: Assessment) -> Iterator[str]:
    """Lines: what was read, what failed and why, then the figures of each finding."""
    figures, manifest = assessment.figures, assessment.bundle.manifest
    counts = figures["counts"]
    yield (
        f"{manifest.title} ({manifest.id} {manifest.version}): {counts['files']} files, "
        f"{counts['patients']} patients; {counts['classified']} classified, "
        f"{counts['refused']} refused, {counts['failed']} failed"
    )
    for row in assessment.failed[:_SAID]:
        yield f"  failed: {row.scan.name}: {row.reason.message if row.reason else ''}"
    if (more := len(assessment.failed) - _SAID) > 0:
        yield f"  failed: {more} more; see scans.csv"
    yield from (f"  note: {text}" for text in notes(assessment))
    for name, finding in figures["findings"].items():
        if "auc" in finding:
            yield f"{name}: AUC {spelt(finding['auc'])}, ECE {spelt(finding['ece'])}"
            for point, at in finding["operating_points"].items():
                yield (
                    f"  {point} (from {at['threshold']:.3f}): accuracy {spelt(at['accuracy'])}, "
                    f"sensitivity {spelt(at['sensitivity'])}, "
                    f"specificity {spelt(at['specificity'])}"
                )
                yield from _worth(at["at_prevalence"], assessment.request.settings.prevalences)
        for key in (k for k in finding if k.startswith("among_")):
            yield f"{name} {key.replace('_', ' ', 1)}: AUC {spelt(finding[key]['auc'])}"
    if "classes" in figures:
        classes = figures["classes"]
        yield (
            f"classes: accuracy {spelt(classes['accuracy'])}, "
            f"macro AUC {spelt(classes['macro_auc'])}"
        )
    if comparison := figures.get("comparison"):
        other = comparison["with"]
        yield (
            f"Compared with {other['id']} {other['version']}, on the "
            f"{comparison['scans_answered_by_both']} scans that both answered:"
        )
        yield from (f"  {line}" for line in verdicts(comparison))
    yield "Research use only; not a medical device."


def _worth(
    at: Mapping[str, Mapping[str, Sequence[float] | None]], asked: Sequence[float]
) -> Iterator[str]:
    """Lines for shares that were asked for; those given by default are in the report."""
    if asked == PREVALENCES:
        return
    for share, found in at.items():
        yield (
            f"    if {float(share) * 100:g} % of patients have it: PPV {spelt(found['ppv'])}, "
            f"NPV {spelt(found['npv'])}"
        )


def notes(assessment: Assessment) -> Iterator[str]:
    """What a reader of the figures must know about the scans behind them."""
    counts = assessment.figures["counts"]
    if alone := counts["without_patient_key"]:
        yield (
            f"{_scans(alone)} without a patient's key, counted as one patient each; if patients "
            "have several scans, the intervals are too narrow (--patient REGEX)."
        )
    if counts["equal_pictures"]:
        yield f"{_scans(counts['equal_pictures'])} with a picture that an earlier one has too."
    if counts["equal_pictures_in_two_classes"]:
        yield (
            f"Pictures that lie in two classes, so that a label must be wrong: "
            f"{counts['equal_pictures_in_two_classes']}."
        )
    for name in counts["classes_without_scans"]:
        yield f"No scan is labelled exactly “{name}”, so its own figures are undefined."
    for name in counts["empty_class_folders"]:
        yield f"The class folder “{name}” holds no scan."
    if counts["left_out"]:
        yield f"Files left out, since they are no labelled scans: {counts['left_out']}."
    for name, number in counts["labels"].items():
        if number < _FEW:
            yield f"“{name}” has {_scans(number)}: too few for any figure to be trusted."


def _scans(number: int) -> str:
    return "1 scan" if number == 1 else f"{number} scans"


def spelt(measured: Sequence[float] | float | None, digits: int = 3) -> str:
    """A value, with its interval if there is one; “–” where it is undefined.

    What is below 1 is never rounded to it: no figure of finitely many scans is so sure.
    """
    if measured is None:
        return "–"
    if isinstance(measured, (int, float)):
        return _written(measured, digits)
    value, low, high = measured
    if not math.isfinite(value) or not math.isfinite(low):
        return _written(value, digits)
    return f"{_written(value, digits)} ({_written(low, digits)} to {_written(high, digits)})"


def _written(value: float, digits: int) -> str:
    if not math.isfinite(value):
        return "–"
    least: float = 10**-digits
    if 1.0 - least / 2 <= value < 1.0 - 1e-9:
        return f">{1.0 - least:.{digits}f}"
    return f"{value:.{digits}f}"
