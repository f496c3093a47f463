"""A scan of a group: its picture, its class, and whether it is left out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QPushButton, QToolButton, QVBoxLayout, QWidget

from app.domain.audited import Box, Pictured
from app.ui.findings.parts import label, tip
from app.ui.look.theme import BODY, GRID, colour, font
from app.ui.training.pictures import SIDE

WIDTH = SIDE + 4
_DIM = QColor(0, 0, 0, 170)


class ScanCard(QWidget):
    """One scan with the button that leaves it out or keeps it.

    Signals:
        toggled: leave it out (True), or keep it.
        opened: it is to be shown in the viewer.
    """

    toggled = Signal(bool)
    opened = Signal()

    def __init__(
        self, scan: Pictured, name: str, remark: str, boxes: Sequence[Box], *, lined: bool
    ) -> None:
        """Make it.

        Args:
            scan: what is shown.
            name: what it is called.
            remark: of its group.
            boxes: places to look at.
            lined: whether the remark stands under the picture.
        """
        super().__init__()
        self.scan = scan
        self._boxes = tuple(boxes)
        self._picture: QImage | str | None = None
        self._out = False
        self._name = name
        self.setFixedWidth(WIDTH)
        self.picture = QToolButton()
        self.picture.setObjectName("picture")
        self.picture.setFixedSize(SIDE, SIDE)
        self.picture.setIconSize(QSize(SIDE - 2, SIDE - 2))
        self.picture.setToolTip(tip(self.tr("Open {name} in the viewer").format(name=name)))
        self.button = QPushButton("")
        self.button.setAutoDefault(False)
        self._class = label(_place(scan))
        self._title = label("", "quiet")
        metrics = self._title.fontMetrics()
        self._title.setText(metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, SIDE))
        self._title.setToolTip(tip(name))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.picture)
        column.addWidget(self._class)
        if lined:
            line = label(remark, "quiet", wrap=True)
            line.setFixedWidth(SIDE)
            column.addWidget(line)
        column.addWidget(self._title)
        column.addSpacing(2)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.picture.clicked.connect(self.opened)
        self.button.clicked.connect(lambda: self.toggled.emit(not self._out))
        self.picture.setAccessibleName(f"{name}, {_place(scan)}. {remark}")
        self.set_out(False)

    def set_out(self, out: bool) -> None:
        """Show whether it is left out."""
        self._out = out
        self.button.setText(self.tr("Keep") if out else self.tr("Leave out"))
        said = self.tr("Keep {name}") if out else self.tr("Leave out {name}")
        self.button.setAccessibleName(said.format(name=self._name))
        self._draw()

    def set_usable(self, usable: bool) -> None:
        """Let it be left out, or not, where no decision can be kept."""
        self.button.setEnabled(usable)

    def show_picture(self, picture: QImage | str | None) -> None:
        """Show the picture, or the sentence that says why there is none."""
        self._picture = picture
        if isinstance(picture, str):
            self.picture.setToolTip(tip(picture))
        self._draw()

    def _draw(self) -> None:
        ratio = self.devicePixelRatioF()
        drawn = QPixmap(round(SIDE * ratio), round(SIDE * ratio))
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(colour("viewer"))
        painter = QPainter(drawn)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        whole = QRectF(0, 0, SIDE, SIDE)
        middle = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
        if isinstance(self._picture, QImage):
            self._paint_picture(painter, self._picture)
        elif self._picture is not None:
            painter.setFont(font())
            painter.setPen(colour("on_viewer_quiet"))
            inset = whole.adjusted(GRID, GRID, -GRID, -GRID)
            painter.drawText(inset, middle, self.tr("Cannot be read"))
        if self._out:
            painter.fillRect(whole, _DIM)
            painter.setFont(font(BODY, strong=True))
            painter.setPen(colour("on_viewer"))
            painter.drawText(whole, middle, self.tr("Left out"))
        painter.end()
        self.picture.setIcon(QIcon(drawn))

    def _paint_picture(self, painter: QPainter, picture: QImage) -> None:
        size = picture.size().scaled(SIDE, SIDE, Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (SIDE - size.width()) / 2, (SIDE - size.height()) / 2
        painter.drawImage(QRectF(left, top, size.width(), size.height()), picture)
        painter.setPen(QPen(colour("positive"), 1.5))
        for high, west, low, east in self._boxes:
            painter.drawRect(
                QRectF(
                    left + west * size.width() - 3,
                    top + high * size.height() - 3,
                    (east - west) * size.width() + 6,
                    (low - high) * size.height() + 6,
                )
            )


def _place(scan: Pictured) -> str:
    return " · ".join(filter(None, (scan.label, scan.subset)))
