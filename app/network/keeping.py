"""An instance on the disk for good before anybody is told that it is."""

from __future__ import annotations

import contextlib
import errno
import filecmp
import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from app.network.terms import is_uid

RESERVE_BYTES = 256 << 20
"""Of the disk that are left to others."""

SUFFIX = ".dcm"
_PART = ".part"

Kept = Literal["new", "had", "differs"]


class Shelf:
    """A folder of instances, each under its SOP Instance UID; any thread may keep one."""

    def __init__(self, folder: Path, reserve: int = RESERVE_BYTES) -> None:
        self.folder = folder
        self._reserve = reserve
        self._naming = threading.Lock()

    def prepare(self) -> None:
        """Make the folder; raises OSError."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def clear(self) -> None:
        """Remove what a process that was killed has left half written; nobody else may be at it."""
        for left in self.folder.glob(f".*{_PART}"):
            with contextlib.suppress(OSError):
                left.unlink()

    def path(self, uid: str) -> Path:
        return self.folder / f"{uid}{SUFFIX}"

    def waiting(self) -> list[Path]:
        """Return the instances that lie there, the oldest first."""
        found = []
        with os.scandir(self.folder) as entries:
            for entry in entries:
                uid = entry.name.removesuffix(SUFFIX)
                if entry.name.endswith(SUFFIX) and is_uid(uid):
                    with contextlib.suppress(OSError):
                        found.append((entry.stat().st_mtime_ns, self.folder / entry.name))
        return [path for _, path in sorted(found)]

    def keep(self, uid: str, content: Iterable[bytes]) -> Kept:
        """Write an instance; when this returns, it is on the disk, whatever happens next.

        Args:
            uid: SOP Instance UID; `is_uid` has been asked.
            content: of the file, in pieces.

        Returns:
            "new"; "had" where the very same lies there; "differs" where another does, which is left
            as it is.

        Raises:
            OSError: there is no room, or the disk fails. Nothing is left behind.
        """
        with self._written(content) as part:
            return self.take(uid, part)

    def take(self, uid: str, part: Path) -> Kept:
        """Give a file of this folder, which is written to the end, its name; as `keep`."""
        target = self.path(uid)
        with self._naming:
            kept: Kept = "new"
            if target.exists():
                kept = "had" if filecmp.cmp(part, target, shallow=False) else "differs"
            else:
                part.rename(target)
        # Whoever gave it its name may have been killed, or be about to do the same.
        sync_folder(self.folder)
        return kept

    def part(self) -> tuple[int, Path]:
        """Make a file to write to, by its handle; `discard` it or `take` it. Raises: OSError."""
        handle, name = tempfile.mkstemp(prefix=".", suffix=_PART, dir=self.folder)
        return handle, Path(name)

    def check_room(self, size: int = 0) -> None:
        """Raises: OSError, ENOSPC where the disk would be left with less than the reserve."""
        if shutil.disk_usage(self.folder).free - size < self._reserve:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self.folder))

    @contextlib.contextmanager
    def _written(self, content: Iterable[bytes]) -> Iterator[Path]:
        self.check_room()
        handle, part = self.part()
        try:
            with os.fdopen(handle, "wb") as stream:
                for piece in content:
                    stream.write(piece)
                sync(stream.fileno(), stream)
            yield part
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)


def sync(handle: int, stream: object = None) -> None:
    """Have what was written put on the disk. Raises: OSError."""
    flush = getattr(stream, "flush", None)
    if flush is not None:
        flush()
    os.fsync(handle)


def sync_folder(folder: Path) -> None:
    """Have a folder's names put on the disk; Windows does so by itself. Raises: OSError."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
