"""A process that does something for the window and tells, in lines of JSON, how far it is."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

from app.paths import resources

_LONGEST = 1 << 20  # bytes of a line
_ENDING_MS = 2000
_NICENESS = 10


class Errand(QObject):
    """Starts one process and hears it; see `app.services.errands` for what it tells.

    Exactly one of the last three signals ends it.

    Signals:
        stage: (name, parts): a step begins; 0 parts for one that is not counted.
        advanced: (parts): so many more parts of it are done.
        said: a sentence that is of use while it goes on.
        told: (dict) whatever else the errand tells.
        done: (dict) what came of it.
        failed: (code, sentence).
        cancelled: it was ended by `cancel`.
    """

    stage = Signal(str, int)
    advanced = Signal(int)
    said = Signal(str)
    told = Signal(object)
    done = Signal(object)
    failed = Signal(str, str)
    cancelled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rest = b""
        self._end: dict[str, Any] | None = None
        self._ended = self._unwanted = False
        self._process = QProcess(self)
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.started.connect(self._lower)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(lambda _code, _how: self._on_finished())
        self._process.errorOccurred.connect(self._on_error)

    def begin(self, command: Sequence[str], given: bytes = b"", *, answered: bool = False) -> None:
        """Start the process.

        Args:
            command: paths among its arguments are absolute.
            given: what it reads by standard input.
            answered: whether it is told more by `answer`, later.
        """
        from app.services.training_process import environment

        variables = QProcessEnvironment()
        for name, value in environment().items():
            variables.insert(name, value)
        self._process.setProcessEnvironment(variables)
        # Python looks for modules where it is started: in the program's own place.
        self._process.setWorkingDirectory(str(resources()))
        if not (given or answered):
            self._process.setStandardInputFile(QProcess.nullDevice())
        self._process.start(command[0], list(command[1:]))
        if given:
            self._process.write(given)
        if not answered:
            self._process.closeWriteChannel()

    def answer(self, event: Mapping[str, Any]) -> None:
        """Tell the process something, as a line of JSON."""
        if not self._ended:
            self._process.write(json.dumps(event).encode() + b"\n")

    def cancel(self) -> None:
        """End the process at once, and wait for its end."""
        self._unwanted = True
        self._process.kill()
        self._process.waitForFinished(_ENDING_MS)

    def _lower(self) -> None:
        """Let whoever reads scans meanwhile go first."""
        if sys.platform != "win32":
            with contextlib.suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, self._process.processId(), _NICENESS)

    def _read(self) -> None:
        self._rest += bytes(self._process.readAllStandardOutput().data())
        *lines, self._rest = self._rest.split(b"\n")
        self._rest = self._rest[-_LONGEST:]
        for line in lines:
            self._hear(line)

    def _hear(self, line: bytes) -> None:
        try:
            event = json.loads(line)
        except ValueError:
            return  # something that a library printed
        if not isinstance(event, dict):
            return
        if "stage" in event:
            self.stage.emit(str(event["stage"]), int(event.get("total", 0)))
        elif "advance" in event:
            self.advanced.emit(int(event["advance"]))
        elif "said" in event:
            self.said.emit(str(event["said"]))
        elif "done" in event or "failed" in event:
            self._end = event
        else:
            self.told.emit(event)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:  # no `finished` follows
            self._on_finished()

    def _on_finished(self) -> None:
        if self._ended:
            return
        self._ended = True
        self._read()
        end = self._end or {}
        if "done" in end:
            self.done.emit(end["done"])
        elif "failed" in end:
            self.failed.emit(str(end["failed"]["code"]), str(end["failed"]["message"]))
        elif self._unwanted:
            self.cancelled.emit()
        else:
            self.failed.emit(
                "died", self.tr("The process that was to do it ended without a word. Try again.")
            )
