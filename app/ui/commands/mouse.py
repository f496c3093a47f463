"""What the mouse does on the picture."""

from __future__ import annotations

from app.ui.commands.spec import translate


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
