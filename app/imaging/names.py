"""What a file's name and kind say of whether to look into it."""

from __future__ import annotations

from pathlib import Path

from app.domain.notice import Notice
from app.imaging.found import NOT_A_FILE
from app.imaging.places import kind_of

_LITTER = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db", "__macosx", "$recycle.bin"})
_HIDDEN_LITTER = frozenset({".ds_store", ".directory", ".localized", ".fseventsd", ".trashes"})
_SCAN_SUFFIXES = frozenset({".dcm", ".dicom", ".dic", ".ima", ".png", ".jpg", ".jpeg"})


def is_hidden(name: str) -> bool:
    """Tell what its owner hid from what systems scatter (``.DS_Store``, ``._name``)."""
    return (
        name.startswith(".") and not name.startswith("._") and name.casefold() not in _HIDDEN_LITTER
    )


def is_of_interest(name: str) -> bool:
    return not name.startswith(".") and name.casefold() not in _LITTER


def is_named_like_a_scan(path: Path) -> bool:
    """Tell whether its owner takes a file for a scan; it is then always attempted."""
    return path.suffix.lower() in _SCAN_SUFFIXES


def reason_by_name(path: Path) -> Notice | None:
    """Say why a file in a folder is not read, or None where its content has to tell."""
    kind = kind_of(path)
    if kind == "special":
        return NOT_A_FILE
    if kind == "absent" and not is_named_like_a_scan(path):
        return Notice("dead_link", "This is a link that leads nowhere.")
    return None


def shown_name(written: str) -> str:
    """Return a name in an archive as one below it, whatever it wants: to be shown, not opened."""
    parts = written.replace("\\", "/").replace("\x00", "").replace(":", "").split("/")
    return "/".join(part for part in parts if part not in ("", ".", "..")) or "?"
