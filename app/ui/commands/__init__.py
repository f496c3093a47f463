"""Every command: declared once, beside what it does; one module for each menu.

A new command is a `Spec` in the ``menu()`` of its module, and a line in its ``works()`` or, where
it is on or off, in its ``switches()``. Menus, toolbar, shortcuts and the sheet of keys follow by
themselves.
"""

from __future__ import annotations

from app.ui.commands import (
    compare,
    file,
    help,  # noqa: A004 - named as its menu
    image,
    presets,
    review,
    view,
    worklist,
)
from app.ui.commands.spec import Menu, Spec

__all__ = ["Menu", "Spec", "menus"]


def menus() -> tuple[Menu, ...]:
    """Return all menus in their order, in the language of the moment."""
    parts = (file, worklist, image, presets, review, view, compare, help)
    return tuple(part.menu() for part in parts)
