"""What a search for scans has found."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.domain.notice import Notice

NOT_A_FILE = Notice(
    "not_a_file",
    "This is neither a file nor a folder but a pipe, a socket or a device. "
    "Lightbox reads files only.",
)
"""Why a path that would keep its reader waiting is not read."""

NESTED = Notice(
    "nested_archive",
    "This is a zip archive in a zip archive, which is not opened. Unpack the outer one, and open "
    "the inner one by itself.",
)
"""Why an archive in an archive is not searched, whatever its name."""

LINKED_FOLDER = Notice(
    "linked_folder",
    "This is a link to a folder, and links in folders are not followed. "
    "Name it to read what it leads to.",
)
"""Why a link to a folder is left out of the folder it lies in."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file or folder inside a folder that is not read, and why."""

    path: Path
    reason: Notice


@dataclass(frozen=True, slots=True)
class Found:
    """What lies in the given paths.

    Attributes:
        scans: files to read, in natural order, each once. Reading may still fail.
        left_out: first the ``unreadable``; then files in folders that hold no scan by name and
            content, and links to folders. What operating systems scatter is in neither.
        unreadable: folders that could not be opened, so that nobody knows what they hold.
        empty: folders given by name in which no scan was found, all of them opened.
        hidden: how many hidden files and folders were passed over.
        broken: what was to be read and cannot be: files that a disc lists and does not hold, and
            zip archives that are damaged or refused.
        remarks: of what was read, what its reader should know.
    """

    scans: tuple[Path, ...]
    left_out: tuple[LeftOut, ...]
    unreadable: tuple[LeftOut, ...] = ()
    empty: tuple[Path, ...] = ()
    hidden: int = 0
    broken: tuple[LeftOut, ...] = ()
    remarks: tuple[LeftOut, ...] = ()
