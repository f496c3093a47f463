"""What the window knows of the bundles: their manifests, and the operating point in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.analysis import ModelRef
from app.domain.recipe import Recipe
from app.ui.sentences import called

if TYPE_CHECKING:
    from app.bundle import Manifest
    from app.bundle.acceptance import Acceptance
    from app.domain.reading import Reading
    from app.services.library import Entry, Library


class Models:
    """The library once it has been read, and decisions by it.

    Attributes:
        library: None until the first read.
        operating_point: name of the one to decide at; None for each bundle's default.
        chosen: the bundle the reader wants asked, named as in `titles`; None lets each scan
            choose.
    """

    def __init__(self) -> None:
        self.library: Library | None = None
        self.operating_point: str | None = None
        self.chosen: str | None = None
        self._tests: dict[str, Acceptance | None] = {}
        self._thresholds: dict[tuple[ModelRef, str | None], dict[str, float]] = {}

    def renew(self, library: Library) -> bool:
        """Take the library as it is now; what is no longer there is not chosen any more.

        Returns:
            Whether it is another.
        """
        before, self.library = self.library, library
        if before is not None and _told(before) == _told(library):
            return False
        self._thresholds.clear()
        if self.chosen not in {name for name, _ in self.titles()}:
            self.chosen = None
        return True

    def manifest(self, model: ModelRef | None = None) -> Manifest | None:
        """Return the manifest of the very bundle that spoke; without one, the library's first.

        An id alone will not do: the reader's own bundle may share it with a built-in one, or have
        been replaced by another version, whose thresholds are not those of the answer.
        """
        entry = self.entry(model)
        return None if entry is None else entry.manifest

    def entry(self, model: ModelRef | None = None) -> Entry | None:
        """Return the very bundle that spoke; without one, the library's first."""
        library = self.library
        entries = () if library is None else (*library.entries, *library.others)
        for entry in entries:
            if model is None:
                return entry
            same = (entry.manifest.id, entry.manifest.version) == (model.id, model.version)
            if same and entry.sha256 in (model.sha256, ""):
                return entry
        return None

    def test(self, model: ModelRef) -> Acceptance | None:
        """Return the newest acceptance test that was made here of the bundle that spoke."""
        if model.sha256 not in self._tests:
            from app.bundle.acceptance import kept

            self._tests[model.sha256] = next(iter(kept(model.sha256)), None)
        return self._tests[model.sha256]

    def forget_tests(self) -> None:
        """Look for acceptance tests anew."""
        self._tests.clear()

    def titles(self) -> tuple[tuple[str, str], ...]:
        """Return (name to ask by, title) of every active bundle."""
        entries = () if self.library is None else self.library.entries
        return tuple((entry.manifest.id, called(entry.manifest.title)) for entry in entries)

    def recipe(self, model: ModelRef) -> Recipe | None:
        """Return the recipe of the bundle that spoke, None when it is not in the library."""
        manifest = self.manifest(model)
        return None if manifest is None else manifest.recipe

    def thresholds(self, model: ModelRef) -> Mapping[str, float] | None:
        """Return the thresholds in force of the bundle that spoke, by finding; None if unknown."""
        key = model, self.operating_point
        if key not in self._thresholds:
            manifest = self.manifest(model)
            if manifest is None:
                return None
            points = {one.name: one.operating_point(key[1]) for one in manifest.findings}
            self._thresholds[key] = {n: point.threshold for n, point in points.items() if point}
        return self._thresholds[key]

    def decided(self, reading: Reading) -> Reading:
        """Return a reading as decided at the operating point in force, without a new pass."""
        from app.services.decide import decide_again

        analysis = reading.analysis
        if analysis is None or analysis.model is None or not analysis.findings:
            return reading
        manifest = self.manifest(analysis.model)
        if manifest is None:
            return reading
        again = decide_again(analysis, manifest.findings, self.operating_point)
        return replace(reading, analysis=again)


def _told(library: Library) -> tuple[object, ...]:
    """All that a reader is told of a library."""
    faults = [fault.message for fault in library.faults]
    return library.entries, library.others, library.choices, faults
