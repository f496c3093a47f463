"""The parts of the window: made, put in their places, and connected."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.ui.actions import Actions
from app.ui.bars import fill_models, fill_presets, make_menus, make_toolbar
from app.ui.commands.connecting import connect_commands
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
from app.ui.overlays import DropOverlay, Message
from app.ui.pacs.door import PacsDoor
from app.ui.preferences.page import Preferences
from app.ui.reading.cine import Cine
from app.ui.reading.session import Session
from app.ui.remembering import restore
from app.ui.review.desk import Desk
from app.ui.showing import Showing
from app.ui.tags.browser import TagBrowser
from app.ui.training.door import TrainingDoor
from app.ui.viewer.frame_bar import FrameBar, with_bar
from app.ui.viewer.heat_layer import HeatLayer
from app.ui.viewer.scan_view import ScanView
from app.ui.worklist.panel import WorklistPanel

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

translate = QCoreApplication.translate


def assemble(window: MainWindow) -> None:
    """Make the parts of a window that is an empty frame, and set it up as it was left."""
    _make_parts(window)
    _lay_out(window)
    window.showing = Showing(window)
    window.desk = Desk(window)
    window.reporter = Reporter(
        window.session, window.desk, window.view, lambda: window.settings.language, window
    )
    window.test_offer = AcceptanceOffer(window)
    _connect_parts(window)
    connect_commands(window)
    restore(window)
    window.follow_view()
    window.setAcceptDrops(True)
    screens = QGuiApplication.instance()
    assert isinstance(screens, QGuiApplication)
    screens.screenAdded.connect(window.renew_icons)


def _make_parts(window: MainWindow) -> None:
    session = window.session = Session(window)
    session.models.operating_point = window.settings.operating_point or None
    actions = window.actions_ = Actions(window)
    window.view = ScanView()
    window.cine = Cine(session, window.view, window.settings)
    window.frame_bar = FrameBar(window.cine, actions["play"])
    holder = with_bar(window.view, window.frame_bar)
    window.comparison = Comparison(window.view, holder, session, actions)
    window.worklist = WorklistPanel(session)
    window.findings = FindingsPanel(actions["heat-map"])
    window.heat_layer = HeatLayer(window.view, window.findings.heat, session.models)
    window.tags = TagBrowser(session, window)
    window.card = CardPage(session, window)
    window.training = TrainingDoor(window)
    window.pacs = PacsDoor(window)
    window.exporter = Exporter(session, window.comparison, window)
    window.dicom_exporter = DicomExporter(window)
    window.presets = QMenu(translate("MainWindow", "&Window"), window)
    window.presets.aboutToShow.connect(partial(fill_presets, window.presets, window.view, actions))
    window.models_menu = QMenu(translate("MainWindow", "&Model"), window)
    window.models_menu.aboutToShow.connect(
        partial(fill_models, window.models_menu, session, actions)
    )


def _lay_out(window: MainWindow) -> None:
    window.splitter = QSplitter(Qt.Orientation.Horizontal)
    window.splitter.setHandleWidth(1)
    window.splitter.setChildrenCollapsible(False)
    parts = ((window.worklist, 0), (window.comparison, 1), (window.findings, 0))
    for part, stretch in parts:
        window.splitter.addWidget(part)
        window.splitter.setStretchFactor(window.splitter.count() - 1, stretch)
    actions = window.actions_
    window.empty = EmptyPage(actions["open-files"], actions["open-folder"])
    window.pages = QStackedWidget()
    window.pages.addWidget(window.empty)
    window.pages.addWidget(window.splitter)
    central = QWidget()
    column = QVBoxLayout(central)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(window.pages, 1)
    window.footer = Footer()
    column.addWidget(window.footer)
    window.setCentralWidget(central)
    window.worklist.attach(actions)
    make_menus(window, actions, window.presets, window.models_menu)
    window.toolbar = make_toolbar(window, actions, window.presets, window.models_menu)
    window.drop_overlay = DropOverlay(central)
    window.keys_sheet = KeysSheet(central, actions, window.view)
    window.preferences = Preferences(central, window)
    window.message = Message(window.pages)


def _connect_parts(window: MainWindow) -> None:
    session = window.session
    session.opening.connect(lambda: window.pages.setCurrentWidget(window.splitter))
    window.comparison.follow()
    window.exporter.said.connect(window.say)
    window.dicom_exporter.said.connect(window.say)
    window.worklist.exporter.verdicts_on = lambda reading: window.desk.said_of(reading).verdicts
    window.worklist.exporter.language_set = lambda: window.settings.language
    window.worklist.exporter.saved.connect(window.say_saved)
    window.reporter.said.connect(window.say)
    window.reporter.saved.connect(window.say_saved)
    window.worklist.chosen.connect(session.show)
    window.view.stepped.connect(window.cine.step)
    window.view.scan_stepped.connect(session.step)
    window.cine.said.connect(window.say)
    window.view.menu_wanted.connect(window.show_menu)
    window.view.full_screen_wanted.connect(window.actions_["full-screen"].trigger)
    window.view.changed.connect(window.follow_view)
    window.findings.operating_point_chosen.connect(session.set_operating_point)
    window.findings.heat.opacity_changed.connect(window.set_opacity)
    window.findings.heat.floor_changed.connect(window.heat_layer.set_floor)
    window.findings.seen.enlarge_wanted.connect(window.comparison.show_seen)
    window.empty.sample_chosen.connect(lambda path: session.open([path]))
