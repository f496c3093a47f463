"""From the buttons of the library to its jobs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.ui.library import files
from app.ui.library.jobs import Jobs
from app.ui.library.shelf import Place
from app.ui.library.work import Work


class Acting(QObject):
    """Has done what is wanted of the library, asking for files where it takes some.

    Signals:
        changed: the library is another; ``ID@VERSION``, or an id, is what is to be chosen next.
        test_wanted: the reader would try what was installed.
        keras_chosen: (Path) of a file that a model is to be made of.
        made: a model was made of it.
    """

    changed = Signal(str)
    test_wanted = Signal()
    keras_chosen = Signal(object)
    made = Signal()

    def __init__(self, work: Work, chosen: Callable[[], Place | None], parent: QWidget) -> None:
        super().__init__(parent)
        self._work = work
        self._chosen = chosen
        self._over = parent  # what dialogs stand over
        self._folder = Path.home()  # where files were chosen last
        self._jobs = Jobs(self.changed.emit, self.roll_back, self.test_wanted.emit)

    def do(self, wanted: str) -> None:
        """Do what a button of `Doing` says with the chosen version."""
        place = self._chosen()
        if place is None:
            return
        if wanted == "back":
            self.roll_back(place.entry.manifest.id)
        elif wanted == "export":
            self._export(place)
        else:
            jobs = self._jobs
            make = {"activate": jobs.activate, "verify": jobs.verify, "remove": jobs.remove}
            self._work.do(make[wanted](place))

    def install(self, paths: Sequence[Path]) -> None:
        """Put bundles into the library, one after the other."""
        for path in paths:
            self._work.do(self._jobs.install(path))

    def roll_back(self, bundle: str) -> None:
        """Read with the version that was in use before."""
        self._work.do(self._jobs.back(bundle))

    def export_to(self, place: Place, target: Path) -> None:
        """Write a bundle to a file; where one of that name is there, to the next free name."""
        self._work.do(self._jobs.export(place, files.free(target)))

    def make(self, path: Path, told: str) -> None:
        """Make a model of a Keras file; ``told`` is what it does not say itself, as JSON."""
        self._work.do(self._jobs.make(path, told, self.made.emit))

    # --- Files --------------------------------------------------------------------------

    def choose_bundles(self) -> None:
        """Ask which bundles are to be installed."""
        if paths := files.to_install(self._over, self._folder):
            self._folder = paths[0].parent
            self.install(paths)

    def choose_keras(self) -> None:
        """Ask of which Keras file a model is to be made."""
        if (path := files.keras_file(self._over, self._folder)) is not None:
            self._folder = path.parent
            self.keras_chosen.emit(path)

    def _export(self, place: Place) -> None:
        manifest = place.entry.manifest
        if (path := files.to_write(self._over, self._folder, manifest)) is not None:
            self._folder = path.parent
            self.export_to(place, path)
