"""The window: assembles the parts and connects them; what they do is theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QMainWindow,
    QMenu,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.ui.actions import Actions
from app.ui.bars import fill_models, fill_presets, make_menus, make_toolbar
from app.ui.commands.connecting import connect_commands
from app.ui.comparing.comparison import Comparison
from app.ui.drop import bundles, local_paths, promise
from app.ui.empty import EmptyPage
from app.ui.exporting.exporter import Exporter
from app.ui.findings.card import CardPage
from app.ui.findings.panel import FindingsPanel
from app.ui.footer import Footer
from app.ui.keys_sheet import KeysSheet
from app.ui.language import speak
from app.ui.library.offering import AcceptanceOffer
from app.ui.library.window import LibraryWindow
from app.ui.overlays import DropOverlay, Message
from app.ui.preferences.page import Preferences
from app.ui.reading.cine import Cine
from app.ui.reading.session import Session
from app.ui.remembering import remember, restore
from app.ui.respeaking import say_again
from app.ui.review.desk import Desk
from app.ui.settings import Settings
from app.ui.showing import Showing
from app.ui.tags.browser import TagBrowser
from app.ui.training.door import TrainingDoor
from app.ui.viewer.frame_bar import FrameBar, with_bar
from app.ui.viewer.heat_layer import HeatLayer
from app.ui.viewer.mouse import MouseMap
from app.ui.viewer.scan_view import ScanView
from app.ui.viewer.windowing import choices
from app.ui.worklist.panel import WorklistPanel


class MainWindow(QMainWindow):
    """Worklist, viewer and findings around one session."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.session = Session(self)
        self.session.models.operating_point = settings.operating_point or None
        self.setWindowTitle("Lightbox")
        self.setAcceptDrops(True)
        self.setMinimumSize(960, 600)
        self.actions_ = Actions(self)
        self.view = ScanView()
        self.cine = Cine(self.session, self.view, settings)
        self.frame_bar = FrameBar(self.cine, self.actions_["play"])
        holder = with_bar(self.view, self.frame_bar)
        self.comparison = Comparison(self.view, holder, self.session, self.actions_)
        self.worklist = WorklistPanel(self.session)
        self.findings = FindingsPanel(self.actions_["heat-map"])
        self.heat_layer = HeatLayer(self.view, self.findings.heat, self.session.models)
        self.tags = TagBrowser(self.session, self)
        self.card = CardPage(self.session, self)
        self.training = TrainingDoor(self)
        self.library = LibraryWindow(self.session, self)
        self.exporter = Exporter(self.session, self.comparison, self)
        self.presets = QMenu(self.tr("&Window"), self)
        self.presets.aboutToShow.connect(
            partial(fill_presets, self.presets, self.view, self.actions_)
        )
        self.models_menu = QMenu(self.tr("&Model"), self)
        self.models_menu.aboutToShow.connect(
            lambda: fill_models(self.models_menu, self.session, self.actions_)
        )
        self._assemble()
        self.showing = Showing(self)
        self.desk = Desk(self)
        self.test_offer = AcceptanceOffer(self)
        self._connect_parts()
        connect_commands(self)
        restore(self)
        self.follow_view()

    def start(self, paths: Sequence[Path] = ()) -> None:
        """Start the workers and open the first scans; call it after the first paint."""
        self.session.start()
        self.take(paths)

    def say(self, sentence: str) -> None:
        """Show a sentence at the foot of the viewer for some seconds."""
        self._message.say(sentence)

    # --- Assembling ---------------------------------------------------------------------

    def _assemble(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for part, stretch in ((self.worklist, 0), (self.comparison, 1), (self.findings, 0)):
            self.splitter.addWidget(part)
            self.splitter.setStretchFactor(self.splitter.count() - 1, stretch)
        self.empty = EmptyPage(self.actions_["open-files"], self.actions_["open-folder"])
        self.pages = QStackedWidget()
        self.pages.addWidget(self.empty)
        self.pages.addWidget(self.splitter)
        central = QWidget()
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.pages, 1)
        self.footer = Footer()
        column.addWidget(self.footer)
        self.setCentralWidget(central)
        self.worklist.attach(self.actions_)
        make_menus(self, self.actions_, self.presets, self.models_menu)
        self.toolbar = make_toolbar(self, self.actions_, self.presets, self.models_menu)
        self._drop_overlay = DropOverlay(central)
        self.keys_sheet = KeysSheet(central, self.actions_, self.view)
        self.preferences = Preferences(central, self)
        self._message = Message(self.pages)

    def _connect_parts(self) -> None:
        session = self.session
        session.opening.connect(lambda: self.pages.setCurrentWidget(self.splitter))
        self.comparison.follow()
        self.exporter.said.connect(self.say)
        self.worklist.chosen.connect(session.show)
        self.view.stepped.connect(self.cine.step)
        self.view.scan_stepped.connect(session.step)
        self.cine.said.connect(self.say)
        self.view.menu_wanted.connect(self._show_menu)
        self.view.full_screen_wanted.connect(self.actions_["full-screen"].trigger)
        self.view.changed.connect(self.follow_view)
        self.findings.operating_point_chosen.connect(session.set_operating_point)
        self.findings.heat.opacity_changed.connect(self._set_opacity)
        self.findings.heat.floor_changed.connect(self.heat_layer.set_floor)
        self.findings.seen.enlarge_wanted.connect(self.comparison.show_seen)
        self.empty.sample_chosen.connect(lambda path: session.open([path]))

    # --- The viewer ---------------------------------------------------------------------

    def follow_view(self) -> None:
        """Enable the commands for what is shown now."""
        shown = self.view.scan is not None
        self.actions_.enable(scan=shown, rows=len(self.session.rows) > 0)
        self.presets.setEnabled(shown)
        self.actions_["invert"].setChecked(self.view.inverted)

    def _show_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.addMenu(self.presets)
        for name in ("fit", "one-to-one", "invert", "reset", "", "heat-map", "identity", "corners"):
            if name:
                menu.addAction(self.actions_[name])
            else:
                menu.addSeparator()
        menu.addAction(self.actions_["full-screen"])
        menu.exec(at)

    def choose_preset(self, number: int) -> None:
        """Set the window that stands at this place (from 0) in the menu, if there is one."""
        if self.view.scan is not None:
            offered = choices(self.view.scan)
            if number < len(offered):
                self.view.set_voi(offered[number].voi)

    def set_show(self, **changes: bool) -> None:
        """Switch texts and heat map on the picture, by the names in `Show`."""
        self.view.set_show(replace(self.view.show_what, **changes))

    def set_identity(self, shown: bool) -> None:
        """Show or hide who the scan belongs to: on the picture, and in the names of files."""
        self.set_show(identity=shown)
        self.session.set_names_shown(shown)
        self.findings.set_names_shown(shown)

    def set_mouse(self, mouse: MouseMap) -> None:
        """Choose what the mouse does on every picture."""
        for view in (self.view, self.comparison.beside.view):
            view.set_mouse(mouse)

    def _set_opacity(self, opacity: float) -> None:
        self.view.set_show(replace(self.view.show_what, heat_opacity=opacity))

    # --- The window ---------------------------------------------------------------------

    def open_files(self) -> None:
        """Ask for files and open them."""
        names, _ = QFileDialog.getOpenFileNames(
            self, self.tr("Open scans"), self.settings.folder, self.tr("All files (*)")
        )
        self._open([Path(name) for name in names])

    def open_folder(self) -> None:
        """Ask for a folder and open every scan in it."""
        name = QFileDialog.getExistingDirectory(
            self, self.tr("Open a folder of scans"), self.settings.folder
        )
        self._open([Path(name)] if name else [])

    def _open(self, paths: Sequence[Path]) -> None:
        if paths:
            self.settings.folder = str(paths[0] if paths[0].is_dir() else paths[0].parent)
            self.take(paths)

    def take(self, paths: Sequence[Path]) -> None:
        """Open scans, and put models into the library."""
        models = bundles(paths)
        self.session.open([path for path in paths if path not in models])
        if models:
            self.library.install(models)

    def choose(self, setting: str, value: str) -> None:
        """Choose one of a setting's values; it holds at once."""
        setattr(self.settings, setting, value)
        if setting == "language":
            app = QApplication.instance()
            assert isinstance(app, QApplication)
            speak(app, value)

    # --- Qt's events --------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        paths = local_paths(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self._drop_overlay.say(promise(paths, named=self.session.names_shown))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drop_overlay.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._drop_overlay.hide()
        paths = local_paths(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.take(paths)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            say_again(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        remember(self)
        self.hide()
        self.session.close()
        self.library.close_for_good()
        self.desk.close()
        self.training.close()
        super().closeEvent(event)
