"""What the window remembers from one day to the next."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

from app.paths import user_data


@dataclass(slots=True)
class Settings:
    """Everything remembered, with its default. Add a field here and it is kept.

    Attributes:
        geometry, layout, tags_geometry: of the window, of its panels, and of the tag browser, as Qt
            writes them.
        theme: "dark" or "light".
        heat, heat_opacity, heat_floor: of the heat map, off at first as it covers anatomy; opacity,
            and the influence it is drawn from, in [0, 1].
        identity, corners: whether these texts are shown on the picture.
        overlays: whether what the file draws over the picture is shown.
        panels: whether the side panels are unfolded.
        export_full: whether images are copied and saved at full resolution.
        export_folder: where the last image was saved.
        linked: whether two compared pictures follow one another.
        blind: whether answers are withheld until an impression is recorded.
        history: whether answers and verdicts are kept.
        operating_point: name of the one to decide at; empty for the bundle's default.
        folder: where the last file was opened.
        prevalences: how common findings are, as typed, by bundle and finding; as JSON.
    """

    geometry: QByteArray
    layout: QByteArray
    tags_geometry: QByteArray
    theme: str = "dark"
    heat: bool = False
    heat_opacity: float = 0.5
    heat_floor: float = 0.0
    identity: bool = True
    corners: bool = True
    overlays: bool = True
    panels: bool = True
    export_full: bool = False
    export_folder: str = ""
    linked: bool = True
    blind: bool = False
    history: bool = True
    operating_point: str = ""
    folder: str = ""
    prevalences: str = "{}"

    def save(self) -> None:
        """Write everything; where that is impossible, the window simply forgets."""
        store = _store()
        for each in fields(self):
            store.setValue(each.name, getattr(self, each.name))
        store.sync()


def load() -> Settings:
    """Read what was remembered; a value that makes no sense is the default again."""
    store = _store()
    settings = Settings(QByteArray(), QByteArray(), QByteArray())
    for each in fields(settings):
        default = getattr(settings, each.name)
        setattr(settings, each.name, _read(store, each.name, default))
    settings.heat_opacity = min(max(settings.heat_opacity, 0.05), 1.0)
    settings.heat_floor = min(max(settings.heat_floor, 0.0), 1.0)
    return settings


def _read(store: QSettings, name: str, default: Any) -> Any:
    if not store.contains(name):
        return default
    try:
        value = store.value(name, default, type=type(default))
    except (TypeError, ValueError, EOFError):
        return default
    return value if isinstance(value, type(default)) else default


def _store() -> QSettings:
    return QSettings(str(user_data() / "window.ini"), QSettings.Format.IniFormat)
