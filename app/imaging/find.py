"""Which files to read, out of files, folders, discs and zip archives."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from app.domain.natural import natural_key
from app.domain.notice import Notice
from app.errors import LightboxError
from app.imaging.dicomdir import Disc, is_dicomdir
from app.imaging.found import LINKED_FOLDER, Found, LeftOut
from app.imaging.inside import Inside
from app.imaging.names import (
    is_hidden,
    is_named_like_a_scan,
    is_of_interest,
    reason_by_name,
    shown_name,
)
from app.imaging.places import key_of, kind_of, normalised, why_closed

_MOST_MISSING = 100  # files of one disc that are named one by one
_FIRST_TOLD = 16  # scans of the first piece, soon to be seen; each holds twice as many
_MOST_TOLD = 256

Tell = Callable[[Sequence[Path]], None]
"""Is told of scans while the search goes on."""


def find_scans(
    paths: Iterable[Path], inside: Inside | None = None, tell: Tell | None = None
) -> Found:
    """Find the files to read. Nothing is raised, whatever the paths lead to.

    A file given by name is always among the scans, so that its failure is reported; so is a path
    that does not exist. Folders are searched to any depth. A link to a folder is followed when it
    is given by name, and left out when it is found in a folder; so is a link to a file that leads
    out of the folder of a disc. For a DICOMDIR given by name stand
    the files it lists, as far as they lie in its folder; in a folder, what it lists counts, and
    what else lies there is found as well. A zip archive given by name is searched like a folder;
    the path of a scan in it is ``archive.zip/inner/name.dcm``.

    Args:
        paths: files and folders.
        inside: looks into files; in this process by default.
        tell: called with pieces of the scans as soon as it is sure that they belong to them; with
            each of them once. What it raises ends the search.
    """
    search = _Search(inside or Inside(), tell)
    for path in paths:
        search.add(normalised(path))
    return search.found()


class _Search:
    """What was found so far, by place, so that nothing counts twice."""

    def __init__(self, inside: Inside, tell: Tell | None) -> None:
        self._inside = inside
        self._tell = tell
        self._piece = _FIRST_TOLD
        self._fresh: list[str] = []  # keys of scans nobody has been told of
        self._told: set[str] = set()
        self._no_scans: set[str] = set()  # by their content
        self._scans: dict[str, Path] = {}
        self._unsure: dict[str, Path] = {}  # of the scans: their content has to tell
        self._left_out: dict[str, LeftOut] = {}
        self._unreadable: dict[str, LeftOut] = {}
        self._broken: dict[str, LeftOut] = {}
        self._remarks: list[LeftOut] = []
        self._searched: list[tuple[Path, list[str], bool]] = []  # what was named, what it held
        self._archives: list[tuple[Path, list[str]]] = []
        self._discs: list[tuple[Path, Disc]] = []  # in folders and archives
        self._links: dict[str, Path] = {}  # of the scans: links to files, found in folders
        self._hidden: set[str] = set()

    def add(self, path: Path) -> None:
        kind = kind_of(path)
        if kind == "folder":
            self._searched.append((path, *self._add_folder(path)))
        elif kind == "file" and is_dicomdir(path):
            self._add_named_disc(path)
        elif kind == "file" and self._inside.is_archive(path):
            self._add_archive(path)
        else:
            self._links.pop(key_of(path), None)  # named, and so meant
            self._take(path)

    def found(self) -> Found:
        for _, disc in self._discs:  # not before: what the folders hold keeps its order
            for scan in disc.listed:
                self._take(scan)
        for path, _ in self._discs:
            self._leave_out_links(path.parent)
        self._settle()
        self._links.clear()  # those that are left are scans like others
        self._tell_of(list(self._scans))
        listed = {key_of(scan) for _, disc in self._discs for scan in disc.listed}
        for path, disc in self._discs:
            self._add_missing(path, disc)
            self._compare(path, listed)
        for path, keys in self._archives:
            if self._scans.keys().isdisjoint(keys) and self._broken.keys().isdisjoint(keys):
                self._break(path, "no_scans", _NO_SCANS)
        unreadable = tuple(self._unreadable.values())
        held = self._scans.keys() | self._broken.keys()
        return Found(
            scans=tuple(self._scans.values()),
            left_out=(*unreadable, *self._left_out.values()),
            unreadable=unreadable,
            empty=tuple(
                {
                    key_of(path): path
                    for path, keys, closed in self._searched
                    if not closed and held.isdisjoint(keys)
                }.values()
            ),
            hidden=len(self._hidden),
            broken=tuple(self._broken.values()),
            remarks=tuple(self._remarks),
        )

    # --- Folders ------------------------------------------------------------------------

    def _add_folder(self, folder: Path) -> tuple[list[str], bool]:
        """Search a folder; return the keys of what it held, and whether a part was closed."""
        held: list[str] = []
        closed = False
        waiting = [folder]  # a stack of our own: folders may be deeper than Python recurses
        while waiting:
            here = waiting.pop()
            try:
                folders, files = self._below(here)
            except OSError as error:
                closed = True
                reason = Notice("not_readable", why_closed(error, "folder"))
                self._unreadable[key_of(here)] = LeftOut(here, reason)
                continue
            waiting += [here / name for name in reversed(folders)]
            for name in files:
                path = here / name
                held.append(key_of(path))
                if is_dicomdir(path) and kind_of(path) == "file":
                    held += self._add_disc(path)
                elif (why := reason_by_name(path)) is not None:
                    self._leave_out(path, why)
                else:
                    if path.is_symlink() and key_of(path) not in self._scans:
                        self._links[key_of(path)] = path
                    self._take(path, sure=is_named_like_a_scan(path))
                    self._tell_some()
        return held, closed

    def _below(self, folder: Path) -> tuple[list[str], list[str]]:
        """Return the names of folders and files to look at, in natural order. Raises: OSError."""
        folders: list[str] = []
        files: list[str] = []
        place = key_of(folder)
        with os.scandir(folder) as entries:
            for entry in entries:
                if is_hidden(entry.name):
                    self._hidden.add(f"{place}/{entry.name}")
                if not is_of_interest(entry.name):
                    continue
                if not _is_folder(entry):
                    files.append(entry.name)
                elif entry.is_symlink():
                    self._leave_out(folder / entry.name, LINKED_FOLDER)
                else:
                    folders.append(entry.name)
        return sorted(folders, key=natural_key), sorted(files, key=natural_key)

    # --- Discs and archives -------------------------------------------------------------

    def _add_named_disc(self, path: Path) -> None:
        try:
            disc = self._inside.disc(path)
        except LightboxError:
            self._take(path)  # reading it will say what is wrong
            return
        if not disc.listed and not disc.missing and not disc.outside:
            self._take(path)
            return
        for scan in disc.listed:
            self._take(scan)
        self._add_missing(path, disc)

    def _add_disc(self, path: Path) -> list[str]:
        """Keep what the DICOMDIR of a folder lists; return the keys."""
        try:
            disc = self._inside.disc(path)
        except LightboxError as error:
            reason = (
                "This is a disc's table of contents, and cannot be read; the images were looked "
                f"for without it. {error.message}"
            )
            self._leave_out(path, Notice("dicomdir", reason))
            return []
        if not disc.listed and not disc.missing and not disc.outside:
            self._leave_out(path, _EMPTY_DISC)
        self._discs.append((path, disc))
        return [key_of(scan) for scan in (*disc.listed, *disc.missing)]

    def _add_missing(self, path: Path, disc: Disc) -> None:
        if disc.missing and not disc.listed:
            self._break(
                path,
                "disc_without_files",
                f"This DICOMDIR, a disc's table of contents, lists {len(disc.missing)} files, and "
                "none of them is here. Copy the whole disc, and open its folder.",
            )
        else:
            for missing in disc.missing[:_MOST_MISSING]:
                self._break(
                    missing,
                    "missing_on_disc",
                    "The disc's table of contents (DICOMDIR) lists this file, but it is not there. "
                    "Copy the whole disc again, or ask for a new one.",
                )
            if (more := len(disc.missing) - _MOST_MISSING) > 0:
                self._break(
                    path,
                    "missing_on_disc",
                    f"The disc's table of contents (DICOMDIR) lists {more} more files that are not "
                    "there. Copy the whole disc again, or ask for a new one.",
                )
        if disc.outside:
            self._remark(
                path,
                "leaves_disc",
                f"The disc's table of contents (DICOMDIR) names {_files(disc.outside)} outside its "
                "own folder, which Lightbox does not open.",
            )

    def _leave_out_links(self, folder: Path) -> None:
        """Leave out what lies in a disc's folder by its name alone: a disc leads nowhere else."""
        base, real = key_of(folder) + os.sep, folder.resolve()
        for key, link in list(self._links.items()):
            if key.startswith(base) and not Path(os.path.realpath(link)).is_relative_to(real):
                del self._links[key]
                self._scans.pop(key, None)
                self._unsure.pop(key, None)
                self._leave_out(link, _LINK_OUT)

    def _compare(self, path: Path, listed: set[str]) -> None:
        """Say how many files beside a disc's table of contents no such table lists."""
        base = key_of(path.parent) + os.sep
        more = sum(key.startswith(base) and key not in listed for key in self._scans)
        if more:
            self._remark(
                path,
                "not_on_disc",
                f"{_files(more).capitalize()} beside the disc's table of contents (DICOMDIR) "
                f"{'is' if more == 1 else 'are'} not listed in it; read all the same.",
            )

    def _add_archive(self, path: Path) -> None:
        """Search a zip archive as if it were a folder."""
        try:
            contents = self._inside.contents(path)
        except LightboxError as error:
            self._break(path, error.code, error.message)
            return
        for name, reason in contents.left_out:
            self._leave_out(path / shown_name(name), reason)
        held = []
        for name in contents.names:
            scan = path / name
            held.append(key_of(scan))
            parts = name.split("/")
            if not all(map(is_of_interest, parts)):
                if any(map(is_hidden, parts)):
                    self._hidden.add(key_of(scan))
            elif is_dicomdir(scan):
                held += self._add_disc(scan)
            else:
                self._take(scan, sure=is_named_like_a_scan(scan))
                self._tell_some()
        self._archives.append((path, held))

    # --- Keeping ------------------------------------------------------------------------

    def _take(self, path: Path, *, sure: bool = True) -> None:
        key = key_of(path)
        if sure and key in self._no_scans:  # a disc lists it, which counts for more
            self._no_scans.remove(key)
            del self._left_out[key]
        if key not in self._scans and key not in self._no_scans:
            self._scans[key] = path
            self._fresh.append(key)
            if not sure:
                self._unsure[key] = path
        elif sure:
            self._unsure.pop(key, None)

    def _settle(self) -> None:
        """Leave out what is no scan by its content."""
        unsure = list(self._unsure.items())
        self._unsure.clear()
        reasons = self._inside.reasons([path for _, path in unsure])
        for (key, path), reason in zip(unsure, reasons, strict=True):
            if reason is not None:
                del self._scans[key]
                self._no_scans.add(key)
                self._leave_out(path, reason)

    def _tell_some(self) -> None:
        """Tell of the scans since the last time, once there are enough."""
        if self._tell is not None and len(self._fresh) >= self._piece:
            self._settle()
            fresh, self._fresh = self._fresh, []
            self._tell_of(fresh)

    def _tell_of(self, keys: Sequence[str]) -> None:
        if self._tell is None:
            return
        told = [key for key in keys if key in self._scans and key not in self._links]
        told = [key for key in told if key not in self._told]
        self._told.update(told)
        while told:
            piece, told = told[: self._piece], told[self._piece :]
            self._tell([self._scans[key] for key in piece])
            self._piece = min(2 * self._piece, _MOST_TOLD)

    def _leave_out(self, path: Path, reason: Notice) -> None:
        self._left_out.setdefault(key_of(path), LeftOut(path, reason))

    def _break(self, path: Path, code: str, message: str) -> None:
        self._broken.setdefault(key_of(path), LeftOut(path, Notice(code, message)))

    def _remark(self, path: Path, code: str, message: str) -> None:
        self._remarks.append(LeftOut(path, Notice(code, message)))


_EMPTY_DISC = Notice(
    "dicomdir",
    "This is a disc's table of contents, and lists nothing; the images were looked for without it.",
)
_NO_SCANS = (
    "No scan was found in this zip archive. Lightbox reads DICOM, PNG and JPEG files; what is "
    "locked with a password has to be unpacked first."
)
_LINK_OUT = Notice(
    "link_off_disc",
    "This is a link that leads out of the folder of a disc (DICOMDIR), and was not followed. "
    "Name it to read what it leads to.",
)


def _files(count: int) -> str:
    return "one file" if count == 1 else f"{count} files"


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False
