"""What can be done to the library, each as a job of a process; see `app.services.errands`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.services.starting import program
from app.ui.library.shelf import Place
from app.ui.library.work import Job, Outcome
from app.ui.sentences import called, spoken

translate = QCoreApplication.translate

Offer = tuple[str, Callable[[], None]] | None


@dataclass(frozen=True, slots=True)
class Jobs:
    """Makes jobs.

    Attributes:
        changed: called with ``ID@VERSION`` (or an id) when the library has changed, for what is to
            be chosen next.
        roll_back: called with an id, where going back is offered.
        test: called without arguments, where an acceptance test is offered.
    """

    changed: Callable[[str], None]
    roll_back: Callable[[str], None] = field(repr=False)
    test: Callable[[], None] = field(repr=False)

    def install(self, path: Path) -> Job:
        """Put a bundle into the library once it stood every test, and use it."""
        file = path.name

        def then(of: Any) -> Outcome:
            self.changed(f"{of['id']}@{of['version']}")
            return _warned(of, _installed(of), self._after_installing(of))

        def otherwise(_code: str, why: str) -> Outcome:
            refused = translate("Library", "“{file}” was not installed. {why}")
            return Outcome(refused.format(file=file, why=spoken(why)), "failed")

        title = translate("Library", "Installing “{file}” …").format(file=file)
        return Job(
            title, program("errand", "install", str(path.absolute())), _stages(), then, otherwise
        )

    def make(self, path: Path, told: str, done: Callable[[], None]) -> Job:
        """Make a model of a Keras file and put it into the library.

        Args:
            path: of the file.
            told: what it does not say itself, as JSON.
            done: called when it is there.
        """

        def then(of: Any) -> Outcome:
            done()
            self.changed(f"{of['id']}@{of['version']}")
            said = translate(
                "Library", "Made and installed: {name}. Its figures are scores nobody has measured."
            )
            test = (translate("Library", "Test it …"), self.test)
            return Outcome(said.format(name=_name(of)), offer=test)

        title = translate("Library", "Making a model of “{file}” …").format(file=path.name)
        command = program("errand", "compile", str(path.absolute()), told)
        return Job(title, command, _stages(), then, _failed)

    def verify(self, place: Place) -> Job:
        """Check every hash, and compare the network with its golden answers."""

        def then(of: Any) -> Outcome:
            said = translate(
                "Library",
                "{name}: all {files} files are as they were made, and its network gives its "
                "{count} golden answers (within {difference}).",
            )
            return Outcome(
                said.format(
                    name=_name(of),
                    files=of["files"],
                    count=of["golden"],
                    difference=f"{of['difference']:.0e}",
                )
            )

        title = translate("Library", "Verifying {name} …")
        return self._on(place, "verify", title, then)

    def activate(self, place: Place) -> Job:
        """Read with this version from now on."""

        def then(of: Any) -> Outcome:
            self.changed(f"{of['id']}@{of['version']}")
            said = translate("Library", "In use from now on: {name}.").format(name=_name(of))
            return _warned(of, said, self._back(of["id"]))

        return self._on(place, "activate", translate("Library", "Changing to {name} …"), then)

    def back(self, bundle: str) -> Job:
        """Read with the version that was in use before."""

        def then(of: Any) -> Outcome:
            self.changed(of["id"])
            said = translate("Library", "In use again: {name}. Version {former} stays at hand.")
            return _warned(of, said.format(name=_name(of), former=of["former"]))

        title = translate("Library", "Going back …")
        return Job(title, program("errand", "rollback", bundle), {}, then, _failed)

    def remove(self, place: Place) -> Job:
        """Take an own version out of the library."""

        def then(of: Any) -> Outcome:
            self.changed(of["id"])
            return Outcome(translate("Library", "Removed: {name}.").format(name=_name(of)))

        return self._on(place, "remove", translate("Library", "Removing {name} …"), then)

    def export(self, place: Place, target: Path) -> Job:
        """Write it as one file."""

        def then(of: Any) -> Outcome:
            said = translate("Library", "{name} was written to “{file}”.")
            return Outcome(said.format(name=_name(of), file=of["file"]))

        title = translate("Library", "Exporting {name} …")
        return self._on(place, "export", title, then, str(target.absolute()))

    # --- Parts --------------------------------------------------------------------------

    def _on(
        self, place: Place, errand: str, title: str, then: Callable[[Any], Outcome], *more: str
    ) -> Job:
        manifest = place.entry.manifest
        name = f"{called(manifest.title)} {manifest.version}"
        command = program("errand", errand, place.name, *more)
        return Job(title.format(name=name), command, _stages(), then, _failed)

    def _after_installing(self, of: Any) -> Offer:
        if of["former"] is not None:
            return self._back(of["id"], of["former"])
        return (translate("Library", "Test it …"), self.test)

    def _back(self, bundle: str, version: str = "") -> Offer:
        text = (
            translate("Library", "Go back to {version}").format(version=version)
            if version
            else translate("Library", "Go back")
        )
        return (text, lambda: self.roll_back(bundle))


def _installed(of: Any) -> str:
    if not of["new"]:
        said = translate("Library", "{name} was at hand already; it is in use.")
        return said.format(name=_name(of))
    said = translate(
        "Library",
        "Installed: {name}. Every file is as it was made, and its network gives its {count} golden "
        "answers.",
    ).format(name=_name(of), count=of["golden"])
    if of["doubt"]:
        return translate("Library", "Installed and in use: {name}.").format(name=_name(of))
    if of["compiled"]:
        said += " " + translate("Library", "It was compiled on this computer.")
    use = (
        translate("Library", "It is in use from now on, instead of {former}.")
        if of["former"] is not None
        else translate("Library", "It is in use from now on. Try it on scans of your own first.")
    )
    return f"{said} {use.format(former=of['former'])}"


def _warned(of: Any, said: str, offer: Offer = None) -> Outcome:
    """Say what was done, and what a model says against itself that is now in use."""
    if not of["doubt"]:
        return Outcome(said, offer=offer)
    return Outcome(f"{said} {spoken(of['doubt'])}", "failed", offer)


def _name(of: Any) -> str:
    return f"{called(of['title'])} {of['version']}"


def _failed(_code: str, why: str) -> Outcome:
    return Outcome(spoken(why), "failed")


def _stages() -> dict[str, str]:
    return {
        "making": translate("Library", "Loading and compiling it takes about half a minute."),
        "trying": translate("Library", "Checking its files, its layers and its golden answers."),
        "compiling": translate(
            "Library", "Compiling its network, which takes about half a minute."
        ),
        "placing": translate("Library", "Putting it into the library."),
    }
