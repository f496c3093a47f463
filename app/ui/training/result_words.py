"""What came of a training run, as sentences. Words first, figures second; no widget."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.domain.finding import Estimate
from app.domain.training_result import FindingFigures, Mistake, Result
from app.ui.figures import of_100, percent
from app.ui.sentences import spoken
from app.ui.words import capitalised

translate = QCoreApplication.translate

_GAIN = 0.01
"""Of the AUC from half of the scans to all, from which more scans are said to help."""


def interval(estimate: Estimate) -> str:
    """Write "0.89 (0.82 to 0.95)"."""
    text = translate("Training", "{value} ({low} to {high})")
    return text.format(
        value=f"{estimate.value:.2f}", low=f"{estimate.low:.2f}", high=f"{estimate.high:.2f}"
    )


def shares(estimate: Estimate) -> str:
    """Write "84 of 100 (72 to 92)"."""
    text = translate("Training", "{value} of 100 ({low} to {high})")
    return text.format(
        value=of_100(estimate.value), low=of_100(estimate.low), high=of_100(estimate.high)
    )


def held_out(result: Result) -> int:
    """Return how many scans were held out."""
    return sum(len(cell.scans) for cell in result.confusion)


def verdict_title(result: Result) -> str:
    """Say in a few words whether it was worth it."""
    if result.warnings:
        return translate("Training", "Do not use this model")
    return translate("Training", "It learnt to tell the classes apart")


def verdict(result: Result) -> str:
    """Say what the model is worth."""
    if result.warnings:
        return "\n\n".join(map(spoken, result.warnings))
    if result.auc is None:
        return translate("Training", "How well cannot be told: too few scans were held out.")
    text = (
        translate(
            "Training",
            "On {scans} scans of {patients} patients that it never saw, it puts a scan with a "
            "finding before one without in {auc} pairs.",
        )
        if result.patients is not None
        else translate(
            "Training",
            "On {scans} scans that it never saw, it puts a scan with a finding before one without "
            "in {auc} pairs.",
        )
    )
    return text.format(
        scans=f"{held_out(result):,}",
        patients=f"{result.patients or 0:,}",
        auc=shares(result.auc),
    )


def caution() -> str:
    """Say what these figures are not."""
    return translate(
        "Training",
        "In brackets: 95 % intervals. The scans held out come from the same place as those learnt "
        "from; on scans of another hospital or scanner expect less. For research; test it on "
        "labelled scans of your own before you trust it.",
    )


def finding(figures: FindingFigures, scans: int) -> str:
    """Say how well one finding is told from the rest."""
    name = capitalised(figures.name)
    if figures.auc is None:
        text = translate("Training", "{name}: too few scans to measure it.")
        return text.format(name=name)
    said = translate("Training", "{name}: AUC {auc}; {positives} of {scans} scans have it.").format(
        name=name, auc=interval(figures.auc), positives=figures.positives, scans=scans
    )
    if figures.sensitivity is None or figures.specificity is None or figures.threshold is None:
        return said
    more = translate(
        "Training",
        "From {threshold} on it is called positive: that finds {sensitivity} with it, and leaves "
        "{specificity} without it alone.",
    )
    return f"{said} " + more.format(
        threshold=percent(figures.threshold),
        sensitivity=shares(figures.sensitivity),
        specificity=shares(figures.specificity),
    )


def more_scans(result: Result) -> str:
    """Answer whether more scans would help."""
    steps = result.learning
    if len(steps) < 2:
        return translate("Training", "There are too few scans to tell.")
    half, whole = steps[-2], steps[-1]
    text = (
        translate(
            "Training",
            "Probably: with {half} scans the AUC is {before}, with all {all} it is {after}, and "
            "still rising.",
        )
        if whole.auc - half.auc >= _GAIN
        else translate(
            "Training",
            "Hardly: with {half} scans the AUC is {before}, with all {all} it is {after}. Other "
            "scans, better labels or thorough training may help more.",
        )
    )
    return text.format(
        half=f"{half.scans:,}",
        all=f"{whole.scans:,}",
        before=f"{half.auc:.2f}",
        after=f"{whole.auc:.2f}",
    )


def cell(truth: str, said: str, count: int, of: int) -> str:
    """Say what a cell of the confusion matrix counts."""
    text = (
        translate("Training", "{count} of {of} scans of “{truth}” were called so.")
        if truth == said
        else translate("Training", "{count} of {of} scans of “{truth}” were called “{said}”.")
    )
    return text.format(count=count, of=of, truth=truth, said=said)


def mistake(of: Mistake) -> str:
    """Say what is wrong with one answer."""
    text = translate("Training", "labelled {truth} ({of_truth}), called {said} ({probability})")
    return text.format(
        truth=of.truth,
        of_truth=percent(of.of_truth),
        said=of.said,
        probability=percent(of.probability),
    )


def counts(result: Result) -> str:
    """Say how many scans were learnt from, and how many held out."""
    learnt = sum(result.counts.get("training", {}).values())
    said = translate("Training", "Learnt from {learnt} scans; {held} were held out.").format(
        learnt=f"{learnt:,}", held=f"{held_out(result):,}"
    )
    if result.excluded:
        said += " " + translate("Training", "Left out, as you asked: {count}.").format(
            count=f"{len(result.excluded):,}"
        )
    return said
