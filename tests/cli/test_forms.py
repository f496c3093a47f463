"""What comes of many scans, as a workbook and as a summary."""

from __future__ import annotations

import html
import re
import shutil
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from app.cli.main import run_cli
from tests.conftest import sample_path

_NS = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    shutil.copy(sample_path("pneumonia.dcm"), made / "=1+1.dcm")
    shutil.copy(sample_path("normal.dcm"), made / "b.dcm")
    (made / "c.dcm").write_text("dear colleague")
    return made


def cells(path: Path, sheet: int) -> list[dict[str, object]]:
    """Return the rows of a sheet by the letters of their columns; texts are texts, numbers floats.

    A formula would be a cell of another kind, and fails.
    """
    with zipfile.ZipFile(path) as book:
        root = ElementTree.fromstring(book.read(f"xl/worksheets/sheet{sheet}.xml"))
    rows = []
    for row in root.iterfind(".//s:row", _NS):
        found: dict[str, object] = {}
        for cell in row.iterfind("s:c", _NS):
            assert cell.find("s:f", _NS) is None
            column = re.sub(r"\d", "", cell.get("r", ""))
            if cell.get("t") == "inlineStr":
                found[column] = "".join(cell.itertext())
            else:
                found[column] = float(cell.findtext("s:v", "", _NS))
        rows.append(found)
    return rows


def test_a_workbook_holds_texts_and_numbers_and_no_formula(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.xlsx"
    assert run_cli(["classify", str(folder), "--output", str(output), "--workers", "0"]) == 1
    names, *rows = cells(output, 1)
    where = {str(name): column for column, name in names.items()}
    assert [row[where["path"]] for row in rows] == [
        str(folder / name) for name in ("=1+1.dcm", "b.dcm", "c.dcm")
    ]
    assert [row[where["status"]] for row in rows] == ["classified", "classified", "failed"]
    assert rows[0][where["above_threshold"]] == rows[1][where["below_threshold"]] == "pneumonia"
    first = rows[0][where["pneumonia"]]
    assert isinstance(first, float)
    assert first > 0.9
    about = {row["A"]: row["B"] for row in cells(output, 2)}
    assert about["Use"] == "Research use only. Not a medical device."
    assert "SHA-256" in str(about["Model"])


def test_a_summary_says_what_matters_first(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.html"
    assert run_cli(["classify", str(folder), "--output", str(output), "--workers", "0"]) == 1
    page = output.read_text(encoding="utf-8")
    said = html.unescape(re.sub(r"<[^>]+>", " ", page[page.index("<body>") :]))
    words = " ".join(said.replace("\u00a0", " ").split())
    assert "Scans 3 Above threshold 1 Below threshold 1 Failed 1" in words
    assert re.search(
        r"=1\+1\.dcm Pneumonia: above threshold > 99 % .*b\.dcm Pneumonia: below", words
    )
    assert "c.dcm This is no scan but a text file." in words
    assert str(tmp_path) not in words, "folders that all have in common say nothing"


def test_what_needs_a_file_says_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_cli(["classify", str(folder), "--output", str(folder / "out.docx")]) == 2
    assert "one of .jsonl, .csv, .parquet, .xlsx, .pdf, .html" in capsys.readouterr().err
    assert not (folder / "out.docx").exists()
    assert run_cli(["classify", str(folder), "--format", "xlsx"]) == 2
    assert "--output FILE.xlsx" in capsys.readouterr().err


def test_piped_paths_stand_alone_and_write_over_no_picture(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_cli(["classify", "-", "x.dcm"]) == 2
    assert "name it alone" in capsys.readouterr().err
    picture = Path(shutil.copy(sample_path("normal.png"), tmp_path / "a.png"))
    before = picture.read_bytes()
    assert run_cli(["classify", "-", "--output", str(picture)]) == 2
    assert picture.read_bytes() == before
