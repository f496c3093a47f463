"""What a model made here is called: an id that takes no other's place, a version above all."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.training import slug
from app.services.library import open_library

_FIRST = "0.1.0"


def own_id(title: str) -> str:
    """Return an id that takes no built-in bundle's place."""
    made = slug(title)
    built_in = {e.manifest.id for e in open_library().entries if e.built_in}
    return f"{made}-own" if made in built_in else made


def next_version(model: str, others: Iterable[str] = ()) -> str:
    """Return a version above every one of this model in the library, and above ``others``."""
    taken = [*others, *(entry.manifest.version for entry in open_library().versions(model))]
    if not taken:
        return _FIRST
    major, minor, _ = max(tuple(int(part) for part in each.split(".")) for each in taken)
    return f"{major}.{minor + 1}.0"
