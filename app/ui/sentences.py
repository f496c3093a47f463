"""Sentences of the layers below, in the reader's language.

Those layers know no Qt and say what they have to say in English, with values in it; the command
line, the records and the exports keep it so. Where the window shows a sentence, it is recognised by
the template it was made from and said in the words of the catalogue. One that nobody knows (a
bundle's own words, an older version's) is shown as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from PySide6.QtCore import QCoreApplication

from app.paths import resources

translate = QCoreApplication.translate
Translate = Callable[[str, str], str]

CONTEXT = "Sentences"
NAMES = "Names"
"""Contexts of the catalogue: sentences, and what bundles call themselves and their findings."""

_BETWEEN = "; "  # names of bundles, which may have a comma of their own
_CHOICE = re.compile(r", | or ")
_FIELD = re.compile(r"\{(\w+)\}")
_LONGEST = 2000  # characters of a sentence; beyond it is a stranger's
_TELLING = 12  # letters a template needs of its own, to be taken for the whole of a sentence


@dataclass(frozen=True, slots=True)
class _Template:
    text: str
    begins: str
    ends: str
    letters: int  # that are no field's

    def values_in(self, sentence: str) -> dict[str, str] | None:
        """Return what stands in the fields, where the sentence was made from this template."""
        # The pattern is made for those alone that may fit: all of them would take 0.2 s.
        if not sentence.startswith(self.begins) or not sentence.endswith(self.ends):
            return None
        found = _pattern(self.text).fullmatch(sentence)
        return None if found is None else found.groupdict()


def spoken(sentence: str, tr: Translate = translate) -> str:
    """Say a sentence that was made below the window in the reader's language.

    Args:
        sentence: in English.
        tr: puts texts of the catalogue into the language; the window's, by default.
    """
    found = _recognised(sentence, _TELLING)
    return sentence if found is None else _told(*found, tr)


def called(name: str, tr: Translate = translate) -> str:
    """Return what a bundle, one of its classes or one of its findings is called."""
    return tr(NAMES, name) if name in _names() else name


def _told(template: str, values: dict[str, str], tr: Translate) -> str:
    told = tr(CONTEXT, template)
    return _FIELD.sub(lambda found: _part(values.get(found[1], ""), tr), told)


def _part(value: str, tr: Translate) -> str:
    """Say what stands in a field: a part of a sentence, a name, or a value as it is."""
    if value in _names():
        return called(value, tr)
    if _BETWEEN in value:
        parts = (_part(part, tr) for part in value.split(_BETWEEN))
        return tr("Words", "; ").join(parts)
    if (found := _recognised(value, 1)) is not None:
        return _told(*found, tr)
    *some, last = _CHOICE.split(value)
    if some and all(map(_is_part, (*some, last))):
        told = tr("Words", ", ").join(_part(each, tr) for each in some)
        return tr("Words", "{some} or {last}").format(some=told, last=_part(last, tr))
    return value


def _is_part(value: str) -> bool:
    """Tell a part of a sentence, or one of DICOM's codes, from words that may be a file's."""
    return value.isupper() or value in _names() or _recognised(value, 1) is not None


@lru_cache(maxsize=4096)
def _recognised(sentence: str, least: int) -> tuple[str, dict[str, str]] | None:
    """Return the template that a sentence was made from, with what stood in its fields.

    Where several fit, that with most letters of its own was it.
    """
    if len(sentence) > _LONGEST:
        return None
    for template in _templates():  # those with most letters come first
        if template.letters < least:
            break
        if (found := template.values_in(sentence)) is not None:
            return template.text, found
    return None


@cache
def _templates() -> tuple[_Template, ...]:
    made = (_template(text) for text in _listed()["sentences"])
    return tuple(sorted(made, key=lambda template: -template.letters))


@cache
def _names() -> frozenset[str]:
    return frozenset(_listed()["names"])


@cache
def _listed() -> dict[str, list[str]]:
    listed = resources() / "translations" / "sentences.json"
    found: dict[str, list[str]] = json.loads(listed.read_text(encoding="utf-8"))
    return found


def _template(text: str) -> _Template:
    own = _FIELD.split(text)[::2]  # texts and names of fields in turn
    return _Template(text, own[0], own[-1], sum(map(str.isalpha, "".join(own))))


@cache
def _pattern(text: str) -> re.Pattern[str]:
    pattern = "".join(
        f"(?P<{piece}>.+?)" if number % 2 else re.escape(piece)
        for number, piece in enumerate(_FIELD.split(text))
    )
    return re.compile(pattern, re.DOTALL)
