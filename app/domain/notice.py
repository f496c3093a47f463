"""A coded sentence: why something was refused or failed, or what to keep in mind."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
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


_QUOTING = frozenset(("overlay", "several_windows"))
_QUOTED = re.compile(r" \(.*\)", re.DOTALL)


def unquoted(notice: Notice) -> Notice:
    """Take out what a file calls its overlays and windows, which may be anything, a name too."""
    if notice.code not in _QUOTING:
        return notice
    return replace(notice, message=_QUOTED.sub("", notice.message))
