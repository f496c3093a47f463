"""Which version of each bundle is active: a small file beside the user's own bundles."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, ClassVar, Literal

from app.domain.manifest import Identifier, Version
from app.errors import BundleError

CHOICES_NAME = "active.json"
_MOST_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Choices:
    """The versions that were made active, by id of the bundle, the last one last.

    Those before the last are what a rollback returns to. An id without choices follows the rule of
    `app.services.library`.
    """

    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, bundle: str) -> tuple[str, ...]:
        """Return what was chosen of a bundle, the last one last."""
        return self.chosen.get(bundle, ())

    def choosing(self, bundle: str, version: str, former: str | None) -> Choices:
        """Return these choices with a version made active, after ``former``."""
        before = self.of(bundle) or (() if former is None else (former,))
        kept = tuple(each for each in before if each != version)
        return self._with(bundle, (*kept, version))

    def without(self, bundle: str, version: str) -> Choices:
        """Return these choices without a version that is no longer wanted, or no longer there."""
        return self._with(bundle, tuple(each for each in self.of(bundle) if each != version))

    def _with(self, bundle: str, versions: tuple[str, ...]) -> Choices:
        others = {name: chosen for name, chosen in self.chosen.items() if name != bundle}
        return Choices({**others, bundle: versions} if versions else others)


@dataclass(frozen=True, slots=True)
class _Written:
    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}

    format_version: Literal[1] = 1
    chosen: dict[Identifier, tuple[Version, ...]] = field(default_factory=dict)


def read_choices(folder: Path) -> Choices:
    """Read what was chosen in a folder of bundles; nothing where there is no such file.

    Raises:
        BundleError: code ``choices_damaged``; built-in and newest versions are used then.
    """
    try:
        with (folder / CHOICES_NAME).open("rb") as stream:
            raw = stream.read(_MOST_BYTES)
    except FileNotFoundError:
        return Choices()
    except OSError as error:
        raise _damaged(folder) from error
    from pydantic import TypeAdapter, ValidationError  # here: the window need not wait for it

    try:
        return Choices(TypeAdapter(_Written).validate_json(raw).chosen)
    except ValidationError as error:
        raise _damaged(folder) from error


def _damaged(folder: Path) -> BundleError:
    return BundleError(
        "choices_damaged",
        f"Which versions of your models are active cannot be read from “{folder}”, so the "
        "built-in or newest ones are used. Say anew which to use: lightbox models activate.",
    )


def write_choices(folder: Path, choices: Choices) -> None:
    """Write the file whole or not at all. Raises: OSError."""
    written = _Written(chosen=dict(choices.chosen))
    fresh = folder / f"{CHOICES_NAME}.part"
    with fresh.open("w", encoding="utf-8") as stream:
        json.dump(asdict(written), stream, indent=2)
        stream.flush()
        os.fsync(stream.fileno())
    fresh.replace(folder / CHOICES_NAME)
