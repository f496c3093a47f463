"""Acceptance tests: how a bundle did on scans that its user labelled, kept beside the library.

They lie in the user's data folder by the bundle's hash, not in the bundle: what it holds is hashed,
and what one hospital measured is not its maker's. No scan and no path is kept.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from app.domain.manifest import Sha256
from app.paths import user_data

if TYPE_CHECKING:  # imported once there is something to read: a window may never need it
    from pydantic import TypeAdapter

_MOST_BYTES = 1 << 20
_MOST_KEPT = 100  # of one bundle that are looked at

Interval = tuple[float | None, float | None, float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One finding on these scans: values with their 95 % intervals, None where undefined."""

    auc: Interval
    sensitivity: Interval | None = None
    specificity: Interval | None = None
    threshold: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """What one acceptance test gave.

    Attributes:
        at: day and time, UTC, ISO 8601.
        model: SHA-256 of the bundle's manifest.
        folder: its name alone.
        refused, failed: scans without an answer by the gate, and for another reason.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid", "allow_inf_nan": False}

    format_version: Literal[1] = 1
    at: str
    model: Sha256
    version: str
    folder: str
    scans: int
    patients: int
    refused: int
    failed: int
    findings: dict[str, Measured]


def now() -> str:
    """Return the time as `Acceptance.at` has it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def keep(result: Acceptance) -> Path:
    """Keep a result, whole or not at all. Raises: OSError."""
    folder = _folder(result.model)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = result.at.replace(":", "").replace("+0000", "Z")
    path = folder / f"{name}.json"
    fresh = path.with_suffix(".part")
    with fresh.open("w", encoding="utf-8") as stream:
        json.dump(asdict(result), stream, indent=2, allow_nan=False)
        stream.write("\n")
        stream.flush()
        os.fsync(stream.fileno())
    fresh.replace(path)
    return path


def kept(model: str) -> tuple[Acceptance, ...]:
    """Return what was kept of the bundle with this hash, the newest first; damaged ones are not."""
    folder = _folder(model)
    try:
        paths = sorted(folder.glob("*.json"), reverse=True)[:_MOST_KEPT]
    except OSError:
        return ()
    found = []
    for path in paths:
        try:
            with path.open("rb") as stream:
                found.append(_form().validate_json(stream.read(_MOST_BYTES)))
        except (OSError, ValueError):
            continue
    return tuple(result for result in found if result.model == model)


def acceptance_of(told: Mapping[str, Any]) -> Acceptance:
    """Make a result of its fields. Raises: pydantic.ValidationError."""
    return _form().validate_python(dict(told))


@cache
def _form() -> TypeAdapter[Acceptance]:
    from pydantic import TypeAdapter

    return TypeAdapter(Acceptance)


def _folder(model: str) -> Path:
    return user_data() / "acceptance" / model
