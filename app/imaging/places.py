"""What lies at a path, asked so that nothing is ever raised."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import Literal

PathKind = Literal["file", "folder", "special", "absent", "unreachable"]

# A name no file can have: too long, a link to itself, a character the system does not take.
_NO_NAME = (errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.ENAMETOOLONG, errno.EINVAL)


def kind_of(path: Path) -> PathKind:
    """Tell what lies at a path, links followed. Nothing is raised.

    Returns:
        "special" for pipes, sockets and devices, which may keep their reader waiting for ever;
        "unreachable" where it cannot be told: a folder above may not be opened, or a disk fails.
    """
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return "absent" if error.errno in _NO_NAME else "unreachable"
    except ValueError:  # a NUL, or characters the file system has no bytes for
        return "absent"
    if stat.S_ISREG(mode):
        return "file"
    return "folder" if stat.S_ISDIR(mode) else "special"


def why_closed(error: OSError, what: str = "file") -> str:
    """Say in a sentence why a file or folder that is there could not be opened."""
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"You have no permission to open this {what}. Ask its owner for it."
    reason = error.strerror or type(error).__name__
    return f"The disk or network did not deliver this {what}: {reason}."


def normalised(path: Path) -> Path:
    """Drop what a path says in vain (``a/../b`` is ``b``), links not resolved.

    Where ``a`` is a link, ``a/../b`` may be another file than ``b``; it then stays as it is.
    """
    if ".." not in path.parts:
        return path
    plain = Path(os.path.normpath(path))
    try:
        return plain if plain.samefile(path) else path
    except (OSError, ValueError):
        return path


def key_of(path: Path) -> str:
    """Return the same text for paths that name the same place, relative or absolute."""
    return os.path.normcase(path.absolute())
