"""Where things are: one function for what we ship, one for what the user keeps."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import IO


@cache
def resources() -> Path:
    """Return the folder of shipped resources, in a checkout, a wheel and a frozen build alike."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / "resources"
    package = Path(__file__).resolve().parent
    installed = package / "resources"  # where the wheel puts them (see pyproject.toml)
    return installed if installed.is_dir() else package.parent / "resources"


def user_data() -> Path:
    """Return the folder for what the user keeps (own bundles, history); it may not exist yet.

    ``LIGHTBOX_HOME`` overrides the platform's choice.
    """
    override = os.environ.get("LIGHTBOX_HOME")
    if override:
        return Path(override)
    from platformdirs import user_data_path

    return user_data_path("Lightbox", appauthor=False)


_TEMPORARY = "temporary"
_LOCK = "in-use"


@contextlib.contextmanager
def temporary_folder() -> Iterator[Path]:
    """Make a folder that only this user can look into, and remove it afterwards.

    It lies in the user's data folder, since a system's own place for such files is shared. What a
    process that was killed has left there is removed by `clear_temporary`, and here.

    Raises:
        OSError: there is no place for it.
    """
    clear_temporary()
    above = user_data() / _TEMPORARY
    above.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(dir=above))  # mode 0700
    try:
        with (folder / _LOCK).open("wb") as lock:
            _lock(lock.fileno())
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def normal(path: Path) -> Path:
    """Return the one way to write a path: "a/../b" is b, so that a file stands on the list once.

    Links stay as they are named; where a link makes ".." lead elsewhere, the path is kept.
    """
    whole = path.absolute()
    shorter = Path(os.path.normpath(whole))
    if shorter != whole and whole.exists():
        try:
            return shorter if shorter.samefile(whole) else whole
        except OSError:
            return whole
    return shorter


def clear_temporary() -> None:
    """Remove the temporary folders that no living process uses. Nothing is raised."""
    with contextlib.suppress(OSError):
        for folder in (user_data() / _TEMPORARY).iterdir():
            with contextlib.suppress(OSError):
                _clear(folder)


def hold(path: Path, *, to_add: bool = False) -> IO[bytes]:
    """Lock a file, made where there is none, until what is returned is closed or the process ends.

    Args:
        path: of the file, which is emptied.
        to_add: leave what is in it, and write behind that.

    Raises:
        OSError: another process holds it, or it cannot be made.
    """
    stream = path.open("ab" if to_add else "wb")
    try:
        _lock(stream.fileno())
    except OSError:
        stream.close()
        raise
    return stream


def is_held(path: Path) -> bool:
    """Tell whether a living process holds a file. What nobody holds may be removed."""
    try:
        if sys.platform == "win32":
            path.unlink()
        else:
            with path.open("rb") as stream:
                _lock(stream.fileno(), shared=True)  # whoever else asks meanwhile holds nothing
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


def _clear(folder: Path) -> None:
    """Remove a folder unless its lock is held. Raises: OSError when it is."""
    lock = folder / _LOCK
    if lock.exists():
        if sys.platform == "win32":
            lock.unlink()  # which Windows refuses while somebody has it open
        else:
            with lock.open("rb") as stream:
                _lock(stream.fileno())
    shutil.rmtree(folder, ignore_errors=True)


def _lock(handle: int, *, shared: bool = False) -> None:
    """Lock a file for as long as this process has it open. Raises: OSError when another has.

    Args:
        handle: of the file.
        shared: leave room for others that share it.
    """
    if sys.platform != "win32":  # there, to have it open is enough
        import fcntl

        fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
