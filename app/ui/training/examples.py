"""A few scans of each class, so that one sees at once what was chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.domain.labelled import EXAMPLES, Labelled
from app.ui.findings.parts import label
from app.ui.look.theme import GRID, colour
from app.ui.reading.session import Session
from app.ui.training.pictures import Pictures

_SIDE = 96
_MOST_CLASSES = 6  # more are told in the table alone


class Examples(QWidget):
    """Shows a row of small pictures for each class."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._pictures = Pictures(session, self, _SIDE)
        self._pictures.made.connect(self._on_made)
        self._shown: Labelled | None = None
        self._places: dict[Path, QLabel] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, GRID, 0, 0)
        self._grid.setHorizontalSpacing(GRID // 2)
        self._grid.setVerticalSpacing(GRID)
        self._grid.setColumnMinimumWidth(0, 120)
        self._grid.setColumnStretch(EXAMPLES + 1, 1)

    def show_found(self, found: Labelled | None) -> None:
        """Show examples of what was found; None for none."""
        if found is not None and found == self._shown:
            return
        self._shown = found
        self._clear()
        for row, each in enumerate(() if found is None else found.classes[:_MOST_CLASSES]):
            name = label(each.name, "quiet", wrap=True)
            self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            for column, path in enumerate(each.examples, start=1):
                place = QLabel()
                place.setFixedSize(_SIDE, _SIDE)
                place.setAccessibleName(self.tr("A scan of “{name}”").format(name=each.name))
                self._places[path] = place
                self._grid.addWidget(place, row, column)
                self._draw(path)
        self._pictures.want(list(self._places))

    def forget(self) -> None:
        """Make pictures anew: the files may have changed."""
        self._pictures.forget()
        self._shown = None

    def close_for_good(self) -> None:
        """Bring nothing any more."""
        self._pictures.close()

    def _clear(self) -> None:
        self._places.clear()
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _on_made(self, path: Path) -> None:
        if path in self._places:
            self._draw(path)

    def _draw(self, path: Path) -> None:
        ratio = self.devicePixelRatioF()
        drawn = QPixmap(round(_SIDE * ratio), round(_SIDE * ratio))
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(colour("viewer"))
        picture = self._pictures.look_at(path)
        if isinstance(picture, QImage):
            painter = QPainter(drawn)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            size = picture.size().scaled(_SIDE, _SIDE, Qt.AspectRatioMode.KeepAspectRatio)
            left, top = (_SIDE - size.width()) / 2, (_SIDE - size.height()) / 2
            painter.drawImage(QRectF(left, top, size.width(), size.height()), picture)
            painter.end()
        self._places[path].setPixmap(drawn)
