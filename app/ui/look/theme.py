"""The tokens of the look: colours, sizes and fonts. No other module names a colour or a size."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

GRID = 8
"""Pixels; every distance is a multiple of it, or half of it."""

BODY = 13
HEADING = 19
"""Type sizes in pixels: one for reading, one for headings."""

CHINESE_FAMILIES = (
    "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei",
    "WenQuanYi Micro Hei",
)  # fmt: skip
"""Where Chinese characters come from, in their simplified shapes; Latin ones keep their font."""

PANEL_WIDTH = 320
WORKLIST_WIDTH = 272
RADIUS = 6


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by what they are for. Text colours keep a contrast of 4.5:1 on every ground."""

    name: str
    viewer: str  # behind the image: always black
    on_viewer: str
    on_viewer_quiet: str
    ground: str  # panels
    raised: str  # what lies on a panel: a track, a field
    hover: str
    line: str
    text: str
    quiet: str  # secondary text
    faint: str  # disabled, placeholders
    accent: str  # what is selected or in focus
    selected: str  # ground of what is selected
    on_accent: str
    positive: str
    negative: str
    no_answer: str
    no_answer_ground: str
    failed: str
    failed_ground: str


DARK = Theme(
    name="dark",
    viewer="#000000",
    on_viewer="#dfe5ea",
    on_viewer_quiet="#9aa5b1",
    ground="#14181c",
    raised="#1f252b",
    hover="#272e36",
    line="#262d34",
    text="#e6eaee",
    quiet="#9aa5b1",
    faint="#5c6772",
    accent="#6ba4dc",
    selected="#1d2f42",
    on_accent="#0b1116",
    positive="#f2b84b",
    negative="#8f9ba8",
    no_answer="#a3bad6",
    no_answer_ground="#1b2531",
    failed="#f2827c",
    failed_ground="#2c1b1c",
)

LIGHT = Theme(
    name="light",
    viewer="#000000",
    on_viewer="#dfe5ea",
    on_viewer_quiet="#9aa5b1",
    ground="#f5f7f9",
    raised="#e4e9ee",
    hover="#dae1e8",
    line="#d3dae1",
    text="#182028",
    quiet="#4f5b67",
    faint="#97a2ad",
    accent="#1f66ad",
    selected="#d3e4f6",
    on_accent="#ffffff",
    positive="#8a5200",
    negative="#4f5b67",
    no_answer="#38557a",
    no_answer_ground="#e1e9f3",
    failed="#b3261e",
    failed_ground="#fae6e5",
)

THEMES = {theme.name: theme for theme in (DARK, LIGHT)}


class Look:
    """The theme in force, for widgets that paint themselves; set by `apply_theme`."""

    theme: Theme = DARK


def theme() -> Theme:
    """Return the theme in force."""
    return Look.theme


def colour(token: str) -> QColor:
    """Return a colour of the theme in force by its token's name."""
    return QColor(getattr(Look.theme, token))


def font(size: int = BODY, *, strong: bool = False) -> QFont:
    """Return the program's font with tabular figures, so that figures in columns line up."""
    result = QFont(QApplication.font())
    result.setPixelSize(size)
    result.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    result.setFeature(QFont.Tag("tnum"), 1)
    return result


def lay_ground(app: QApplication, name: str) -> None:
    """Put a theme in force, in style and colours: enough for an empty window."""
    Look.theme = THEMES.get(name, DARK)
    app.setStyle("Fusion")
    app.setPalette(_palette(Look.theme))


def apply_theme(app: QApplication, name: str) -> None:
    """Dress the whole application; an unknown name gives the dark theme."""
    lay_ground(app, name)
    choose_font(app)
    dress(app)


def choose_font(app: QApplication) -> None:
    """Give the program its font, which parts look up when they are made."""
    base = QFont(app.font())
    first = "Inter" if "Inter" in QFontDatabase.families() else base.family()
    base.setFamilies([first, *CHINESE_FAMILIES])
    base.setPixelSize(BODY)
    base.setFeature(QFont.Tag("tnum"), 1)
    app.setFont(base)
    # An open window learns of it by an event; what is put into it before that keeps the old one.
    app.sendPostedEvents(None, QEvent.Type.ApplicationFontChange.value)


def dress(app: QApplication) -> None:
    """Put the stylesheet of the theme in force on every part there is, and on those to come.

    Parts that are made and put in their places before cost a fifth less than after.
    """
    from app.ui.look.stylesheet import stylesheet

    app.setStyleSheet(stylesheet(Look.theme))


def _palette(chosen: Theme) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for which, value in (
        (role.Window, chosen.ground),
        (role.Base, chosen.ground),
        (role.AlternateBase, chosen.raised),
        (role.Button, chosen.raised),
        (role.ToolTipBase, chosen.raised),
        (role.WindowText, chosen.text),
        (role.Text, chosen.text),
        (role.ButtonText, chosen.text),
        (role.ToolTipText, chosen.text),
        (role.PlaceholderText, chosen.faint),
        (role.Highlight, chosen.accent),
        (role.HighlightedText, chosen.on_accent),
        (role.Link, chosen.accent),
    ):
        palette.setColor(which, QColor(value))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(chosen.faint))
    return palette
