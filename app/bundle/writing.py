"""Writing a bundle: by the training module, and by the library, which copies and compiles."""

from __future__ import annotations

import hashlib
import io
import os
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from app.bundle.manifest import MANIFEST_NAME, manifest_json, manifest_of
from app.bundle.reading import Bundle


def pack_reference(arrays: Mapping[str, NDArray[Any]]) -> bytes:
    """Return the content of ``reference.npz`` for the arrays of `app.bundle.Reference`.

    ``golden_inputs`` are stored as 8-bit levels; give them as ``uint8``.
    """
    buffer = io.BytesIO()
    np.savez_compressed(buffer, allow_pickle=False, **arrays)
    return buffer.getvalue()


def write_bundle(target: Path, description: Mapping[str, Any], files: Mapping[str, bytes]) -> None:
    """Write a bundle whole or not at all.

    Args:
        target: a folder, or a file that ends in ``.lightbox`` (one zip); replaced if it exists.
        description: the manifest's fields without ``files``.
        files: name to content, for every file but the manifest.

    Raises:
        pydantic.ValidationError: when the description is not a valid manifest (a fault of the
            caller, hence no `BundleError`).
        OSError: when the target cannot be written; what stood there before is then untouched.
    """
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    manifest = manifest_of({**description, "files": hashes})
    _write(target, {MANIFEST_NAME: manifest_json(manifest), **files})


def copy_bundle(bundle: Bundle, target: Path) -> None:
    """Write a bundle that was read, byte for byte, as a folder or a ``.lightbox`` file.

    Raises:
        OSError: as `write_bundle`.
    """
    _write(target, {MANIFEST_NAME: bundle.written, **bundle.files})


def _write(target: Path, everything: Mapping[str, bytes]) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".bundle-") as scratch:
        fresh = Path(scratch) / "new"
        if target.suffix == ".lightbox":
            _write_zip(fresh, everything)
        else:
            _write_folder(fresh, everything)
        former = Path(scratch) / "old"
        if target.exists():
            target.rename(former)
        try:
            fresh.rename(target)
        except OSError:
            if former.exists():
                former.rename(target)
            raise


def _write_zip(path: Path, files: Mapping[str, bytes]) -> None:
    with path.open("wb") as stream, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            # A fixed date makes equal bundles equal files.
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
        archive.close()
        _settle(stream)


def _write_folder(path: Path, files: Mapping[str, bytes]) -> None:
    path.mkdir()
    for name, content in files.items():
        with (path / name).open("wb") as stream:
            stream.write(content)
            _settle(stream)


def _settle(stream: IO[bytes]) -> None:
    """Have what was written on the disk before its file gets its name."""
    stream.flush()
    os.fsync(stream.fileno())
