"""``lightbox doctor``: what works here, what is missing, how to mend it."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import typer

from app import __version__
from app.cli.limits import limit_memory
from app.cli.outputs import sentence_of, shown
from app.cli.screen import missing_screen
from app.cli.trying import try_imports, try_screen
from app.errors import LightboxError
from app.paths import resources, user_data
from app.services.starting import FOR_ARCHIVES, is_built


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
            remedy = f": {shown(finding.remedy)}" if finding.remedy else ""
            typer.echo(f"{mark} {shown(finding.what)}{remedy}")
            broken |= finding.works is False
    return 1 if broken else 0


def _python() -> Iterator[Finding]:
    fits = (3, 11) <= sys.version_info[:2] <= (3, 12)
    yield Finding(fits, "Python 3.11 or 3.12", "" if fits else "TensorFlow needs one of these")


_NEEDED = (
    ("numpy", "numpy", "pictures"),
    ("pillow", "PIL", "PNG and JPEG"),
    ("pydicom", "pydicom", "DICOM"),
    ("imagecodecs", "imagecodecs", "JPEG and RLE in DICOM"),
    ("pyjpegls", "jpeg_ls", "JPEG-LS in DICOM"),
    ("pylibjpeg-openjpeg", "openjpeg", "JPEG 2000 in DICOM"),
    ("ai-edge-litert", "ai_edge_litert.interpreter", "the default engine"),
    ("pyside6-essentials", "PySide6.QtWidgets", "the window"),
    ("highdicom", "highdicom", "answers as DICOM objects"),
    ("pynetdicom", "pynetdicom", "DICOM over the network"),
    ("dicomweb-client", "dicomweb_client", "DICOMweb"),
    ("dicom-anonymizer", "dicomanonymizer", "taking out who it is"),
    ("xlsxwriter", "xlsxwriter", "tables for spreadsheets"),
)
_FOR_ARCHIVES = (
    ("distributed", "distributed", "archives on many machines"),
    ("pyarrow", "pyarrow", "records as Parquet"),
)


def _packages() -> Iterator[Finding]:
    why = "the Keras engine and training"
    tensorflow = "tensorflow-cpu" if _installed("tensorflow-cpu") else "tensorflow"
    optional = ((tensorflow, "tensorflow", why), ("keras", "keras", why), *_FOR_ARCHIVES)
    packages = {module: (name, why) for name, module, why in (*_NEEDED, *optional)}
    there = [module for module in packages if _is_there(module)]
    errors = dict(try_imports(there))
    for module, (distribution, why) in packages.items():
        needed = any(module == one for _, one, _ in _NEEDED)
        if module not in there:
            if any(module == one for _, one, _ in _FOR_ARCHIVES):
                remedy = FOR_ARCHIVES
            else:
                remedy = "only in the full edition" if is_built() else "pip install lightbox-reader"
            yield Finding(False if needed else None, f"{distribution} ({why})", remedy)
            continue
        what = f"{distribution} {_installed(distribution) or ''} ({why})"
        error = errors.get(module)
        remedy = f"it is installed but does not work: {shown(error)}" if error else ""
        yield Finding(error is None, what, remedy)


def _is_there(module: str) -> bool:
    try:
        return importlib.util.find_spec(module.partition(".")[0]) is not None
    except (ImportError, ValueError):
        return False


def _installed(distribution: str) -> str | None:
    try:
        return importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        return None


def _models() -> Iterator[Finding]:
    from app.services.library import open_library
    from app.services.verifying import try_bundle

    limit_memory()  # not before: TensorFlow was tried by a process started from this one
    library = open_library()
    for fault in library.faults:
        yield Finding(False, "model", fault.message)
    for entry in library.entries:
        yield _attempt(
            f"model {entry.manifest.id} {entry.manifest.version}",
            lambda origin=entry.origin: try_bundle(origin, "litert"),  # type: ignore[misc]
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
    if why := missing_screen():
        yield Finding(None, "a screen", why)
    elif why := try_screen():
        remedy = (
            f"the window cannot open: {shown(why)}. Qt may lack a library (on Debian and Ubuntu "
            "try: apt install libxcb-cursor0), or you may not use this screen"
        )
        yield Finding(None, "a screen", remedy)
    else:
        yield Finding(True, "a screen")


def _attempt(what: str, action: Callable[[], object]) -> Finding:
    try:
        action()
    except LightboxError as error:
        return Finding(False, what, error.message)
    except OSError as error:
        return Finding(False, what, sentence_of(error))
    return Finding(True, what)
