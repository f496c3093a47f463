"""The table of the records."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.ui.history.records import RecordsModel
from app.ui.lines import LinesTable

_WIDTHS = (128, 210, 270, 130, 120)


class RecordsTable(LinesTable):
    """Records, chosen one at a time."""

    def __init__(self, model: RecordsModel, parent: QWidget | None = None) -> None:
        super().__init__(model, _WIDTHS, parent)
