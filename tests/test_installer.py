"""What the built program is made of and how it starts; it is built by `make package` alone."""

from __future__ import annotations

import configparser
import re
import subprocess
import sys
import xml.etree.ElementTree as Tree
from pathlib import Path

import pytest

from app import __version__

ROOT = Path(__file__).resolve().parents[1]
LINUX = ROOT / "installer" / "linux"


def start(*arguments: str) -> subprocess.CompletedProcess[str]:
    script = ROOT / "installer" / "start.py"
    return subprocess.run(
        [sys.executable, str(script), *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
    )


@pytest.mark.parametrize("arguments", [("--version",), ("-m", "app", "--version")])
def test_the_built_program_is_lightbox_and_runs_its_own_parts(arguments: tuple[str, ...]) -> None:
    done = start(*arguments)
    assert (done.returncode, done.stdout.strip()) == (0, f"lightbox {__version__}")


def test_the_built_program_runs_nobody_elses_parts() -> None:
    done = start("-m", "this")
    assert done.returncode != 0
    assert "Zen" not in done.stdout


def test_scans_and_models_are_opened_by_a_double_click() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(LINUX / "lightbox.desktop", encoding="utf-8")
    desktop = entry["Desktop Entry"]
    assert desktop["Exec"] == "lightbox %F"
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    declared = {
        kind.get("type"): [glob.get("pattern") for glob in kind.iter(f"{space}glob")]
        for kind in Tree.parse(LINUX / "lightbox.xml").getroot()
    }
    assert "*.lightbox" in declared["application/x-lightbox-model+zip"]
    assert "*.dcm" in declared["application/dicom"]
    assert set(desktop["MimeType"].strip(";").split(";")) == set(declared)


def test_the_package_fills_in_everything_that_is_to_be_filled_in() -> None:
    control = (LINUX / "control.in").read_text(encoding="utf-8")
    script = (ROOT / "tools" / "package.sh").read_text(encoding="utf-8")
    wanted = set(re.findall(r"@(\w+)@", control))
    assert wanted
    assert wanted == set(re.findall(r"s/@(\w+)@/", script))
