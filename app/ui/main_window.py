"""The window: what it can do as a whole. `assembling` puts in its parts; what they do is theirs.

Nothing but Qt is imported here before the window is on the screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QPoint
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow, QMenu

from app.ui.drop import bundles, local_paths, promise

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSplitter, QStackedWidget, QToolBar

    from app.services.pool import ReaderPool
    from app.ui.actions import Actions
    from app.ui.comparing.comparison import Comparison
    from app.ui.empty import EmptyPage
    from app.ui.exporting.dicom import DicomExporter
    from app.ui.exporting.exporter import Exporter
    from app.ui.exporting.reporter import Reporter
    from app.ui.findings.card import CardPage
    from app.ui.findings.panel import FindingsPanel
    from app.ui.footer import Footer
    from app.ui.keys_sheet import KeysSheet
    from app.ui.library.offering import AcceptanceOffer
    from app.ui.library.window import LibraryWindow
    from app.ui.overlays import DropOverlay, Message
    from app.ui.pacs.door import PacsDoor
    from app.ui.preferences.page import Preferences
    from app.ui.reading.cine import Cine
    from app.ui.reading.session import Session
    from app.ui.review.desk import Desk
    from app.ui.settings import Settings
    from app.ui.showing import Showing
    from app.ui.tags.browser import TagBrowser
    from app.ui.training.door import TrainingDoor
    from app.ui.viewer.frame_bar import FrameBar
    from app.ui.viewer.heat_layer import HeatLayer
    from app.ui.viewer.mouse import MouseMap
    from app.ui.viewer.scan_view import ScanView
    from app.ui.worklist.panel import WorklistPanel

_FIRST_SIZE = (1440, 900)
_TITLE = 40  # pixels of the screen that are the title bar's


class MainWindow(QMainWindow):
    """Worklist, viewer and findings around one session.

    Attributes:
        assembled: whether the parts are in; before, it is an empty frame.
    """

    session: Session
    actions_: Actions
    view: ScanView
    cine: Cine
    frame_bar: FrameBar
    comparison: Comparison
    worklist: WorklistPanel
    findings: FindingsPanel
    heat_layer: HeatLayer
    tags: TagBrowser
    card: CardPage
    pacs: PacsDoor
    training: TrainingDoor
    exporter: Exporter
    dicom_exporter: DicomExporter
    reporter: Reporter
    presets: QMenu
    models_menu: QMenu
    splitter: QSplitter
    empty: EmptyPage
    pages: QStackedWidget
    footer: Footer
    toolbar: QToolBar
    drop_overlay: DropOverlay
    keys_sheet: KeysSheet
    preferences: Preferences
    message: Message
    showing: Showing
    desk: Desk
    test_offer: AcceptanceOffer

    def __init__(self, settings: Settings, *, whole: bool = True) -> None:
        """Make the window, where it was last.

        Args:
            settings: that were remembered.
            whole: False leaves it an empty frame, until `assemble`.
        """
        super().__init__()
        self.settings = settings
        self.assembled = False
        self.setWindowTitle("Lightbox")
        self.setMinimumSize(960, 600)
        self._place(settings.geometry)
        if whole:
            self.assemble()

    def _place(self, geometry: QByteArray) -> None:
        """Stand where it stood, or where it is best at first."""
        if not self.restoreGeometry(geometry):
            room = self.screen().availableSize()
            self.resize(
                min(_FIRST_SIZE[0], room.width()), min(_FIRST_SIZE[1], room.height() - _TITLE)
            )

    def assemble(self) -> None:
        """Import the parts and put them in."""
        from app.ui.assembling import assemble

        assemble(self)
        self.assembled = True

    @cached_property
    def library(self) -> LibraryWindow:
        """The window with the model library, made when it is first wanted."""
        from app.ui.library.window import LibraryWindow

        library = LibraryWindow(self.session, self)
        library.restore(self.settings.library_geometry, self.settings.library_layout)
        return library

    def open_library(self) -> None:
        """Show the model library."""
        self.library.open()

    @property
    def library_made(self) -> bool:
        """Whether the model library was wanted yet."""
        return "library" in self.__dict__

    def start(self, paths: Sequence[Path] = (), pool: ReaderPool | None = None) -> None:
        """Start the workers and open the first scans; call it after the first paint.

        Args:
            paths: to open.
            pool: with the first worker, where that was started already.
        """
        self.session.start(pool)
        self.take(paths)

    def renew_icons(self) -> None:
        """Draw the icons anew, in the theme in force and for the screens there are."""
        from app.ui.areas import renew_icons

        renew_icons(self)

    def say(self, sentence: str) -> None:
        """Show a sentence at the foot of the viewer for some seconds."""
        self.message.say(sentence)

    def say_saved(self, sentence: str, path: Path) -> None:
        """Say that a file was saved, with a button that opens it."""
        from app.ui.exporting.reporter import open_with_system

        def show() -> None:
            if not open_with_system(path):
                self.say(
                    self.tr("No program was found here that opens “{name}”.").format(name=path.name)
                )

        self.message.say(sentence, (self.tr("Open"), show))

    # --- The viewer ---------------------------------------------------------------------

    def follow_view(self) -> None:
        """Enable the commands for what is shown now."""
        shown = self.view.scan is not None
        self.actions_.enable(scan=shown, rows=len(self.session.rows) > 0)
        self.presets.setEnabled(shown)
        self.actions_["invert"].setChecked(self.view.inverted)

    def show_menu(self, at: QPoint) -> None:
        """Show the picture's menu at a place of the screen."""
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
        from app.ui.viewer.windowing import choices

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

    def set_opacity(self, opacity: float) -> None:
        """Choose how much of the picture the heat map covers, in [0, 1]."""
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
        from app.ui.language import speak

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
            self.drop_overlay.say(promise(paths, named=self.session.names_shown))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.drop_overlay.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.drop_overlay.hide()
        paths = local_paths(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.take(paths)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and self.assembled:
            from app.ui.respeaking import say_again

            say_again(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.assembled:
            super().closeEvent(event)
            return
        from app.ui.remembering import remember

        remember(self)
        self.hide()
        self.session.close()
        if self.library_made:
            self.library.close_for_good()
        self.desk.close()
        self.training.close()
        self.pacs.close()
        super().closeEvent(event)
