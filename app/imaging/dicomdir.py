"""A DICOMDIR, the table of contents of a disc (PS3.10 section 8, PS3.3 Annex F)."""

from __future__ import annotations

from pathlib import Path
from typing import Any, BinaryIO

from app.imaging import values
from app.imaging.detect import Content
from app.imaging.reading import guarded


def is_dicomdir(path: Path) -> bool:
    """Tell by the name, which the standard fixes."""
    return path.name.upper() == "DICOMDIR"


def listed_files(path: Path) -> tuple[Path, ...]:
    """Return the files a DICOMDIR lists, in its order, those that exist.

    Only files inside the DICOMDIR's own folder are returned, whatever it claims: neither ``..`` nor
    an absolute path nor a link leads out of it.

    Raises:
        ScanError: the file is not readable as DICOM.
    """

    def read(fp: BinaryIO, _content: Content) -> list[Any]:
        from app.imaging.parse import parse

        return values.items(parse(fp).ds, "DirectoryRecordSequence")

    base = path.parent.resolve()
    found: dict[Path, None] = {}
    for record in guarded(path, read):
        parts = [str(part).strip() for part in values.values(record, "ReferencedFileID")]
        if not parts or any(not _is_plain(part) for part in parts):
            continue
        # Discs are often mounted, or copied, with their names in lower case.
        for names in (parts, [part.lower() for part in parts]):
            target = path.parent.joinpath(*names)
            if target.is_file() and target.resolve().is_relative_to(base):
                found[target] = None
                break
    return tuple(found)


def _is_plain(part: str) -> bool:
    return part not in ("", ".", "..") and not set(part) & set('/\\:\x00"<>|?*')
