"""A data set without who it is of, at every depth.

Elements are taken as they lie in the file, and converted only where their action needs the value:
what cannot be converted is removed, so that damage never lets anything through.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from app.errors import ScanError
from app.export.deidentify import dates, profile
from app.export.deidentify.names import Names
from app.export.deidentify.pseudonyms import Pseudonyms
from app.imaging.ration import affordable

_TEXTS = frozenset(("AE", "LO", "LT", "PN", "SH", "ST", "UC", "UR", "UT"))
_WORDS = _TEXTS | {"AS", "CS", "DA", "DS", "DT", "IS", "TM", "UI"}
# What stands in elements of numbers and ages, and in UIDs: no word fits in.
_FORMS = {
    "DS": re.compile(r"[0-9+\-.eE\\ \0]*"),
    "IS": re.compile(r"[0-9+\-\\ \0]*"),
    "AS": re.compile(r"[0-9DWMY\\ \0]*"),
}
_UID = re.compile(r"[0-9.]{1,64}")
_DUMMIES: dict[str, Any] = {
    **dict.fromkeys(("AE", "CS", "LO", "LT", "PN", "SH", "ST", "UC", "UT"), "REMOVED"),
    **dict.fromkeys(("DS", "IS"), "0"),
    **dict.fromkeys(("FD", "FL", "SS", "US", "SL", "UL", "SV", "UV"), 0),
    **dict.fromkeys(("OB", "OW", "UN", "OF", "OD", "OL", "OV"), b"\0\0\0\0\0\0\0\0"),
    "AS": "000Y",
    "AT": 0x00000000,
    "DA": "19000101",
    "TM": "000000",
    "DT": "19000101000000",
    "UR": "http://removed.invalid",
}
# UIDs that name a kind of thing and no thing: they are the same everywhere.
_KINDS = frozenset(
    (
        0x00080016,  # SOP Class
        0x0008001A,  # Related General SOP Class
        0x0008001B,  # Original Specialized SOP Class
        0x0008010C,  # Coding Scheme
        0x00080117,  # Context
        0x00080118,  # Mapping Resource
        0x00081150,  # Referenced SOP Class
    )
)
# Codes that say how the picture is to be read.
_READING = frozenset(
    (
        0x00080005,  # Specific Character Set
        0x00080060,  # Modality
        0x00280004,  # Photometric Interpretation
    )
)
_NAMING = frozenset(
    (
        0x00100020,  # Patient ID
        0x00101000,  # Other Patient IDs
        0x00101040,  # Patient's Address
        0x00102154,  # Patient's Telephone Numbers
        0x00380010,  # Admission ID
        0x00080050,  # Accession Number
    )
)
_MOVES: dict[str, Callable[[str, datetime.timedelta], str]] = {
    "DA": dates.moved_date,
    "TM": dates.moved_time,
    "DT": dates.moved_datetime,
}


@dataclass(frozen=True, slots=True)
class Cleaner:
    """Cleans the data sets of one patient.

    Attributes:
        pseudonyms: of the run.
        span: that dates are moved by.
        named: the words that name people, None where there are none: texts that the profile keeps
            and that hold one are emptied.
    """

    pseudonyms: Pseudonyms
    span: datetime.timedelta
    named: Names | None = None

    def clean(self, ds: Any) -> None:
        """Clean a data set in place.

        Raises:
            ScanError: "too_large" for sequences of far too many items.
        """
        times = dict(_times_of_dates(ds))
        moved = {
            tag: dates.moved_date(text, self.span, time) for tag, (text, time) in times.items()
        }
        for tag in list(ds.keys()):
            try:
                self._element(ds, tag, moved)
            except (ScanError, MemoryError):
                raise
            except Exception:  # of any kind: a value that cannot be read is not let through
                ds.pop(tag, None)

    def _element(self, ds: Any, tag: Any, moved: dict[int, str]) -> None:
        from pydicom.datadict import keyword_for_tag

        number = int(tag)
        action = profile.actions().get(number)
        vr = None if profile.removed_group(tag.group) or tag.element == 0 else _vr(ds, tag)
        if vr is None:  # it goes as a whole, or the standard does not know it
            del ds[tag]
        elif vr in ("DA", "TM", "DT") and number not in profile.NOT_MOVED:
            self._move(ds, tag, moved)
        elif action == "remove":
            del ds[tag]
        elif action == "empty":
            ds.add_new(tag, vr, [] if vr == "SQ" else None)
        elif vr == "SQ" and not affordable(ds, keyword_for_tag(tag)):
            del ds[tag]
        elif vr == "SQ":
            for item in ds[tag].value:
                if action == "dummy":
                    _fill(item)
                self.clean(item)
        elif vr == "UI":
            self._replace_uids(ds, tag, action is not None)
        elif action == "dummy":
            ds.add_new(tag, vr, _DUMMIES[vr])
        else:
            self._keep(ds, tag, vr)

    def _keep(self, ds: Any, tag: Any, vr: str) -> None:
        """Keep what the profile keeps, but no name in it, and no word where a number belongs."""
        if vr in _FORMS and _FORMS[vr].fullmatch(_stored(ds, tag)) is None:
            del ds[tag]
        elif vr in _TEXTS and self.named is not None and self.named.in_text(_text(ds[tag])):
            ds.add_new(tag, vr, None)
        elif vr == "CS" and self.named is not None and int(tag) not in _READING:
            self._codes(ds, tag, self.named)

    def _codes(self, ds: Any, tag: Any, named: Names) -> None:
        values = _values(ds[tag])
        if any(named.in_code(value) for value in values):
            kept = [_DUMMIES["CS"] if named.in_code(value) else value for value in values]
            ds.add_new(tag, "CS", kept if len(kept) != 1 else kept[0])

    # --- Dates --------------------------------------------------------------------------------

    def _move(self, ds: Any, tag: Any, moved: dict[int, str]) -> None:
        vr = _vr(ds, tag)
        if int(tag) in moved:
            values = [moved[int(tag)]]
        else:
            values = [_MOVES[str(vr)](text, self.span) for text in _values(ds[tag])]
        if all(values):
            ds.add_new(tag, vr, values if len(values) != 1 else values[0])
        elif profile.actions().get(int(tag)) == "remove":
            del ds[tag]
        elif profile.actions().get(int(tag)) == "dummy" and values:
            ds.add_new(tag, vr, _DUMMIES[str(vr)])
        else:
            ds.add_new(tag, vr, None)

    # --- UIDs ---------------------------------------------------------------------------------

    def _replace_uids(self, ds: Any, tag: Any, listed: bool) -> None:
        from pydicom.uid import UID_dictionary

        kind = int(tag) in _KINDS and not listed
        # Those of the standard name no thing either; below its root anything may be written.
        replaced = [
            uid
            if not uid or uid in UID_dictionary or (kind and _UID.fullmatch(uid))
            else self.pseudonyms.uid(uid)
            for uid in _values(ds[tag])
        ]
        ds.add_new(tag, "UI", replaced if len(replaced) != 1 else replaced[0])


def names_in(ds: Any) -> Names | None:
    """Return the words that name people in a data set, at any depth; None where there are none.

    Raises:
        ScanError: "too_large" for sequences of far too many items.
    """
    return Names.of(_naming_texts(ds))


def _naming_texts(ds: Any) -> Iterator[str]:
    from pydicom.datadict import keyword_for_tag

    for tag in list(ds.keys()):
        try:
            vr = _vr(ds, tag)
            if int(tag) in _NAMING or vr == "PN":
                yield from _values(ds[tag])
            elif vr == "SQ" and affordable(ds, keyword_for_tag(tag)):
                for item in ds[tag].value:
                    yield from _naming_texts(item)
        except (ScanError, MemoryError):
            raise
        except Exception:  # noqa: S112 - what cannot be read names nobody that can be looked for
            continue


def _fill(item: Any) -> None:
    """Put a dummy in the place of every value of an item; sequences and UIDs are cleaned after."""
    for tag in list(item.keys()):
        vr = _vr(item, tag)
        if vr is None:
            del item[tag]
        elif vr == "SQ":
            for inner in item[tag].value:
                _fill(inner)
        elif vr != "UI":
            item.add_new(tag, vr, _DUMMIES[vr])


def _times_of_dates(ds: Any) -> Iterator[tuple[int, tuple[str, str]]]:
    """Yield the dates of a data set that a time belongs to, with both as text."""
    from pydicom.datadict import keyword_for_tag, tag_for_keyword

    for tag in list(ds.keys()):
        keyword = keyword_for_tag(tag)
        if int(tag) in profile.NOT_MOVED or _vr(ds, tag) != "DA":
            continue
        partner = tag_for_keyword(keyword.replace("Date", "Time"))
        if partner is None or partner not in ds:
            continue
        try:
            (day,), (time,) = _values(ds[tag]), _values(ds[partner])
        except Exception:  # noqa: S112 - several values, or none that can be read: moved alone
            continue
        yield int(tag), (day, time)


def _values(element: Any) -> list[str]:
    value = element.value
    if value is None or value == "":
        return []
    many = not isinstance(value, str | bytes) and hasattr(value, "__iter__") and element.VM != 1
    return [str(one).strip(" \0") for one in (value if many else [value])]


def _text(element: Any) -> str:
    return "\\".join(_values(element))


def _stored(ds: Any, tag: Any) -> str:
    """Return a text as it lies in the file, where it was not converted yet."""
    value = ds.get_item(tag).value
    return value.decode("latin-1") if isinstance(value, bytes) else _text(ds[tag])


def _vr(ds: Any, tag: Any) -> str | None:
    """Return an element's VR: the file's, or the dictionary's for words and where it is silent.

    None for what the standard does not know, and for words that the file calls numbers or bytes:
    nothing would look into them.
    """
    from pydicom.datadict import dictionary_has_tag, dictionary_VR

    if not dictionary_has_tag(tag):
        return None
    known = str(dictionary_VR(tag))
    stated = ds.get_item(tag).VR
    if stated is None or stated == "UN" or known == "SQ":
        # Of "US or SS" and the like the size is the same.
        return known.split(" or ", maxsplit=1)[0]
    if known in _WORDS:
        return known if stated in _WORDS else None
    return str(stated)
