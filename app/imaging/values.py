"""Values out of a data set that may be wrong in any way: what cannot be read is absent.

Damaged or invalid values of elements that merely inform (a window, an age, a spacing) must not cost
the reader the picture, so nothing here raises; but for what would take all memory or time.
``pydicom`` converts an element when it is first touched, and its errors are of every kind.
"""

from __future__ import annotations

import math
from collections.abc import MutableSequence
from functools import cache
from typing import Any

from app.errors import ScanError
from app.imaging.ration import affordable

_LONGEST = 1024  # characters of a text; longer ones are damage or mischief

# Value representations of text that is the same in every character set (PS3.5 6.1.2.2), and
# that nothing here takes for anything but text or numbers.
_TEXTS = frozenset(("AS", "CS", "DA", "DS", "TM", "UI"))


def element(ds: Any, keyword: str) -> Any:
    """Return the element's value, or None where it is absent, empty, unreadable or overlong.

    Raises:
        ScanError: "too_large" for a sequence of far too many items or elements.
        MemoryError: there is not enough to convert the value.
    """
    try:
        tag = _tag(keyword)
        raw = ds.get_item(tag)
        if raw is None:
            return None
        value = _plain(raw)
        if value is None and affordable(ds, tag):
            value = ds[tag].value
    except (ScanError, MemoryError):
        raise
    except Exception:  # whatever it is, the value is unreadable
        return None
    return None if value is None or value == "" else value


def _plain(raw: Any) -> Any:
    """Convert a value of the commonest kinds as ``pydicom`` does, without its objects.

    They are most of what a header is asked for, and to make an object for each takes longer than
    to read the header. None is returned for what it is better left to.
    """
    value = raw.value
    if not isinstance(value, bytes) or not 0 < len(value) <= _LONGEST:  # converted before, or long
        return None
    if raw.VR in _TEXTS:
        texts = value.decode("latin-1").rstrip(" \x00").split("\\")
        return texts if len(texts) > 1 else texts[0]
    if raw.VR == "US" and len(value) == 2:
        return int.from_bytes(value, "little" if raw.is_little_endian else "big")
    return None


@cache
def _tag(keyword: str) -> Any:
    """Return the tag of a keyword; to look it up for each value takes longer than the value."""
    from pydicom.datadict import tag_for_keyword
    from pydicom.tag import Tag

    tag = tag_for_keyword(keyword)
    assert tag is not None, keyword
    return Tag(tag)


def values(ds: Any, keyword: str) -> list[Any]:
    """Return the element's values as a list, single or multiple."""
    value = element(ds, keyword)
    if value is None:
        return []
    if isinstance(value, str | int):  # most of them
        return [value]
    # pydicom's lists and sequences; a person's name can be iterated too, but is one value.
    return list(value) if isinstance(value, MutableSequence | tuple) else [value]


def text(ds: Any, keyword: str) -> str:
    """Return the first value as stripped text, "" where there is none."""
    try:
        found = [value for value in values(ds, keyword) if value is not None]
        return str(found[0]).replace("\x00", "").strip()[:_LONGEST] if found else ""
    except (ScanError, MemoryError):
        raise
    except Exception:  # person names decode on str()
        return ""


def code(ds: Any, keyword: str) -> str:
    """Return a coded string in upper case, as the standard writes it."""
    return text(ds, keyword).upper()


def numbers(ds: Any, keyword: str) -> tuple[float, ...]:
    """Return all values as finite floats; () where any of them is none."""
    try:
        found = tuple(float(value) for value in values(ds, keyword))
    except (ScanError, MemoryError):
        raise
    except Exception:
        return ()
    return found if all(map(math.isfinite, found)) else ()


def number(ds: Any, keyword: str) -> float | None:
    """Return the first value as a finite float."""
    found = numbers(ds, keyword)
    return found[0] if found else None


def integer(ds: Any, keyword: str, default: int) -> int:
    """Return the first value as an integer, ``default`` where there is none."""
    found = number(ds, keyword)
    return default if found is None else int(found)


def items(ds: Any, keyword: str) -> list[Any]:
    """Return a sequence's items, [] where it is absent, empty or no sequence."""
    return [item for item in values(ds, keyword) if hasattr(item, "get")]


def first_item(ds: Any, keyword: str) -> Any | None:
    """Return a sequence's first item, or None."""
    found = items(ds, keyword)
    return found[0] if found else None


def frame_item(ds: Any, frame: int, keyword: str) -> Any | None:
    """Return a functional group's item for a frame (PS3.3 C.7.6.16): its own, else the shared one.

    Args:
        ds: the data set.
        frame: counted from 1.
        keyword: of the functional group's sequence.
    """
    per_frame = items(ds, "PerFrameFunctionalGroupsSequence")
    own = first_item(per_frame[frame - 1], keyword) if frame <= len(per_frame) else None
    if own is not None:
        return own
    shared = first_item(ds, "SharedFunctionalGroupsSequence")
    return first_item(shared, keyword) if shared is not None else None
