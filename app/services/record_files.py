"""Files of records that grow as records come, and go on after a run was killed.

JSON lines are one file; its last line may be half written, and is then dropped. A Parquet file
cannot be added to and is worth nothing without its end, so Parquet is a folder of parts, each put
under its name once it is whole; what a killed run had not yet written as a part is read again.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Protocol

from app.errors import LightboxError, UsageError
from app.paths import hold
from app.services.done import Done
from app.services.records import to_json
from app.services.starting import FOR_ARCHIVES

if TYPE_CHECKING:
    from app.services.shapes import RecordShape

_PIECE = 1 << 20
_PART_ROWS = 20_000
_PART_S = 60.0
_LOCK = ".in-use"
_NOTED = ["path", "frame", "model", "scan", "status"]


class RecordFile(Protocol):
    """Takes records; what it was given is there after `close`, and most of it before."""

    def write(self, records: Sequence[RecordShape]) -> None: ...

    def close(self) -> None: ...


class JsonLines:
    """Records as JSON, a line each, in a stream of bytes that is added to."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def write(self, records: Sequence[RecordShape]) -> None:
        text = "".join(f"{to_json(record)}\n" for record in records)
        self._stream.write(text.encode("utf-8"))
        self._stream.flush()

    def close(self) -> None:
        self._stream.close()


class ParquetParts:
    """Records in the columns of `_schema`, in parts of a folder."""

    def __init__(self, folder: Path) -> None:
        """Go on after the last part there is, and keep others out. Raises: OSError."""
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = hold(folder / _LOCK)
        for half in folder.glob(".part-*"):
            half.unlink()
        self._folder = folder
        self._number = 1 + max((_number(part) for part in parts(folder)), default=-1)
        self._rows: list[RecordShape] = []
        self._begun = time.monotonic()

    def write(self, records: Sequence[RecordShape]) -> None:
        if not self._rows:
            self._begun = time.monotonic()
        self._rows += records
        if len(self._rows) >= _PART_ROWS or time.monotonic() - self._begun >= _PART_S:
            self._end_part()

    def close(self) -> None:
        with self._lock:
            if self._rows:
                self._end_part()

    def _end_part(self) -> None:
        import pyarrow.parquet

        name = f"part-{self._number:06d}.parquet"
        half = self._folder / f".{name}"
        pyarrow.parquet.write_table(_table(self._rows), half, compression="zstd")
        half.replace(self._folder / name)
        self._number += 1
        self._rows = []


def need_parquet() -> None:
    """See that Parquet can be written. Raises: UsageError."""
    try:
        import pyarrow  # noqa: F401
    except ImportError:
        raise UsageError(
            "no_parquet", f"Parquet needs pyarrow, which is not installed: {FOR_ARCHIVES}."
        ) from None


def parts(folder: Path) -> list[Path]:
    """Return the parts of a folder of records, in order."""
    return sorted(folder.glob("part-*.parquet"), key=_number)


def drop_half_line(path: Path) -> None:
    """Cut what stands after the last end of a line. Raises: OSError."""
    with path.open("r+b") as stream:
        end = stream.seek(0, os.SEEK_END)
        while end:
            start = max(0, end - _PIECE)
            stream.seek(start)
            found = stream.read(end - start).rfind(b"\n")
            if found >= 0:
                stream.truncate(start + found + 1)
                return
            end = start
        stream.truncate(0)


def note_lines(path: Path, done: Done) -> None:
    """Remember the records of a file of JSON lines.

    Raises:
        UsageError: code ``not_records`` where a line is none.
        OSError: it cannot be read.
    """
    with path.open("rb") as stream:
        for number, line in enumerate(stream, 1):
            try:
                record = json.loads(line)
                model, scan = record["model"], record["scan"]
                done.add(
                    record["path"],
                    int(record["frame"]),
                    None if model is None else model["sha256"],
                    1 if scan is None else int(scan["frames"]),
                    failed=record["status"] == "failed",
                )
            except (ValueError, KeyError, TypeError):
                raise _no_records(f"“{path}”, line {number},") from None


def note_parts(folder: Path, done: Done) -> None:
    """Remember the records of a folder of parts. Raises: as `note_lines`."""
    import pyarrow
    import pyarrow.parquet

    for part in parts(folder):
        try:
            table = pyarrow.parquet.read_table(part, columns=_NOTED)
            for *row, failed in _rows_of(table):
                done.add(*row, failed=failed)
        except (pyarrow.ArrowException, KeyError) as error:
            raise _no_records(f"“{part}”") from error


def written(records: Iterable[RecordShape], file: RecordFile) -> Iterator[RecordShape]:
    """Write records as they are passed on."""
    for record in records:
        file.write([record])
        yield record


def _no_records(what: str) -> UsageError:
    return UsageError(
        "not_records",
        f"{what} is no record of Lightbox, so nothing can be resumed there. Name another output.",
    )


def _number(part: Path) -> int:
    digits = part.stem.removeprefix("part-")
    return int(digits) if digits.isdecimal() else -1


def _rows_of(table: Any) -> Iterator[tuple[Any, ...]]:
    for row in table.to_pylist():
        model, scan = row["model"], row["scan"]
        yield (
            row["path"],
            row["frame"],
            None if model is None else model["sha256"],
            1 if scan is None else scan["frames"],
            row["status"] == "failed",
        )


def _table(records: Sequence[RecordShape]) -> Any:
    import pyarrow

    try:
        return pyarrow.Table.from_pylist(records, _schema())
    except UnicodeEncodeError:  # the name of a file that is no text
        return pyarrow.Table.from_pylist([_plain(record) for record in records], _schema())
    except pyarrow.ArrowException as error:
        raise LightboxError(
            "not_written", f"A record cannot be written as Parquet: {error}."
        ) from error


def _plain(value: Any) -> Any:
    """Return a record whose texts are UTF-8, the rest of them escaped."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list) else value


def _schema() -> Any:
    """Return the keys of a record (`RecordShape`) as columns."""
    import pyarrow as pa

    text, number, share = pa.string(), pa.int32(), pa.float64()
    notice = pa.struct({"code": text, "message": text})
    point = pa.struct({"name": text, "threshold": share})
    finding = pa.struct(
        {
            "name": text,
            "probability": share,
            "score": share,
            "operating_point": point,
            "positive": pa.bool_(),
        }
    )
    scan = pa.struct(
        {
            "modality": text,
            "body_part": text,
            "view_position": text,
            "rows": number,
            "columns": number,
            "frames": number,
            "photometric_interpretation": text,
            "transfer_syntax_uid": text,
            "sop_instance_uid": text,
        }
    )
    return pa.schema(
        {
            "path": text,
            "frame": number,
            "status": text,
            "reason": notice,
            "model": pa.struct({"id": text, "version": text, "sha256": text}),
            "findings": pa.list_(finding),
            "prediction_set": pa.list_(text),
            "warnings": pa.list_(notice),
            "scan": scan,
            "seconds": share,
        }
    )
