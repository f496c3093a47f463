"""The bundles of a run, named by the hash of their manifest, which holds the hash of all the rest.

What came with the program is on every machine that has the same version of it, so it is only named.
A user's own bundle is sent along, once to each worker, and unpacked there beside nothing else: no
machine needs the user's folder, and none reads with what happens to lie in its own.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app import __version__
from app.bundle import read_bundle
from app.bundle.manifest import MANIFEST_NAME
from app.bundle.reading import read_manifest_and_hash
from app.errors import BundleError, LightboxError
from app.services.library import Entry, Library, open_library


@dataclass(frozen=True, slots=True)
class Shipped:
    """One bundle on its way.

    Attributes:
        sha256: of its manifest.
        files: name to content, manifest included; None where the program brings it along.
    """

    id: str
    version: str
    sha256: str
    files: Mapping[str, bytes] | None = field(default=None, repr=False)


def pack(entries: Sequence[Entry]) -> tuple[Shipped, ...]:
    """Make bundles ready to be sent, every hash checked. Raises: BundleError."""
    return tuple(map(_packed, entries))


def unpack(bundles: Sequence[Shipped], folder: Path) -> Library:
    """Return a library of these bundles and no others.

    Args:
        bundles: as they were sent.
        folder: where those that came as files are put; one that is there already is used again.

    Raises:
        LightboxError: code ``other_program`` where this machine's Lightbox lacks one that should
            have come with it.
        BundleError: what arrived is not what was sent.
    """
    here = {entry.sha256: entry for entry in _built_in()}
    entries = []
    for bundle in bundles:
        if bundle.files is not None:
            entries.append(_unpacked(bundle, bundle.files, folder))
        elif bundle.sha256 in here:
            entries.append(here[bundle.sha256])
        else:
            raise LightboxError(
                "other_program",
                f"The model “{bundle.id}” {bundle.version} should have come with Lightbox, and is "
                f"not in Lightbox {__version__} here. Install the same version everywhere.",
            )
    return Library(tuple(entries))


def _packed(entry: Entry) -> Shipped:
    bundle, files = entry.manifest.id, None
    if not entry.built_in:
        whole = read_bundle(entry.origin)
        files = {**whole.files, MANIFEST_NAME: whole.written}
    return Shipped(bundle, entry.manifest.version, entry.sha256, files)


def _built_in() -> tuple[Entry, ...]:
    from app.paths import resources

    found = open_library([(resources() / "models", True)])
    return (*found.entries, *found.others)


def _unpacked(bundle: Shipped, files: Mapping[str, bytes], folder: Path) -> Entry:
    target = folder / bundle.sha256
    if not target.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(dir=folder))  # mode 0700
        for name, content in files.items():
            (fresh / name).write_bytes(content)
        try:
            os.rename(fresh, target)  # noqa: PTH104 - whole or not at all
        except OSError:  # another worker of this machine was quicker
            if not target.exists():
                raise
    manifest, sha256 = read_manifest_and_hash(target)
    if sha256 != bundle.sha256:
        raise BundleError(
            "bundle_changed", f"The bundle “{bundle.id}” did not arrive as it was sent."
        )
    read_bundle(target)  # every hash
    return Entry(manifest, target, built_in=False, sha256=sha256)
