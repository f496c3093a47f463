"""A coded sentence: why something was refused or failed, or what to keep in mind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

DOUBTS: Final = frozenset(("nothing_learnt", "border_only"))
"""Codes that say of a model that its answers are not to be used."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A stable code for programs and a sentence for people.

    Attributes:
        code: lower case with underscores, never changed once released.
        message: what is so, and where there is something to do, what would help.
    """

    code: str
    message: str
