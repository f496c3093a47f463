"""Acceptance tests as jobs: first what the labels mean, then the test itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.errors import UsageError
from app.services.starting import training
from app.ui.library import words
from app.ui.library.acceptance import AcceptancePage
from app.ui.library.labelled import Label
from app.ui.library.shelf import Place
from app.ui.library.work import Job, Outcome, Work

translate = QCoreApplication.translate


class Trying(QObject):
    """Has the scans of the page tried.

    Signals:
        tested: a result is kept with the bundle.
    """

    tested = Signal()

    def __init__(
        self, page: AcceptancePage, work: Work, chosen: Callable[[], Place | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._work = work
        self._chosen = chosen
        page.labelled.chosen.connect(self._plan)
        page.wanted.connect(self._test)

    def _plan(self, path: Path) -> None:
        place = self._chosen()
        if place is None:
            return
        manifest = place.entry.manifest

        def then(told: Any) -> Outcome:
            labels = Label.of(told["labels"])
            now = self._chosen()
            if now is not None and now.name == place.name:
                self._page.labelled.show_labels([(manifest, labels)])
                self._page.start.setFocus()
            return found(labels)

        title = self.tr("Looking at “{folder}” …").format(folder=path.name)
        self._do(
            title, ["evaluate", str(path.absolute()), "--model", place.name, "--plan"], {}, then
        )

    def _test(self) -> None:
        place, path = self._chosen(), self._page.labelled.path
        if place is None or path is None:
            return
        manifest = place.entry.manifest

        def then(told: Any) -> Outcome:
            from app.bundle.acceptance import Acceptance

            self.tested.emit()
            result = Acceptance.model_validate(told["acceptance"])
            judged = words.judged(manifest, result)
            said = self.tr("{model} on “{folder}”: {outcome}.").format(
                model=manifest.title, folder=result.folder, outcome=words.outcome(judged)
            )
            return Outcome(" ".join([said, *told["notes"]]), words.tone(judged))

        title = self.tr("Trying {model} on “{folder}”.").format(
            model=manifest.title, folder=path.name
        )
        command = ["evaluate", str(path.absolute()), "--model", place.name, "--events", "--keep"]
        for pair in self._page.labelled.pairs():
            command += ["--class", pair]
        self._do(title, command, stages(), then)

    def _do(
        self,
        title: str,
        arguments: Sequence[str],
        named: dict[str, str],
        then: Callable[[Any], Outcome],
    ) -> None:
        try:
            command = training(*arguments)
        except UsageError as error:
            self._work.say(Outcome(error.message, "failed"))
            return
        self._work.do(Job(title, command, named, then, lambda _code, why: Outcome(why, "failed")))


def found(labels: Sequence[Label]) -> Outcome:
    """Say what labels there are, and whether they are understood."""
    unknown = [each.written for each in labels if each.means is None]
    count = sum(each.scans for each in labels)
    said = translate("Library", "{count} scans with {labels} labels.").format(
        count=f"{count:,}", labels=len(labels)
    )
    if not unknown:
        return Outcome(said)
    names = ", ".join(f"“{name}”" for name in unknown[:6])
    more = translate("Library", "Say above what is meant by {names}.").format(names=names)
    return Outcome(f"{said} {more}")


def stages() -> dict[str, str]:
    """What the steps of an evaluation are called."""
    return {
        "Reading": translate("Library", "Reading scans:"),
        "Measuring": translate("Library", "Measuring."),
    }
