"""What the window knows of the bundles: their manifests, and the operating point in force."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.recipe import Recipe

if TYPE_CHECKING:
    from app.bundle import Manifest
    from app.services.library import Library
    from app.services.reading import Reading


class Models:
    """The library once it has been read, and decisions by it.

    Attributes:
        library: None until the first read.
        operating_point: name of the one to decide at; None for each bundle's default.
        chosen: id of the bundle the reader wants asked; None lets each scan choose.
    """

    def __init__(self) -> None:
        self.library: Library | None = None
        self.operating_point: str | None = None
        self.chosen: str | None = None

    def manifest(self, model: str | None = None) -> Manifest | None:
        """Return the manifest of a bundle by id; without one, of the first in the library."""
        entries = () if self.library is None else self.library.entries
        return next((e.manifest for e in entries if model in (None, e.manifest.id)), None)

    def titles(self) -> tuple[tuple[str, str], ...]:
        """Return (id, title) of every bundle at hand."""
        entries = () if self.library is None else self.library.entries
        return tuple((entry.manifest.id, entry.manifest.title) for entry in entries)

    def recipe(self, model: str) -> Recipe | None:
        """Return the recipe of a bundle by id, None when it is not in the library."""
        manifest = self.manifest(model)
        return None if manifest is None else manifest.recipe

    def decided(self, reading: Reading) -> Reading:
        """Return a reading as decided at the operating point in force, without a new pass."""
        from app.services.decide import decide_again

        analysis = reading.analysis
        if analysis is None or analysis.model is None or not analysis.findings:
            return reading
        manifest = self.manifest(analysis.model.id)
        if manifest is None:
            return reading
        again = decide_again(analysis, manifest.findings, self.operating_point)
        return replace(reading, analysis=again)
