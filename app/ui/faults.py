"""Faults of ours: logged in full for us, one quiet sentence for the reader; the window lives."""

from __future__ import annotations

import logging
import re
import sys
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication

from app.errors import LightboxError
from app.paths import user_data
from app.ui.sentences import spoken

log = logging.getLogger("app")

_LOG_BYTES = 1 << 20
_PLACE = re.compile(r'^ +File "[^"\n]+\.py", line \d+, in \w+$', re.MULTILINE)


def log_path() -> Path:
    """Return the file that faults are written to."""
    return user_data() / "lightbox.log"


def start_log() -> None:
    """Write warnings and faults to a file of limited size; without a place for it, to nowhere."""
    try:
        log_path().parent.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            log_path(), maxBytes=_LOG_BYTES, backupCount=1, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(DiscreetFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    log.propagate = False


class DiscreetFormatter(logging.Formatter):
    """Writes of an exception its type and where in the program it came from, and no more.

    What an exception says may hold a file's path or its content, and so a patient's name.
    """

    def formatException(
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        lines: list[str] = []
        error, seen = ei[1], set[int]()
        while error is not None and id(error) not in seen:
            seen.add(id(error))
            lines += _places(error)
            lines.append(type(error).__qualname__)
            error = error.__cause__ or error.__context__
        return "\n".join(lines)


def _places(error: BaseException) -> list[str]:
    """Return where in the code an exception came by; a worker sends its places as text."""
    if type(error).__name__ in ("RemoteTraceback", "_RemoteTraceback"):
        return _PLACE.findall(str(error))
    frames = traceback.extract_tb(error.__traceback__)
    return [f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}' for frame in frames]


def install(say: Callable[[str], None]) -> None:
    """Send every unexpected exception of the window to the log, and a sentence to ``say``."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if isinstance(error, LightboxError):
            say(spoken(error.message))
            return
        log.error("unexpected fault", exc_info=(kind, error, trace))
        say(
            QCoreApplication.translate(
                "Faults",
                "Lightbox made a mistake and went on. If something looks wrong, start it again; "
                "the log says what happened: {path}",
            ).format(path=log_path())
        )

    sys.excepthook = hook
