"""The buttons under the facts: what can be done with the chosen version."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedLayout, QWidget

from app.ui.findings.parts import label, tip
from app.ui.library.shelf import Place
from app.ui.look.theme import GRID
from app.ui.sentences import called


class Doing(QWidget):
    """Use, go back, verify, export, remove; removing is asked once more, in place.

    Signals:
        wanted: "activate", "back", "verify", "export" or "remove".
    """

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place: Place | None = None
        texts = {
            "activate": (
                self.tr("Use this version"),
                self.tr("Scans are read with it from now on"),
            ),
            "back": (self.tr("Go back"), self.tr("Use the version that was in use before")),
            "verify": (
                self.tr("Verify"),
                self.tr("Check every file's hash, and compare its network with its golden answers"),
            ),
            "export": (
                self.tr("Export …"),
                self.tr("Write it as one file that another Lightbox can install"),
            ),
            "remove": (self.tr("Remove …"), self.tr("Take it off this computer")),
        }
        self.buttons = {name: button(*text) for name, text in texts.items()}
        self._question = label(wrap=True)
        self.confirm = button(self.tr("Remove"), "")
        self.keep = button(self.tr("Keep"), "")
        self._stack = QStackedLayout(self)
        asked = [self._question, self.confirm, self.keep]
        for parts in (list(self.buttons.values()), asked):
            page = QWidget()
            line = QHBoxLayout(page)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(GRID)
            for part in parts:
                line.addWidget(part, 1 if part is self._question else 0)
            if parts is not asked:
                line.addStretch(1)
            self._stack.addWidget(page)
        for name, each in self.buttons.items():
            if name != "remove":
                each.clicked.connect(lambda _checked=False, name=name: self.wanted.emit(name))
        self.buttons["remove"].clicked.connect(self._ask)
        self.keep.clicked.connect(self._leave)
        self.confirm.clicked.connect(self._on_confirm)

    def show_place(self, place: Place, *, before: str | None, busy: bool) -> None:
        """Offer what can be done.

        Args:
            place: the chosen version.
            before: the version that going back leads to, if there is one.
            busy: whether something is being done already.
        """
        if self._place is None or place.name != self._place.name or busy:
            self._leave()
        self._place = place
        back = place.active and before is not None
        can = {
            "activate": not place.active,
            "back": back,
            "verify": True,
            "export": True,
            "remove": not place.entry.built_in,
        }
        for name, each in self.buttons.items():
            each.setEnabled(can[name] and not busy)
        self.buttons["back"].setText(
            self.tr("Go back to {version}").format(version=before) if back else self.tr("Go back")
        )
        self.buttons["remove"].setToolTip(
            tip(self.tr("It came with Lightbox and stays"))
            if place.entry.built_in
            else tip(self.tr("Take it off this computer"))
        )

    def _ask(self) -> None:
        assert self._place is not None
        manifest = self._place.entry.manifest
        question = self.tr("Take {title} {version} off this computer? Export it first to keep it.")
        self._question.setText(
            question.format(title=called(manifest.title), version=manifest.version)
        )
        self._stack.setCurrentIndex(1)
        self.keep.setFocus()

    def _leave(self) -> None:
        held = self.keep.hasFocus() or self.confirm.hasFocus()
        self._stack.setCurrentIndex(0)
        if held:
            self.buttons["remove"].setFocus()

    def _on_confirm(self) -> None:
        self._leave()
        self.wanted.emit("remove")


def button(text: str, hint: str) -> QPushButton:
    """Return a button that Enter elsewhere does not press, with its tooltip."""
    made = QPushButton(text)
    made.setAutoDefault(False)
    made.setToolTip(tip(hint))
    return made
