"""A folder that is looked at again and again: whatever is new in it and whole is offered."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from app.imaging.detect import HEAD, sniff
from app.imaging.names import is_of_interest
from app.services.reading import file_state

_SCANS = ("dicom", "dicom_bare", "png", "jpeg")


class FolderWatch:
    """Offers each file once it has stayed the same from one look to the next.

    Files that are written anew are offered anew. Hidden files and folders, links, and what is no
    scan by its content are passed over; the latter are said once.
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
        self._left: set[str] = set()

    def look(self) -> int:
        """Look once; returns how many were offered. A folder that is away is as an empty one."""
        offered = 0
        now: dict[str, str] = {}
        for path in self._files():
            name = path.relative_to(self._folder).as_posix()
            now[name] = state = file_state(path)
            key = f"{name}\n{state}"
            if state and self._seen.get(name) == state and key not in self._left:
                if self._is_scan(path):
                    offered += self._offer(key, path)
                else:
                    self._left.add(key)
                    self._say(f"Left out “{name}”: it is no scan.")
        self._seen = now
        return offered

    def _files(self) -> Iterator[Path]:
        for above, folders, names in os.walk(self._folder):
            folders[:] = sorted(name for name in folders if is_of_interest(name))
            for name in sorted(names):
                path = Path(above, name)
                if is_of_interest(name) and path.is_file() and not path.is_symlink():
                    yield path

    @staticmethod
    def _is_scan(path: Path) -> bool:
        try:
            with path.open("rb") as stream:
                return sniff(stream.read(HEAD)) in _SCANS
        except OSError:
            return False
