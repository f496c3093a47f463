"""The declared commands as Qt actions: what menus, toolbar and shortcuts share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from app.ui.commands import Spec, menus
from app.ui.commands.keymap import KeyMap, native
from app.ui.commands.spec import bare
from app.ui.look.icons import icon


class Actions(Mapping[str, QAction]):
    """The commands as Qt actions, by name; all belong to one window and work without its menus."""

    def __init__(self, window: QWidget) -> None:
        self._actions: dict[str, QAction] = {}
        self._specs: dict[str, Spec] = {}
        groups: dict[str, QActionGroup] = {}
        for menu in menus():
            for spec in menu.commands:
                action = _action(spec, window)
                if spec.group:
                    group = groups.setdefault(spec.group, QActionGroup(window))
                    group.addAction(action)
                window.addAction(action)
                self._actions[spec.name] = action
                self._specs[spec.name] = spec
        self.keymap = KeyMap(self._specs.values())
        self.set_keys(self.keymap)

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._actions)

    def __len__(self) -> int:
        return len(self._actions)

    def set_keys(self, keys: KeyMap) -> None:
        """Let these keys start the commands, and tooltips and the sheet of keys name them."""
        self.keymap = keys
        for name, action in self._actions.items():
            own = keys.keys(name)
            action.setShortcuts([QKeySequence(key) for key in own])
            tip = self._specs[name].tip
            action.setToolTip(f"{tip}  [{native(own[0])}]" if own else tip)

    def renew_texts(self) -> None:
        """Say what the commands are called in the language in force."""
        for menu in menus():
            for spec in menu.commands:
                self._specs[spec.name] = spec
                _say(self._actions[spec.name], spec)
        self.set_keys(self.keymap)

    def specs(self) -> tuple[Spec, ...]:
        """Return every command as declared."""
        return tuple(self._specs.values())

    def title(self, name: str) -> str:
        """Return what a command is called in sentences and lists."""
        return bare(self._specs[name].text.partition("|")[0]).replace(" …", "")

    def key(self, name: str) -> str:
        """Return the first key of a command as people know it, "" where it has none."""
        own = self.keymap.keys(name)
        return native(own[0]) if own else ""

    def enable(self, *, scan: bool, rows: bool) -> None:
        """Enable or disable what needs a picture, and what needs a worklist."""
        given = {"": True, "scan": scan, "rows": rows}
        for name, spec in self._specs.items():
            self._actions[name].setEnabled(given[spec.needs])

    def renew_icons(self) -> None:
        """Draw the icons anew after a change of theme."""
        for name, spec in self._specs.items():
            if spec.icon:
                self._actions[name].setIcon(icon(spec.icon))


def _action(spec: Spec, window: QWidget) -> QAction:
    action = QAction(window)
    _say(action, spec)
    action.setObjectName(spec.name)
    action.setCheckable(spec.checkable)
    action.setIconVisibleInMenu(not spec.checkable)  # its tick stands in that place
    if spec.icon:
        action.setIcon(icon(spec.icon))
    action.setEnabled(not spec.needs)
    return action


def _say(action: QAction, spec: Spec) -> None:
    menu_text, _, bar_text = spec.text.partition("|")
    action.setText(menu_text)
    action.setIconText(bar_text or bare(menu_text))
    action.setStatusTip(spec.tip)
