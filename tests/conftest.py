"""Shared by all tests. Qt runs off screen, and nothing touches the user's own data folder."""

from __future__ import annotations

import gc
import os
import sqlite3  # noqa: F401 - before TensorFlow, whose own SQLite cannot search for words
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.paths import resources

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_DEFAULT_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


def chest_bundle_path() -> Path:
    return resources() / "models" / "chest-xray-pneumonia"


def sample_path(name: str) -> Path:
    return resources() / "samples" / name


@pytest.fixture(autouse=True, scope="session")
def shared_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """For what a module makes before its first test."""
    with pytest.MonkeyPatch.context() as patch:
        home = tmp_path_factory.mktemp("home")
        patch.setenv("LIGHTBOX_HOME", str(home))
        yield home


@pytest.fixture(autouse=True)
def private_home(shared_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep a developer's own bundles and history out of the tests, and the tests out of them."""
    home = tmp_path_factory.mktemp("home")
    os.environ["LIGHTBOX_HOME"] = str(home)
    yield home
    os.environ["LIGHTBOX_HOME"] = str(shared_home)


@pytest.fixture(autouse=True, scope="module")
def imports_stay() -> None:
    """Keep what was imported so far, TensorFlow above all, out of every look for garbage."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True, scope="module")
def no_reader_left() -> Iterator[None]:
    """End the worker that training reads with, which others would count as theirs."""
    yield
    reading = sys.modules.get("model_training.reading")
    if reading is not None:
        reading.close()


@pytest.fixture(scope="session")
def public_data() -> Path:
    """The folder with public scans; the test skips where there is none."""
    folder = Path(os.environ.get("LIGHTBOX_DATA", _DEFAULT_DATA))
    if not folder.is_dir():
        pytest.skip("no public data: set LIGHTBOX_DATA to the folder that holds it")
    return folder
