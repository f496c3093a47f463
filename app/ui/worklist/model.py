"""The worklist as a Qt model: `Rows` as they are arranged, with headers over studies and series."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from app.domain.grouping import StudyKey, study_key
from app.domain.placement import NOWHERE
from app.ui import words
from app.ui.findings.parts import tip
from app.ui.reading.rows import Row
from app.ui.reading.session import Session
from app.ui.worklist.arrangement import Arrangement
from app.ui.worklist.lines import Header, Layout, Line
from app.ui.worklist.standing import Standings

if TYPE_CHECKING:
    from app.domain.reading import Reading

ROW_ROLE = Qt.ItemDataRole.UserRole
SHORT_ROLE = Qt.ItemDataRole.UserRole + 1
HEADER_ROLE = Qt.ItemDataRole.UserRole + 2
THUMBNAIL_ROLE = Qt.ItemDataRole.UserRole + 3

_NO_PARENT = QModelIndex()
_MOST_SHORTS = 512  # answers in words that are kept, a few screens full
_Index = QModelIndex | QPersistentModelIndex


class WorklistModel(QAbstractListModel):
    """Rows with their short answers, decided at the operating point in force.

    A header is an item that can be neither chosen nor reached by the keyboard. Whatever moves lines
    resets the model, which costs less than ten thousand insertions; the view keeps its place.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._rows = session.rows
        self.arrangement = Arrangement()
        self.standings = Standings(session.models.thresholds)
        self._folded: set[StudyKey] = set()
        self._layout = Layout()
        self._lines: list[Line] = []
        self._kept = 0
        self._headers: list[int] = []  # where headers stand
        self._at: dict[int, int] = {}  # where a row stands among the lines
        self._shorts: dict[int, tuple[Reading, words.Short]] = {}  # by number of the row
        self.arrange()

    # --- Qt's questions -----------------------------------------------------------------

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if self.header(index) is not None:
            return Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index)
        if line is None:
            return None
        if isinstance(line, Header):
            return self._of_header(line, role)
        return self._of_row(line, role)

    # --- Where what stands ----------------------------------------------------------------

    @property
    def shown(self) -> int:
        """How many rows are shown, or folded under a header."""
        return self._kept

    def header(self, index: _Index) -> Header | None:
        """Return the header that stands at an index, None where a scan does."""
        line = self.line(index)
        return line if isinstance(line, Header) else None

    def row(self, index: _Index) -> int | None:
        """Return the row that stands at an index, None where a header does."""
        line = self.line(index)
        return line if isinstance(line, int) else None

    def at(self, row: int) -> QModelIndex:
        """Return the index at which a row stands; an invalid one where it is not shown."""
        return self.index(self._at.get(row, -1))

    def rows_at(self, places: Iterable[int]) -> list[int]:
        """Return the rows that stand at these places; headers are passed over."""
        lines = (self._lines[place] for place in places if 0 <= place < len(self._lines))
        return [line for line in lines if isinstance(line, int)]

    def headers(self) -> Iterator[tuple[int, Header]]:
        """Yield where headers stand, with them."""
        for at in self._headers:
            header = self._lines[at]
            assert isinstance(header, Header)
            yield at, header

    def header_at(self, key: StudyKey) -> QModelIndex:
        """Return the index of a study's header; an invalid one where it has none."""
        for at, header in self.headers():
            if header.study == key and header.level == "study":
                return self.index(at)
        return self.index(-1)

    def header_of(self, row: int) -> Header | None:
        """Return the header of the study that a row belongs to; None where there is none."""
        scan = self._rows[row]
        key = study_key(scan.path, scan.placement or NOWHERE)
        return self.header(self.header_at(key))

    def order(self) -> list[int]:
        """Return the rows that are shown, as they stand."""
        return list(self._at)

    # --- Arranging ------------------------------------------------------------------------

    def arrange(self) -> None:
        """Lay out all rows; those that have a place keep it, whatever was answered since."""
        self.beginResetModel()
        self._lay_out()
        self.endResetModel()

    def rename(self) -> None:
        """Call everything as it is called now: with names or without, or in another language."""
        self._layout = Layout()
        self.arrange()

    def renew(self) -> None:
        """Lay out all rows by the answers there are now."""
        self.standings.renew()
        self.arrange()

    def choose(self, arrangement: Arrangement) -> None:
        """Arrange the rows in another way."""
        self.arrangement = arrangement
        self.renew()

    def decide_again(self) -> None:
        """Take every answer as it is decided now."""
        self._shorts.clear()
        self.standings.decide_again(self._rows)
        if self.arrangement.by_answers:
            self.arrange()
        else:
            self.change_all()

    def fold(self, keys: Collection[StudyKey], *, folded: bool) -> None:
        """Show only the headers of these studies, or their scans again."""
        self._folded = self._folded.union(keys) if folded else self._folded.difference(keys)
        self.arrange()

    def _lay_out(self) -> None:
        named = self._session.names_shown
        laid = self._layout.lay_out(
            self._rows,
            self.arrangement,
            self.standings.of,
            named=named,
            folded=self._folded,
        )
        self._lines = laid.lines
        self._kept = laid.kept
        self._at = {line: at for at, line in enumerate(laid.lines) if isinstance(line, int)}
        self._headers = [at for at, line in enumerate(laid.lines) if isinstance(line, Header)]
        self._session.walk.set(laid.order, self._at)

    # --- Changes in place -----------------------------------------------------------------

    def change(self, row: int) -> None:
        """Show a row anew, whose answer has come or gone."""
        self.standings.note(self._rows[row])
        self._show_anew(row)

    def picture(self, path: Path) -> None:
        """Show a row anew, whose thumbnail has come."""
        row = self._rows.index(path)
        if row is not None:
            self._show_anew(row)

    def _show_anew(self, row: int) -> None:
        at = self.at(row)
        if at.isValid():
            self.dataChanged.emit(at, at)

    def change_all(self) -> None:
        """Show every line anew."""
        if self._lines:
            self.dataChanged.emit(self.index(0), self.index(len(self._lines) - 1))

    def line(self, index: _Index) -> Line | None:
        """Return what stands at an index."""
        return self._lines[index.row()] if 0 <= index.row() < len(self._lines) else None

    def _of_header(self, header: Header, role: int) -> Any:
        if role == HEADER_ROLE:
            return header
        whole = words.listed(filter(None, header.said))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.tr("{study}, folded").format(study=whole) if header.folded else whole
        return tip(whole) if role == Qt.ItemDataRole.ToolTipRole else None

    def _of_row(self, line: int, role: int) -> Any:
        row = self._rows[line]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._session.name(line)
            case Qt.ItemDataRole.ToolTipRole:
                shown = self._session.names_shown
                name = str(row.path) if shown else self._session.name(line)
                return tip(f"{name}\n{self._sentence(row)}")
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._session.name(line)}. {self._sentence(row)}"
        if role == SHORT_ROLE:
            return self.short(row)
        if role == THUMBNAIL_ROLE:
            seen = row.reading is not None and row.reading.source is not None
            return self._session.thumbnails.look_at(row.path) if seen else None
        return row if role == ROW_ROLE else None

    def short(self, row: Row) -> words.Short:
        """Return the answer to a row in a few words."""
        if row.reading is None:
            said = {
                "reading": self.tr("Reading …"),
                "stopped": self.tr("Not read"),
            }.get(row.state, self.tr("Waiting"))
            return words.Short("waiting", said, "")
        known = self._shorts.get(row.number)
        if known is None or known[0] is not row.reading:
            if len(self._shorts) >= _MOST_SHORTS:
                self._shorts.clear()
            known = row.reading, words.short(self._session.models.decided(row.reading))
            self._shorts[row.number] = known
        return known[1]

    def _sentence(self, row: Row) -> str:
        if row.reading is None:
            return self.short(row).status
        return words.sentence(self._session.models.decided(row.reading))
