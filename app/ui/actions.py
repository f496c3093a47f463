"""Every command, declared once: menus, toolbar, shortcuts and the sheet of keys come from here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from app.ui.look.icons import icon

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Spec:
    """A command.

    Attributes:
        name: for the code.
        text: in the menu; the part after the last "|" is the shorter text of the toolbar.
        keys: shortcuts, the one to show first; Qt's portable names.
        tip: one sentence.
        icon: of the family in ``resources/icons``.
        checkable: it is on or off.
        group: commands of one group exclude one another.
        needs: "scan" disables it while no picture is shown, "rows" while the worklist is empty.
    """

    name: str
    text: str
    keys: tuple[str, ...]
    tip: str
    icon: str = ""
    checkable: bool = False
    group: str = ""
    needs: str = ""


def specs() -> tuple[tuple[str, tuple[Spec, ...]], ...]:
    """Return (menu, commands) in the order of the menus."""
    tr = translate
    return (
        (
            tr("Actions", "&File"),
            (
                Spec("open-files", tr("Actions", "Open &files …|Open"), ("Ctrl+O",),
                     tr("Actions", "Open scans: DICOM, PNG or JPEG"), "open-files"),
                Spec("open-folder", tr("Actions", "Open f&older …|Folder"), ("Ctrl+Shift+O",),
                     tr("Actions", "Open every scan in a folder and below it"), "open-folder"),
                Spec("quit", tr("Actions", "&Quit"), ("Ctrl+Q",),
                     tr("Actions", "Close Lightbox"), "quit"),
            ),
        ),
        (
            tr("Actions", "&Worklist"),
            (
                Spec("next", tr("Actions", "&Next scan"), ("Down", "PgDown"),
                     tr("Actions", "Show the next scan (wheel)"), "next", needs="rows"),
                Spec("previous", tr("Actions", "&Previous scan"), ("Up", "PgUp"),
                     tr("Actions", "Show the previous scan (wheel)"), "previous", needs="rows"),
                Spec("read-again", tr("Actions", "Read &again"), ("F5",),
                     tr("Actions", "Read the shown scan anew, as its file is now"), "read-again",
                     needs="rows"),
                Spec("first", tr("Actions", "&First scan"), ("Home",),
                     tr("Actions", "Show the first scan of the worklist"), needs="rows"),
                Spec("last", tr("Actions", "&Last scan"), ("End",),
                     tr("Actions", "Show the last scan of the worklist"), needs="rows"),
            ),
        ),
        (
            tr("Actions", "&Image"),
            (
                Spec("window-level", tr("Actions", "Drag: &window/level|W/L"), ("W",),
                     tr("Actions", "Left drag sets window and level: right is wider, up brighter"),
                     "window-level", checkable=True, group="tool"),
                Spec("pan", tr("Actions", "Drag: &pan|Pan"), ("P",),
                     tr("Actions", "Left drag moves the picture (always: middle drag)"),
                     "pan", checkable=True, group="tool"),
                Spec("zoom", tr("Actions", "Drag: &zoom|Zoom"), ("Z",),
                     tr("Actions", "Left drag zooms (always: right drag, Ctrl+wheel)"),
                     "zoom", checkable=True, group="tool"),
                Spec("fit", tr("Actions", "&Fit to window|Fit"), ("F",),
                     tr("Actions", "Show the whole scan"), "fit", needs="scan"),
                Spec("one-to-one", tr("Actions", "&Original size|1:1"), ("O",),
                     tr("Actions", "Show one stored pixel on one pixel of the screen"),
                     "one-to-one", needs="scan"),
                Spec("zoom-in", tr("Actions", "Zoom &in"), ("+", "="),
                     tr("Actions", "Zoom in about the middle"), needs="scan"),
                Spec("zoom-out", tr("Actions", "Zoom o&ut"), ("-",),
                     tr("Actions", "Zoom out about the middle"), needs="scan"),
                Spec("invert", tr("Actions", "In&vert|Invert"), ("I",),
                     tr("Actions", "Turn black and white round"), "invert", checkable=True,
                     needs="scan"),
                Spec("reset", tr("Actions", "&Reset|Reset"), ("R",),
                     tr("Actions", "Show the scan as it was first shown"), "reset",
                     needs="scan"),
            ),
        ),
        (
            tr("Actions", "&View"),
            (
                Spec("heat-map", tr("Actions", "&Heat map|Heat map"), ("H",),
                     tr("Actions", "Show what influenced the answer; it does not outline a lesion"),
                     "heat-map", checkable=True),
                Spec("identity", tr("Actions", "Patient &identity|Identity"), ("N",),
                     tr("Actions", "Show or hide the patient's name and number on the picture"),
                     "identity", checkable=True),
                Spec("corners", tr("Actions", "&Corner texts"), ("C",),
                     tr("Actions", "Show or hide all texts on the picture"), checkable=True),
                Spec("panels", tr("Actions", "&Panels|Panels"), ("Tab",),
                     tr("Actions", "Fold or unfold both panels"), "panels", checkable=True),
                Spec("full-screen", tr("Actions", "F&ull screen|Full screen"), ("F11",),
                     tr("Actions", "Only the picture (double click)"), "full-screen",
                     checkable=True),
                Spec("light", tr("Actions", "&Light theme"), ("Ctrl+L",),
                     tr("Actions", "For bright rooms; the picture keeps its black ground"),
                     "theme", checkable=True),
                Spec("next-area", tr("Actions", "Next &area"), ("F6",),
                     tr("Actions", "Move the keyboard to the worklist, the picture, the findings")),
            ),
        ),
        (
            tr("Actions", "&Help"),
            (
                Spec("keys", tr("Actions", "&Keys and mouse|Keys"), ("F1",),
                     tr("Actions", "Show every key and what the mouse does"), "keys"),
            ),
        ),
    )  # fmt: skip


def mouse() -> tuple[tuple[str, str], ...]:
    """Return what the mouse does on the picture, for the sheet of keys."""
    tr = translate
    return (
        (tr("Actions", "Left drag"), tr("Actions", "Window/level, or the chosen tool")),
        (tr("Actions", "Middle drag"), tr("Actions", "Pan")),
        (tr("Actions", "Right drag"), tr("Actions", "Zoom")),
        (tr("Actions", "Right click"), tr("Actions", "Menu")),
        (tr("Actions", "Wheel"), tr("Actions", "Next or previous scan or frame")),
        (tr("Actions", "Ctrl + wheel"), tr("Actions", "Zoom at the pointer")),
        (tr("Actions", "Double click"), tr("Actions", "Full screen")),
        (tr("Actions", "1 … 9"), tr("Actions", "Window presets")),
    )


class Actions(Mapping[str, QAction]):
    """The commands as Qt actions, by name; all belong to one window and work without its menus."""

    def __init__(self, window: QWidget) -> None:
        self._actions: dict[str, QAction] = {}
        self._specs: dict[str, Spec] = {}
        groups: dict[str, QActionGroup] = {}
        for _, menu in specs():
            for spec in menu:
                action = _action(spec, window)
                if spec.group:
                    group = groups.setdefault(spec.group, QActionGroup(window))
                    group.addAction(action)
                window.addAction(action)
                self._actions[spec.name] = action
                self._specs[spec.name] = spec

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._actions)

    def __len__(self) -> int:
        return len(self._actions)

    def enable(self, *, scan: bool, rows: bool) -> None:
        """Enable or disable what needs a picture, and what needs a worklist."""
        given = {"": True, "scan": scan, "rows": rows}
        for name, spec in self._specs.items():
            self._actions[name].setEnabled(given[spec.needs])

    def renew_icons(self) -> None:
        """Draw the icons anew after a change of theme."""
        for name, spec in self._specs.items():
            if spec.icon:
                self._actions[name].setIcon(icon(spec.icon))


def _action(spec: Spec, window: QWidget) -> QAction:
    menu_text, _, bar_text = spec.text.partition("|")
    action = QAction(menu_text, window)
    action.setObjectName(spec.name)
    action.setIconText(bar_text or menu_text.replace("&", ""))
    action.setCheckable(spec.checkable)
    action.setIconVisibleInMenu(not spec.checkable)  # its tick stands in that place
    action.setShortcuts([QKeySequence(key) for key in spec.keys])
    key = QKeySequence(spec.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
    action.setToolTip(f"{spec.tip}  [{key}]")
    action.setStatusTip(spec.tip)
    if spec.icon:
        action.setIcon(icon(spec.icon))
    action.setEnabled(not spec.needs)
    return action
