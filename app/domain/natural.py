"""The order people expect of names with numbers in them."""

from __future__ import annotations

import re

NaturalKey = tuple[tuple[int, int | str], ...]


def natural_key(text: str) -> NaturalKey:
    """Sort key that counts: "image 2" comes before "image 10"."""
    parts = re.findall(r"[0-9]+|[^0-9]+", text.casefold())
    return tuple((0, int(part)) if part.isdecimal() else (1, part) for part in parts)
