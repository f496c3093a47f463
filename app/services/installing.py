"""Putting bundles into the library: what a stranger made is tried first, by a process of its own.

In order, each before the next: the sizes and the manifest, every hash, the layers of the Keras
model, where its weights lead to, the compiled twin's tables, and the golden answers. A bundle
without a twin is compiled by TensorFlow in another process. Only then does it get its place, by one
renaming: a process killed at any moment leaves the library whole.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import BundleError, UsageError
from app.paths import temporary_folder
from app.services.library import BETWEEN, Entry, Library, open_library, own_bundles
from app.services.owning import changing, settle_folder

if TYPE_CHECKING:
    from app.bundle import Bundle
    from app.services.reading import Reader

_COMPILING_S = 600.0  # TensorFlow takes ten seconds to begin, on a computer that does much else


@dataclass(frozen=True, slots=True)
class Tried:
    """What a process found of a bundle that stood every test.

    Attributes:
        sha256: of its manifest.
        golden: how many golden scans its network was asked about.
        difference: from their answers, in probability, at most.
        has_twin: False for one that has to be compiled; no golden scan was asked about then.
    """

    id: str
    version: str
    sha256: str
    golden: int
    difference: float
    has_twin: bool


@dataclass(frozen=True, slots=True)
class Installed:
    """What became of the library.

    Attributes:
        entry: as it now stands there.
        tried: what its tests gave.
        new: False where it was there already.
        compiled: its twin was made here; its hash is then not that of what was installed.
        former: the version that was active before, None where there was none or it stays active.
    """

    entry: Entry
    tried: Tried
    new: bool
    compiled: bool
    former: str | None


def install(
    origin: Path, *, activate: bool = True, begin: Callable[[str], None] = lambda _stage: None
) -> Installed:
    """Put a bundle into the user's library.

    Args:
        origin: a ``.lightbox`` file, or a bundle's folder.
        activate: read with it from now on, instead of another version of the same id.
        begin: told of each step as it begins: "trying", "compiling", "placing".

    Raises:
        BundleError: why it is refused; codes as `app.bundle.read_bundle` and
            `app.inference.opening.open_bundle`.
        UsageError: code ``version_taken`` where another bundle of this id and version is there.
        OSError: the disk is full, or may not be written to; the library is as it was.
    """
    with temporary_folder() as scratch:
        fresh = scratch / "bundle"
        tried, compiled = _tried(origin, fresh, begin)
        begin("placing")
        with changing() as change:
            library = open_library()
            there = _same(library, tried)
            if there is None:
                target = own_bundles() / f"{tried.id}-{tried.version}"
                if target.exists():  # a damaged one, or it would have been found
                    target.rename(scratch / "former")
                fresh.rename(target)
                settle_folder(target.parent)
            former = _active(library, tried.id)
            if activate and former != tried.version:
                change.write(change.choices.choosing(tried.id, tried.version, former))
        entry = there or open_library().find(f"{tried.id}{BETWEEN}{tried.version}")
        changed = former if activate and former != tried.version else None
        return Installed(entry, tried, there is None, compiled, changed)


def _active(library: Library, bundle: str) -> str | None:
    for entry in library.entries:
        if entry.manifest.id == bundle:
            return entry.manifest.version
    return None


def _same(library: Library, tried: Tried) -> Entry | None:
    """Return this very bundle where it is in the library. Raises: UsageError."""
    for entry in library.versions(tried.id):
        if entry.manifest.version != tried.version:
            continue
        if entry.sha256 != tried.sha256:
            raise UsageError(
                "version_taken",
                f"Another “{tried.id}” of version {tried.version} is in the library. Give this one "
                "a higher version where it was made, or remove the other one first.",
            )
        return entry
    return None


def _tried(origin: Path, fresh: Path, begin: Callable[[str], None]) -> tuple[Tried, bool]:
    """Copy a bundle to a new folder, compiled; what its tests gave, and whether it was compiled."""
    from app.services.pool import ReaderPool

    begin("trying")
    with contextlib.closing(ReaderPool(fork=True)) as pool:
        tried: Tried = pool.look(copy_and_try, origin, fresh).result()
    if tried.has_twin:
        return tried, False
    begin("compiling")
    with contextlib.closing(ReaderPool(engine="keras")) as pool:
        pool.look(compile_here, fresh, seconds=_COMPILING_S).result()
    with contextlib.closing(ReaderPool()) as pool:
        return pool.look(try_it, fresh).result(), True


# --- In the worker ----------------------------------------------------------------------------


def copy_and_try(_reader: Reader, origin: Path, fresh: Path) -> Tried:
    """Read a bundle, copy it to ``fresh`` and try the copy: nobody can change it meanwhile."""
    from app.bundle import read_bundle
    from app.bundle.writing import copy_bundle

    copy_bundle(read_bundle(origin), fresh)
    return try_it(_reader, fresh)


def try_it(_reader: Reader, folder: Path) -> Tried:
    """Try a bundle in every way that needs no TensorFlow. Raises: BundleError."""
    from app.bundle import read_bundle
    from app.bundle.keras_archive import check_keras_archive
    from app.bundle.manifest import KERAS_NAME, TFLITE_NAME
    from app.inference.opening import golden_difference, open_bundle

    bundle = read_bundle(folder)
    check_keras_archive(bundle.files[KERAS_NAME])
    _check_weights(bundle)
    golden, difference = 0, 0.0
    has_twin = TFLITE_NAME in bundle.files
    if has_twin:
        opened = open_bundle(bundle, verify=True)
        golden = len(opened.reference.golden_inputs)
        difference = golden_difference(opened, golden)
    manifest = bundle.manifest
    return Tried(manifest.id, manifest.version, bundle.sha256, golden, difference, has_twin)


def _check_weights(bundle: Bundle) -> None:
    from app.bundle.manifest import KERAS_NAME

    with contextlib.suppress(ImportError):  # without h5py no Keras model is ever loaded
        from app.inference.weights_file import check_weights

        check_weights(bundle.files[KERAS_NAME])


def compile_here(_reader: Reader, folder: Path) -> None:
    """Add the compiled twin to a bundle that lacks it, with its parity. Raises: BundleError."""
    from app.bundle import read_bundle
    from app.bundle.manifest import KERAS_NAME, TFLITE_NAME, described
    from app.bundle.writing import write_bundle
    from app.domain.manifest import Parity
    from app.inference.calibration import probabilities
    from app.inference.keras_compiler import compile_twin
    from app.inference.litert_engine import LiteRtEngine
    from app.inference.opening import open_bundle

    bundle = read_bundle(folder)
    opened = open_bundle(bundle, "keras", verify=True)
    twin = compile_twin(bundle.files[KERAS_NAME])
    inputs = opened.reference.golden_inputs
    theirs = probabilities(LiteRtEngine(twin).run(inputs).logits, bundle.manifest.calibration)
    ours = probabilities(opened.engine.run(inputs).logits, bundle.manifest.calibration)
    difference = float(abs(theirs - ours).max())
    allowed = (bundle.manifest.parity or Parity(largest_difference=0.0, scans=1)).allowed
    if not difference <= allowed:
        raise BundleError(
            "golden_mismatch",
            f"The bundle “{bundle.manifest.id}” will not be used: compiled, its network gives "
            f"other answers than before (off by {difference:.2g}).",
        )
    parity = Parity(largest_difference=difference, allowed=allowed, scans=len(inputs))
    told = described(replace(bundle.manifest, parity=parity))
    write_bundle(folder, told, {**bundle.files, TFLITE_NAME: twin})
