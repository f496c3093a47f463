"""Evaluations as jobs: what labels mean to a bundle, and how it does on them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.errors import UsageError
from app.services.starting import training
from app.ui.library.labelled import Label
from app.ui.library.shelf import Place
from app.ui.library.work import Job, Outcome, Work
from app.ui.sentences import spoken

translate = QCoreApplication.translate

_MOST = 6  # labels that are named in a sentence

Then = Callable[[Any], Outcome]
Meanings = Sequence[Sequence[Label]]


def evaluate(work: Work, title: str, path: Path, arguments: Sequence[str], then: Then) -> None:
    """Have the training module evaluate scans; where it is missing, that is said.

    Args:
        work: does it.
        title: said while it goes on.
        path: of the scans.
        arguments: of ``evaluate``, after the path.
        then: of what it tells at its end, see `model_training.assessment.events`.
    """
    try:
        command = training("evaluate", str(path.absolute()), *arguments)
    except UsageError as error:
        work.say(Outcome(spoken(error.message), "failed"))
        return
    stages = {
        "Reading": translate("Library", "Reading scans:"),
        "Measuring": translate("Library", "Measuring."),
    }
    work.do(Job(title, command, stages, then, lambda _code, why: Outcome(spoken(why), "failed")))


def plan(work: Work, path: Path, places: Sequence[Place], show: Callable[[Meanings], None]) -> None:
    """Find out what the labels of scans mean to bundles, and show it when all is known."""
    known: list[Sequence[Label]] = []

    def then(told: Any) -> Outcome:
        known.append(Label.of(told["labels"]))
        if len(known) < len(places):
            return Outcome("")
        show(known)
        return _found(known)

    title = translate("Library", "Looking at “{folder}” …").format(folder=path.name)
    for place in places:
        evaluate(work, title, path, ["--model", place.name, "--plan"], then)


def _found(meanings: Meanings) -> Outcome:
    """Say what labels there are, and which are not understood."""
    labels = meanings[0]
    said = translate("Library", "Found {count} scans, labelled {names}.").format(
        count=f"{sum(each.scans for each in labels):,}",
        names=_listed([each.written for each in labels]),
    )
    unknown = dict.fromkeys(
        each.written for labels in meanings for each in labels if each.means is None
    )
    if not unknown:
        return Outcome(said)
    more = translate("Library", "Say above what is meant by {names}.")
    return Outcome(f"{said} {more.format(names=_listed(list(unknown)))}")


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(f"“{name}”" for name in names[:_MOST])
    return shown + (" …" if len(names) > _MOST else "")
