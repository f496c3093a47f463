"""Makes the acceptance tests that the page asks for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.ui.library import words
from app.ui.library.acceptance import AcceptancePage
from app.ui.library.evaluating import Meanings, evaluate, plan
from app.ui.library.shelf import Place
from app.ui.library.work import Outcome, Work
from app.ui.sentences import called, spoken


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

        def show(meanings: Meanings) -> None:
            now = self._chosen()
            if now is not None and now.name == place.name:
                self._page.labelled.show_labels([(place.entry.manifest, meanings[0])])

        plan(self._work, path, [place], show)

    def _test(self) -> None:
        place, path = self._chosen(), self._page.labelled.path
        if place is None or path is None:
            return
        manifest = place.entry.manifest

        def then(told: Any) -> Outcome:
            from app.bundle.acceptance import acceptance_of

            self.tested.emit()
            result = acceptance_of(told["acceptance"])
            judged = words.judged(manifest, result)
            said = self.tr("{model} on “{folder}”: {outcome}.").format(
                model=called(manifest.title), folder=result.folder, outcome=words.outcome(judged)
            )
            return Outcome(" ".join([said, *map(spoken, told["notes"])]), words.tone(judged))

        title = self.tr("Trying {model} on “{folder}”.").format(
            model=called(manifest.title), folder=path.name
        )
        arguments = ["--model", place.name, "--events", "--keep"]
        for pair in self._page.labelled.pairs():
            arguments += ["--class", pair]
        evaluate(self._work, title, path, arguments, then)
