"""What the user does with the bundles in the library: choose a version, go back, remove, export."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from app.bundle import read_bundle
from app.bundle.writing import copy_bundle
from app.errors import BundleError, UsageError
from app.paths import hold, temporary_folder
from app.services.choices import Choices, read_choices, write_choices
from app.services.library import BETWEEN, SUFFIX, Entry, open_library, own_bundles

_LOCK = ".in-use"


class Change:
    """The choices while nobody else can change the library."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.choices = _choices(folder)

    def write(self, choices: Choices) -> None:
        """Keep these. Raises: OSError."""
        write_choices(self._folder, choices)
        self.choices = choices


@contextlib.contextmanager
def changing() -> Iterator[Change]:
    """Keep other processes from changing the library.

    Raises:
        UsageError: code ``library_in_use``: another one is at it.
        OSError: the folder cannot be made or written to.
    """
    folder = own_bundles()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        lock = hold(folder / _LOCK)
    except BlockingIOError:
        raise UsageError(
            "library_in_use",
            "Another Lightbox is changing the library at this moment. Try again in a few seconds.",
        ) from None
    with lock:
        yield Change(folder)


def activate(name: str) -> Entry:
    """Read with this version from now on.

    Args:
        name: ``ID@VERSION``.

    Raises:
        UsageError: code ``unknown_model``, or ``version_missing`` where none is named.
    """
    bundle, between, _ = name.partition(BETWEEN)
    with changing() as change:
        library = open_library()
        if not between:
            at_hand = ", ".join(each.manifest.version for each in library.versions(bundle))
            raise UsageError(
                "version_missing",
                f"Say which version: {bundle}{BETWEEN}VERSION"
                + (f". There are: {at_hand}." if at_hand else "."),
            )
        entry = library.find(name)
        former = library.find(bundle).manifest.version
        change.write(change.choices.choosing(bundle, entry.manifest.version, former))
    return entry


def roll_back(bundle: str) -> tuple[Entry, Entry]:
    """Read with the version that was active before; the present one stays in the library.

    Returns:
        The version given up, and the one that is active now.

    Raises:
        UsageError: codes ``unknown_model``, ``no_earlier_version``.
    """
    with changing() as change:
        library = open_library()
        given_up = library.find(bundle)
        entry = library.before(bundle)
        if entry is None:
            at_hand = {entry.manifest.version for entry in library.versions(bundle)}
            raise UsageError(
                "no_earlier_version",
                f"No other version of “{bundle}” was active before {given_up.manifest.version}. "
                f"Versions at hand: {', '.join(sorted(at_hand))}.",
            )
        change.write(change.choices.without(bundle, given_up.manifest.version))
        return given_up, entry


def remove(name: str) -> Entry:
    """Take an own bundle out of the library.

    Args:
        name: its id where it has one own version, else ``ID@VERSION``.

    Returns:
        What was removed.

    Raises:
        UsageError: codes ``unknown_model``, ``built_in``, ``several_versions``.
        OSError: the system lets nobody remove it.
    """
    with temporary_folder() as scratch, changing() as change:
        entry = _own(name)
        # One renaming takes it out of the library; deleting it may take longer than this process.
        if entry.origin.parent != own_bundles():
            raise _not_own(entry)
        version, bundle = entry.manifest.version, entry.manifest.id
        entry.origin.rename(scratch / "removed")
        if version in change.choices.of(bundle):
            change.write(change.choices.without(bundle, version))
    return entry


def _own(name: str) -> Entry:
    library = open_library()
    bundle = name.partition(BETWEEN)[0]
    if BETWEEN in name:
        entry = library.find(name)
        if entry.built_in:
            raise _not_own(entry)
        return entry
    own = [entry for entry in library.versions(bundle) if not entry.built_in]
    if not own:
        raise _not_own(library.find(name))
    if len(own) > 1:
        names = ", ".join(f"{bundle}{BETWEEN}{entry.manifest.version}" for entry in own)
        raise UsageError("several_versions", f"Say which version of it to remove: {names}.")
    return own[0]


def _not_own(entry: Entry) -> UsageError:
    if not entry.built_in:
        return UsageError(
            "not_in_library", f"“{entry.origin}” is not in the library; nothing was removed."
        )
    return UsageError(
        "built_in",
        f"“{entry.manifest.id}” {entry.manifest.version} came with Lightbox and cannot be removed. "
        "A newer version of your own can be active instead of it: lightbox models install.",
    )


def export(name: str, output: Path) -> Entry:
    """Write a bundle as one ``.lightbox`` file, every hash checked on the way.

    Args:
        name: id, ``ID@VERSION``, folder or file.
        output: must end in ``.lightbox`` and not be there yet.

    Raises:
        UsageError: codes ``unknown_model``, ``not_a_bundle_name``, ``output_exists``.
        BundleError: the bundle is damaged or was changed.
        OSError: it cannot be written.
    """
    if output.suffix != SUFFIX:
        raise UsageError(
            "not_a_bundle_name", f"A bundle's file ends in {SUFFIX}; “{output.name}” does not."
        )
    if output.exists():
        raise UsageError(
            "output_exists", f"“{output}” is there already. Remove it, or name another file."
        )
    entry = open_library().find(name)
    copy_bundle(read_bundle(entry.origin), output)
    return entry


def settle_folder(folder: Path) -> None:
    """Have a folder's names on the disk, where the system can."""
    with contextlib.suppress(OSError, AttributeError):  # Windows opens no folders
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _choices(folder: Path) -> Choices:
    try:
        return read_choices(folder)
    except BundleError:  # said by the library; whoever chooses anew mends it
        return Choices()
