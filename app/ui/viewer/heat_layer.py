"""Which activation map lies over the picture."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject

from app.domain.analysis import ActivationMap, Analysis
from app.domain.scan import Scan
from app.ui import words
from app.ui.findings.heat_controls import HeatControls
from app.ui.reading.models import Models
from app.ui.viewer.heat import covered
from app.ui.viewer.scan_view import ScanView
from app.ui.viewer.shown import Heat
from app.ui.viewer.view_transform import Size


class HeatLayer(QObject):
    """Lays the map of the chosen finding over the scan; at first that of the leading finding."""

    def __init__(self, view: ScanView, controls: HeatControls, models: Models) -> None:
        super().__init__(view)
        self._view = view
        self._controls = controls
        self._models = models
        self._analysis: Analysis | None = None
        self._chosen: str | None = None
        controls.finding_chosen.connect(self.choose)

    def clear(self) -> None:
        """Take the map away; the next scan begins with its leading finding."""
        self._analysis = None
        self._chosen = None
        self._view.set_heat(None)

    def show_analysis(self, analysis: Analysis | None) -> None:
        """Lay the map of an analysis over the scan, if it has any."""
        self._analysis = analysis
        self._update()

    def set_floor(self, floor: float) -> None:
        """Draw influence from a floor on, in [0, 1]."""
        self._view.set_show(replace(self._view.show_what, heat_floor=floor))
        self._update()

    def choose(self, finding: str) -> None:
        """Explain another finding."""
        self._chosen = finding
        self._update()

    @property
    def finding(self) -> str | None:
        """Whose map is chosen, None where there is none."""
        if self._analysis is None or not self._analysis.maps:
            return None
        return chosen_map(self._analysis, self._chosen).name

    def _update(self) -> None:
        scan, analysis = self._view.scan, self._analysis
        if scan is None or analysis is None or not analysis.maps:
            self._view.set_heat(None)
            return
        chosen = chosen_map(analysis, self._chosen)
        self._controls.set_maps(analysis.maps, chosen.name)
        floor = self._view.show_what.heat_floor
        self._view.set_heat(laid_over(scan, analysis, chosen, self._models, floor))


def chosen_map(analysis: Analysis, finding: str | None) -> ActivationMap:
    """Return the map of a finding, else that of the leading one; the analysis must have maps."""
    first = words.leading(analysis.findings)
    wanted = finding or (None if first is None else first.name)
    return next((each for each in analysis.maps if each.name == wanted), analysis.maps[0])


def laid_over(
    scan: Scan, analysis: Analysis, chosen: ActivationMap, models: Models, floor: float = 0.0
) -> Heat:
    """Return a map of an analysis where it lies over the scan, from a floor of influence on."""
    recipe = None if analysis.model is None else models.recipe(analysis.model)
    rows, columns = scan.pixels.shape[:2]
    size = Size(columns, rows * scan.geometry.pixel_aspect)
    return Heat(chosen, covered(recipe, size), floor)
