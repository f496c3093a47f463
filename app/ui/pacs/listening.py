"""The page with the listener's switch: who may send, where it listens, and what is answered."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.services.starting import program
from app.ui.findings.parts import label, set_tone
from app.ui.library.doing import button
from app.ui.library.errand import Errand
from app.ui.look.theme import GRID
from app.ui.pacs.choosing import NodeBox
from app.ui.pacs.taking import received
from app.ui.sentences import spoken

if TYPE_CHECKING:
    from app.network.nodes import Nodes

_WIDTH = 640  # pixels
_MOST_LINES = 8  # of what was said last
_TOGETHER_MS = 300  # what arrives within it is opened together
HERE = "127.0.0.1"


class ListenPage(QWidget):
    """A switch that is off at every start.

    Signals:
        arrived: (list of paths) of what was sent.
        state: (text) where it listens, "" where it does not.
        beginning: it is about to be switched on.
    """

    arrived = Signal(object)
    state = Signal(str)
    beginning = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._errand: Errand | None = None
        self._count = 0
        self._new: list[Path] = []
        self._together = QTimer(self, singleShot=True, interval=_TOGETHER_MS)
        self._together.timeout.connect(self._pass_on)
        self.allowed = QLineEdit()
        self.allowed.setPlaceholderText(self.tr("AE titles, with commas between them"))
        self.host = QLineEdit(HERE)
        self.answer = NodeBox(self.tr("Node for answers"), self.tr("No answers"))
        self.report = QCheckBox(self.tr("Structured report"))
        self.capture = QCheckBox(self.tr("Heat map"))
        self.report.setChecked(True)
        self.switch = button(
            self.tr("Start listening"), self.tr("Take what the named AE titles send, until stopped")
        )
        self._state = label(wrap=True)
        self._last = label(role="quiet", wrap=True)
        self._lines: dict[str, tuple[str, int]] = {}  # when it was said last, and how often
        self._lay_out()
        self.switch.clicked.connect(self.toggle)
        self.allowed.textChanged.connect(lambda _text: self._show())
        self.answer.currentIndexChanged.connect(lambda _index: self._show())
        self._where = ""
        self._show()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(GRID)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        answering = QHBoxLayout()
        answering.setSpacing(GRID * 2)
        for part in (self.answer, self.report, self.capture):
            answering.addWidget(part)
        answering.addStretch(1)
        for text, field in (
            (self.tr("Who may send"), self.allowed),
            (self.tr("Address to listen at"), self.host),
        ):
            about = label(text, "quiet")
            about.setBuddy(field)
            field.setAccessibleName(text)
            form.addRow(about, field)
        form.addRow(label(self.tr("Answer to"), "quiet"), answering)
        note = label(
            self.tr(
                "127.0.0.1 is this computer alone. At another address, whoever reaches it and "
                "knows an allowed AE title can send, unencrypted. What arrives is kept in the "
                "folder “received” beside the settings, and opened in the worklist."
            ),
            "quiet",
            wrap=True,
        )
        line = QHBoxLayout()
        line.addWidget(self.switch)
        line.addStretch(1)
        inside = QWidget()
        inside.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(form)
        column.addWidget(note)
        column.addLayout(line)
        column.addWidget(self._state)
        column.addWidget(self._last)
        column.addStretch(1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(inside, 1)
        whole.addStretch(1)

    @property
    def on(self) -> bool:
        """Whether it listens, or is about to."""
        return self._errand is not None

    def show_nodes(self, nodes: Nodes) -> None:
        """Offer the nodes; those that may send are theirs, where nothing was typed yet."""
        from app.network.nodes import DimseNode

        self.answer.offer([node.name for node in nodes.nodes])
        titles = [node.ae_title for node in nodes.nodes if isinstance(node, DimseNode)]
        if not self.allowed.text() and not self.on:
            self.allowed.setText(", ".join(dict.fromkeys(titles)))

    def toggle(self) -> None:
        """Start, or stop."""
        if self._errand is not None:
            self._errand.cancel()
            return
        wanted: dict[str, Any] = {
            "folder": str(received()),
            "host": self.host.text().strip() or HERE,
            "allowed": self._titles(),
            "answer": self.answer.chosen,
            "kinds": [
                kind for kind, box in (("sr", self.report), ("sc", self.capture)) if box.isChecked()
            ],
        }
        self._count = 0
        self._lines.clear()
        self._last.clear()
        self.beginning.emit()
        errand = self._errand = Errand(self)
        errand.told.connect(self._on_told)
        errand.said.connect(self._on_said)
        errand.done.connect(lambda _what: self._end(""))
        errand.failed.connect(lambda _code, why: self._end(spoken(why)))
        errand.cancelled.connect(lambda: self._end(""))
        errand.begin(program("errand", "--", "pacs-listen", json.dumps(wanted)), answered=True)
        self._show()

    def _on_said(self, line: str) -> None:
        """Keep the last lines, each once: a sender that was refused is not hidden by others."""
        said = spoken(line)
        _, times = self._lines.pop(said, ("", 0))
        self._lines[said] = (f"{datetime.now().astimezone():%H:%M:%S}", times + 1)
        if len(self._lines) > _MOST_LINES:
            del self._lines[next(iter(self._lines))]
        self._last.setText(
            "\n".join(
                f"{at}  {said} (×{times})" if times > 1 else f"{at}  {said}"
                for said, (at, times) in self._lines.items()
            )
        )

    def say_shown(self, path: Path) -> None:
        """Say of what has arrived that it stands in the worklist."""
        if self._errand is not None:
            self._errand.answer({"shown": str(path)})

    def close_for_good(self) -> None:
        """Listen no more."""
        if self._errand is not None:
            self._errand.cancel()

    def _titles(self) -> list[str]:
        return [title for one in self.allowed.text().split(",") if (title := one.strip())]

    def _on_told(self, event: dict[str, Any]) -> None:
        if "listening" in event:
            self._where = str(event["listening"])
            self.state.emit(self._where)
        elif "arrived" in event:
            self._count += 1
            self._new.append(Path(str(event["arrived"])))
            if not self._together.isActive():
                self._together.start()
        self._show()

    def _pass_on(self) -> None:
        new, self._new = self._new, []
        self.arrived.emit(new)

    def _end(self, why: str) -> None:
        if self._errand is not None:
            self._errand.deleteLater()
        self._errand = None
        self._where = ""
        self.state.emit("")
        self._show()
        if why:
            set_tone(self._state, "failed")
            self._state.setText(why)

    def _show(self) -> None:
        for field in (self.allowed, self.host, self.answer):
            field.setEnabled(not self.on)
        self.answer.setEnabled(not self.on and self.answer.count() > 1)
        for box in (self.report, self.capture):
            box.setEnabled(not self.on and self.answer.chosen is not None)
        self.switch.setEnabled(self.on or bool(self._titles()))
        self.switch.setText(self.tr("Stop listening") if self.on else self.tr("Start listening"))
        set_tone(self._state, "")
        if self._where:
            said = self.tr("Listening at {where}. Objects that have arrived: {count}.")
            said = said.format(where=self._where, count=f"{self._count:,}")
        elif self.on:
            said = self.tr("Starting …")
        else:
            said = self.tr("Not listening.")
        self._state.setText(said)
