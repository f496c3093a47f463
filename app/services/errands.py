"""What the window has done to the library, by a process of its own that tells how far it is.

A stranger's bundle is never read by the window's process, and one that takes long can be cancelled
by ending the process: the library stays whole at any moment, see `app.services.installing`.

What it tells are lines of JSON, each one of::

    {"stage": NAME, "total": PARTS}      a step begins; 0 parts for one that is not counted
    {"advance": PARTS}                   so many more parts of it are done
    {"failed": {"code", "message"}}      the end: a sentence for people
    {"done": {...}}                      the end: what came of it
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from app.errors import LightboxError, UsageError
from app.services.library import SUFFIX, Entry
from app.services.shortcomings import doubts

if TYPE_CHECKING:
    from app.services.compiling import Wanted

Tell = Callable[[Mapping[str, Any]], None]
Errand = Callable[[Sequence[str], Tell], dict[str, Any]]


def run(name: str, arguments: Sequence[str], stream: IO[str]) -> int:
    """Do an errand and tell of it; returns the exit status, 0 where it was done."""

    def tell(event: Mapping[str, Any]) -> None:
        stream.write(json.dumps(event) + "\n")
        stream.flush()

    try:
        tell({"done": _errand(name)(arguments, tell)})
    except LightboxError as error:
        tell({"failed": {"code": error.code, "message": error.message}})
        return 1
    except OSError as error:
        said = _refused(error) if name.startswith("pacs-") else _sentence(error)
        tell({"failed": {"code": "system", "message": said}})
        return 1
    return 0


def _install(arguments: Sequence[str], tell: Tell) -> dict[str, Any]:
    """Args: a ``.lightbox`` file or a bundle's folder."""
    from app.services.installing import install

    def begin(stage: str) -> None:
        tell({"stage": stage, "total": 0})

    done = install(Path(arguments[0]), begin=begin)
    return _of(done.entry) | {
        "new": done.new,
        "compiled": done.compiled,
        "former": done.former,
        "golden": done.tried.golden,
        "difference": done.tried.difference,
    }


def _compile(arguments: Sequence[str], tell: Tell) -> dict[str, Any]:
    """Args: a ``.keras`` file, and what `app.services.compiling.Wanted` says of it, as JSON."""
    from app.paths import temporary_folder
    from app.services.compiling import compile_classifier

    tell({"stage": "making", "total": 0})
    wanted = _wanted(json.loads(arguments[1]))
    with temporary_folder() as scratch:
        made = scratch / f"{wanted.id}{SUFFIX}"
        compile_classifier(Path(arguments[0]), made, wanted)
        return _install([str(made)], tell)


def _verify(arguments: Sequence[str], tell: Tell) -> dict[str, Any]:
    """Args: id, or ``ID@VERSION``."""
    from app.services.library import open_library
    from app.services.verifying import try_bundle

    entry = open_library().find(arguments[0])
    tell({"stage": "trying", "total": 0})
    golden, difference = try_bundle(entry.origin, "litert")
    files = len(entry.manifest.files) + 1
    return _of(entry) | {"golden": golden, "difference": difference, "files": files}


def _activate(arguments: Sequence[str], _tell: Tell) -> dict[str, Any]:
    """Args: ``ID@VERSION``."""
    from app.services.owning import activate

    return _of(activate(arguments[0]))


def _rollback(arguments: Sequence[str], _tell: Tell) -> dict[str, Any]:
    """Args: id."""
    from app.services.owning import roll_back

    given_up, entry = roll_back(arguments[0])
    return _of(entry) | {"former": given_up.manifest.version}


def _remove(arguments: Sequence[str], _tell: Tell) -> dict[str, Any]:
    """Args: ``ID@VERSION``."""
    from app.services.owning import remove

    return _of(remove(arguments[0]))


def _export(arguments: Sequence[str], tell: Tell) -> dict[str, Any]:
    """Args: ``ID@VERSION``, and the file."""
    from app.services.owning import export

    tell({"stage": "writing", "total": 0})
    target = Path(arguments[1])
    return _of(export(arguments[0], target)) | {"file": target.name}


ERRANDS: Mapping[str, Errand] = {
    "install": _install,
    "compile": _compile,
    "verify": _verify,
    "activate": _activate,
    "rollback": _rollback,
    "remove": _remove,
    "export": _export,
}
"""By name; each takes arguments and tells of its steps."""


def _errand(name: str) -> Errand:
    """Return what does an errand; what talks to a PACS is imported for it alone."""
    if name in ERRANDS:
        return ERRANDS[name]
    if name.startswith("pacs-"):
        from app.services import pacs_errands

        if name in pacs_errands.ERRANDS:
            return pacs_errands.ERRANDS[name]
    raise UsageError("no_errand", f"There is no errand “{name}”.")


def _of(entry: Entry) -> dict[str, Any]:
    manifest = entry.manifest
    return {
        "id": manifest.id,
        "version": manifest.version,
        "title": manifest.title,
        "doubt": " ".join(notice.message for notice in doubts(manifest)),
    }


def _wanted(told: Mapping[str, Any]) -> Wanted:
    """What is wanted of a Keras file, its id and version found here."""
    from app.domain.gate import Scope
    from app.services.compiling import Wanted
    from app.services.naming import next_version, own_id

    model = own_id(told["title"])
    return Wanted(
        model,
        told["title"],
        tuple(told["classes"]),
        next_version(model),
        values=told["values"],
        colour=told["colour"],
        fit=told["fit"],
        output=told["output"],
        scope=Scope(tuple(told["modalities"]), tuple(told["body_parts"]), colour=told["colour"]),
    )


def _refused(error: OSError) -> str:
    """Say what the system would not do, where it has nothing to do with the library."""
    return f"It could not be done: {error.strerror or error}."


def _sentence(error: OSError) -> str:
    """Say what the system would not do, and with which file."""
    of = f" (“{Path(error.filename).name}”)" if isinstance(error.filename, str) else ""
    return f"The library is as it was: {error.strerror or error}{of}."
