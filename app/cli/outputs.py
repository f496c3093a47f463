"""Where commands write: no input is overwritten, no file is left half done, no name breaks it."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, TextIO

from app.errors import LightboxError, UsageError
from app.imaging import detect
from app.services.records import guarded

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def shown(text: object) -> str:
    """Return text in one line that any terminal and encoding can show."""
    return "".join(
        c if c.isprintable() else c.encode("unicode_escape", "backslashreplace").decode("ascii")
        for c in str(text)
    )


def csv_cell(value: object, *, terminal: bool = False) -> object:
    """Return a cell of a CSV row that no spreadsheet takes for a formula.

    Text that begins with ``=``, ``+``, ``-``, ``@``, a tab or a carriage return gets a ``'`` in
    front, as does text that begins with ``'``: so whoever wants the path back takes one ``'`` away.
    (OWASP, "CSV Injection".) Numbers stay numbers.

    Args:
        value: of the cell.
        terminal: what is written goes to a terminal, which must not act on a file's name.
    """
    if not isinstance(value, str):
        return value
    cell = guarded(value)
    return shown(cell) if terminal else cell


def check_outputs(outputs: Iterable[Path | None], inputs: Iterable[Path] | None) -> None:
    """Refuse to write over what is read, over a DICOM file, or twice to one file.

    Args:
        outputs: None for those that were not asked for.
        inputs: None where nobody knows yet what is read: then no picture is written over either.

    Raises:
        UsageError: codes ``output_is_input``, ``output_is_scan``, ``outputs_are_one``,
            ``not_writable``.
    """
    places: set[str] = set()
    read: set[tuple[int, int]] | None = None
    for output in filter(None, outputs):
        place = os.path.realpath(output)
        if place in places:
            raise UsageError("outputs_are_one", f"Two outputs would go to “{shown(output)}”.")
        places.add(place)
        try:
            there = output.stat()
        except (OSError, ValueError):
            continue  # nothing is lost; where it cannot be written, writing says so
        if not stat.S_ISREG(there.st_mode):
            continue
        read = _identities(inputs or ()) if read is None else read
        if (there.st_dev, there.st_ino) in read:
            raise UsageError(
                "output_is_input",
                f"“{shown(output)}” is what is to be read, and would be overwritten. "
                "Name another file for the output.",
            )
        _refuse_scan(output, pictures=inputs is None)


def _identities(paths: Iterable[Path]) -> set[tuple[int, int]]:
    found = set()
    for path in paths:
        with contextlib.suppress(OSError, ValueError):
            status = path.stat()
            found.add((status.st_dev, status.st_ino))
    return found


def _refuse_scan(output: Path, *, pictures: bool) -> None:
    try:
        with output.open("rb") as stream:
            head = stream.read(detect.HEAD)
    except OSError as error:
        raise not_writable(output, error) from error
    content = detect.sniff(head)
    if pictures and content in ("png", "jpeg"):
        raise UsageError(
            "output_is_scan",
            f"“{shown(output)}” is a picture, which may be what is to be read. "
            "Name another file for the output.",
        )
    if content in ("dicom", "dicom_bare"):
        raise UsageError(
            "output_is_scan",
            f"“{shown(output)}” is a DICOM file, and Lightbox overwrites none. "
            "Name another file for the output.",
        )


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """Write a file whole or not at all: beside it first, then renamed. Devices as they are.

    Raises:
        UsageError: code ``not_writable``.
        LightboxError: code ``not_written`` when the disk is full.
    """
    temporary: Path | None = None
    try:
        target = path.resolve()
        if target.exists() and not target.is_file():
            with target.open("wb") as stream:
                yield stream
            return
        if target.exists() and not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        handle, name = tempfile.mkstemp(prefix=".lightbox-", dir=target.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as stream:
            yield stream
        temporary.chmod(stat.S_IMODE(target.stat().st_mode) if target.exists() else _new_mode())
        temporary.replace(target)
        temporary = None
    except OSError as error:
        raise not_writable(path, error) from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)


@contextlib.contextmanager
def stream_to(output: Path | None) -> Iterator[TextIO]:
    """Open the stream that records go to, as they come: a file, or what is printed.

    Raises:
        UsageError: code ``not_writable``.
    """
    if output is None:
        yield sys.stdout
        return
    try:
        stream = output.open("w", encoding="utf-8", errors="backslashreplace", newline="")
    except (OSError, ValueError) as error:
        raise not_writable(output, error) from error
    with stream:
        yield stream


def sentence_of(error: OSError | UnicodeError) -> str:
    """Say in a sentence what the system refused to do."""
    if isinstance(error, UnicodeError):
        return (
            "A name or text holds characters that cannot be written here. "
            "Set PYTHONUTF8=1, or rename the file."
        )
    if error.errno in _FULL:
        return (
            "There is no space left where the output goes, and what was written is incomplete. "
            "Free some, or write elsewhere."
        )
    where = f" (“{shown(error.filename)}”)" if error.filename else ""
    return f"The system reports: {error.strerror or type(error).__name__}{where}."


def speak_utf8() -> None:
    """Let stdout and stderr take any name: UTF-8 where no terminal asks for something else."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        with contextlib.suppress(OSError, ValueError):
            if stream.encoding.lower() not in ("utf-8", "utf8") and not stream.isatty():
                reconfigure(encoding="utf-8")
            reconfigure(errors="backslashreplace")


def give_up_stdout() -> None:
    """Send what is still to be printed nowhere, so that the interpreter's end is quiet too."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _new_mode() -> int:
    """Return the mode of a new file: what the user's umask leaves."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def not_writable(path: Path, error: OSError | ValueError) -> LightboxError:
    why = (error.strerror if isinstance(error, OSError) else None) or "it cannot be created"
    message = f"“{shown(path)}” cannot be written: {why}."
    if isinstance(error, OSError) and error.errno in _FULL:
        return LightboxError("not_written", message)
    return UsageError("not_writable", message)
