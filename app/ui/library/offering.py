"""Offers an acceptance test before a model of one's own is relied on; it is never forced."""

from __future__ import annotations

import json
from textwrap import shorten
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.ui.library import words
from app.ui.review.offer import Offer
from app.ui.sentences import called

if TYPE_CHECKING:
    from app.domain.reading import Reading
    from app.ui.main_window import MainWindow

_SHORT = 16  # characters of a hash that tell bundles apart
_TITLE = 48  # characters of a title that the offer has room for
_MOST = 200  # bundles that are remembered


class AcceptanceOffer(QObject):
    """Asks once for each own bundle, at its first answer."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._asked = _names(window.settings.tests_declined)
        self.offer = Offer(window.comparison)  # over the picture, and no part of the answer
        window.session.reading_made.connect(self._on_reading)

    def remembered(self) -> str:
        """Return which bundles were asked for, for the settings."""
        return json.dumps(self._asked[-_MOST:])

    def _on_reading(self, reading: Reading) -> None:
        model = None if reading.analysis is None else reading.analysis.model
        models = self._window.session.models
        entry = None if model is None else models.entry(model)
        if model is None or entry is None or entry.built_in or reading.status != "classified":
            return
        name = model.sha256[:_SHORT]
        other = self._window.desk.offer.isVisible() or self.offer.isVisible()
        if name in self._asked or other or models.test(model) is not None:
            return
        self._asked.append(name)
        text = self.tr("“{model}” was not tried on your scans yet.")
        self.offer.ask(
            text.format(model=shorten(called(entry.manifest.title), _TITLE, placeholder=" …")),
            (self.tr("Test it …"), lambda: self._window.library.open_test(words.name(entry))),
            (self.tr("Not now"), lambda: None),
        )


def _names(text: str) -> list[str]:
    """Names from JSON; none where it is anything else."""
    try:
        found = json.loads(text)
    except ValueError:
        return []
    return [each for each in found if isinstance(each, str)] if isinstance(found, list) else []
