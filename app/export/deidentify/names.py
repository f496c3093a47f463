"""Words that name people, found again in texts that are kept."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_SHORTEST = 2  # letters or digits of a word that is looked for in texts
_TELLING = 4  # of one that is looked for in codes, where "MR", "CT" and "YES" mean no one
_NO_SPACES = "\u2e80"  # first of the scripts of East Asia


@dataclass(frozen=True, slots=True)
class Names:
    """The words of names and numbers.

    Attributes:
        any: finds each of them, as a word of its own.
        telling: finds those that are long enough to name somebody in a code too.
    """

    any: re.Pattern[str]
    telling: re.Pattern[str] | None

    @classmethod
    def of(cls, texts: Iterable[str]) -> Names | None:
        """Take the words of names and numbers; None where there are none."""
        words = {word for text in texts for word in re.split(r"[\s^=\\,;]+", text.lower())}
        fit = sorted(w for w in words if len(w) >= _SHORTEST and w.strip("*.-_0"))
        found = _pattern(fit)
        telling = [w for w in fit if len(w) >= _TELLING or w[0] >= _NO_SPACES]
        return None if found is None else cls(found, _pattern(telling))

    def in_text(self, text: str) -> bool:
        """Tell whether a text holds one of the words."""
        return self.any.search(text) is not None

    def hidden(self, text: str) -> str:
        """Return a text with dots where a word of it is one of these."""
        return self.any.sub("•••", text)

    def in_code(self, code: str) -> bool:
        """Tell whether a coded value holds a telling word, or two of any length."""
        telling = self.telling is not None and self.telling.search(code) is not None
        return telling or len(self.any.findall(code)) > 1


def _pattern(words: list[str]) -> re.Pattern[str] | None:
    # A word ends where neither letter nor digit follows: an underscore parts words too.
    parts = [
        re.escape(word) if word[0] >= _NO_SPACES else rf"(?<![^\W_]){re.escape(word)}(?![^\W_])"
        for word in words
    ]
    return re.compile("|".join(parts), re.IGNORECASE) if parts else None
