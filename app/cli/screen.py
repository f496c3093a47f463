"""Whether the window can open: Qt ends the whole process, core dump and all, where it cannot.

Asked by connecting to the screen's socket, which takes a fraction of a millisecond; a process of
its own, which would be surer, costs a second. `lightbox doctor` takes that second.
"""

from __future__ import annotations

import os
import re
import socket
import sys
from pathlib import Path

_PATIENCE_S = 3.0
_X11 = "xcb"
_WAYLAND = "wayland"


def missing_screen() -> str | None:
    """Say in two sentences why there is no screen for the window, or None where there is one."""
    if sys.platform in ("win32", "darwin"):
        return None
    plugins = [
        name.partition(":")[0].removesuffix("-egl")
        for name in os.environ.get("QT_QPA_PLATFORM", "").split(";")
        if name
    ]
    if any(plugin not in (_X11, _WAYLAND) for plugin in plugins):
        return None  # off screen, or on a device of its own: not ours to judge
    ways = ((_WAYLAND, _no_wayland), (_X11, _no_x11))
    why = [ask() for plugin, ask in ways if not plugins or plugin in plugins]
    if None in why:
        return None
    said = [reason for reason in why if reason]
    what = said[0] if said else "neither DISPLAY nor WAYLAND_DISPLAY is set"
    return (
        f"The window needs a screen, and there is none: {what}. "
        "“lightbox classify” needs no screen and does the same work."
    )


def _no_wayland() -> str | None:
    """Return None when a Wayland screen answers, "" when none is named, else what is wrong."""
    if os.environ.get("WAYLAND_SOCKET"):
        return None  # an open connection, inherited
    name = os.environ.get("WAYLAND_DISPLAY")
    if not name:
        return ""
    path = Path(os.environ.get("XDG_RUNTIME_DIR", "/nonexistent")) / name
    return None if _answers(str(path)) else f"nothing answers at WAYLAND_DISPLAY={name}"


def _no_x11() -> str | None:
    """As `_no_wayland`, for X."""
    name = os.environ.get("DISPLAY")
    if not name:
        return ""
    match = re.fullmatch(r"(?:[a-z]+/)?(.*):(\d{1,5})(?:\.\d+)?", name)
    if match is None:
        return f"DISPLAY={name} names no screen"
    host, number = match[1].strip("[]"), int(match[2])
    if host in ("", "unix"):
        path = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - where X puts its socket
        there = _answers(path) or _answers("\0" + path) or _answers(("localhost", 6000 + number))
    else:
        there = _answers((host, 6000 + number)) or _answers(name)
    return None if there else f"nothing answers at DISPLAY={name}"


def _answers(address: str | tuple[str, int]) -> bool:
    try:
        if isinstance(address, tuple):
            socket.create_connection(address, _PATIENCE_S).close()
            return True
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
            connection.settimeout(_PATIENCE_S)
            connection.connect(address)
            return True
    except (OSError, ValueError, OverflowError):
        return False
