"""Validators that others wrote: dicom3tools' ``dciodvfy``, PixelMed's ``DicomSRValidator``."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

_JAR = Path("/usr/share/java/pixelmed.jar")
_PROGRAM = Path(__file__).with_name("ValidateReports.java")
_LIMITS = ("xpathExprGrpLimit", "xpathExprOpLimit", "xpathTotalOpLimit")


def errors_by_dciodvfy(path: Path) -> list[str]:
    """Return what it calls errors; the test skips where it is not installed."""
    program = shutil.which("dciodvfy")
    if program is None:
        pytest.skip("dciodvfy is not installed (Debian: dicom3tools)")
    said = subprocess.run([program, str(path)], capture_output=True, text=True, check=False)
    lines = (said.stdout + said.stderr).splitlines()
    assert len(lines) > 0  # it names the kind of object at least
    return [line for line in lines if "Error" in line]


def errors_by_pixelmed(paths: Iterable[Path]) -> list[str]:
    """Return what it calls errors in any of the reports; Java starts once for all of them."""
    program = shutil.which("java")
    if program is None or shutil.which("javac") is None or not _JAR.is_file():
        pytest.skip("no PixelMed (Debian: libpixelmed-java, default-jdk-headless)")
    reports = [str(path) for path in paths]
    command = [
        program,
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        *(f"-Djdk.xml.{limit}=0" for limit in _LIMITS),
        "-cp",
        f"{_JAR}:{_JAR.with_name('slf4j-nop.jar')}",
        str(_PROGRAM),
        *reports,
    ]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = (said.stdout + said.stderr).splitlines()
    assert sum("IOD validation complete" in line for line in lines) == len(reports), lines
    return [line for line in lines if "Error" in line]
