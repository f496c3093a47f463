"""The page that sends the answer of the scan that is shown."""

from __future__ import annotations

import contextlib
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import LightboxError
from app.paths import temporary_folder
from app.ui.exporting.results import standing, wanted_of
from app.ui.findings.parts import label
from app.ui.library.doing import button
from app.ui.library.work import Outcome, Work
from app.ui.look.theme import GRID
from app.ui.pacs.asking import pacs_job
from app.ui.pacs.choosing import NodeBox
from app.ui.reading.background import in_background
from app.ui.sentences import spoken
from app.ui.viewer import corners

if TYPE_CHECKING:
    from app.services.dicom_results import Made
    from app.ui.main_window import MainWindow

_WIDTH = 640  # pixels, of the lines of text

_Written = tuple[contextlib.ExitStack, list[Path]]
"""What keeps files, and their paths."""


class SendPage(QWidget):
    """What is sent, and where to."""

    def __init__(self, main: MainWindow, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._main = main
        self._session = main.session
        self._work = work
        self._preparing = False
        self._outgoing = contextlib.ExitStack()  # holds what lies on its way out
        self._what = label(wrap=True)
        self.report = QCheckBox(self.tr("The answer, as a structured report (SR)"))
        self.capture = QCheckBox(self.tr("The heat map, as a picture (Secondary Capture)"))
        self.scan = QCheckBox(self.tr("The scan itself, as its file is"))
        self.report.setChecked(True)
        self.node = NodeBox(self.tr("Node to send to"))
        self.send = button(self.tr("Send"), self.tr("Send what is chosen to the node"))
        self.send.setObjectName("primary")
        self._lay_out()
        self.send.clicked.connect(self._send)
        for box in (self.report, self.capture, self.scan):
            box.toggled.connect(lambda _on: self.renew())
        self.node.currentIndexChanged.connect(lambda _index: self.renew())
        work.changed.connect(self._on_work)
        for signal in (
            self._session.reading_made,
            self._session.scan_read,
            self._session.selected,
            self._session.names_changed,
        ):
            signal.connect(lambda *_: self.renew())

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(GRID)
        for each in (self.node, self.send):
            line.addWidget(each, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addStretch(1)
        caution = label(
            self.tr(
                "What is sent names the patient and joins the scan's study. A report is marked as "
                "unverified unless there is a verdict on each decision, and the settings name "
                "whose. Research use only."
            ),
            "quiet",
            wrap=True,
        )
        inside = QWidget()
        inside.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID)
        for part in (self._what, self.report, self.capture, self.scan):
            column.addWidget(part)
        column.addSpacing(GRID)
        column.addLayout(line)
        column.addSpacing(GRID)
        column.addWidget(caution)
        column.addStretch(1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(inside, 1)
        whole.addStretch(1)

    @property
    def _path(self) -> Path | None:
        current = self._session.current
        return None if current is None else self._session.rows[current].path

    def renew(self) -> None:
        """Say what is shown, and enable what can be sent of it."""
        path = self._path
        if path is None:
            said = self.tr("No scan is shown.")
        else:
            said = self.tr("Of {name}:").format(name=self._called(path))
        self._what.setText(said)
        heat = self._main.heat_layer.finding is not None
        self.report.setEnabled(path is not None)
        self.capture.setEnabled(path is not None and heat)
        self.scan.setEnabled(path is not None)
        chosen = any(
            box.isEnabled() and box.isChecked() for box in (self.report, self.capture, self.scan)
        )
        self.send.setEnabled(
            chosen and self.node.chosen is not None and not self._work.busy and not self._preparing
        )

    def _called(self, path: Path) -> str:
        """Return whose the scan is, and what: files from a PACS have numbers for names."""
        if not self._session.names_shown:
            return self.tr("the scan that is shown")
        scan = self._main.view.scan
        if scan is None or scan.source.path != path or not (who := corners.identity(scan)):
            return path.name
        return " · ".join((*who, *corners.series(scan)))

    def _send(self) -> None:
        from app.services.dicom_results import make

        node, path = self.node.chosen, self._path
        report = self.report.isEnabled() and self.report.isChecked()
        capture = self.capture.isEnabled() and self.capture.isChecked()
        extra = [path] if path is not None and self.scan.isChecked() else []
        if node is None:
            return
        if not (report or capture):
            self._begin(node, extra, "")
            return
        wanted = wanted_of(self._main, report=report, capture=capture)
        if wanted is None:
            none = self.tr("There is no answer to send, or it is not shown yet.")
            self._work.say(Outcome(none, "failed"))
            return
        self._preparing = True
        self.renew()
        self._session.follow(
            self._session.idle_pool().look(make, wanted), partial(self._on_made, node, extra)
        )

    def _on_made(self, node: str, extra: list[Path], future: Future[Made]) -> None:
        error = future.exception()
        if isinstance(error, LightboxError):
            self._preparing = False
            self._work.say(Outcome(spoken(error.message), "failed"))
            self.renew()
            return
        made = future.result()
        parts = [part for part in (made.report, made.capture) if part is not None]
        said = standing(self._main, made)
        writing = in_background(partial(_written, parts))
        self._session.follow(writing, partial(self._on_written, node, extra, said))

    def _on_written(
        self, node: str, extra: list[Path], said: str, future: Future[_Written]
    ) -> None:
        self._preparing = False
        error = future.exception()
        if isinstance(error, OSError):
            why = self.tr("It could not be written: {reason}.").format(reason=error.strerror or "")
            self._work.say(Outcome(why, "failed"))
            self.renew()
            return
        self.clear()
        self._outgoing, paths = future.result()
        self._begin(node, [*paths, *extra], said)

    def _begin(self, node: str, paths: list[Path], status: str) -> None:
        given = [node, *map(str, paths)]
        title = self.tr("Sending to {node} …").format(node=node)
        sent = partial(self._sent, node, status)
        self._work.do(pacs_job(title, "pacs-send", given, sent, self._refused))

    def _on_work(self) -> None:
        if not (self._work.busy or self._preparing):  # it was sent, or never will be
            self.clear()
        self.renew()

    def clear(self) -> None:
        """Remove what this page has laid out to be sent."""
        self._outgoing.close()

    def _sent(self, node: str, status: str, done: dict[str, Any]) -> Outcome:
        if done["reasons"]:
            return Outcome(spoken(done["reasons"][0]), "failed")
        said = self.tr("Objects sent to {node}: {count}.")
        if done["sent"] == 1:
            said = self.tr("1 object was sent to {node}.")
        said = said.format(count=done["sent"], node=node)
        return Outcome(f"{said} {status}".rstrip())

    def _refused(self, _code: str, why: str) -> Outcome:
        return Outcome(spoken(why), "failed")


def _written(parts: list[bytes]) -> _Written:
    """Write what is to be sent where this user alone can read it, until it is closed.

    Raises:
        OSError: there is no place for it.
    """
    paths = []
    with contextlib.ExitStack() as stack:
        folder = stack.enter_context(temporary_folder())
        for number, part in enumerate(parts):
            paths.append(folder / f"{number}.dcm")
            paths[-1].write_bytes(part)
        return stack.pop_all(), paths
