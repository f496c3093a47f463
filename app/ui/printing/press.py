"""The printing press of the command line, which has no Qt of its own."""

from __future__ import annotations

import os
import sys

from PySide6.QtGui import QGuiApplication

from app.export.page import Page
from app.export.speech import Speech
from app.ui import language
from app.ui.printing.pdf import pdf


class Press:
    """Writes texts in a language, and prints pages; without a screen."""

    def __init__(self) -> None:
        self._app = QGuiApplication.instance()
        if self._app is None:
            if sys.platform not in ("win32", "darwin"):  # where fonts come with the usual platform
                os.environ["QT_QPA_PLATFORM"] = "offscreen"
            self._app = QGuiApplication(["lightbox"])

    def speech(self, code: str) -> Speech:
        """Return what writes in a language, by its code in `language.LANGUAGES`."""
        return language.speech(code)

    def pdf(self, page: Page) -> bytes:
        """Print a page."""
        return pdf(page)
