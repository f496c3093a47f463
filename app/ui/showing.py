"""What the session says, shown: the picture in the viewer, the answer beside it, the title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.domain.scan import Scan

if TYPE_CHECKING:
    from app.domain.reading import Reading
    from app.ui.main_window import MainWindow

_LATE_MS = 200  # after it, one patient's picture does not stand under another's name any longer
_HELD_MS = 40  # after it, the list and the findings are painted without the picture


class Showing(QObject):
    """Brings what a session reads to a window's viewer and findings."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._late = QTimer(self, singleShot=True)
        self._late.timeout.connect(lambda: window.view.show_message(self.tr("Reading …")))
        self._held = QTimer(self, singleShot=True)
        self._held.timeout.connect(self._let_go)
        session = self._session = window.session
        window.findings.test_of = session.models.test
        session.selected.connect(self._on_selected)
        session.scan_read.connect(self._on_scan)
        session.reading_made.connect(self._on_reading)
        session.models_ready.connect(self._on_models)
        session.models_changed.connect(self._on_models_changed)
        session.operating_point_changed.connect(self._decide_again)
        session.models_tested.connect(self._decide_again)
        session.said.connect(self._on_said)
        session.names_changed.connect(self._name_window)
        session.nothing_left.connect(self._show_nothing)

    def _on_said(self, sentence: str) -> None:
        if not self._session.rows:
            self._window.pages.setCurrentWidget(self._window.empty)
        self._window.say(sentence)

    def _on_models(self) -> None:
        findings, models = self._window.findings, self._session.models
        findings.set_manifest(models.manifest())
        findings.choose_point(models.operating_point)

    def _on_models_changed(self) -> None:
        if self._session.current is None:  # else the shown scan is asked again, and says whose
            self._on_models()

    def _on_selected(self, index: int) -> None:
        window, session = self._window, self._session
        row = session.rows[index]
        self._hold()
        self._name_window()
        window.heat_layer.clear()
        window.findings.clear(asked=not session.passing)
        if window.view.scan is None:
            window.view.show_message(self.tr("Reading …"))
        elif window.view.scan.source.path != row.path:
            self._late.start(_LATE_MS)
        window.follow_view()
        asked = session.frame == 1 and not session.passing
        if row.reading is not None and asked:  # words at once, pictures follow
            self._show_reading(row.reading)
            self._let_go()

    def _hold(self) -> None:
        """Paint list and findings once for a new scan: after its picture, which they delay."""
        for part in (self._window.worklist, self._window.findings):
            part.setUpdatesEnabled(False)
        self._held.start(_HELD_MS)

    def _let_go(self) -> None:
        self._held.stop()
        for part in (self._window.worklist, self._window.findings):
            part.setUpdatesEnabled(True)

    def _show_nothing(self) -> None:
        window = self._window
        self._let_go()
        self._late.stop()
        window.heat_layer.clear()
        window.findings.clear()
        window.view.show_message("")
        window.setWindowTitle("Lightbox")
        window.pages.setCurrentWidget(window.empty)
        window.follow_view()

    def _name_window(self) -> None:
        if self._session.current is not None:
            name = self._session.name(self._session.current)
            self._window.setWindowTitle(self.tr("{name} – Lightbox").format(name=name))

    def _on_scan(self, scan: Scan) -> None:
        view = self._window.view
        self._late.stop()
        view.show_scan(scan)
        view.repaint()  # now: the picture is on the screen before any model has answered
        self._let_go()
        if self._window.focusWidget() is None:
            view.setFocus()

    def _on_reading(self, reading: Reading) -> None:
        self._let_go()
        if reading.analysis is None:  # a failed model leaves the picture where it is
            self._late.stop()
            self._window.view.show_message(self.tr("There is no picture to show."))
        self._window.heat_layer.show_analysis(reading.analysis)
        self._show_reading(reading)

    def _show_reading(self, reading: Reading) -> None:
        models = self._session.models
        decided = models.decided(reading)
        model = None if decided.analysis is None else decided.analysis.model
        manifest = None if model is None else models.manifest(model)
        self._window.findings.show_reading(decided, manifest)

    def _decide_again(self) -> None:
        self._window.findings.decide_again(self._session.models.decided)
