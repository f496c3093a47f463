"""Pages in print: whole, in both languages, headings with what they head."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.export.page import Page, heading, paragraph, table, whole
from app.ui.look.theme import apply_theme
from app.ui.printing.pdf import pdf
from tests.conftest import sample_path


def words(printed: bytes, tmp_path: Path) -> list[str]:
    """Return what stands on each sheet."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler) is not installed")
    file = tmp_path / "print.pdf"
    file.write_bytes(printed)
    done = subprocess.run(
        ["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True, text=True
    )
    return [" ".join(sheet.split()) for sheet in done.stdout.split("\f")[:-1]]


def page(*parts: str) -> Page:
    foot = ("Research use only.", "hash")
    return Page("Title", whole("Title", "en", parts), foot, "Page {number} of {count}")


def test_every_sheet_has_its_number_and_foot(qapp: QApplication, tmp_path: Path) -> None:
    apply_theme(qapp, "dark")  # whose figures are glyphs without a character
    rows = [(f"row {number}", "x") for number in range(100)]
    sheets = words(pdf(page(table(rows, ("Name", "Value")))), tmp_path)
    assert len(sheets) > 1
    for number, sheet in enumerate(sheets, start=1):
        assert f"Page {number} of {len(sheets)}" in sheet
        assert "Research use only. " in sheet
        assert "Name Value" in sheet, "the names of the columns are said again"
    told = re.findall(r"row (\d+)", " ".join(sheets))
    assert told == [str(number) for number in range(100)], "each row once"


@pytest.mark.parametrize("lines", range(40, 60, 4))
def test_a_heading_never_stands_alone_at_the_foot(
    qapp: QApplication, tmp_path: Path, lines: int
) -> None:
    printed = pdf(
        page(
            *(paragraph(f"line {number}") for number in range(lines)),
            heading("Heading"),
            paragraph("what it heads"),
        )
    )
    (sheet,) = [sheet for sheet in words(printed, tmp_path) if "Heading" in sheet]
    assert "Heading what it heads" in sheet


def test_the_command_prints_without_a_screen_in_chinese(tmp_path: Path) -> None:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    file = tmp_path / "报告.pdf"
    done = subprocess.run(
        [sys.executable, "-m", "app", "report", str(sample_path("pneumonia.dcm")),
         "--pdf", str(file), "--language", "zh", "--identifiers"],
        capture_output=True,
        check=False,
        text=True,
        env=environment,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    sheets = words(file.read_bytes(), tmp_path)
    assert len(sheets) <= 2
    everything = " ".join(sheets)
    assert "肺炎：高于阈值" in everything
    assert "2022-06-01" in everything, "hyphens between figures are characters too"
    assert "仅供研究使用" in everything
    assert "pneumonia.dcm" in everything
    assert f"第1页，共{len(sheets)}页" in everything.replace(" ", "")
