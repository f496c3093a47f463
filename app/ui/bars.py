"""Menus and toolbar, made from the declared commands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from app.ui.actions import Actions
from app.ui.commands import menus
from app.ui.commands.presets import COUNT
from app.ui.commands.spec import bare
from app.ui.findings.parts import plain
from app.ui.look.icons import SIDE, icon
from app.ui.look.theme import GRID
from app.ui.viewer.windowing import choices

if TYPE_CHECKING:
    from app.ui.reading.session import Session
    from app.ui.viewer.scan_view import ScanView

translate = QCoreApplication.translate

_PRESETS = "presets"
_MODELS = "models"
_TOOLBAR = (
    "open-files", "open-folder", "", "window-level", "pan", "zoom", "distance", "angle", "",
    _PRESETS, "invert", "fit", "one-to-one", "reset", "", "heat-map", "compare", "",
    "blind-first", " ", _MODELS, "panels", "full-screen", "keys",
)  # fmt: skip
"""Names of commands; "" is a separator, " " takes up the room that is left."""

_UNNAMED_FIRST = (
    ("panels", "full-screen", "keys"),
    ("window-level", "pan", "zoom", "distance", "angle", "invert", "fit", "one-to-one", "reset"),
    ("open-files", "open-folder", "heat-map", "compare", "blind-first", "presets", "models"),
)
"""Names of commands whose texts leave the toolbar first where it is narrow."""


def make_menus(window: QMainWindow, actions: Actions, presets: QMenu, models: QMenu) -> None:
    """Fill the menu bar."""
    for declared in (each for each in menus() if not each.by_scan):
        menu = window.menuBar().addMenu(declared.title)
        for spec in declared.commands:
            if spec.line_above:
                menu.addSeparator()
            menu.addAction(actions[spec.name])
            if spec.name == "reset":
                menu.addSeparator()
                menu.addMenu(presets)
            if spec.name == "last":
                menu.addSeparator()
                menu.addMenu(models)


def make_toolbar(window: QMainWindow, actions: Actions, presets: QMenu, models: QMenu) -> QToolBar:
    """Make the toolbar: icons with their names beside them."""
    bar = _Toolbar(translate("Bars", "Toolbar"))
    bar.setMovable(False)
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    bar.setIconSize(QSize(SIDE, SIDE))
    for name in _TOOLBAR:
        if name == "":
            bar.addSeparator()
        elif name == " ":
            filler = QWidget()
            filler.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            bar.addWidget(filler)
        elif name == _PRESETS:
            tip = translate("Bars", "Window presets of the file and the modality  [1 … 9]")
            _add_menu(bar, presets, name, "presets", tip)
        elif name == _MODELS:
            _add_menu(
                bar, models, name, "model", translate("Bars", "Which model is asked about a scan")
            )
        else:
            bar.addAction(actions[name])
    window.addToolBar(bar)
    return bar


class _Toolbar(QToolBar):
    """Leaves out the names beside the icons, the best known first, where there is no room."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.fit(event.size().width())
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.fit(self.width())

    def fit(self, width: int) -> None:
        """Show as many names as fit into a width."""
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        buttons = {b.defaultAction().objectName(): b for b in self._buttons()}
        for button in buttons.values():
            button.setToolButtonStyle(beside)
        for names in ((), *_UNNAMED_FIRST):
            for name in names:
                buttons[name].setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            if self._needed(buttons.values()) <= width:
                break

    def _buttons(self) -> list[QToolButton]:
        found = (self.widgetForAction(action) for action in self.actions())
        return [each for each in found if isinstance(each, QToolButton)]

    def _needed(self, buttons: Iterable[QToolButton]) -> int:
        apart = 2 * len(self.actions()) + 4 * GRID
        separators = sum(action.isSeparator() for action in self.actions()) * (GRID + 1)
        return apart + separators + sum(button.sizeHint().width() for button in buttons)


def _add_menu(bar: QToolBar, menu: QMenu, name: str, icon_name: str, tip: str) -> None:
    """Add a button that opens a menu."""
    action = menu.menuAction()
    action.setObjectName(name)
    action.setIcon(icon(icon_name))
    action.setIconText(bare(menu.title()))
    action.setToolTip(tip)
    bar.addAction(action)
    button = bar.widgetForAction(action)
    assert isinstance(button, QToolButton)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)


def fill_models(menu: QMenu, session: Session, actions: Actions) -> None:
    """Fill the model menu: the scan's own choice, every bundle at hand, the library."""
    menu.clear()
    group = QActionGroup(menu)
    by_scan = translate("Bars", "Chosen by the scan")
    for number, (model, title) in enumerate([(None, by_scan), *session.models.titles()]):
        action = QAction(plain(title), menu)
        action.setCheckable(True)
        action.setChecked(model == session.models.chosen)
        action.triggered.connect(lambda _checked, model=model: session.set_model(model))
        group.addAction(action)
        menu.addAction(action)
        if number == 0:
            menu.addSeparator()
    menu.addSeparator()
    menu.addAction(actions["library"])


def fill_presets(menu: QMenu, view: ScanView, actions: Actions) -> None:
    """Fill the window menu for the scan that is shown: its own choices, then presets."""
    menu.clear()
    if view.scan is None:
        return
    own = True
    for number, choice in enumerate(choices(view.scan)):
        if own and not choice.own and number:
            menu.addSeparator()
        own = choice.own
        if number < COUNT:
            action = actions[f"preset-{number + 1}"]
            action.setText(plain(choice.label))
        else:
            action = QAction(plain(choice.label), menu)
            action.triggered.connect(lambda _checked, voi=choice.voi: view.set_voi(voi))
        action.setCheckable(True)
        action.setChecked(choice.voi == view.voi)
        menu.addAction(action)
