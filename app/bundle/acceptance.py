"""Acceptance tests: how a bundle did on scans that its user labelled, kept beside the library.

They lie in the user's data folder by the bundle's hash, not in the bundle: what it holds is hashed,
and what one hospital measured is not its maker's. No scan and no path is kept.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from app.bundle.manifest import Sha256
from app.paths import user_data

_MOST_BYTES = 1 << 20
_MOST_KEPT = 100  # of one bundle that are looked at

Interval = Annotated[tuple[float | None, float | None, float | None], Field()]


class Measured(BaseModel):
    """One finding on these scans: values with their 95 % intervals, None where undefined."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    auc: Interval
    sensitivity: Interval | None = None
    specificity: Interval | None = None
    threshold: float | None = None


class Acceptance(BaseModel):
    """What one acceptance test gave.

    Attributes:
        at: day and time, UTC, ISO 8601.
        model: SHA-256 of the bundle's manifest.
        folder: its name alone.
        refused, failed: scans without an answer by the gate, and for another reason.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

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
        stream.write(result.model_dump_json(indent=2) + "\n")
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
                found.append(Acceptance.model_validate_json(stream.read(_MOST_BYTES)))
        except (OSError, ValidationError):
            continue
    return tuple(result for result in found if result.model == model)


def _folder(model: str) -> Path:
    return user_data() / "acceptance" / model
