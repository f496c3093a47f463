"""The page that asks a node for studies, and fetches those that are chosen."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.paths import user_data
from app.ui.findings.parts import label
from app.ui.library.doing import button
from app.ui.library.work import Outcome, Work
from app.ui.look.theme import GRID
from app.ui.pacs.asking import pacs_job
from app.ui.pacs.choosing import NodeBox
from app.ui.pacs.studies import StudiesModel, StudiesTable
from app.ui.sentences import spoken

_LIMIT = 200


class QueryPage(QWidget):
    """Fields, the studies that fit, and the way into the worklist.

    Signals:
        fetched: (list of folders) whose scans are to be opened.
    """

    fetched = Signal(object)

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.node = NodeBox(self.tr("Node to ask"))
        self.patient = _field(self.tr("Patient ID"))
        self.name = _field(self.tr("Patient's name"))
        self.date = _field(self.tr("Date"))
        self.modality = _field(self.tr("Modality"))
        self.accession = _field(self.tr("Accession number"))
        self.patient.setToolTip(self.tr("* and ? stand for letters"))
        self.name.setToolTip(self.tr("Family^Given; * and ? stand for letters"))
        self.date.setPlaceholderText(self.tr("Date: 2026-11-25"))
        self.date.setToolTip(self.tr("2026-11-25, or 2026-11-01..2026-11-25"))
        self.search = button(self.tr("Search"), self.tr("Ask the node for studies that fit"))
        self.search.setObjectName("primary")
        self.model = StudiesModel(self)
        self.table = StudiesTable(self.model)
        self.table.setAccessibleName(self.tr("Studies that fit"))
        self.fetch = button(
            self.tr("Fetch into the worklist"),
            self.tr("Fetch the chosen studies, keep them on this computer, and open them"),
        )
        self._counted = label(role="quiet")
        self._lay_out()
        self.search.clicked.connect(self.ask)
        self.fetch.clicked.connect(self.fetch_chosen)
        self.table.doubleClicked.connect(lambda _index: self.fetch_chosen())
        self.table.selectionModel().selectionChanged.connect(lambda _now, _before: self.renew())
        self.node.currentIndexChanged.connect(lambda _index: self.renew())
        work.changed.connect(self.renew)
        self.renew()

    def _lay_out(self) -> None:
        fields = QHBoxLayout()
        fields.setSpacing(GRID)
        fields.addWidget(self.node)
        for field, share in (
            (self.patient, 3),
            (self.name, 4),
            (self.date, 4),
            (self.modality, 2),
            (self.accession, 3),
        ):
            fields.addWidget(field, share)
            field.returnPressed.connect(self.ask)
        fields.addWidget(self.search)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self.fetch)
        foot.addStretch(1)
        foot.addWidget(self._counted)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        whole.addLayout(fields)
        whole.addWidget(self.table, 1)
        whole.addLayout(foot)

    def renew(self) -> None:
        """Enable what can be done now."""
        self.search.setEnabled(self.node.chosen is not None and not self._work.busy)
        self.fetch.setEnabled(
            self.node.chosen is not None and bool(self.table.chosen()) and not self._work.busy
        )

    def ask(self) -> None:
        """Ask the chosen node for what the fields say."""
        node = self.node.chosen
        if node is None or self._work.busy:
            return
        wanted = {
            "patient": self.patient.text().strip(),
            "name": self.name.text().strip(),
            "date": self.date.text().strip(),
            "modality": self.modality.text().strip().upper(),
            "accession": self.accession.text().strip(),
        }
        given = [node, json.dumps(wanted), str(_LIMIT)]
        title = self.tr("Asking {node} …").format(node=node)
        self._work.do(pacs_job(title, "pacs-find", given, self._found, _refused))

    def _found(self, done: dict[str, Any]) -> Outcome:
        studies = done["studies"]
        self.model.show_studies(studies)
        if studies:
            self.table.selectRow(0)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if not studies:
            said = self.tr("No study fits.")
        elif done["more"]:
            said = self.tr("The first {count}; there may be more.")
        elif len(studies) == 1:
            said = self.tr("1 study.")
        else:
            said = self.tr("{count} studies.")
        self._counted.setText(said.format(count=f"{len(studies):,}"))
        return Outcome("")

    def fetch_chosen(self) -> None:
        """Fetch the studies that are chosen."""
        node, rows = self.node.chosen, self.table.chosen()
        if node is None or not rows or self._work.busy:
            return
        uids = [self.model.uid(row) for row in rows]
        folder = str(user_data() / "fetched")
        title = self.tr("Fetching from {node} …").format(node=node)
        given = [node, folder, *uids]
        self._work.do(pacs_job(title, "pacs-fetch", given, self._on_fetched, _refused))

    def _on_fetched(self, done: dict[str, Any]) -> Outcome:
        folders: Sequence[str] = done["folders"]
        if done["count"]:
            self.fetched.emit([Path(folder) for folder in folders])
        said = (
            self.tr("1 object was fetched.")
            if done["count"] == 1
            else self.tr("{count} objects were fetched.")
        ).format(count=f"{done['count']:,}")
        if done["failed"]:
            left = self.tr("{count} could not be given by the node.")
            return Outcome(f"{said} {left.format(count=done['failed'])}", "failed")
        return Outcome(said)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.table.hasFocus():
            self.fetch_chosen()
            return
        super().keyPressEvent(event)


def _refused(_code: str, why: str) -> Outcome:
    return Outcome(spoken(why), "failed")


def _field(about: str) -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(about)
    field.setAccessibleName(about)
    return field
