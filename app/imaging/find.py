"""Which files to read, out of files and folders."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from app.domain.notice import Notice
from app.errors import ScanError
from app.imaging import detect
from app.imaging.dicomdir import is_dicomdir, listed_files
from app.imaging.places import key_of, kind_of, normalised, why_closed

_LITTER = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db", "__macosx", "$recycle.bin"})
_HIDDEN_LITTER = frozenset({".ds_store", ".directory", ".localized", ".fseventsd", ".trashes"})
_SCAN_SUFFIXES = frozenset({".dcm", ".dicom", ".dic", ".ima", ".png", ".jpg", ".jpeg"})

NOT_A_FILE = Notice(
    "not_a_file",
    "This is neither a file nor a folder but a pipe, a socket or a device. "
    "Lightbox reads files only.",
)
"""Why a path that would keep its reader waiting is not read."""


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
    """

    scans: tuple[Path, ...]
    left_out: tuple[LeftOut, ...]
    unreadable: tuple[LeftOut, ...] = ()
    empty: tuple[Path, ...] = ()
    hidden: int = 0


def find_scans(paths: Iterable[Path]) -> Found:
    """Find the files to read. Nothing is raised, whatever the paths lead to.

    A file given by name is always among the scans, so that its failure is reported; so is a path
    that does not exist. Folders are searched to any depth. A link to a folder is followed when it
    is given by name, and left out when it is found in a folder. For a DICOMDIR given by name stand
    the files it lists, as far as they lie in its folder.
    """
    search = _Search()
    for path in paths:
        search.add(normalised(path))
    return search.found()


def natural_key(text: str) -> tuple[tuple[int, int | str], ...]:
    """Sort key that counts: "image 2" comes before "image 10"."""
    parts = re.findall(r"[0-9]+|[^0-9]+", text.casefold())
    return tuple((0, int(part)) if part.isdecimal() else (1, part) for part in parts)


class _Search:
    """What was found so far, by place, so that nothing counts twice."""

    def __init__(self) -> None:
        self._scans: dict[str, Path] = {}
        self._left_out: dict[str, LeftOut] = {}
        self._unreadable: dict[str, LeftOut] = {}
        self._empty: dict[str, Path] = {}
        self._hidden: set[str] = set()

    def add(self, path: Path) -> None:
        if kind_of(path) == "folder":
            if not self._add_folder(path):
                self._empty[key_of(path)] = path
            return
        for scan in _named(path):
            self._scans.setdefault(key_of(scan), scan)

    def found(self) -> Found:
        unreadable = tuple(self._unreadable.values())
        return Found(
            scans=tuple(self._scans.values()),
            left_out=(*unreadable, *self._left_out.values()),
            unreadable=unreadable,
            empty=tuple(self._empty.values()),
            hidden=len(self._hidden),
        )

    def _add_folder(self, folder: Path) -> bool:
        """Search a folder; False when it was read to the end and holds no scan."""
        something = False

        def note(error: OSError) -> None:
            nonlocal something
            something = True
            where = Path(error.filename) if error.filename else folder
            self._unreadable[key_of(where)] = LeftOut(
                where, Notice("not_readable", why_closed(error, "folder"))
            )

        for root, folders, files in os.walk(folder, onerror=note):
            here = Path(root)
            place = key_of(here)
            self._hidden.update(
                os.path.join(place, name)  # noqa: PTH118 - a key, made for every file there is
                for name in (*folders, *files)
                if _is_hidden(name)
            )
            folders[:] = sorted(filter(_is_of_interest, folders), key=natural_key)
            for name in folders:
                if os.path.islink(here / name):  # noqa: PTH114 - it raises nothing
                    self._leave_out(here / name, _LINK)
            for name in sorted(filter(_is_of_interest, files), key=natural_key):
                path = here / name
                if reason := _reason_to_leave_out(path):
                    self._leave_out(path, reason)
                else:
                    something = True
                    self._scans.setdefault(key_of(path), path)
        return something

    def _leave_out(self, path: Path, reason: Notice) -> None:
        self._left_out.setdefault(key_of(path), LeftOut(path, reason))


_LINK = Notice(
    "linked_folder",
    "This is a link to a folder, and links in folders are not followed. "
    "Name it to read what it leads to.",
)


def _named(path: Path) -> tuple[Path, ...]:
    """Return what a file given by name stands for: itself, but for a DICOMDIR."""
    if not is_dicomdir(path) or kind_of(path) != "file":
        return (path,)
    try:
        return listed_files(path) or (path,)
    except (ScanError, OSError):
        return (path,)  # reading it will say what is wrong


def _is_hidden(name: str) -> bool:
    """Tell what its owner hid from what systems scatter (``.DS_Store``, ``._name``)."""
    return (
        name.startswith(".") and not name.startswith("._") and name.casefold() not in _HIDDEN_LITTER
    )


def _is_of_interest(name: str) -> bool:
    return not name.startswith(".") and name.casefold() not in _LITTER


def _reason_to_leave_out(path: Path) -> Notice | None:
    """Say why a file in a folder is no scan, or None where it may be one.

    What is named like a scan is always attempted, since its owner takes it for one; but not what
    is no file at all.
    """
    if is_dicomdir(path):
        return Notice(
            "dicomdir", "This is a disc's table of contents; the images it lists are found anyway."
        )
    kind = kind_of(path)
    if kind == "special":
        return NOT_A_FILE
    if path.suffix.lower() in _SCAN_SUFFIXES:
        return None
    if kind == "absent":
        return Notice("dead_link", "This is a link that leads nowhere.")
    return _reason_by_content(path)


def _reason_by_content(path: Path) -> Notice | None:
    try:
        with path.open("rb") as fp:
            head = fp.read(detect.HEAD)
    except OSError:
        return None  # reading it will say what is wrong
    if detect.sniff(head) != "other":
        return None
    return Notice("not_a_scan", f"This is no scan but {detect.describe(head)}.")
