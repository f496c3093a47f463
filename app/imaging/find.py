"""Which files to read, out of files and folders."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from app.domain.notice import Notice
from app.errors import ScanError
from app.imaging import detect
from app.imaging.dicomdir import is_dicomdir, listed_files

_LITTER = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db", "__macosx", "$recycle.bin"})
_SCAN_SUFFIXES = frozenset({".dcm", ".dicom", ".dic", ".ima", ".png", ".jpg", ".jpeg"})


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file in a folder that is plainly no scan, and why."""

    path: Path
    reason: Notice


@dataclass(frozen=True, slots=True)
class Found:
    """What lies in the given paths.

    Attributes:
        scans: files to read, in natural order, each once. Reading may still fail.
        left_out: files in folders that hold no scan by name and content, and folders that could not
            be opened. Hidden files and what operating systems scatter are in neither.
    """

    scans: tuple[Path, ...]
    left_out: tuple[LeftOut, ...]


def find_scans(paths: Iterable[Path]) -> Found:
    """Find the files to read.

    A file given by name is always among the scans, so that its failure is reported; so is a path
    that does not exist. Folders are searched to any depth, links to folders not followed. For a
    DICOMDIR given by name stand the files it lists, as far as they lie in its folder.
    """
    scans: dict[Path, None] = {}
    left_out: list[LeftOut] = []
    for path in paths:
        if not path.is_dir():
            scans.update(dict.fromkeys(_named(path)))
            continue
        for entry in _walk(path):
            if isinstance(entry, LeftOut):
                left_out.append(entry)
            elif reason := _reason_to_leave_out(entry):
                left_out.append(LeftOut(entry, reason))
            else:
                scans[entry] = None
    return Found(tuple(scans), tuple(left_out))


def _named(path: Path) -> tuple[Path, ...]:
    """Return what a file given by name stands for: itself, but for a DICOMDIR."""
    if not is_dicomdir(path):
        return (path,)
    try:
        return listed_files(path) or (path,)
    except ScanError:
        return (path,)  # reading it will say what is wrong


def natural_key(text: str) -> tuple[tuple[int, int | str], ...]:
    """Sort key that counts: "image 2" comes before "image 10"."""
    parts = re.findall(r"[0-9]+|[^0-9]+", text.casefold())
    return tuple((0, int(part)) if part.isdecimal() else (1, part) for part in parts)


def _walk(folder: Path) -> Iterator[Path | LeftOut]:
    unreadable: list[LeftOut] = []

    def note(error: OSError) -> None:
        where = Path(error.filename) if error.filename else folder
        unreadable.append(
            LeftOut(where, Notice("not_readable", "You have no permission to open this folder."))
        )

    for root, folders, files in os.walk(folder, onerror=note):
        folders[:] = sorted(filter(_is_of_interest, folders), key=natural_key)
        for name in sorted(filter(_is_of_interest, files), key=natural_key):
            yield Path(root) / name
    yield from unreadable


def _is_of_interest(name: str) -> bool:
    return not name.startswith(".") and name.casefold() not in _LITTER


def _reason_to_leave_out(path: Path) -> Notice | None:
    """Say why a file in a folder is no scan, or None where it may be one.

    What is named like a scan is always attempted, since its owner takes it for one.
    """
    if is_dicomdir(path):
        return Notice(
            "dicomdir", "This is a disc's table of contents; the images it lists are found anyway."
        )
    if path.suffix.lower() in _SCAN_SUFFIXES:
        return None
    if not path.is_file():
        return Notice("not_a_file", "This is neither a file nor a folder.")
    try:
        with path.open("rb") as fp:
            head = fp.read(detect.HEAD)
    except OSError:
        return None  # reading it will say what is wrong
    if detect.sniff(head) != "other":
        return None
    return Notice("not_a_scan", f"This is no scan but {detect.describe(head)}.")
