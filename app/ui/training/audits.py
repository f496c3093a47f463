"""The audit of the chosen scans: made by a process, kept, and found again."""

from __future__ import annotations

import hashlib
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.domain.audited import REPORT_NAME, Audited, audited_from_json
from app.errors import LightboxError
from app.paths import user_data
from app.ui.library.errand import Errand
from app.ui.reading.background import in_background
from app.ui.reading.courier import Courier
from app.ui.reading.pace import Pace
from app.ui.sentences import spoken


def report_folder(source: Path) -> Path:
    """Return where the audit of a folder or a table is kept."""
    return user_data() / "audits" / hashlib.sha256(str(source).encode()).hexdigest()[:16]


class Audits(QObject):
    """One audit at a time, of one source.

    Signals:
        changed: there is an audit, or none any more, or it began, or it ended.
        progressed: (stage, parts done, parts in all).

    Attributes:
        audited: what was found, None before.
        fault: why there is no audit, "" where nothing is wrong.
    """

    changed = Signal()
    progressed = Signal(str, int, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.audited: Audited | None = None
        self.fault = ""
        self._courier = Courier(self)
        self._source: Path | None = None
        self._errand: Errand | None = None
        self._stage, self._done, self._total = "", 0, 0
        self._pace = Pace()

    @property
    def running(self) -> bool:
        """Whether an audit is being made."""
        return self._errand is not None

    def seconds_left(self) -> float | None:
        """Return how long the present step will take, None while nobody can tell."""
        return self._pace.left(self._total - self._done)

    def open(self, source: Path) -> None:
        """Take up a source, with the audit that was made of it before."""
        self.cancel()
        self._source, self.audited, self.fault = source, None, ""
        self.changed.emit()
        self._read()

    def begin(self) -> None:
        """Audit the source anew."""
        if self._source is None:
            return
        self.cancel()
        self.fault = ""
        from app.services.starting import training

        folder = report_folder(self._source)
        try:
            command = training("audit", str(self._source), "--report", str(folder), "--events")
        except LightboxError as error:
            self.fault = spoken(error.message)
            self.changed.emit()
            return
        self._errand = errand = Errand(self)
        errand.stage.connect(self._on_stage)
        errand.advanced.connect(self._on_advanced)
        errand.done.connect(lambda _of: self._on_end(errand, ""))
        errand.failed.connect(lambda _code, why: self._on_end(errand, spoken(why)))
        self._on_stage("", 0)
        errand.begin(command)
        self.changed.emit()

    def cancel(self) -> None:
        """End the process, if there is one; an audit made before stays."""
        errand, self._errand = self._errand, None
        if errand is not None:
            errand.cancel()
            errand.deleteLater()
            self.changed.emit()

    def close(self) -> None:
        """Bring nothing any more."""
        self.cancel()
        self._courier.close()

    def _on_stage(self, name: str, total: int) -> None:
        self._stage, self._done, self._total = name, 0, total
        self._pace.restart()
        self.progressed.emit(name, 0, total)

    def _on_advanced(self, parts: int) -> None:
        import time

        self._done += parts
        for _ in range(parts):
            self._pace.tick(time.monotonic())
        self.progressed.emit(self._stage, self._done, self._total)

    def _on_end(self, errand: Errand, fault: str) -> None:
        if self._errand is not errand:
            return
        self._errand = None
        errand.deleteLater()
        self.fault = fault
        if fault:
            self.changed.emit()
        else:
            self._read()

    def _read(self) -> None:
        source = self._source
        assert source is not None

        def work() -> Audited | None:
            try:
                return audited_from_json((report_folder(source) / REPORT_NAME).read_bytes())
            except (OSError, ValueError):
                return None  # there is none, or it is of another version; one can be made

        def then(future: Future[Any]) -> None:
            if self._source == source:
                self.audited = future.result()
                self.changed.emit()

        self._courier.follow(in_background(work), then)
