"""The software bill of materials is true, and nothing that ships is under the GPL alone."""

from __future__ import annotations

import ast
import json
import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest
from PIL import features

from tools.licence_texts import gather
from tools.licences import copyleft
from tools.sbom import (
    BILL,
    DOCUMENT,
    EDITIONS,
    Component,
    bill,
    components,
    forbidden,
    pinned,
    tables,
)

APP = Path(__file__).resolve().parents[2] / "app"


@pytest.fixture(scope="module")
def found() -> list[Component]:
    return components()


@pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() != "x86_64",
    reason="the versions are pinned for Linux on x86-64",
)
def test_the_bill_is_what_is_installed(found: list[Component]) -> None:
    """When this fails: python tools/sbom.py --write."""
    if missing := [each.name for each in found if each.licence is None]:
        pytest.skip(f"not installed here: {', '.join(missing)}")
    assert BILL.read_text(encoding="utf-8") == bill(found)
    assert tables(found) in DOCUMENT.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(pinned()))
def test_what_is_installed_is_what_is_pinned(name: str) -> None:
    try:
        installed = version(name)
    except PackageNotFoundError:
        pytest.skip(f"{name} is not installed here")
    assert installed == pinned()[name], "run: make setup"


def test_every_package_of_the_bill_has_a_licence_and_an_edition() -> None:
    kept = json.loads(BILL.read_text(encoding="utf-8"))
    assert (kept["bomFormat"], kept["specVersion"]) == ("CycloneDX", "1.6")
    for each in kept["components"]:
        assert each["licenses"][0]["expression"], each["name"]
        assert each["properties"][0]["value"] in EDITIONS, each["name"]
    refs = {each["bom-ref"] for each in kept["components"]}
    assert len(refs) == len(kept["components"])
    assert {ref for each in kept["dependencies"] for ref in each["dependsOn"]} <= refs


def test_nothing_that_ships_is_under_the_gpl_alone() -> None:
    kept = json.loads(BILL.read_text(encoding="utf-8"))
    shipped = {
        each["name"]: each["licenses"][0]["expression"]
        for each in kept["components"]
        if each["properties"][0]["value"] != "development"
    }
    assert len(shipped) > 50
    assert [name for name, expression in shipped.items() if copyleft(expression)] == []
    assert "pylibjpeg-libjpeg" not in shipped


@pytest.mark.parametrize(
    ("expression", "answer"),
    [
        ("MIT", False),
        ("GPL-3.0-or-later", True),
        ("AGPL-3.0-only", True),
        ("MIT AND GPL-2.0-only", True),
        ("LGPL-2.1-or-later", False),
        ("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", False),
        ("BSD-3-Clause OR GPL-2.0-or-later", False),
        ("GPL-3.0-or-later WITH GCC-exception-3.1", False),
    ],
)
def test_what_counts_as_under_the_gpl_alone(expression: str, answer: bool) -> None:
    assert copyleft(expression) is answer


def test_of_qt_only_what_is_under_the_lgpl_is_used() -> None:
    used = set()
    for path in APP.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6"):
                used.add(node.module)
    # Named in docs/licences.md; whoever needs another looks up its licence first.
    assert used <= {"PySide6.QtCore", "PySide6.QtGui", "PySide6.QtSvg", "PySide6.QtWidgets"}


def test_what_a_build_must_not_hold_is_found_by_its_name(tmp_path: Path) -> None:
    for name in (
        "PySide6/Qt/lib/libQt6Core.so.6",
        "PySide6/Qt/lib/libQt6WaylandClient.so.6",
        "PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so",
        "Qt6QuickTimeline.dll",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert forbidden(tmp_path) == [
        "PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so",
        "Qt6QuickTimeline.dll",
    ]


def test_every_package_that_ships_has_a_text_to_take_along(
    found: list[Component], tmp_path: Path
) -> None:
    if missing := [each.name for each in found if each.licence is None]:
        pytest.skip(f"not installed here: {', '.join(missing)}")
    gathered = gather(tmp_path, "full")
    assert [name for name, count in gathered.items() if not count] == []
    assert "LESSER" in (tmp_path / "pyside6-essentials" / "LGPL-3.0.txt").read_text()
    assert not (tmp_path / "pytest").exists()


def test_pillow_is_built_without_its_part_under_the_gpl() -> None:
    assert not features.check("libimagequant")
