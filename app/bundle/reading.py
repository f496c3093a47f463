"""Reading a bundle without trusting it: sizes first, then the manifest, then every hash."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.bundle.manifest import MANIFEST_NAME, REFERENCE_NAME, parse_manifest
from app.domain.analysis import ModelRef
from app.domain.manifest import Manifest
from app.errors import BundleError

MAX_MANIFEST_BYTES = 1 << 20
MAX_FILE_BYTES = 512 << 20
MAX_FILES = 32
MAX_BUNDLE_BYTES = 1 << 30  # of all files; ours take 30 MB
MAX_REFERENCE_BYTES = 256 << 20  # inflated; the largest of ours takes 8 MB


@dataclass(frozen=True, slots=True, eq=False)
class Bundle:
    """A bundle whose every byte agrees with its manifest.

    Attributes:
        manifest: validated.
        files: name to content, for every file the manifest lists.
        sha256: of the manifest, which holds the hash of everything else.
        origin: the folder or ``.lightbox`` file.
        written: the manifest as it was read; copies keep it byte for byte, and so its hash.
    """

    manifest: Manifest
    files: Mapping[str, bytes]
    sha256: str
    origin: Path
    written: bytes

    @property
    def ref(self) -> ModelRef:
        """The short reference that analyses and records carry."""
        return ModelRef(self.manifest.id, self.manifest.version, self.sha256)

    def reference(self) -> Reference:
        """Parse ``reference.npz``.

        Raises:
            BundleError: when it is not a plain archive of numeric arrays.
        """
        return Reference.parse(self.files[REFERENCE_NAME], self.manifest)


@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """The arrays of a bundle (C classes, D embedding, F feature-map channels, G golden scans).

    Attributes:
        head_weights: float32 ``(F, C)``: the last dense layer, for activation maps.
        golden_inputs: float32 ``(G, rows, columns, channels)`` in [0, 1].
        golden_probabilities: float32 ``(G, C)``: calibrated answers of the Keras model to them.
        gate_mean: float32 ``(D,)`` or None.
        gate_whitening: float32 ``(D, K)``: ``(embedding - mean) @ whitening`` has unit covariance
            over the training scans, so its norm is the Mahalanobis distance; or None.
        gate_projection: float32 ``(F, P)`` of the feature maps' cells (see
            `app.inference.looks`), beside which the embedding makes up a scan's looks ``(L,)``; or
            None, and the embedding alone makes them up.
        router_hidden, router_hidden_bias: float32 ``(L, H)`` and ``(H,)``: a layer of rectified
            units on the looks; or None, and the router takes the looks themselves.
        router_weights, router_bias: float32 ``(H,)`` or ``(L,)``, and ``()``: the sigmoid of their
            product with the layer below is the probability of the bundle's kind of scan; or None.
    """

    head_weights: NDArray[np.float32]
    golden_inputs: NDArray[np.float32]
    golden_probabilities: NDArray[np.float32]
    gate_mean: NDArray[np.float32] | None = None
    gate_whitening: NDArray[np.float32] | None = None
    router_weights: NDArray[np.float32] | None = None
    router_bias: NDArray[np.float32] | None = None
    gate_projection: NDArray[np.float32] | None = None
    router_hidden: NDArray[np.float32] | None = None
    router_hidden_bias: NDArray[np.float32] | None = None

    @classmethod
    def parse(cls, content: bytes, manifest: Manifest) -> Reference:
        """Read the archive; see `Bundle.reference`."""
        try:
            _check_inflated_size(content)
            with np.load(io.BytesIO(content), allow_pickle=False) as archive:
                arrays: dict[str, NDArray[Any]] = {name: archive[name] for name in archive.files}
        except Exception as error:  # a damaged one makes NumPy raise anything, as a TokenError
            raise BundleError("bundle_damaged", f"{REFERENCE_NAME} cannot be read.") from error
        cls._check(arrays, manifest)
        # Golden inputs are kept as 8-bit levels: a quarter of the size, and exact by definition.
        if arrays["golden_inputs"].dtype == np.uint8:
            levels = arrays["golden_inputs"].astype(np.float32) / np.float32(255.0)
            arrays["golden_inputs"] = levels
        known = cls.__dataclass_fields__.keys()
        return cls(**{k: v.astype(np.float32) for k, v in arrays.items() if k in known})

    @staticmethod
    def _check(arrays: Mapping[str, NDArray[Any]], manifest: Manifest) -> None:
        """Raise `BundleError` unless every array is there that the manifest needs, in its shape."""
        needed = {"head_weights": 2, "golden_inputs": 4, "golden_probabilities": 2}
        if manifest.gate is not None:
            needed |= {"gate_mean": 1, "gate_whitening": 2}
            if manifest.gate.kind_limit is not None:
                needed |= {"router_weights": 1, "router_bias": 0}
                if arrays.keys() & {"router_hidden", "router_hidden_bias"}:
                    needed |= {"router_hidden": 2, "router_hidden_bias": 1}
            if "gate_projection" in arrays:
                needed |= {"gate_projection": 2}
        for name, dimensions in needed.items():
            array = arrays.get(name)
            if array is None or array.ndim != dimensions or array.dtype.kind not in "fiu":
                raise BundleError("bundle_damaged", f"{REFERENCE_NAME} has no usable {name}.")
        classes, golden = len(manifest.classes), len(arrays["golden_inputs"])
        fits = (
            golden >= 1
            and arrays["golden_inputs"].shape[1:] == manifest.recipe.shape
            and arrays["golden_probabilities"].shape == (golden, classes)
            and arrays["head_weights"].shape[1] == classes
            and _fits_gate(arrays)
        )
        if not fits:
            raise BundleError(
                "bundle_damaged", f"The arrays of {REFERENCE_NAME} do not fit the manifest."
            )


def _fits_gate(arrays: Mapping[str, NDArray[Any]]) -> bool:
    """Whether what the gate multiplies can be multiplied, as far as the arrays alone tell."""
    pairs = [
        ("gate_mean", 0, "gate_whitening", 0),
        ("gate_projection", 0, "head_weights", 0),
        ("router_hidden", 1, "router_hidden_bias", 0),
        ("router_hidden", 1, "router_weights", 0),
    ]
    return all(
        arrays[one].shape[axis] == arrays[other].shape[other_axis]
        for one, axis, other, other_axis in pairs
        if one in arrays and other in arrays
    )


def read_bundle(origin: Path) -> Bundle:
    """Read a bundle and check every hash. No code from it runs.

    Args:
        origin: a bundle's folder, or a ``.lightbox`` file.

    Raises:
        BundleError: codes ``bundle_missing``, ``bundle_not_readable``, ``bundle_damaged``,
            ``bundle_changed``, ``bundle_newer``.
    """
    content = _Content(origin)
    raw = content.read(MANIFEST_NAME, MAX_MANIFEST_BYTES)
    manifest = _validated(raw, origin)
    files: dict[str, bytes] = {}
    left = MAX_BUNDLE_BYTES
    for name in manifest.files:
        files[name] = content.read(name, min(MAX_FILE_BYTES, left))
        left -= len(files[name])
    for name, expected in manifest.files.items():
        if hashlib.sha256(files[name]).hexdigest() != expected:
            raise BundleError(
                "bundle_changed",
                f"The bundle “{manifest.id}” will not be used: {name} is not the file its "
                "manifest describes. It was changed or damaged after it was made. "
                "Install the bundle again from its source.",
            )
    return Bundle(manifest, files, hashlib.sha256(raw).hexdigest(), origin, raw)


def read_manifest(origin: Path) -> Manifest:
    """Read and validate the manifest alone, for lists; the other files stay unchecked.

    Raises:
        BundleError: as `read_bundle`.
    """
    return read_manifest_and_hash(origin)[0]


def read_manifest_and_hash(origin: Path) -> tuple[Manifest, str]:
    """Read the manifest as `read_manifest` does, with its SHA-256, which names the bundle."""
    raw = _Content(origin).read(MANIFEST_NAME, MAX_MANIFEST_BYTES)
    return _validated(raw, origin), hashlib.sha256(raw).hexdigest()


def _validated(raw: bytes, origin: Path) -> Manifest:
    from pydantic import ValidationError

    try:
        return parse_manifest(raw)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or MANIFEST_NAME
        if where == "format_version":
            raise BundleError(
                "bundle_newer",
                f"The bundle “{origin.name}” is in a format that this version of Lightbox does "
                "not know. Use a newer Lightbox, or an older version of the bundle.",
            ) from error
        raise BundleError(
            "bundle_damaged",
            f"The manifest of “{origin.name}” is not valid ({where}: {first['msg']}). "
            "Install the bundle again from its source.",
        ) from error


def _check_inflated_size(content: bytes) -> None:
    """Raise ValueError for an archive that would inflate beyond any reference we know."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > MAX_REFERENCE_BYTES:
            raise ValueError("too large")


class _Content:
    """A folder or a zip file, seen as a flat set of named files of limited size."""

    def __init__(self, origin: Path) -> None:
        self._origin = origin
        try:
            origin.stat()
        except PermissionError as error:
            raise self._closed() from error
        except (OSError, ValueError) as error:
            raise BundleError("bundle_missing", f"There is no bundle at “{origin}”.") from error

    def read(self, name: str, limit: int) -> bytes:
        """Return the content of ``name``; `BundleError` when absent or larger than ``limit``."""
        try:
            if self._origin.is_dir():
                return self._checked(name, self._from_folder(name, limit), limit)
            if not self._origin.is_file():
                raise FileNotFoundError(name)  # a pipe would keep its reader waiting
            if self._origin.stat().st_size > MAX_BUNDLE_BYTES:
                raise zipfile.LargeZipFile("larger than any bundle")
            return self._checked(name, self._from_zip(name, limit), limit)
        except BundleError:
            raise
        except PermissionError as error:
            raise self._closed() from error
        except Exception as error:  # a damaged archive makes zipfile raise anything
            raise BundleError(
                "bundle_damaged",
                f"{name} of the bundle “{self._origin.name}” cannot be read. "
                "Install the bundle again from its source.",
            ) from error

    def _closed(self) -> BundleError:
        return BundleError(
            "bundle_not_readable",
            f"You have no permission to read the bundle “{self._origin}”. Ask its owner.",
        )

    def _from_folder(self, name: str, limit: int) -> bytes:
        path = self._origin / name
        if path.is_symlink() or not path.is_file():
            raise FileNotFoundError(name)
        with path.open("rb") as stream:
            return stream.read(limit + 1)

    def _from_zip(self, name: str, limit: int) -> bytes:
        with zipfile.ZipFile(self._origin) as archive:
            entries = list(self._entries(archive))
            if len(entries) > MAX_FILES or len({e.filename for e in entries}) != len(entries):
                raise zipfile.BadZipFile("too many files, or one twice")
            # Members are read by the manifest's plain names and never unpacked to disk, so that
            # no path inside the archive is ever followed.
            with archive.open(name) as stream:
                return stream.read(limit + 1)

    @staticmethod
    def _entries(archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
        return (entry for entry in archive.infolist() if not entry.is_dir())

    def _checked(self, name: str, content: bytes, limit: int) -> bytes:
        if len(content) > limit:
            raise BundleError(
                "bundle_damaged",
                f"{name} of the bundle “{self._origin.name}” is larger than any bundle may be.",
            )
        return content
