"""What a command is, before it is anything of Qt's."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate

Works = Mapping[str, Callable[[], Any]]
"""What commands do when they are pressed, by name."""

Switches = Mapping[str, Callable[[bool], Any]]
"""What commands do when they are switched on or off, by name."""


_KEY = re.compile(r"\(&\w\)|&")


def bare(text: str) -> str:
    """Return a menu's text without the letter that chooses it, as in "&Open" or "打开(&O)"."""
    return _KEY.sub("", text)


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
        line_above: a line stands above it in its menu.
    """

    name: str
    text: str
    keys: tuple[str, ...]
    tip: str
    icon: str = ""
    checkable: bool = False
    group: str = ""
    needs: str = ""
    line_above: bool = False


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu of the menu bar.

    Attributes:
        title: of the menu.
        commands: in their order.
        by_scan: the scan that is shown says what its entries are; it stands within another menu.
    """

    title: str
    commands: tuple[Spec, ...]
    by_scan: bool = False
