"""In which language texts are written: the layers here know no catalogue, and are given one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Speech:
    """Puts texts into a language.

    Attributes:
        language: as HTML names it, such as "en" or "zh-CN".
        translate: says a literal text of the code, given its context in the catalogue and itself.
        spoken: says a sentence that a layer below made, with values in it.
        called: says the name of a bundle, a class or a finding.
    """

    language: str
    translate: Callable[[str, str], str]
    spoken: Callable[[str], str]
    called: Callable[[str], str]


ENGLISH = Speech("en", lambda _context, text: text, str, str)
"""Everything as it stands in the code."""
