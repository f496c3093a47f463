"""A bundle's card, looked up by a worker: a task for `ReaderPool.look`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.bundle import read_bundle
from app.bundle.manifest import CARD_NAME

if TYPE_CHECKING:
    from app.services.reading import Reader

_LONGEST = 1 << 18  # characters; the longest of ours has 20,000


def look_up_card(_reader: Reader, origin: Path) -> str:
    """Read a bundle's card, once every file of the bundle was checked. Raises: BundleError."""
    card = read_bundle(origin).files[CARD_NAME].decode("utf-8", "replace")
    return card[:_LONGEST]
