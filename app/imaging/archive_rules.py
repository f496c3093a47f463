"""What is opened of a zip archive, and what is refused: names, kinds and sizes."""

from __future__ import annotations

import zipfile
from pathlib import PureWindowsPath

from app.domain.notice import Notice

MOST_ENTRIES = 50_000
MOST_ENTRY = 1 << 29
"""Largest entry read, in bytes unpacked; the same as for a deflated data set."""
MOST_TOTAL = 1 << 36
"""Largest archive read, in bytes unpacked."""
MOST_RATIO = 200
"""Largest ratio of unpacked to packed bytes, for what is larger than `SMALL` unpacked."""
SMALL = 1 << 27
"""Bytes unpacked up to which any ratio passes: a blank mask shrinks to a thousandth."""

_MOST_NAME = 1000  # characters
_UTF8, _LOCKED = 0x800, 0x1 | 0x40 | 0x2000  # general purpose bits (APPNOTE 4.4.4)


def name_of(info: zipfile.ZipInfo) -> str:
    """Return the name as meant.

    Unmarked names are in code page 437 (APPNOTE, appendix D), but many programs write UTF-8 without
    marking it; what can be read as UTF-8 is.
    """
    name = info.filename
    if not info.flag_bits & _UTF8 and not name.isascii():
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            return name
    return name


def plain(written: str) -> str | None:
    """Return a name as a relative path with slashes, or None where it leads elsewhere.

    Backslashes part folders too, as in archives of some Windows programs.
    """
    name = written.replace("\\", "/")
    windows = PureWindowsPath(name)
    if len(name) > _MOST_NAME or "\x00" in name or windows.drive or windows.root:
        return None
    parts = [part for part in name.split("/") if part not in ("", ".")]
    if not parts or ".." in parts:
        return None
    return "/".join(parts)


def refused(info: zipfile.ZipInfo) -> Notice | None:
    mode = info.external_attr >> 16
    if info.create_system == 3 and mode >> 12 not in (0, 0o10):  # Unix: anything but a file
        return _LINK
    if info.flag_bits & _LOCKED:
        return _LOCK
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return _METHOD
    if info.file_size > MOST_ENTRY:
        return _LARGE
    if info.file_size > SMALL and info.file_size > MOST_RATIO * max(info.compress_size, 1):
        return _OVERPACKED
    return None


LEAVES = Notice(
    "unsafe_name",
    "Its name leads out of the zip archive it is in, as no scan's does; it is not opened.",
)
TWICE = Notice(
    "duplicate_name",
    "The zip archive holds two files of this name; only the first was opened.",
)
_LINK = Notice(
    "linked_entry",
    "This is a link or a device in a zip archive, and those are not followed.",
)
_LOCK = Notice(
    "locked_entry",
    "It is locked with a password. Unpack the zip archive with its password, and open the folder.",
)
_METHOD = Notice(
    "unsupported_compression",
    "It is packed in a way that Lightbox does not read. Unpack the zip archive yourself, and open "
    "the folder.",
)
_LARGE = Notice(
    "too_large",
    f"Unpacked, it would take more than {MOST_ENTRY >> 20} MB. Unpack the zip archive yourself, "
    "and open the folder.",
)
_OVERPACKED = Notice(
    "overpacked",
    f"Unpacked, it would be more than {MOST_RATIO} times as large as it is, as no scan of its size "
    "is; it may be made to do harm, and is not opened.",
)
