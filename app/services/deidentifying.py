"""De-identified copies of scans into a folder, made by workers within their limits."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.notice import Notice
from app.errors import LightboxError, UsageError
from app.export.deidentify.file import deidentified
from app.export.deidentify.instance import Copy
from app.export.deidentify.masking import Mask
from app.export.deidentify.pseudonyms import Pseudonyms
from app.network.keeping import sync, sync_folder
from app.services.pool import ReaderPool

if TYPE_CHECKING:
    from app.services.reading import Reader

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_PART = ".part"  # of a copy that is not whole yet; hidden
_MOST_OF_A_NAME = 1000  # files of one name: the same instance over and over


@dataclass(frozen=True, slots=True, repr=False)
class Outcome:
    """What became of a file.

    Attributes:
        path: of the file, as it was given.
        output: of its copy, None where there is none.
        reason: why there is none, else None.
        notices: what to look at in the copy.
        key: what stands for what, as (kind, old, new).
    """

    path: Path
    output: Path | None = None
    reason: Notice | None = None
    notices: tuple[Notice, ...] = ()
    key: tuple[tuple[str, str, str], ...] = ()


def prepare_folder(folder: Path) -> None:
    """Make the folder that copies go into: a new one, or one that is empty.

    Raises:
        UsageError: code ``not_empty``, ``not_writable``.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with os.scandir(folder) as entries:
            empty = next(entries, None) is None
    except OSError as error:
        raise UsageError(
            "not_writable", f"“{folder}” cannot be used: {error.strerror or type(error).__name__}."
        ) from None
    if not empty:
        raise UsageError(
            "not_empty",
            f"“{folder}” is not empty. Copies go into a new folder, so that nothing is overwritten "
            "and runs do not mix: what stands for whom differs from run to run.",
        )


def deidentify(
    paths: Iterable[Path],
    folder: Path,
    pool: ReaderPool,
    masks: Sequence[Mask] = (),
    run: Pseudonyms | None = None,
) -> Iterator[Outcome]:
    """Copy files one after the other; a failure is told and stops none of the others.

    Args:
        paths: of scans.
        folder: that the copies go into.
        pool: whose workers do it.
        masks: to be blacked out in each.
        run: what stands for what; by default new.
    """
    run = Pseudonyms() if run is None else run
    for path in paths:
        try:
            yield pool.look(copy_one, path, folder, run, tuple(masks)).result()
        except LightboxError as error:
            _sweep(folder)
            yield Outcome(path, reason=Notice(error.code, error.message))


def make_copy(_reader: Reader, path: Path, run: Pseudonyms, masks: tuple[Mask, ...]) -> Copy:
    """The task of a worker, for whoever writes the copy. Raises: LightboxError."""
    return deidentified(path, run, masks)


def copy_one(
    _reader: Reader, path: Path, folder: Path, run: Pseudonyms, masks: tuple[Mask, ...]
) -> Outcome:
    """The task of a worker. Raises: LightboxError."""
    copy = deidentified(path, run, masks)
    try:
        output = _written(copy.data, folder, copy.name, copy.suffix)
    except OSError as error:
        full = "There is no space left where the copies go. Free some, or choose another folder."
        message = full if error.errno in _FULL else f"The copy cannot be written: {error.strerror}."
        raise LightboxError("not_written", message) from None
    return Outcome(path, output, None, copy.notices, copy.key)


def _written(data: bytes, folder: Path, name: str, suffix: str) -> Path:
    """Write a new file under its name when all of it is on the disk. Raises: OSError."""
    part = folder / f".{name}-{os.getpid()}{_PART}"
    try:
        with part.open("wb") as stream:
            stream.write(data)
            sync(stream.fileno(), stream)
        output = _named(part, folder, name, suffix)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    with contextlib.suppress(OSError):  # some shares cannot; the copy itself is on the disk
        sync_folder(folder)
    return output


def _named(part: Path, folder: Path, name: str, suffix: str) -> Path:
    for number in range(1, _MOST_OF_A_NAME):
        output = folder / (f"{name}{suffix}" if number == 1 else f"{name}-{number}{suffix}")
        try:
            os.link(part, output)
        except FileExistsError:
            continue
        except OSError:  # sticks and shares without links; nobody else writes into the folder
            if os.path.lexists(output):
                continue
            part.rename(output)
        return output
    raise OSError(errno.EEXIST, os.strerror(errno.EEXIST))


def _sweep(folder: Path) -> None:
    """Remove what workers left that were stopped while they wrote."""
    with contextlib.suppress(OSError):
        for part in folder.glob(f".*{_PART}"):
            part.unlink(missing_ok=True)
