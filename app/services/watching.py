"""A folder that is looked at again and again: whatever is new in it and whole is offered."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from app.imaging.detect import HEAD, sniff
from app.imaging.names import is_of_interest
from app.services.reading import file_state

_SCANS = ("dicom", "dicom_bare", "png", "jpeg")


class FolderWatch:
    """Offers each file once it has stayed the same from one look to the next.

    Files that are written anew are offered anew, and none is opened again before that. Hidden files
    and folders, links, and what is no scan by its content are passed over; the latter are said
    once. So is what cannot be looked at, which is tried again at every look.
    """

    def __init__(
        self,
        folder: Path,
        offer: Callable[[str, Path], bool],
        say: Callable[[str], None],
    ) -> None:
        self._folder = folder
        self._offer = offer
        self._say = say
        self._seen: dict[str, str] = {}  # what each file was like, by its name
        self._settled: dict[str, str] = {}  # what it was like when it was offered or left out
        self._closed: dict[str, str] = {}  # why what cannot be looked at cannot be, by its name

    def look(self) -> int:
        """Look once; returns how many were offered. A folder that is away is as an empty one.

        Nothing that a disk or a share refuses is raised.
        """
        offered = 0
        now: dict[str, str] = {}
        closed: dict[str, str] = {}

        def close(path: Path, error: OSError) -> None:
            if not isinstance(error, FileNotFoundError):  # it has gone meanwhile
                closed[path.relative_to(self._folder).as_posix()] = error.strerror or str(error)

        for path in self._files(close):
            try:
                offered += self._look_at(path, now)
            except OSError as error:
                close(path, error)
        for name, why in closed.items():
            if self._closed.get(name) != why:
                self._say(f"“{name}” cannot be looked at ({why}); it is tried again.")
        self._seen, self._closed = now, closed
        self._settled = {name: was for name, was in self._settled.items() if name in now}
        return offered

    def _look_at(self, path: Path, now: dict[str, str]) -> bool:
        """Offer a file if it is time; tells whether it was taken. Raises: OSError."""
        if not stat.S_ISREG(path.lstat().st_mode):
            return False
        name = path.relative_to(self._folder).as_posix()
        now[name] = state = file_state(path)
        if not state or self._seen.get(name) != state or self._settled.get(name) == state:
            return False
        with path.open("rb") as stream:
            is_scan = sniff(stream.read(HEAD)) in _SCANS
        self._settled[name] = state
        if not is_scan:
            self._say(f"Left out “{name}”: it is no scan.")
            return False
        # A name may be no text, and the key is kept as text.
        key = f"{name}\n{state}".encode("utf-8", "backslashreplace").decode()
        return self._offer(key, path)

    def _files(self, close: Callable[[Path, OSError], None]) -> Iterator[Path]:
        def on_error(error: OSError) -> None:
            close(Path(error.filename), error)

        for above, folders, names in os.walk(self._folder, onerror=on_error):
            folders[:] = sorted(name for name in folders if is_of_interest(name))
            for name in sorted(names):
                if is_of_interest(name):
                    yield Path(above, name)
