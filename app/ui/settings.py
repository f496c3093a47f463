"""What the window remembers from one day to the next."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QByteArray, QSettings

from app.paths import user_data
from app.ui.language import LANGUAGES


def _offered(
    default: Any,
    label: object,
    command: str = "",
    most: float = 1.0,
    choices: Mapping[str, str] | None = None,
) -> Any:
    """Declare a setting that the settings page offers.

    Args:
        default: and with it the type.
        label: marked for translation in the context "Settings".
        command: that switches it, where there is one; else it takes effect by itself.
        most: of a number.
        choices: of a text: what each is called in every language, by its value; "" is the system's.
    """
    return field(
        default=default,
        metadata={"label": str(label), "command": command, "most": most, "choices": choices or {}},
    )


@dataclass(slots=True)
class Settings:
    """Everything remembered, with its default. Add a field here and it is kept.

    What is `_offered` also stands on the settings page, in this order, under its label.

    Attributes:
        geometry, layout, tags_geometry, training_geometry, library_geometry, library_layout: of the
            window, of its panels, of the tag browser, of the training window, of the model library
            and of its parts, as Qt writes them.
        language: a code of `app.ui.language.LANGUAGES`; empty for the system's.
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
        folder: where the last file was opened; forgotten, as export_folder and training_source
            are, while patients are hidden.
        training_source: the folder or table that a model was last to learn from.
        cine_rate: frames a second where the file states none.
        keys, mouse: what the reader has changed of them, as JSON.
        tests_declined: bundles, by their hash, whose acceptance test was offered; as JSON.
        prevalences: how common findings are, as typed, by bundle and finding; as JSON.
        reader, organisation: who gives the verdicts, for DICOM reports; empty for nobody named.
    """

    geometry: QByteArray
    layout: QByteArray
    tags_geometry: QByteArray
    library_geometry: QByteArray = field(default_factory=QByteArray)
    library_layout: QByteArray = field(default_factory=QByteArray)
    language: str = _offered("", QT_TRANSLATE_NOOP("Settings", "Language"), choices=LANGUAGES)
    theme: str = "dark"
    heat: bool = _offered(
        False, QT_TRANSLATE_NOOP("Settings", "Show the heat map on the picture"), "heat-map"
    )
    heat_opacity: float = 0.5
    heat_floor: float = 0.0
    identity: bool = _offered(
        True, QT_TRANSLATE_NOOP("Settings", "Show who the patient is"), "identity"
    )
    corners: bool = _offered(
        True, QT_TRANSLATE_NOOP("Settings", "Show texts on the picture"), "corners"
    )
    overlays: bool = _offered(
        True,
        QT_TRANSLATE_NOOP("Settings", "Show what the file draws over its picture"),
        "overlays",
    )
    panels: bool = True
    export_full: bool = False
    export_folder: str = ""
    linked: bool = _offered(
        True, QT_TRANSLATE_NOOP("Settings", "Let two compared pictures follow one another"), "link"
    )
    blind: bool = _offered(
        False,
        QT_TRANSLATE_NOOP("Settings", "Withhold answers until an impression is recorded"),
        "blind-first",
    )
    history: bool = _offered(
        True,
        QT_TRANSLATE_NOOP("Settings", "Keep answers and verdicts on this computer"),
        "keep-history",
    )
    cine_rate: float = _offered(
        15.0,
        QT_TRANSLATE_NOOP("Settings", "Frames a second, where the file states none"),
        most=60.0,
    )
    keys: str = "{}"
    mouse: str = "{}"
    operating_point: str = ""
    folder: str = ""
    training_source: str = ""
    training_geometry: QByteArray = field(default_factory=QByteArray)
    tests_declined: str = "[]"
    prevalences: str = "{}"
    reader: str = ""
    organisation: str = ""

    def save(self) -> None:
        """Write everything; where that is impossible, the window simply forgets."""
        store = _store()
        for each in fields(self):
            store.setValue(each.name, getattr(self, each.name))
        store.sync()


def offered() -> tuple[Field[Any], ...]:
    """Return the settings that the settings page offers, with their metadata."""
    return tuple(each for each in fields(Settings) if "label" in each.metadata)


def load() -> Settings:
    """Read what was remembered; a value that makes no sense is the default again."""
    store = _store()
    settings = Settings(QByteArray(), QByteArray(), QByteArray())
    for each in fields(settings):
        default = getattr(settings, each.name)
        setattr(settings, each.name, _read(store, each.name, default))
    settings.cine_rate = min(max(settings.cine_rate, 1.0), 60.0)
    settings.heat_opacity = min(max(settings.heat_opacity, 0.05), 1.0)
    settings.heat_floor = min(max(settings.heat_floor, 0.0), 1.0)
    return settings


def silence_qt() -> None:
    """Keep Qt from writing down which folders its file dialogs showed: their names may tell who.

    It would, in a file of its own (``QtProject.conf``) on every desktop without a file dialog. What
    is remembered of folders stands in `Settings`, and only while identity is shown.
    """
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)


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
