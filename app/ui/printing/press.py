"""The printing press of the command line, which has no Qt of its own."""

from __future__ import annotations

import os
import sys
from dataclasses import replace

from PySide6.QtGui import QGuiApplication

from app.export.page import Page
from app.export.speech import ENGLISH, Speech
from app.ui import language
from app.ui.printing.pdf import pdf
from app.ui.words import SPEECH


class Press:
    """Writes texts in a language, and prints pages; without a screen."""

    def __init__(self) -> None:
        self._app = QGuiApplication.instance()
        if self._app is None:
            if sys.platform not in ("win32", "darwin"):  # where fonts come with the usual platform
                os.environ["QT_QPA_PLATFORM"] = "offscreen"
            self._app = QGuiApplication(["lightbox"])
        self._translator: language.Translator | None = None

    def speech(self, code: str) -> Speech:
        """Speak a language from now on, by its code in `language.LANGUAGES`."""
        if code == language.ENGLISH:
            return ENGLISH
        assert self._app is not None
        self._translator = language.Translator(language.catalogues(code))  # Qt does not keep it
        self._app.installTranslator(self._translator)
        return replace(SPEECH, language=code.replace("_", "-"))

    def pdf(self, page: Page) -> bytes:
        """Print a page."""
        return pdf(page)
