"""Which key starts which command, to be changed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QKeySequenceEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.ui.actions import Actions
from app.ui.commands import menus
from app.ui.commands.keymap import RESERVED, native, portable
from app.ui.commands.spec import bare
from app.ui.findings.parts import label
from app.ui.look.theme import GRID


class KeyEdit(QKeySequenceEdit):
    """Takes the next key that is pressed; Tab and Escape keep their own meaning."""

    def __init__(self, key: str, name: str) -> None:
        super().__init__(QKeySequence(key))
        self.setMaximumSequenceLength(1)
        self.setClearButtonEnabled(True)
        self.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()  # it closes the page
        else:
            super().keyPressEvent(event)


class KeysPage(QWidget):
    """Every command with its first key; a key that another command has is told, not taken."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._actions = actions
        self._edits: dict[str, KeyEdit] = {}
        self._wanted: tuple[str, str] | None = None  # command and key that wait for a decision
        self._said = label(self._help(), "quiet", wrap=True)
        self._take = QPushButton()
        self._take.clicked.connect(self._hand_over)
        again = QPushButton(self.tr("Reset all keys"))
        again.clicked.connect(self.reset)
        foot = QHBoxLayout()
        foot.addWidget(self._said, 1)
        foot.addWidget(self._take)
        foot.addWidget(again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.addWidget(self._list(), 1)
        column.addLayout(foot)
        self._take.setVisible(False)

    @property
    def said(self) -> str:
        """The sentence at the foot of the page."""
        return self._said.text()

    def edit(self, name: str) -> KeyEdit:
        """Return the field of a command."""
        return self._edits[name]

    def reset(self) -> None:
        """Go back to the keys as declared."""
        self._actions.keymap.reset()
        self._renew(self.tr("All keys are as they were at first."))

    def _list(self) -> QScrollArea:
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setVerticalSpacing(GRID // 2)
        for menu in menus():
            grid.addWidget(label(bare(menu.title), "section"), grid.rowCount(), 0, 1, 2)
            for spec in menu.commands:
                row = grid.rowCount()
                title = self._actions.title(spec.name)
                edit = KeyEdit(self._first(spec.name), title)
                edit.editingFinished.connect(partial(self._on_edited, spec.name))
                self._edits[spec.name] = edit
                grid.addWidget(label(title), row, 0)
                grid.addWidget(edit, row, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnMinimumWidth(1, GRID * 24)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        return area

    def _first(self, name: str) -> str:
        keys = self._actions.keymap.keys(name)
        return keys[0] if keys else ""

    def _on_edited(self, name: str) -> None:
        key = portable(self._edits[name].keySequence().toString())
        keymap = self._actions.keymap
        if key == self._first(name):
            return
        title = self._actions.title(name)
        holder = keymap.holder(key, besides=name) if key else None
        if key in RESERVED:
            sentence = self.tr("“{key}” always leaves what one is in. Choose another key.")
            self._renew(sentence.format(key=native(key)))
        elif holder is not None:
            sentence = self.tr("“{key}” is the key of “{other}”, so “{title}” keeps its own.")
            self._renew(
                sentence.format(key=native(key), other=self._actions.title(holder), title=title)
            )
            self._wanted = name, key
            self._take.setText(self.tr("Give it to “{title}”").format(title=title))
            self._take.setVisible(True)
        else:
            keymap.set_key(name, key)
            sentence = (
                self.tr("“{title}” has the key “{key}” now.")
                if key
                else self.tr("“{title}” has no key of its own now.")
            )
            self._renew(sentence.format(title=title, key=native(key)))

    def _hand_over(self) -> None:
        if self._wanted is not None:
            name, key = self._wanted
            self._actions.keymap.hand_over(key, name)
            sentence = self.tr("“{title}” has the key “{key}” now.")
            title = self._actions.title(name)
            self._renew(sentence.format(title=title, key=native(key)))

    def _renew(self, sentence: str) -> None:
        """Show and use what is in force now."""
        self._wanted = None
        self._take.setVisible(False)
        self._said.setText(sentence)
        self._actions.set_keys(self._actions.keymap)
        for name, edit in self._edits.items():
            edit.blockSignals(True)
            edit.setKeySequence(QKeySequence(self._first(name)))
            edit.blockSignals(False)

    def _help(self) -> str:
        return self.tr("Choose a field and press the key that the command shall have.")
