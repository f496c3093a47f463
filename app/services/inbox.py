"""One window for each screen of a user: a later start hands its scans to the window that is open.

They are handed over in a file, in a folder that only this user can look into, and not through a
socket: the program opens none. The window holds a lock for as long as its process lives, so whether
there is one is never a guess. It takes a message by removing its file; a sender that waits in vain
removes the file itself, so a message is either taken or not, and a window that hangs delays the
next one by no more than the sender's patience.
"""

from __future__ import annotations

import contextlib
import json
import os
import platform
import time
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from app.paths import hold, is_held, user_data

PATIENCE_S = 3.0
MOST_BYTES = 1 << 20
"""Of a message; longer ones are not handed over, and not read."""

_STALE_S = 600.0
"""Older ones are of a sender that was killed: nobody wants them any more. It is far beyond any
sender's patience, since the clock of a file is another machine's where the folder is on a share."""

_LOCK = "window"
_SUFFIX = ".json"
_GLANCE_S = 0.01
_TRIES = 3  # whoever looks whether the lock is held, holds it for a moment


def folder() -> Path:
    """Return where messages for the window on this screen go; it may not exist yet."""
    screen = (os.environ.get(name, "") for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    name = "\n".join((platform.node(), *screen))
    return user_data() / "inbox" / f"{zlib.crc32(name.encode('utf-8', 'replace')):08x}"


def claim() -> IO[bytes] | None:
    """Become the window that takes what comes, until the stream is closed or the process ends.

    Returns:
        None where another window is that already, or there is no place for messages.
    """
    for _ in range(_TRIES):
        with contextlib.suppress(OSError):
            folder().mkdir(mode=0o700, parents=True, exist_ok=True)
            return hold(folder() / _LOCK)
        time.sleep(_GLANCE_S)
    return None


def hand_over(paths: Sequence[Path], patience: float = PATIENCE_S) -> bool:
    """Hand scans to the window that is open, which comes to the front.

    Args:
        paths: to open there; none only brings it to the front.
        patience: seconds that it has to take them.

    Returns:
        False where there is none, or none that answers: then nothing was handed over.
    """
    message = json.dumps([str(path.absolute()) for path in paths]).encode("ascii")
    try:
        if len(message) > MOST_BYTES or not is_held(folder() / _LOCK):
            return False
        sent = folder() / f"{time.time_ns()}-{os.getpid()}{_SUFFIX}"
        draft = sent.with_suffix(".draft")
        draft.write_bytes(message)
        draft.rename(sent)
    except OSError:
        return False
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        if not sent.exists():
            return True
        time.sleep(_GLANCE_S)
    try:
        sent.unlink()
    except FileNotFoundError:  # taken at the last moment
        return True
    except OSError:
        pass
    return False


def take() -> Iterator[tuple[Path, ...]]:
    """Take the messages that are there, oldest first: absolute paths. Only who has claimed may.

    What no sender waits for any more, and what is no message, is removed and passed over.
    """
    with contextlib.suppress(OSError):
        for path in sorted(folder().iterdir()):
            if path.suffix == _SUFFIX and (found := _taken(path)) is not None:
                yield found


def _taken(path: Path) -> tuple[Path, ...] | None:
    try:
        stale = time.time() - path.stat().st_mtime > _STALE_S
        with path.open("rb") as stream:
            message = stream.read(MOST_BYTES + 1)
        path.unlink()
    except OSError:  # the sender has taken it back
        return None
    return None if stale or len(message) > MOST_BYTES else _understood(message)


def _understood(message: bytes) -> tuple[Path, ...] | None:
    try:
        found = json.loads(message)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
        return None
    paths = tuple(map(Path, found))
    return paths if all(path.is_absolute() for path in paths) else None
