"""What commands print with: Qt has the fonts and the catalogues, and is not here but given."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from app.cli.outputs import replacing
from app.errors import LightboxError
from app.export.page import Page
from app.export.speech import ENGLISH, Speech


class Language(StrEnum):
    EN = "en"
    ZH = "zh"


class Press(Protocol):
    """Writes texts in a language, and prints pages."""

    def speech(self, code: str) -> Speech: ...

    def pdf(self, page: Page) -> bytes: ...


PRESS: ContextVar[Callable[[], Press] | None] = ContextVar("press", default=None)
"""Starts the press; whoever runs the commands knows where it is."""

_CODES = {Language.EN: "en", Language.ZH: "zh_CN"}


def speech(language: Language) -> Speech:
    """Return what speaks a language. Raises: LightboxError, code ``no_press``."""
    return ENGLISH if language is Language.EN else _press().speech(_CODES[language])


def write_pdf(page: Page, path: Path) -> None:
    """Print a page into a file, whole or not at all. Raises: LightboxError."""
    printed = _press().pdf(page)
    with replacing(path) as stream:
        stream.write(printed)


def write_html(page: Page, path: Path) -> None:
    """Write a page to a file, whole or not at all. Raises: LightboxError."""
    with replacing(path) as stream:
        stream.write(page.html.encode("utf-8", "replace"))


def _press() -> Press:
    start = PRESS.get()
    try:
        if start is not None:
            return start()
        why = "it is not at hand here"
    except ImportError as error:  # a system without the libraries that Qt's fonts need
        why = str(error).splitlines()[0]
    raise LightboxError(
        "no_press",
        f"What prints PDF files and knows other languages than English could not be started: {why}."
        " “lightbox doctor” says what is missing; --html in English needs none of it.",
    )
