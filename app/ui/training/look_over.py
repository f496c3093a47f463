"""The second step: what an audit has found, shown as pictures one can act on."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.audited import Audited, AuditFinding
from app.ui.findings.parts import label
from app.ui.look.icons import icon
from app.ui.look.theme import GRID
from app.ui.reading.session import Session
from app.ui.training import finding_words
from app.ui.training.audits import Audits
from app.ui.training.chosen import Chosen
from app.ui.training.finding_view import FindingView
from app.ui.training.leaving_out import LeavingOut
from app.ui.training.pictures import Pictures
from app.ui.worklist.head import time_left

_LIST_WIDTH = 264
_READING = 0.9  # of all work
_SIGNS = {
    "serious": ("failed", "failed"),
    "warning": ("warning", "positive"),
    "note": ("check", "quiet"),
}


class LookOverPage(QWidget):
    """Makes an audit, and shows its findings.

    Signals:
        open_wanted: (Path) of a scan to be shown in the viewer.
        said: a sentence for the foot of the window.
    """

    open_wanted = Signal(object)
    said = Signal(str)

    def __init__(self, session: Session, chosen: Chosen) -> None:
        super().__init__()
        self._chosen = chosen
        self._source: Path | None = None
        self.findings: tuple[AuditFinding, ...] = ()  # as they are listed
        self._running = False
        self._asked = False  # whether an audit of this source was begun by itself
        self.audits = Audits(self)
        self.leaving = LeavingOut(self)
        self.pictures = Pictures(session, self)
        self.list = QListWidget()
        self.view = FindingView(self.pictures, self.leaving.decide, self.leaving.is_out)
        self._summary = label("", "quiet", wrap=True)
        self.undo = QPushButton(self.tr("&Undo"))
        self.again = QPushButton("")
        self._waiting = _Waiting()
        self._lay_out()
        chosen.found_more.connect(self._on_chosen)
        self.audits.changed.connect(self._update)
        self.audits.progressed.connect(self._on_progress)
        self.leaving.changed.connect(self._on_left_out)
        self.leaving.said.connect(self.said)
        self.list.currentRowChanged.connect(lambda _row: self._show_current())
        self.undo.clicked.connect(self.leaving.undo)
        self.again.clicked.connect(self._look_or_stop)
        self.view.open_wanted.connect(self.open_wanted)
        key = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        key.activated.connect(self.leaving.undo)

    def _lay_out(self) -> None:
        self.list.setAccessibleName(self.tr("Findings of the audit"))
        self.list.setObjectName("findings")
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.setIconSize(QSize(16, 16))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(label(self.tr("Look over"), "heading"), 1)
        for button in (self.undo, self.again):
            button.setAutoDefault(False)
            head.addWidget(button)
        found = QWidget()
        line = QHBoxLayout(found)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID * 2)
        line.addWidget(self.list)
        line.addWidget(self.view, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._waiting)
        self._pages.addWidget(found)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self._summary)
        column.addWidget(self._pages, 1)

    # --- Life ---------------------------------------------------------------------------

    def enter(self) -> None:
        """Show the step; an audit begins by itself where there has been none."""
        self._on_chosen()
        if self.audits.audited is None and not self.audits.running and not self._asked:
            self._asked = True
            self.audits.begin()

    def set_names_shown(self, shown: bool) -> None:
        """Show the names of files, or not."""
        self.leaving.named = shown
        self.view.set_names_shown(shown)

    def close_for_good(self) -> None:
        """Wait for nothing any more but the list of what is left out."""
        self.audits.close()
        self.pictures.close()
        self.leaving.close()

    def _on_chosen(self) -> None:
        """Take up another source, once a look has found that it can be trained on."""
        found = self._chosen.complete
        if found is None or found.source == self._source:
            return
        self._source, self._asked = found.source, False
        self.pictures.forget()
        self.leaving.open(found.source)
        self.audits.open(found.source)

    def _look_or_stop(self) -> None:
        if self.audits.running:
            self.audits.cancel()
        else:
            self.pictures.forget()
            self.audits.begin()

    # --- What is shown ------------------------------------------------------------------

    def _update(self) -> None:
        audits = self.audits
        ended = self._running and not audits.running
        self._running = audits.running
        self.again.setText(self.tr("Stop") if audits.running else self.tr("Look &again"))
        self._pages.setCurrentIndex(1 if audits.audited is not None and not audits.running else 0)
        if audits.running or audits.audited is None:
            self._waiting.show_fault(audits.fault, running=audits.running)
        self._fill(audits.audited)
        self._summarise()
        if ended and self.again.hasFocus() and audits.audited is not None:
            self.list.setFocus()

    def _fill(self, audited: Audited | None) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        self.findings = () if audited is None else _in_order(audited.findings)
        for finding in self.findings:
            self.list.addItem(_item(finding))
        self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self._show_current()

    def _show_current(self) -> None:
        audited, row = self.audits.audited, self.list.currentRow()
        if audited is None or self._source is None:
            return
        from app.services.exclusions import root_of

        finding = self.findings[row] if 0 <= row < len(self.findings) else None
        self.view.show_finding(finding, audited, root_of(self._source))

    def _on_left_out(self) -> None:
        self.undo.setEnabled(self.leaving.undoable)
        self.view.renew(usable=self.leaving.usable)
        self._summarise()

    def _summarise(self) -> None:
        audited = self.audits.audited
        parts = []
        if audited is not None and not self.audits.running:
            counts = Counter(finding.severity for finding in audited.findings)
            when = time.strftime("%Y-%m-%d %H:%M", time.localtime(audited.at))
            text = self.tr(
                "Looked over {when}, {scans} scans: {serious} serious, {warnings} warnings, "
                "{notes} notes."
            )
            parts.append(
                text.format(
                    when=when,
                    scans=f"{audited.scans:,}",
                    serious=counts["serious"],
                    warnings=counts["warning"],
                    notes=counts["note"],
                )
            )
        if self.leaving.count:
            left = self.tr("Left out: {count}.").format(count=f"{self.leaving.count:,}")
            parts.append(left)
        self._summary.setText(" ".join(parts))

    def _on_progress(self, stage: str, done: int, total: int) -> None:
        self._waiting.show_progress(stage, done, total, self.audits.seconds_left())


class _Waiting(QWidget):
    """Before there is an audit: what it does, and how far it is."""

    def __init__(self) -> None:
        super().__init__()
        self._what = label(
            self.tr(
                "Every scan is read once and compared with every other: copies, patients on both "
                "sides of a split, labels that the others speak against, and whatever else tells "
                "the classes apart. This takes about a minute for 1,000 scans; you can go on "
                "without it."
            ),
            wrap=True,
        )
        self._what.setMaximumWidth(640)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setMaximumWidth(640)
        self._progress.setAccessibleName(self.tr("Looking over the scans"))
        self._line = label("", "quiet", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID * 2)
        column.addWidget(self._what)
        column.addWidget(self._progress)
        column.addWidget(self._line)
        column.addStretch(1)

    def show_fault(self, fault: str, *, running: bool) -> None:
        """Say what went wrong, or that nothing has begun."""
        self._progress.setVisible(running)
        if not running:
            self._line.setText(fault or self.tr("The scans have not been looked over."))

    def show_progress(self, stage: str, done: int, total: int, left: float | None) -> None:
        """Say how far it is."""
        reading = stage == "Reading the scans"
        part = 100 * done / total if total else 0.0
        # Reading takes most of the time; one bar for both, so that it never goes back.
        self._progress.setRange(0, 100)
        self._progress.setValue(round(_READING * part if reading else _before(total, part)))
        if not total:
            text = self.tr("Beginning …")
        elif reading:
            text = self.tr("{done} of {total} scans").format(done=f"{done:,}", total=f"{total:,}")
        else:
            text = self.tr("Comparing …")
        if reading and left is not None:
            text += f" · {time_left(left)}"
        self._line.setText(text)


def _before(total: int, part: float) -> float:
    """How far the bar is where scans are not being read: before it, or after."""
    return 100 * _READING + (1 - _READING) * part if total else 0.0


def _in_order(findings: Sequence[AuditFinding]) -> tuple[AuditFinding, ...]:
    """The gravest first, and of those the ones that can be acted on."""
    grave = tuple(_SIGNS)
    return tuple(sorted(findings, key=lambda f: (grave.index(f.severity), not f.groups)))


def _item(finding: AuditFinding) -> QListWidgetItem:
    """A line of the list: how grave, what, how many."""
    name, ink = _SIGNS[finding.severity]
    title = finding_words.of(finding)
    groups = len(finding.groups) + finding.more
    text = f"{title} ({groups:,})" if groups else title
    item = QListWidgetItem(icon(name, ink), text)
    item.setData(
        Qt.ItemDataRole.AccessibleTextRole, f"{finding_words.severity(finding.severity)}: {text}"
    )
    return item
