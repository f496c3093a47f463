"""What the window shows before anything is open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from app.paths import resources
from app.ui.findings.parts import label
from app.ui.look.icons import icon, pixmap
from app.ui.look.theme import GRID, colour, theme
from app.ui.words import titled

_SUFFIXES = (".dcm", ".png", ".jpg", ".jpeg")
_MOST_SAMPLES = 4


def samples() -> list[Path]:
    """Return the scans that come with the program."""
    folder = resources() / "samples"
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.suffix.lower() in _SUFFIXES)


class EmptyPage(QFrame):
    """A large quiet drop zone, scans to try, and what files are understood.

    Signals:
        sample_chosen: path of a sample scan.
    """

    sample_chosen = Signal(object)

    def __init__(self, open_files: QAction, open_folder: QAction) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Drop a scan or a folder"))
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 8, GRID * 6, GRID * 8, GRID * 6)
        column.setSpacing(GRID * 2)
        column.addStretch(2)
        self._picture = QLabel()
        self._buttons: list[QPushButton] = []
        column.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        title = label(self.tr("Drop a scan or a folder"), "heading")
        column.addWidget(title, 0, Qt.AlignmentFlag.AlignHCenter)
        kinds = label(
            self.tr(
                "DICOM with or without an extension, PNG and JPEG.\n"
                "A folder, a disc (DICOMDIR) or a zip archive means every scan in it."
            ),
            "quiet",
        )
        kinds.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(kinds)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addStretch()
        buttons.addWidget(_button(self.tr("Open files …"), open_files, primary=True))
        buttons.addWidget(_button(self.tr("Open folder …"), open_folder))
        buttons.addStretch()
        column.addLayout(buttons)
        column.addStretch(1)
        self._samples(column)
        column.addStretch(1)

        self.renew_icons()

    def renew_icons(self) -> None:
        """Draw the icons in the theme in force."""
        drawn = pixmap("drop", theme().quiet, 56, self.devicePixelRatioF())
        if drawn is not None:
            self._picture.setPixmap(drawn)
        for button in self._buttons:
            button.setIcon(icon("scan", "quiet"))

    def _samples(self, column: QVBoxLayout) -> None:
        found = samples()[:_MOST_SAMPLES]
        if not found:
            return
        hint = label(self.tr("No scan at hand? Try one of these:"), "quiet")
        column.addWidget(hint, 0, Qt.AlignmentFlag.AlignHCenter)
        line = QHBoxLayout()
        line.setSpacing(GRID)
        line.addStretch()
        for path in found:
            button = QPushButton(_title(path))
            button.setToolTip(self.tr("Open the sample scan {name}").format(name=path.name))
            button.clicked.connect(lambda _checked, chosen=path: self.sample_chosen.emit(chosen))
            self._buttons.append(button)
            line.addWidget(button)
        line.addStretch()
        column.addLayout(line)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), colour("ground"))
        inset = GRID * 3
        paint_zone(painter, QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), "line")


def paint_zone(painter: QPainter, area: QRectF, ink: str, fill: QColor | None = None) -> None:
    """Paint the dashed outline of a drop zone."""
    pen = QPen(colour(ink), 1.5, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([5, 4])
    painter.setPen(pen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area, 12, 12)


def _button(text: str, action: QAction, *, primary: bool = False) -> QPushButton:
    button = QPushButton(text)
    if primary:
        button.setObjectName("primary")
    button.setToolTip(action.toolTip())
    button.clicked.connect(action.trigger)
    return button


def _title(path: Path) -> str:
    """Return a file's name as words: "chest-normal.dcm" becomes "Chest normal (DCM)"."""
    words = titled(path.stem.replace("-", " ").replace("_", " "))
    return f"{words} ({path.suffix[1:].upper()})"
