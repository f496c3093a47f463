"""The model library: the bundles that came with the program and the user's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.bundle import Manifest
from app.bundle.manifest import MANIFEST_NAME
from app.bundle.reading import read_manifest_and_hash
from app.errors import BundleError, UsageError
from app.imaging.places import kind_of, why_closed
from app.paths import resources, user_data

SUFFIX = ".lightbox"


@dataclass(frozen=True, slots=True)
class Entry:
    """A bundle in the library.

    Attributes:
        manifest: validated; the other files are checked when the bundle is opened.
        origin: its folder or file.
        built_in: True for those that came with the program.
        sha256: of the manifest, which names the bundle in analyses; "" where nobody has looked.
    """

    manifest: Manifest
    origin: Path
    built_in: bool
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Library:
    """All bundles at hand.

    A damaged one, and a folder that cannot be opened, is listed in ``faults``, never dropped in
    silence.
    """

    entries: tuple[Entry, ...]
    faults: tuple[BundleError, ...] = ()

    def find(self, name: str) -> Entry:
        """Return the bundle with this id, or the one in this folder or ``.lightbox`` file.

        Raises:
            UsageError: code ``unknown_model``, naming those there are.
            BundleError: when a file is named and is no valid bundle, or cannot be opened.
        """
        for entry in self.entries:
            if entry.manifest.id == name:
                return entry
        path = Path(name)
        if kind_of(path) != "absent":
            return _entry(path, built_in=False)
        known = ", ".join(entry.manifest.id for entry in self.entries) or "none"
        raise UsageError("unknown_model", f"There is no model “{name}”. Models at hand: {known}.")


def open_library(folders: Sequence[tuple[Path, bool]] | None = None) -> Library:
    """List the bundles.

    Args:
        folders: (folder, built in) pairs to look in; by default the program's own and the user's.
    """
    if folders is None:
        folders = [(resources() / "models", True), (user_data() / "models", False)]
    entries: list[Entry] = []
    faults: list[BundleError] = []
    for folder, built_in in folders:
        try:
            origins = _origins(folder)
        except OSError as error:
            faults.append(
                BundleError(
                    "library_not_readable",
                    f"Models in “{folder}” are missing. {why_closed(error, 'folder')}",
                )
            )
            continue
        for origin in origins:
            try:
                entries.append(_entry(origin, built_in=built_in))
            except BundleError as error:
                faults.append(error)
    return Library(tuple(entries), tuple(faults))


def _entry(origin: Path, *, built_in: bool) -> Entry:
    manifest, sha256 = read_manifest_and_hash(origin)
    return Entry(manifest, origin, built_in, sha256)


def _origins(folder: Path) -> list[Path]:
    """Return the files and folders that mean to be bundles. Raises: OSError."""
    if kind_of(folder) == "absent":
        return []
    return sorted(
        path
        for path in folder.iterdir()
        if path.suffix == SUFFIX
        or kind_of(path / MANIFEST_NAME) in ("file", "unreachable")  # reading it says what is wrong
    )
