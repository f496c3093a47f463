"""Zip archives, read in place: nothing of one is ever unpacked to disk.

A scan in an archive has a path of its own, ``archive.zip/inner/name.dcm``, and `open_file` opens it
like any other. No name in an archive is ever used as a name on the disk, so none can lead anywhere.
(The format: PKWARE APPNOTE 6.3.10.)
"""

from __future__ import annotations

import errno
import io
import os
import struct
import zipfile
import zlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from app.domain.natural import natural_key
from app.domain.notice import Notice
from app.errors import ScanError
from app.imaging.archive_rules import (
    LEAVES,
    MOST_ENTRIES,
    MOST_RATIO,
    MOST_TOTAL,
    SMALL,
    TWICE,
    name_of,
    plain,
    refused,
)
from app.imaging.places import kind_of

_MOST_DIRECTORY = 1 << 26  # bytes of the central directory, which is read at once
_RECORD = b"PK\x01\x02"  # starts each entry of it (APPNOTE 4.3.12)
_HEADER = struct.Struct("<4s22xHH")  # of a local file header: signature, lengths of name and extra
_NOT_ON_DISK = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.EINVAL)


@dataclass(frozen=True, slots=True)
class Contents:
    """What an archive holds.

    Attributes:
        names: of the entries that can be opened, such as ``("study/1.dcm",)``, in natural order,
            the files of a folder before its folders.
        left_out: names of the others, as written in the archive, and why.
    """

    names: tuple[str, ...]
    left_out: tuple[tuple[str, Notice], ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    offset: int
    packed: int
    size: int
    stored: bool
    crc: int


@dataclass(frozen=True, slots=True)
class _Index:
    entries: dict[str, _Entry]
    left_out: tuple[tuple[str, Notice], ...]


def contents(path: Path) -> Contents:
    """List what an archive holds, without unpacking any of it.

    Raises:
        ScanError: codes damaged_archive, too_many_entries, too_large, overpacked.
        OSError: it cannot be opened.
    """
    index = _index(path)
    return Contents(tuple(sorted(index.entries, key=_by_folder)), index.left_out)


def is_archive(path: Path) -> bool:
    """Tell by the content; False for what cannot be opened."""
    try:
        with path.open("rb") as fp:
            return fp.read(4) in (b"PK\x03\x04", b"PK\x05\x06")
    except (OSError, ValueError):
        return False


def within(path: Path) -> tuple[Path, str] | None:
    """Split the path of an entry into its archive and its name there; None for other paths."""
    for parent in path.parents:
        kind = kind_of(parent)
        if kind == "file":
            inner = path.relative_to(parent).as_posix()
            return (parent, inner) if is_archive(parent) else None
        if kind != "absent":
            return None
    return None


def file_of(path: Path) -> Path:
    """Return the file on the disk that holds what is at a path: itself, or its archive."""
    if kind_of(path) != "absent":
        return path
    found = within(path)
    return path if found is None else found[0]


def open_file(path: Path, most: int | None = None) -> BinaryIO:
    """Open a file, or an entry of an archive.

    Args:
        path: of either.
        most: bytes wanted of an entry, from its start; all where None. Files come whole.

    Raises:
        ScanError: the entry or its archive is damaged or refused.
        OSError, ValueError: as `Path.open`.
    """
    try:
        return path.open("rb")
    except OSError as error:
        found = within(path) if error.errno in _NOT_ON_DISK else None
        if found is None:
            raise
    try:
        return io.BytesIO(_unpacked(*found, most))
    except MemoryError:
        raise ScanError(
            "too_large", "There is not enough memory to unpack the file. Close other programs."
        ) from None


def _unpacked(archive: Path, name: str, most: int | None) -> bytes:
    index = _index(archive)
    entry = index.entries.get(name)
    if entry is None:
        reasons = {plain(written): reason for written, reason in index.left_out}
        if reason := reasons.get(name):
            raise ScanError(reason.code, reason.message)
        raise ScanError("not_found", "The zip archive holds no such file.")
    if not 0 <= entry.offset < archive.stat().st_size:
        raise _damaged()
    with archive.open("rb") as fp:
        fp.seek(entry.offset)
        head = fp.read(_HEADER.size)
        if len(head) < _HEADER.size or head[:4] != b"PK\x03\x04":
            raise _damaged()
        _, name_length, extra_length = _HEADER.unpack(head)
        fp.seek(name_length + extra_length, os.SEEK_CUR)
        wanted = entry.size if most is None else min(entry.size, most)
        # Deflate grows what it cannot pack by no more than five bytes in 16 KB (RFC 1951, 3.2.4).
        packed = fp.read(min(entry.packed, wanted + wanted // 1024 + (1 << 16)))
    data = packed[:wanted] if entry.stored else _inflated(packed, wanted)
    whole = wanted == entry.size
    if whole and (len(data) != entry.size or zlib.crc32(data) != entry.crc):
        raise _damaged()
    return data


def _inflated(packed: bytes, size: int) -> bytes:
    try:
        # One byte more than there should be tells that the stated size is a lie.
        data = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, size + 1)
    except zlib.error:
        raise _damaged() from None
    return data if len(data) <= size else data[:size]


def _index(path: Path) -> _Index:
    status = path.stat()
    return _read_index(path, (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns))


@lru_cache(maxsize=2)
def _read_index(path: Path, _state: tuple[int, ...]) -> _Index:
    """Read the central directory; kept while the file stays as it is."""
    with _Careful(path) as fp:
        try:
            with zipfile.ZipFile(fp) as archive:
                listed = archive.infolist()
        except OSError as error:
            if error.errno is not None and error.errno != errno.EINVAL:
                raise
            raise _damaged() from None
        except ScanError:
            raise
        except Exception:  # zipfile raises errors of every kind on damaged archives
            raise _damaged() from None
    if len(listed) > MOST_ENTRIES:
        raise _too_many()
    files = [info for info in listed if not info.filename.endswith(("/", "\\"))]
    total = sum(info.file_size for info in files)
    if total > MOST_TOTAL:
        raise ScanError(
            "too_large",
            f"Unpacked, this zip archive would take more than {MOST_TOTAL >> 30} GB. "
            "Unpack it yourself, and open the folder.",
        )
    if total > SMALL and total > MOST_RATIO * path.stat().st_size:
        raise ScanError(
            "overpacked",
            f"Unpacked, this zip archive would be more than {MOST_RATIO} times as large as it is. "
            "Scans do not pack so well; this may be an archive made to do harm, and is not opened.",
        )
    entries: dict[str, _Entry] = {}
    left_out: list[tuple[str, Notice]] = []
    for info in files:
        written = name_of(info)
        name = plain(written)
        if name is None:
            left_out.append((written, LEAVES))
        elif name in entries:
            left_out.append((written, TWICE))
        elif reason := refused(info):
            left_out.append((written, reason))
        else:
            entries[name] = _Entry(
                info.header_offset,
                info.compress_size,
                info.file_size,
                info.compress_type == zipfile.ZIP_STORED,
                info.CRC,
            )
    return _Index(entries, tuple(left_out))


def _by_folder(name: str) -> tuple[tuple[int, object], ...]:
    *folders, last = name.split("/")
    return (*((1, natural_key(part)) for part in folders), (0, natural_key(last)))


class _Careful(io.FileIO):
    """A file that refuses to deliver a central directory of absurd size, or of too many entries.

    `zipfile` reads a directory in one piece, and then makes an object for every entry.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path, "rb")

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > _MOST_DIRECTORY:
            raise _too_many()
        data = super().read(size) or b""
        if data.count(_RECORD) > MOST_ENTRIES:
            raise _too_many()
        return data


def _damaged() -> ScanError:
    return ScanError(
        "damaged_archive",
        "This zip archive is damaged and cannot be read. Copy or export it again.",
    )


def _too_many() -> ScanError:
    return ScanError(
        "too_many_entries",
        f"This zip archive holds more than {MOST_ENTRIES:,} files. "
        "Unpack it yourself, and open the folder.",
    )
