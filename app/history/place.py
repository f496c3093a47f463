"""The folder of the history, and the files in it."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path

from app.paths import user_data


@dataclass(frozen=True, slots=True)
class Place:
    """Where the history lies.

    Attributes:
        folder: only its owner may look into it.
    """

    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / "history.db"

    @property
    def salt(self) -> Path:
        return self.folder / "salt"

    def companions(self) -> tuple[Path, ...]:
        """The database with what SQLite keeps beside it."""
        return tuple(self.folder / f"history.db{end}" for end in ("", "-wal", "-shm"))

    def copies(self) -> tuple[Path, ...]:
        """Copies that were made before migrations, whole or half made."""
        return tuple(sorted(self.folder.glob("before-version-*")))

    def damaged(self) -> tuple[Path, ...]:
        """Files that were set aside because they are damaged."""
        return tuple(sorted(self.folder.glob("damaged-*")))

    def make(self) -> None:
        """Make the folder. Raises: OSError."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with contextlib.suppress(OSError):
            os.chmod(self.folder, 0o700)  # noqa: PTH101 - it may have been made by an older umask


def usual_place() -> Place:
    """Return the place in the user's data folder."""
    return Place(user_data() / "history")
