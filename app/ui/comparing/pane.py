"""The picture that stands beside the shown one, read through the workers as everything is."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.analysis import Analysis
from app.domain.scan import Scan
from app.ui import words
from app.ui.comparing.lines import AnswerLine
from app.ui.comparing.offers import Offer
from app.ui.comparing.seen_scan import seen_scan
from app.ui.reading.session import Session
from app.ui.reading.withheld import without_answer
from app.ui.reading.workers import ShownReader
from app.ui.sentences import spoken
from app.ui.viewer.heat_layer import chosen_map, laid_over
from app.ui.viewer.scan_view import ScanView

if TYPE_CHECKING:
    from app.domain.reading import Reading, Request


class Beside(QWidget):
    """A second view with what it takes to fill it.

    Signals:
        stepped: the next (+1) or previous (-1) scan of the other series is wanted.
    """

    stepped = Signal(int)

    def __init__(self, session: Session, main: ScanView) -> None:
        super().__init__()
        self._session = session
        self._main = main
        self._reader: ShownReader | None = None
        self._reading: Reading | None = None
        self._path: Path | None = None
        self._frame = 1
        self.offer: Offer | None = None
        self.view = ScanView()
        self.view.setAccessibleName(self.tr("Scan to compare with"))
        self.answer = AnswerLine()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.view)
        self.view.stepped.connect(self._step)

    # --- What stands here ---------------------------------------------------------------

    def empty(self, message: str = "") -> None:
        """Show nothing but a sentence."""
        self.offer = None
        self._ask(None)
        self.view.show_message(message)
        self.answer.say_answer(None)

    def show_scan_of(self, offer: Offer) -> None:
        """Show another scan; it is read now."""
        assert offer.path is not None
        if self.offer is None or self.offer.path != offer.path:
            self.view.show_message(self.tr("Reading …"))
            self.answer.say_answer(None)
            self._ask(offer.path)
        self.offer = offer

    def show_heat(self, offer: Offer, analysis: Analysis | None) -> None:
        """Show the scan of the main view under its heat map."""
        self._of_the_same(offer)
        if self._main.scan is None or analysis is None or not analysis.maps:
            self._say_missing(analysis)
            return
        if self.view.scan is not self._main.scan:
            self.view.show_scan(self._main.scan)
        self.view.set_heat(self._main.heat)
        heat = self._main.heat
        if heat is not None:
            finding = words.titled(heat.finding)
            said = self.tr("Influence on “{finding}”").format(finding=finding)
            self.answer.say(said, self.tr("not lesion outline"))

    def show_seen(self, offer: Offer, analysis: Analysis | None) -> None:
        """Show what the network saw of the scan of the main view."""
        self._of_the_same(offer)
        if self._main.scan is None or analysis is None or analysis.model_input is None:
            self._say_missing(analysis)
            return
        seen = seen_scan(analysis.model_input, self._main.scan.source)
        self.view.show_scan(seen)
        text = self.tr("{columns} × {rows} pixels")
        recipe = None if analysis.model is None else self._session.models.recipe(analysis.model)
        if recipe is not None and recipe.fit == "stretch" and not _alike(seen, self._main.scan):
            text = self.tr("{columns} × {rows} pixels, stretched to that")
        text = text.format(columns=seen.geometry.columns, rows=seen.geometry.rows)
        self.answer.say(text, self.tr("all the network knows of this scan"))

    def read_again(self) -> None:
        """Ask once more for the scan that stands here: another model, or a changed file."""
        if self._path is not None:
            self._ask(self._path, self._frame)

    def decide_again(self) -> None:
        """Say the answer as it is decided now."""
        reading = self._seen()
        if reading is not None:
            self.answer.say_answer(words.short(self._session.models.decided(reading)))
            self._lay_heat()

    def _seen(self) -> Reading | None:
        """Return what the reader may see of the other scan's reading, None where there is none."""
        if self._reading is None or self._path is None:
            return None
        free = self._session.withheld.free((self._path, self._frame))
        return self._reading if free else without_answer(self._reading)

    # --- Of the same scan ---------------------------------------------------------------

    def _of_the_same(self, offer: Offer) -> None:
        self._ask(None)
        self.offer = offer
        self.answer.say_answer(None)

    def _say_missing(self, analysis: Analysis | None) -> None:
        said = self.tr("Reading …")
        if analysis is not None and analysis.status == "withheld":
            said = self.tr("This is shown once your impression is recorded.")
        elif analysis is not None:
            said = self.tr(
                "There is no heat map and no network's input, since no model answered for this "
                "scan. Choose another scan to compare with above."
            )
        self.view.show_message(said)

    # --- Of another scan ----------------------------------------------------------------

    def _ask(self, path: Path | None, frame: int = 1) -> None:
        self._path, self._frame, self._reading = path, frame, None
        if self._reader is None:
            if path is None:
                return
            self._reader = self._session.reader_beside()
            self._reader.scan_read.connect(self._on_scan)
            self._reader.reading_made.connect(self._on_reading)
        self._reader.ask(None if path is None else self._session.request(path, frame))

    def _on_scan(self, request: Request, scan: Scan) -> None:
        if (request.path, request.frame) == (self._path, self._frame):
            self.view.show_scan(scan)

    def _on_reading(self, request: Request, reading: Reading) -> None:
        if (request.path, request.frame) != (self._path, self._frame):
            return
        self._reading = reading
        if reading.analysis is None:
            reason = "" if reading.reason is None else spoken(reading.reason.message)
            self.view.show_message(reason or self.tr("There is no picture to show."))
        self.decide_again()

    def _lay_heat(self) -> None:
        """Lay the map of the finding that the main view shows over the other scan."""
        scan, reading = self.view.scan, self._seen()
        if scan is None or reading is None:
            return
        analysis = reading.analysis
        if analysis is None or not analysis.maps:
            if self.view.heat is not None:
                self.view.set_heat(None)
            return
        main = self._main.heat
        chosen = chosen_map(analysis, None if main is None else main.finding)
        former = self.view.heat
        floor = self._main.show_what.heat_floor
        if former is None or (former.finding, former.floor) != (chosen.name, floor):
            models = self._session.models
            self.view.set_heat(laid_over(scan, analysis, chosen, models, floor))

    def follow_main(self) -> None:
        """Take over the tool, and what is shown beside the picture, from the main view."""
        if self.view.tool is not self._main.tool:
            self.view.set_tool(self._main.tool)
        shown = self._main.show_what
        if self.offer is not None and self.offer.kind == "heat":
            shown = replace(shown, heat=True)
            if self.view.scan is self._main.scan and self.view.heat is not self._main.heat:
                self.view.set_heat(self._main.heat)
        if self.offer is not None and self.offer.kind == "seen":
            shown = replace(shown, corners=False)  # they would speak of a scan
        if self.view.show_what != shown:
            self.view.set_show(shown)
        self._lay_heat()

    def _step(self, by: int) -> None:
        """Turn the wheel: to the scan's other frames, else whoever knows its series is asked."""
        scan = self.view.scan
        if self._path is None or scan is None:
            return
        if scan.source.frames == 1:
            self.stepped.emit(by)
        elif 1 <= self._frame + by <= scan.source.frames:
            self._ask(self._path, self._frame + by)


def _alike(one: Scan, other: Scan) -> bool:
    """Whether two pictures are of one shape."""
    first, second = (
        scan.geometry.columns / (scan.geometry.rows * scan.geometry.pixel_aspect)
        for scan in (one, other)
    )
    return math.isclose(first, second, rel_tol=0.02)
