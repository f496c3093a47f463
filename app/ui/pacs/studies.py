"""The studies that a node has, as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QTableView, QWidget

from app.domain.person import plain_name
from app.ui.lines import LinesTable

_HIDDEN = "•••"
_WIDTHS = (96, 84, 64, 130, 210, 130)
_Index = QModelIndex | QPersistentModelIndex


class StudiesModel(QAbstractTableModel):
    """One row for each study; who the patient is can be hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studies: list[Mapping[str, Any]] = []
        self._named = True

    def show_studies(self, studies: Sequence[Mapping[str, Any]]) -> None:
        """Show these, the newest first."""
        self.beginResetModel()
        self._studies = sorted(studies, key=lambda study: str(study["date"]), reverse=True)
        self.endResetModel()

    def set_named(self, named: bool) -> None:
        """Show or hide names and numbers of patients."""
        if named != self._named:
            self._named = named
            self.dataChanged.emit(
                self.index(0, 0), self.index(len(self._studies) - 1, self.columnCount() - 1)
            )

    def uid(self, row: int) -> str:
        return str(self._studies[row]["uid"])

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._studies)

    def columnCount(self, _parent: _Index | None = None) -> int:
        return len(_WIDTHS) + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Date"),
            self.tr("Modality"),
            self.tr("Objects"),
            self.tr("Patient ID"),
            self.tr("Patient"),
            self.tr("Accession number"),
            self.tr("Study"),
        )[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or not index.isValid():
            return None
        study = self._studies[index.row()]
        who = (
            study["patient_id"],
            plain_name(study["patient_name"], comma=True),
            study["accession"],
        )
        count = study["instances"]
        return (
            _day(study["date"]),
            " ".join(study["modalities"]),
            "" if count is None else f"{count:,}",
            *(who if self._named else (_HIDDEN,) * len(who)),
            study["description"],
        )[index.column()]


class StudiesTable(LinesTable):
    """Studies in lines; several can be chosen."""

    def __init__(self, model: StudiesModel, parent: QWidget | None = None) -> None:
        super().__init__(model, _WIDTHS, parent)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)

    def chosen(self) -> list[int]:
        """The rows that are chosen, from the top."""
        return sorted({index.row() for index in self.selectionModel().selectedRows()})


def _day(date: str) -> str:
    return f"{date[:4]}-{date[4:6]}-{date[6:]}" if len(date) == 8 and date.isdecimal() else date
