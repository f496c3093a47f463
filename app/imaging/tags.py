"""The header of a file as lines of text, for people to read; in a worker, as all reading is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from app.domain.tag import Header, Tag
from app.errors import ScanError
from app.imaging import detect
from app.imaging.identifying import is_telling, is_telling_sequence
from app.imaging.places import kind_of
from app.imaging.ration import affordable
from app.imaging.reading import guarded

MOST_TAGS = 5000
"""Lines of one header; an enhanced file of a thousand frames states more, all much the same."""

_MOST_DEPTH = 16  # of sequences in sequences
_LONGEST = 256  # characters of a value
_MOST_VALUES = 32  # of an element of several
_PIXELS = {
    "PixelData": ("(7FE0,0010)", "Pixel Data"),
    "FloatPixelData": ("(7FE0,0008)", "Float Pixel Data"),
    "DoubleFloatPixelData": ("(7FE0,0009)", "Double Float Pixel Data"),
}


def read_header(path: Path) -> Header:
    """Read everything a file's header states, up to `MOST_TAGS` elements.

    Elements after the pixel data are not read.

    Raises:
        ScanError: the file cannot be opened, is no scan, or is damaged.
    """
    if kind_of(path) == "special":
        raise ScanError("not_readable", "This is no ordinary file.")

    def read(fp: BinaryIO, content: detect.Content) -> Header:
        if content in ("png", "jpeg"):
            return _picture(fp)
        return _dicom(fp)

    return guarded(path, read)


def _dicom(fp: BinaryIO) -> Header:
    from app.imaging.parse import parse

    file = parse(fp)
    lines = _lines(file)
    found = tuple(islice(lines, MOST_TAGS))
    return Header("DICOM", found, sum(1 for _ in lines) if len(found) == MOST_TAGS else 0)


def _lines(file: Any) -> Iterator[Tag]:
    yield from _elements(file.meta, 0, telling=False)
    yield from _elements(file.ds, 0, telling=False)
    if file.pixels is not None:
        length = file.pixels.length
        said = "compressed" if length is None else f"{length:,} bytes"
        keyword = file.pixels.keyword
        number, name = _PIXELS[keyword]
        yield Tag(0, number, file.pixels.vr, keyword, name, said)


def _elements(ds: Any, level: int, *, telling: bool) -> Iterator[Tag]:
    """Yield the elements of a data set; ``telling`` where all of them may identify."""
    for tag in sorted(ds.keys()):
        yield from _element(ds, tag, level, telling=telling)


def _element(ds: Any, tag: Any, level: int, *, telling: bool) -> Iterator[Tag]:
    from pydicom.datadict import dictionary_description, dictionary_has_tag, dictionary_keyword

    known = dictionary_has_tag(tag)
    keyword = dictionary_keyword(tag) if known else ""
    name = dictionary_description(tag) if known else ""
    private = bool(tag.group & 1)
    try:
        found = ds[tag] if affordable(ds, tag) else None
    except (ScanError, MemoryError):
        raise
    except Exception:  # whatever it is, the value is unreadable
        yield Tag(level, _number(tag), "", keyword, name, "cannot be read", private, True)
        return
    if found is None:
        raw = ds.get_item(tag)
        said = f"{len(raw.value or b''):,} bytes, too long to be shown"
        yield Tag(level, _number(tag), raw.VR or "", keyword, name, said, private, False)
        return
    vr = str(found.VR)
    if private:
        name = _private_name(found)
    if vr == "SQ":
        items = list(found.value or ())
        said = "1 item" if len(items) == 1 else f"{len(items):,} items"
        yield Tag(level, _number(tag), vr, keyword, name, said, private)
        if level // 2 < _MOST_DEPTH:
            inner = telling or is_telling_sequence(tag, keyword)
            for count, item in enumerate(items, start=1):
                yield Tag(level + 1, "", "", "", f"Item {count}", "")
                yield from _elements(item, level + 2, telling=inner)
        return
    said, registered = _value(found)
    hidden = bool(said) and (telling or is_telling(tag, vr, keyword, registered=registered))
    yield Tag(level, _number(tag), vr, keyword, name, said, private, hidden)


def _value(element: Any) -> tuple[str, bool]:
    """Return an element's value as text, and whether it is a UID of the standard's own."""
    from pydicom.multival import MultiValue
    from pydicom.uid import UID, UID_dictionary

    value = element.value
    if value is None:
        return "", False
    if isinstance(value, bytes):
        return (f"{len(value):,} bytes" if value else ""), False
    several = list(value) if isinstance(value, MultiValue | list | tuple) else [value]
    uids = [each for each in several if isinstance(each, UID)]
    registered = bool(uids) and all(str(uid) in UID_dictionary for uid in uids)
    try:
        texts = [
            f"{each} ({each.name})" if isinstance(each, UID) and registered else str(each)
            for each in several[:_MOST_VALUES]
        ]
    except Exception:  # names decode on str()
        return "cannot be read", False
    said = "\\".join(texts)
    if len(several) > _MOST_VALUES:
        said += f"\\ … ({len(several):,} values)"
    return _cut(said), registered


def _cut(text: str) -> str:
    """Return a text on one line that any screen can show, cut where it is long."""
    plain = "".join(c if c.isprintable() else " " for c in text).strip()
    if len(plain) <= _LONGEST:
        return plain
    return f"{plain[:_LONGEST]} … ({len(plain):,} characters)"


def _private_name(element: Any) -> str:
    """Return what is known of a private element: its owner, and its name where pydicom knows it."""
    creator = str(getattr(element, "private_creator", None) or "")
    name = str(element.name).strip("[]") if str(element.name).startswith("[") else ""
    if element.tag.is_private_creator:
        name = "Private creator"
    return _cut(": ".join(filter(None, (creator, name)))) or "Private element"


def _number(tag: int) -> str:
    return f"({tag >> 16:04X},{tag & 0xFFFF:04X})"


def _picture(fp: BinaryIO) -> Header:
    """Say what is known of a PNG or JPEG picture: what it states, without decoding it."""
    from PIL import Image

    with Image.open(fp, formats=("PNG", "JPEG")) as picture:
        known = {
            "Format": picture.format or "",
            "Columns": str(picture.width),
            "Rows": str(picture.height),
            "Colours": {"L": "grey", "I;16": "grey, 16 bits"}.get(picture.mode, picture.mode),
        }
        lines = [Tag(0, "", "", "", name, value) for name, value in known.items()]
        for name, value in islice(picture.info.items(), 200):
            size = isinstance(value, bytes)
            said = f"{len(value):,} bytes" if size else _cut(str(value))
            lines.append(Tag(0, "", "", "", _cut(str(name)), said, identifying=not size))
        return Header(picture.format or "", tuple(lines))
