"""A DICOMDIR, the table of contents of a disc (PS3.10 section 8, PS3.3 Annex F)."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from app.imaging import archives, values
from app.imaging.detect import Content
from app.imaging.reading import guarded


@dataclass(frozen=True, slots=True)
class Disc:
    """What a DICOMDIR lists.

    Attributes:
        listed: files that are there, in its order, each once; all of them below its own folder.
        missing: files that it lists below its own folder and that are not there.
        outside: how many it lists anywhere else. They are never looked at.
    """

    listed: tuple[Path, ...]
    missing: tuple[Path, ...] = ()
    outside: int = 0


def is_dicomdir(path: Path) -> bool:
    """Tell by the name, which the standard fixes."""
    return path.name.upper() == "DICOMDIR"


def read_disc(path: Path) -> Disc:
    """Find the files a DICOMDIR lists, on the disk or in the zip archive it lies in.

    Only files inside the DICOMDIR's own folder are found, whatever it claims: neither ``..`` nor
    an absolute path nor a link leads out of it. Names are found in any case, since discs are often
    mounted or copied with their names in lower case, and with the version that ISO 9660 adds.

    Raises:
        ScanError: the file is not readable as DICOM.
    """

    def read(fp: BinaryIO, _content: Content) -> list[Any]:
        from app.imaging.parse import parse

        return values.items(parse(fp).ds, "DirectoryRecordSequence")

    records = guarded(path, read)
    inside = archives.within(path)
    look: _Folder | _Archive = _Folder(path.parent) if inside is None else _Archive(*inside)
    listed: dict[Path, None] = {}
    missing: dict[Path, None] = {}
    outside = 0
    for record in records:
        parts = [str(part).strip() for part in values.values(record, "ReferencedFileID")]
        if not parts:
            continue  # a patient, a study or a series
        if not all(map(_is_plain, parts)):
            outside += 1
            continue
        found = look.find(parts)
        if found is None:
            missing[path.parent.joinpath(*parts)] = None
        elif look.holds(found):
            listed[found] = None
        else:
            outside += 1
    return Disc(tuple(listed), tuple(missing), outside)


def _is_plain(part: str) -> bool:
    return part not in ("", ".", "..") and not set(part) & set('/\\:\x00"<>|?*')


def _folded(name: str) -> str:
    """Return a name as it is compared: in one case, without ISO 9660's ``.;1``."""
    return name.casefold().removesuffix(";1").removesuffix(".")


class _Folder:
    """Looks for files below a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._real = folder.resolve()
        self._names: dict[Path, dict[str, str]] = {}

    def find(self, parts: list[str]) -> Path | None:
        exact = self._folder.joinpath(*parts)
        if _is_file(exact):
            return exact
        here = self._folder
        for part in parts:
            name = self._below(here).get(_folded(part))
            if name is None:
                return None
            here /= name
        return here if _is_file(here) else None

    def holds(self, path: Path) -> bool:
        return path.resolve().is_relative_to(self._real)

    def _below(self, folder: Path) -> dict[str, str]:
        if folder not in self._names:
            try:
                names = sorted(os.listdir(folder))  # noqa: PTH208 - names, not paths
            except OSError:
                names = []
            self._names[folder] = {_folded(name): name for name in names}
        return self._names[folder]


class _Archive:
    """Looks for files below a folder of a zip archive."""

    def __init__(self, archive: Path, name: str) -> None:
        self._archive = archive
        folder = name.rpartition("/")[0]
        self._start = f"{folder}/" if folder else ""
        self._names = {_folded_path(name): name for name in archives.contents(archive).names}

    def find(self, parts: list[str]) -> Path | None:
        name = self._names.get(_folded_path(self._start + "/".join(parts)))
        return None if name is None else self._archive / name

    def holds(self, path: Path) -> bool:
        return path.is_relative_to(self._archive)


def _folded_path(name: str) -> str:
    return "/".join(map(_folded, name.split("/")))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
