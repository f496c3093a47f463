"""One case of fuzzing: made from its seed and number, written down for the program to read."""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
from dataclasses import dataclass
from pathlib import Path

from app.domain.reading import Request
from tests.conftest import chest_bundle_path, sample_path
from tests.fuzzing.mutations import mutate
from tests.fuzzing.sources import Source, bundle_parts, scans

_BUNDLES = 0.04  # of the cases: each costs the hashing of a whole bundle
_SAMPLES = 0.12  # of the cases: scans that, slightly damaged, still get as far as a model


@dataclass(frozen=True, slots=True)
class Case:
    """A damaged file.

    Attributes:
        seed, number: make it again.
        source: what it was made from.
        damage: what was done to it, in words.
        content: its bytes.
    """

    seed: int
    number: int
    source: Source
    damage: str
    content: bytes

    def __str__(self) -> str:
        return f"{self.seed}:{self.number} {self.source.name}: {self.damage}"

    def write(self, folder: Path) -> Request:
        """Write it into an empty folder; returns the request that makes the program read it."""
        if self.source in bundle_parts():
            return Request(sample_path("normal.dcm"), model=str(self._write_bundle(folder)))
        suffix = {"png": ".png", "jpeg": ".jpg"}.get(self.source.kind, "")
        path = folder / f"{self.number}{suffix}"
        path.write_bytes(self.content)
        return Request(path)

    def _write_bundle(self, folder: Path) -> Path:
        """Put it in its place in a bundle whose hashes all agree, or nothing would look at it."""
        if self.source.kind == "archive":
            path = folder / self.source.name
            path.write_bytes(self.content)
            return path
        for original in chest_bundle_path().iterdir():
            if original.name != self.source.name:
                _link(original, folder / original.name)
        (folder / self.source.name).write_bytes(self.content)
        if self.source.kind != "manifest":
            manifest = json.loads((folder / "manifest.json").read_bytes())
            manifest["files"][self.source.name] = hashlib.sha256(self.content).hexdigest()
            (folder / "manifest.json").unlink()  # it may be a link to the original
            (folder / "manifest.json").write_text(json.dumps(manifest))
        return folder


def make(seed: int, number: int) -> Case:
    """Make a case; the same seed and number give the same, with the same sources at hand."""
    rng = random.Random(f"{seed}:{number}")
    kind = rng.random()
    sources = bundle_parts() if kind < _BUNDLES else scans()
    samples = [source for source in sources if source.name.startswith("samples/")]
    source = rng.choice(samples if _BUNDLES <= kind < _BUNDLES + _SAMPLES else sources)
    content, damage = mutate(source, rng, sources)
    return Case(seed, number, source, damage, content)


def _link(original: Path, copy: Path) -> None:
    try:
        os.link(original, copy)
    except OSError:  # another disk, or a system without links
        shutil.copy(original, copy)
