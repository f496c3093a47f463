"""The model library: the bundles that came with the program and the user's own."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.bundle import Manifest
from app.bundle.manifest import MANIFEST_NAME
from app.bundle.reading import read_manifest_and_hash
from app.errors import BundleError, UsageError
from app.imaging.places import kind_of, why_closed
from app.paths import resources, user_data
from app.services.choices import CHOICES_NAME, Choices, read_choices

SUFFIX = ".lightbox"
BETWEEN = "@"  # an id and a version, where one version of several is meant


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

    @property
    def order(self) -> tuple[int, ...]:
        """Of versions, the newest highest."""
        return tuple(int(part) for part in self.manifest.version.split("."))


@dataclass(frozen=True, slots=True)
class Library:
    """All bundles at hand.

    Of several versions of one bundle exactly one is active: the one chosen last that is there;
    without a choice the built-in one, else the newest.

    Attributes:
        entries: the active ones, one for each id: those that scans are read with.
        faults: damaged ones, and folders that cannot be opened; none is dropped in silence.
        others: versions that are at hand and not active.
        choices: what was chosen.
    """

    entries: tuple[Entry, ...]
    faults: tuple[BundleError, ...] = ()
    others: tuple[Entry, ...] = ()
    choices: Choices = field(default_factory=Choices)

    def versions(self, bundle: str) -> tuple[Entry, ...]:
        """Return all versions of the bundle with this id, the newest first."""
        found = [each for each in (*self.entries, *self.others) if each.manifest.id == bundle]
        return tuple(sorted(found, key=lambda entry: entry.order, reverse=True))

    def before(self, bundle: str) -> Entry | None:
        """Return the version that a rollback leads to, None where none was active before.

        Raises:
            UsageError: code ``unknown_model``.
        """
        versions = self.versions(bundle)
        chosen = self.choices.without(bundle, self.find(bundle).manifest.version).of(bundle)
        if not {entry.manifest.version for entry in versions} & set(chosen):
            return None
        return _active(versions, chosen)

    def find(self, name: str) -> Entry:
        """Return the bundle with this id (the active version), or another version of it
        (``ID@VERSION``), or the one in this folder or ``.lightbox`` file.

        Raises:
            UsageError: code ``unknown_model``, naming those there are.
            BundleError: when a file is named and is no valid bundle, or cannot be opened.
        """
        for entry in self.entries:
            if entry.manifest.id == name:
                return entry
        bundle, _, version = name.partition(BETWEEN)
        for entry in self.versions(bundle):
            if entry.manifest.version == version:
                return entry
        path = Path(name)
        place = kind_of(path)
        if place == "folder":  # of scans, called as a model might be
            place = kind_of(path / MANIFEST_NAME)
        if place != "absent":
            return _entry(path, built_in=False)
        known = ", ".join(entry.manifest.id for entry in self.entries) or "none"
        raise UsageError("unknown_model", f"There is no model “{name}”. Models at hand: {known}.")


def open_library(folders: Sequence[tuple[Path, bool]] | None = None) -> Library:
    """List the bundles.

    Args:
        folders: (folder, built in) pairs to look in; by default the program's own and the user's.
    """
    if folders is None:
        folders = [(resources() / "models", True), (own_bundles(), False)]
    choices = Choices()
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
        if not built_in:
            try:
                choices = read_choices(folder)
            except BundleError as error:
                faults.append(error)
    return _arranged(entries, faults, choices)


def library_state() -> tuple[int, ...]:
    """Return what changes when the user's own bundles do, by any process; () where there are none.

    Every change renames something into the folder, or out of it, or renews the choices.
    """
    state: list[int] = []
    folder = own_bundles()
    for path in (folder, folder / CHOICES_NAME):
        with contextlib.suppress(OSError):
            stat = path.stat()
            state += (stat.st_ino, stat.st_mtime_ns)
    return tuple(state)


def own_bundles() -> Path:
    """Return the folder of the user's own bundles; it may not exist yet."""
    return user_data() / "models"


def _arranged(entries: Sequence[Entry], faults: Sequence[BundleError], choices: Choices) -> Library:
    """Tell the active versions from the others."""
    by_id: dict[str, list[Entry]] = {}
    for entry in entries:
        by_id.setdefault(entry.manifest.id, []).append(entry)
    active = [_active(versions, choices.of(name)) for name, versions in by_id.items()]
    others = tuple(entry for entry in entries if not any(entry is each for each in active))
    return Library(tuple(active), tuple(faults), others, choices)


def _active(versions: Sequence[Entry], chosen: Sequence[str]) -> Entry:
    for version in reversed(chosen):
        for entry in versions:
            if entry.manifest.version == version:
                return entry
    built_in = [entry for entry in versions if entry.built_in]
    return built_in[0] if built_in else max(versions, key=lambda entry: entry.order)


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
