"""What groups a scan belongs to, so that figures can be given for each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from app.domain.scan import Scan

Traits = Mapping[str, str]

SOURCE = "file name"
_AGES = ((1, "under 1"), (6, "1 to 5"), (13, "6 to 12"), (18, "13 to 17"), (40, "18 to 39"))
_OLDER = ((65, "40 to 64"), (200, "65 and over"))
_COUNTER = 5  # values; a number with more of them counts, one with fewer names


def age_band(years: float) -> str | None:
    """The band of an age; None where it is no age."""
    if not 0 <= years < 200:
        return None
    return next(band for limit, band in (*_AGES, *_OLDER) if years < limit)


def from_scan(scan: Scan) -> dict[str, str]:
    """What the file itself states: sex, age and view."""
    facts, sex = scan.facts, scan.identity.sex.strip().upper()
    age = None if facts.age_years is None else age_band(facts.age_years)
    found = {"sex": sex, "age": age, "view": facts.view_position}
    return {name: value for name, value in found.items() if value}


def from_table(row: Mapping[str, str]) -> dict[str, str]:
    """The same from a row of a table with the columns sex, age (in years) and view."""
    found = {name: (row.get(name) or "").strip().upper() for name in ("sex", "view")}
    try:
        found["age"] = age_band(float(row.get("age") or "nan")) or ""
    except ValueError:
        found["age"] = ""
    return {name: value for name, value in found.items() if value}


def name_groups(names: Sequence[str]) -> list[str]:
    """A group per file name: its words before the first running number.

    Data sets are put together from sources that name their files differently, and the sources
    differ in more than the name. A number that takes many values counts and is left out; one that
    takes few names a source.

    >>> name_groups(["NORMAL2-IM-0873-0001.jpeg", "IM-0115-0001.jpeg"])
    ['NORMAL2-IM', 'IM']
    """
    split = [_words(name) for name in names]
    endings: dict[str, set[str]] = defaultdict(set)
    for parts in split:
        for word, number in parts:
            endings[word].add(number)
    return ["-".join(_shown(word, number, endings) for word, number in parts) for parts in split]


def _shown(word: str, number: str, endings: Mapping[str, set[str]]) -> str:
    return word if len(endings[word]) > _COUNTER else word + number


def _words(name: str) -> list[tuple[str, str]]:
    """(letters, trailing digits) of the leading parts, up to one that is all digits."""
    parts = []
    for token in re.split(r"[-_ .()]+", name.rpartition(".")[0] or name):
        found = re.fullmatch(r"(.*?[^\d])(\d*)", token)
        if found is None:
            break
        parts.append((found[1], found[2]))
    return parts
