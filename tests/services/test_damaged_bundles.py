"""A damaged bundle among those that a scan could go to: the others answer, and it is said."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.domain.reading import Reading, Request
from app.paths import resources
from app.services.library import Library, open_library
from app.services.reading import Reader
from tests.conftest import sample_path

CHEST, BREAST = "chest-xray-pneumonia", "breast-ultrasound-lesion"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Two bundles of which the facts of a PNG leave both."""
    for name in (CHEST, BREAST):
        shutil.copytree(resources() / "models" / name, tmp_path / "models" / name)
    return open_library([(tmp_path / "models", True)])


def damage(library: Library, name: str) -> None:
    twin = library.find(name).origin / "model.tflite"
    content = bytearray(twin.read_bytes())
    content[len(content) // 2] ^= 1
    twin.write_bytes(content)


def read(library: Library, scan: str = "normal.png", model: str | None = None) -> Reading:
    return Reader(library).read(Request(sample_path(scan), model=model))


def not_asked(reading: Reading) -> list[str]:
    assert reading.analysis is not None
    return [note.message for note in reading.analysis.warnings if note.code == "model_not_asked"]


def test_the_other_bundle_answers_and_the_damaged_one_is_named(library: Library) -> None:
    damage(library, BREAST)
    reading = read(library)
    assert reading.status == "classified"
    assert reading.analysis is not None
    assert reading.analysis.model is not None
    assert reading.analysis.model.id == CHEST
    (said,) = not_asked(reading)
    assert BREAST in said
    assert "model.tflite" in said


def test_a_refusal_of_the_others_says_who_was_not_asked(library: Library) -> None:
    damage(library, CHEST)
    reading = read(library)
    assert reading.status == "refused"
    assert reading.reason is not None
    assert "Chest" not in reading.reason.message  # nobody asked it
    assert [CHEST in said for said in not_asked(reading)] == [True]


def test_where_none_is_left_the_bundle_s_own_reason_is_given(library: Library) -> None:
    damage(library, CHEST)
    reading = read(library, "normal.dcm")  # its modality leaves one
    assert (reading.status, reading.reason and reading.reason.code) == ("failed", "bundle_changed")
    damage(library, BREAST)
    reading = read(library)
    assert (reading.status, reading.reason and reading.reason.code) == ("failed", "bundle_changed")


def test_a_bundle_that_was_chosen_is_not_replaced_by_another(library: Library) -> None:
    damage(library, BREAST)
    assert read(library, model=BREAST).status == "failed"
    chosen = read(library, model=CHEST)
    assert chosen.status == "classified"
    assert not_asked(chosen) == []


def test_a_bundle_that_was_mended_is_asked_again(library: Library) -> None:
    twin = library.find(BREAST).origin / "model.tflite"
    whole = twin.read_bytes()
    damage(library, BREAST)
    reader = Reader(library)
    assert not_asked(reader.read(Request(sample_path("normal.png"))))
    twin.write_bytes(whole)
    assert not_asked(reader.read(Request(sample_path("normal.png")))) == []
