"""The files of an archive, one after the other: a million are never held at once.

`app.imaging.find_scans` knows more (discs, zip archives, links that lead twice to one file) and
holds all it has found. Here a folder is walked in the order in which the disk tells of it, files
are told apart by name alone, and whoever reads one whose name says nothing looks into it first.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.notice import Notice
from app.imaging.dicomdir import is_dicomdir
from app.imaging.find import find_scans
from app.imaging.found import LINKED_FOLDER, LeftOut
from app.imaging.inside import Inside
from app.imaging.names import is_hidden, is_named_like_a_scan, is_of_interest, reason_by_name
from app.imaging.places import kind_of, normalised, why_closed
from app.services.cluster.items import ADDRESS, Item

_NAMED = 5  # of those left out, how many are remembered by name
_CONTENTS = Notice(
    "dicomdir",
    "This is a disc's table of contents; the files of the disc are read without it.",
)


@dataclass(slots=True)
class Listing:
    """Lists files, and remembers what it passed over.

    Attributes:
        inside: looks into files that are named one by one: discs and zip archives.
        hidden: how many hidden files and folders were passed over.
        left_out: the first few that are no scans, or links to folders.
        more: how many others.
        closed: what could not be opened or is not whole; each needs a record of its own, and is
            taken out of here by whoever writes it.
    """

    inside: Inside
    hidden: int = 0
    left_out: list[LeftOut] = field(default_factory=list)
    more: int = 0
    closed: list[LeftOut] = field(default_factory=list)
    _named: set[Path] = field(default_factory=set)
    _seen: set[bytes] = field(default_factory=set)

    def files(self, paths: Iterable[Path], frame: int | None = 1) -> Iterator[Item]:
        """Yield the scans in files and folders. Nothing is raised, whatever the paths lead to.

        A folder that lies in another one that is named is walked once.

        Args:
            paths: files and folders.
            frame: of every item, see `Item`.
        """
        named = list(dict.fromkeys(normalised(path).absolute() for path in paths))
        self._named.update(named)
        folders = [path for path in named if kind_of(path) == "folder"]
        for path in named:
            if any(above in path.parents for above in folders):
                continue
            if path in folders:
                yield from self._below(path, frame)
                continue
            found = find_scans([path], self.inside)
            self.closed += (*found.broken, *found.unreadable)
            for each in found.left_out:
                self.leave_out(each.path, each.reason)
            yield from (Item(str(scan), frame) for scan in found.scans)

    def listed(self, names: Iterable[str], frame: int | None = 1) -> Iterator[Item]:
        """Yield what a list names, paths of files or addresses of DICOMweb instances, each once.

        What `files` was given, and what lies below it, is left to that.
        """
        for name in names:
            path = name
            if not path.startswith(ADDRESS):
                place = normalised(Path(path)).absolute()
                if not self._named.isdisjoint((place, *place.parents)):
                    continue
                path = str(place)
            mark = hashlib.blake2b(os.fsencode(path), digest_size=16).digest()
            if mark not in self._seen:  # some hundred bytes a path, which a million can afford
                self._seen.add(mark)
                yield Item(path, frame)

    def leave_out(self, path: Path, reason: Notice) -> None:
        """Remember that a file is not read."""
        if len(self.left_out) < _NAMED:
            self.left_out.append(LeftOut(path, reason))
        else:
            self.more += 1

    def _below(self, root: Path, frame: int | None) -> Iterator[Item]:
        waiting, count, before = [str(root)], 0, len(self.closed)
        while waiting:
            here = waiting.pop()
            try:
                with os.scandir(here) as entries:
                    for entry in entries:
                        item = self._item(entry, frame, waiting)
                        if item is not None:
                            count += 1
                            yield item
            except OSError as error:
                reason = Notice("not_readable", why_closed(error, "folder"))
                self.closed.append(LeftOut(Path(here), reason))
        if not count and len(self.closed) == before:
            yield Item(str(root))  # whose reading says that there is nothing

    def _item(self, entry: os.DirEntry[str], frame: int | None, folders: list[str]) -> Item | None:
        """Return what to read of an entry of a folder; folders are added to those to walk."""
        self.hidden += is_hidden(entry.name)
        if not is_of_interest(entry.name):
            return None
        path = Path(entry.path)
        if entry.is_dir(follow_symlinks=False):
            folders.append(entry.path)
            return None
        if not entry.is_file(follow_symlinks=False):  # the others cost no look at the disk
            reason = LINKED_FOLDER if kind_of(path) == "folder" else reason_by_name(path)
            if reason is not None:
                self.leave_out(path, reason)
                return None
        if is_dicomdir(path):
            self.leave_out(path, _CONTENTS)
            return None
        return Item(entry.path, frame, is_named_like_a_scan(path))
