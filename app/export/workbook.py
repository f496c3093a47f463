"""Rows as an Excel workbook in which every cell is a text or a number, and none a formula."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_MOST_ROWS = 1_000_000  # of a sheet, which holds 48,576 more
_LONGEST = 32_767  # characters of a cell
_WIDEST = 60
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class Sheets:
    """Writes rows under a row of names; more than a sheet holds go on in another one."""

    def __init__(self, book: Workbook, name: str, columns: Sequence[str]) -> None:
        self._book, self._name, self._columns = book, name, tuple(columns)
        self._strong: Format = book.add_format({"bold": True, "bottom": 1})
        self._sheets = 0
        self._begin()

    def add(self, row: Mapping[str, object]) -> None:
        """Write a row; what is None or "" leaves its cell empty."""
        if self._row > _MOST_ROWS:
            self._begin()
        for column, name in enumerate(self._columns):
            _write(self._sheet, self._row, column, row.get(name))
        self._row += 1

    def _begin(self) -> None:
        self._sheets += 1
        name = self._name if self._sheets == 1 else f"{self._name} {self._sheets}"
        self._sheet: Worksheet = self._book.add_worksheet(name)
        self._sheet.freeze_panes(1, 0)
        for column, title in enumerate(self._columns):
            width = _WIDEST if title in ("path", "message") else max(12, len(title) + 2)
            self._sheet.set_column(column, column, width)
            _write(self._sheet, 0, column, title, self._strong)
        self._row = 1


@contextlib.contextmanager
def workbook(
    stream: IO[bytes], name: str, columns: Sequence[str], about: Iterable[tuple[str, str]]
) -> Iterator[Sheets]:
    """Write a workbook to a stream: a sheet of rows, and one that says what they are.

    Args:
        stream: that can be sought in.
        name: of the sheet.
        columns: names of its columns.
        about: names and what stands against them, read when all rows are written.
    """
    import xlsxwriter

    with xlsxwriter.Workbook(stream, _OPTIONS) as book:
        yield Sheets(book, name, columns)
        sheet = book.add_worksheet("About")
        sheet.set_column(0, 0, 20)
        sheet.set_column(1, 1, _WIDEST)
        for row, (title, said) in enumerate(about):
            _write(sheet, row, 0, title)
            _write(sheet, row, 1, said)


def _write(
    sheet: Worksheet, row: int, column: int, value: Any, style: Format | None = None
) -> None:
    if value is None or value == "":
        return
    if isinstance(value, int | float):
        sheet.write_number(row, column, value, style)
        return
    # A file's name may hold bytes that are no text.
    text = str(value).encode("utf-8", "backslashreplace").decode("utf-8")
    sheet.write_string(row, column, text[:_LONGEST], style)
