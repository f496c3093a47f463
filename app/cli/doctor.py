"""``lightbox doctor``: what works here, what is missing, how to mend it."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import typer

from app import __version__
from app.errors import LightboxError
from app.paths import resources, user_data


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing checked.

    Attributes:
        works: None for what is merely absent and optional.
    """

    works: bool | None
    what: str
    remedy: str = ""


def doctor() -> int:
    """Check this installation; exit status 1 when something needed does not work."""
    typer.echo(f"lightbox {__version__}, Python {platform.python_version()}, {platform.platform()}")
    broken = False
    for check in (_python, _packages, _models, _samples, _data_folder, _screen):
        for finding in check():
            mark = {True: "ok     ", False: "MISSING", None: "absent "}[finding.works]
            typer.echo(f"{mark} {finding.what}" + (f": {finding.remedy}" if finding.remedy else ""))
            broken |= finding.works is False
    return 1 if broken else 0


def _python() -> Iterator[Finding]:
    fits = (3, 11) <= sys.version_info[:2] <= (3, 12)
    yield Finding(fits, "Python 3.11 or 3.12", "" if fits else "TensorFlow needs one of these")


def _packages() -> Iterator[Finding]:
    for distribution, module, why in (
        ("numpy", "numpy", "pictures"),
        ("pillow", "PIL", "PNG and JPEG"),
        ("pydicom", "pydicom", "DICOM"),
        ("imagecodecs", "imagecodecs", "JPEG and RLE in DICOM"),
        ("pyjpegls", "jpeg_ls", "JPEG-LS in DICOM"),
        ("pylibjpeg-openjpeg", "openjpeg", "JPEG 2000 in DICOM"),
        ("ai-edge-litert", "ai_edge_litert", "the default engine"),
        ("pebble", "pebble", "worker processes"),
        ("pyside6-essentials", "PySide6", "the window"),
    ):
        yield _package(distribution, module, why, needed=True)
    yield _package("keras", "keras", "the Keras engine and training", needed=False)
    tensorflow = "tensorflow-cpu" if _installed("tensorflow-cpu") else "tensorflow"
    yield _package(tensorflow, "tensorflow", "the Keras engine and training", needed=False)


def _package(distribution: str, module: str, why: str, *, needed: bool) -> Finding:
    if importlib.util.find_spec(module) is not None:
        return Finding(True, f"{distribution} {_installed(distribution) or ''} ({why})")
    return Finding(
        False if needed else None, f"{distribution} ({why})", "pip install lightbox-reader"
    )


def _installed(distribution: str) -> str | None:
    try:
        return importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        return None


def _models() -> Iterator[Finding]:
    from app.bundle import read_bundle
    from app.inference.opening import open_bundle
    from app.services.library import open_library

    library = open_library()
    for fault in library.faults:
        yield Finding(False, "model", fault.message)
    for entry in library.entries:
        yield _attempt(
            f"model {entry.manifest.id} {entry.manifest.version}",
            lambda origin=entry.origin: open_bundle(read_bundle(origin)),  # type: ignore[misc]
        )
    if not library.entries:
        yield Finding(False, "a model", f"none in {resources() / 'models'}")


def _samples() -> Iterator[Finding]:
    samples = sorted((resources() / "samples").glob("*.dcm"))
    yield Finding(True if samples else None, f"{len(samples)} sample scans")


def _data_folder() -> Iterator[Finding]:
    folder = user_data()

    def write() -> None:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass

    yield _attempt(f"the data folder {folder}", write)


def _screen() -> Iterator[Finding]:
    if sys.platform in ("win32", "darwin"):
        return
    there = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    remedy = "" if there else "the window needs one; the command line does not"
    yield Finding(True if there else None, "a screen", remedy)


def _attempt(what: str, action: Callable[[], object]) -> Finding:
    try:
        action()
    except LightboxError as error:
        return Finding(False, what, error.message)
    except OSError as error:
        return Finding(False, what, str(error.strerror))
    return Finding(True, what)
