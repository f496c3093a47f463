"""A person's name as people write it, of one as DICOM states it (PS3.5 section 6.2)."""

from __future__ import annotations

_NO_SPACES = "\u2e80"  # first of the scripts of East Asia, which part no names
_SPELLINGS = 2  # the third tells how it is spoken


def plain_name(stated: str, *, comma: bool = False) -> str:
    """Return a name to be read: “Wang Xiaodong (王小东)”; "" where there is none.

    Args:
        stated: "Family^Given^…", in up to three spellings with "=" between them.
        comma: whether one stands behind the family's, as in lists: “Wang, Xiaodong (王小东)”.
    """
    spellings = (_spelt(each, comma=comma) for each in stated.split("=")[:_SPELLINGS])
    first, *others = [each for each in dict.fromkeys(spellings) if each] or [""]
    return f"{first} ({others[0]})" if others else first


def _spelt(spelling: str, *, comma: bool) -> str:
    family, _, given = spelling.partition("^")
    family, given = (" ".join(part.replace("^", " ").split()) for part in (family, given))
    whole = "".join((family, given))
    if whole and min(whole.replace(" ", "")) >= _NO_SPACES:
        return whole
    return (", " if comma else " ").join(filter(None, (family, given)))
