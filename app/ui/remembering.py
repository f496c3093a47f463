"""Between the window and what it remembers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray

from app.ui.areas import set_panels
from app.ui.commands.keymap import KeyMap, read_changes
from app.ui.look.theme import PANEL_WIDTH, WORKLIST_WIDTH
from app.ui.viewer.mouse import MouseMap
from app.ui.viewer.scan_view import Show

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


def restore(window: MainWindow) -> None:
    """Set the window up as it was left, or as it is best at first."""
    kept, actions = window.settings, window.actions_
    window.view.set_show(
        Show(kept.heat, kept.heat_opacity, kept.identity, kept.corners, overlays=kept.overlays)
    )
    for name, on in {
        "window-level": True,
        "heat-map": kept.heat,
        "identity": kept.identity,
        "corners": kept.corners,
        "overlays": kept.overlays,
        "panels": kept.panels,
        "light": kept.theme == "light",
        "link": kept.linked,
        "export-full": kept.export_full,
        "blind-first": kept.blind,
        "keep-history": kept.history,
    }.items():
        actions[name].setChecked(on)
    window.actions_.set_keys(KeyMap(actions.specs(), read_changes(kept.keys)))
    window.set_mouse(MouseMap(_texts(kept.mouse)))
    # These are on before anything was chosen, so a switch that stays off tells them nothing.
    window.desk.keeper.set_on(kept.history)
    window.comparison.link.set_on(kept.linked)
    window.set_identity(kept.identity)
    set_panels(window, kept.panels)
    window.findings.heat.set_opacity(kept.heat_opacity)
    window.findings.heat.set_floor(kept.heat_floor)
    window.tags.restore(kept.tags_geometry)
    window.exporter.folder = kept.export_folder
    window.findings.answer.worth.set_typed(_texts(kept.prevalences))
    if not window.splitter.restoreState(kept.layout):
        middle = max(320, window.width() - WORKLIST_WIDTH - PANEL_WIDTH)
        window.splitter.setSizes([WORKLIST_WIDTH, middle, PANEL_WIDTH])


def remember(window: MainWindow) -> None:
    """Keep how the window is set up."""
    window.actions_["full-screen"].setChecked(False)  # its size is not the window's own
    window.actions_["compare"].setChecked(False)  # it may have put the heat map aside
    kept, show = window.settings, window.view.show_what
    kept.geometry = QByteArray(window.saveGeometry())
    kept.layout = QByteArray(window.splitter.saveState())
    kept.theme = "light" if window.actions_["light"].isChecked() else "dark"
    kept.heat, kept.heat_opacity = show.heat, show.heat_opacity
    kept.heat_floor = show.heat_floor
    kept.identity, kept.corners = show.identity, show.corners
    kept.overlays = show.overlays
    kept.panels = window.actions_["panels"].isChecked()
    kept.tags_geometry = QByteArray(window.tags.saveGeometry())
    window.training.remember(kept)
    if window.library_made:
        kept.library_geometry = QByteArray(window.library.saveGeometry())
        kept.library_layout = window.library.layout_state()
    kept.tests_declined = window.test_offer.remembered()
    kept.export_full, kept.export_folder = window.exporter.full, window.exporter.folder
    kept.linked = window.comparison.link.on
    kept.blind = window.actions_["blind-first"].isChecked()
    kept.history = window.actions_["keep-history"].isChecked()
    kept.operating_point = window.session.models.operating_point or ""
    kept.prevalences = json.dumps(dict(window.findings.answer.worth.typed))
    kept.keys = window.actions_.keymap.to_json()
    kept.mouse = json.dumps(dict(window.view.mouse.changed))
    if not kept.identity:  # a folder may be called after whom it is of
        kept.folder = kept.export_folder = kept.training_source = ""
    kept.save()


def _texts(text: str) -> dict[str, str]:
    """Names and texts from JSON; none where it is anything else."""
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    pairs = found.items() if isinstance(found, dict) else ()
    return {name: value for name, value in pairs if isinstance(value, str)}
