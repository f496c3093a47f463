"""A bound on how much a DICOM header may ask of its parser.

``pydicom`` makes an object for every item, element and value, so a file of half a megabyte that
unpacks to millions of empty items would take gigabytes and minutes. Nothing in a file says how many
there will be; so they are counted while they are read.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any, BinaryIO

from app.errors import ScanError

MOST_READS = 1_200_000
"""Reads of a header's parser, weighed by the time they cost it: all of them take a second or two.
An enhanced file of 5,000 frames may need a million, most files need a thousand."""

MOST_TEXT = 1 << 16
"""Bytes of an element of several texts; explicit VR has room for no more (PS3.5 7.1.2)."""

MOST_NUMBERS = 1 << 20
"""Bytes of an element of several binary numbers; the largest, a lookup table, takes 128 KB."""

_HEAD = 8  # bytes of an element's tag, VR and length (PS3.5 7.1)
_DELIMITERS = (b"\xfe\xff", b"\xff\xfe")  # group FFFE: items, and the ends of items and sequences
_ITEM = b"\xfe\xff\x00\xe0"
_ITEM_BIG = b"\xff\xfe\xe0\x00"
_COST_OF_HEAD = 4  # the read that begins an element, after which the parser makes its object
_COST_OF_CHARACTER_SET = 40  # and as much for each of its values
_COST_OF_ITEM = 9  # an item becomes a data set of its own, which takes about ten times an element
_COST_OF_UNTAKEN = 6  # the same for one that may never be taken apart
_PER_READ = 9  # a read costs one more for each 512 bytes: half a gigabyte is all there is
_LARGE = 1 << 20

_TEXTS = frozenset(("AE", "AS", "CS", "DA", "DS", "DT", "IS", "LO", "PN", "SH", "TM", "UC", "UI"))
_NUMBERS = frozenset(
    ("AT", "FD", "FL", "SL", "SS", "SV", "UL", "US", "UV", "US or SS", "US or OW", "US or SS or OW")
)
_CHARACTER_SETS = (b"\x08\x00\x05\x00", b"\x00\x08\x00\x05")  # converted while they are read


def read_elements(
    fp: BinaryIO, implicit: bool, little: bool, stop_when: Callable[[Any, Any, int], bool]
) -> Any:
    """Read a data set as ``pydicom.filereader.read_dataset`` does, within the ration.

    Raises:
        ScanError: "too_large" when the ration is spent. Items within values that are not yet taken
            apart count too.
        Exception: of any kind, from ``pydicom``, for damaged elements.
    """
    from pydicom.filereader import read_dataset

    return _within(fp, lambda file: read_dataset(file, implicit, little, stop_when=stop_when))


def affordable(ds: Any, element: Any) -> bool:
    """Tell whether an element may be converted; sequences are, here, within a ration of their own.

    ``pydicom`` keeps the bytes of values, and of sequences of stated length, until they are asked
    for.

    Args:
        ds: data set, which keeps the sequence.
        element: its tag, or its keyword; it may be absent.

    Returns:
        False for an element of more than `MOST_TEXT` or `MOST_NUMBERS` bytes.

    Raises:
        ScanError: "too_large" when the sequence exceeds the ration.
        Exception: of any kind, from ``pydicom``, for damaged sequences.
    """
    raw = ds.get_item(element)
    taken_apart = not isinstance(raw, tuple)  # a `RawDataElement` is one
    if taken_apart or len(raw.value or b"") <= MOST_TEXT:
        return True
    from pydicom.dataelem import DataElement
    from pydicom.filereader import read_sequence

    value = raw.value or b""
    vr = _vr_of(raw)
    if vr != "SQ":
        return vr not in _TEXTS and not (vr in _NUMBERS and len(value) > MOST_NUMBERS)
    encoding = ds.original_character_set or "iso8859"
    taken = _within(
        io.BytesIO(value),
        lambda file: read_sequence(
            file, raw.is_implicit_VR, raw.is_little_endian, len(value), encoding, raw.value_tell
        ),
    )
    ds[raw.tag] = DataElement(raw.tag, "SQ", taken, raw.value_tell, already_converted=True)
    return True


def overlong(ds: Any) -> bool:
    """Tell whether a data set has elements that :func:`affordable` refuses, sequences apart."""
    for tag in ds.keys():  # noqa: SIM118 - iterating a data set would convert every value
        raw = ds.get_item(tag)
        length = len(raw.value) if isinstance(getattr(raw, "value", None), bytes) else 0
        if length > MOST_TEXT:
            vr = _vr_of(raw)
            if vr in _TEXTS or (vr in _NUMBERS and length > MOST_NUMBERS):
                return True
    return False


def _vr_of(raw: Any) -> str:
    """Return an element's VR, or that of the dictionary where the file is silent; "" for none."""
    from pydicom.datadict import dictionary_VR

    if raw.VR is not None:
        return str(raw.VR)
    try:
        return str(dictionary_VR(raw.tag))
    except KeyError:
        return ""


def _within(fp: BinaryIO, read: Callable[[Any], Any]) -> Any:
    rationed = _Rationed(fp)
    try:
        found = read(rationed)
    except Exception:
        if rationed.left < 0:  # pydicom takes whatever a file raises for the file's end
            raise _too_much() from None
        raise
    if rationed.left < 0:  # which it did here too, and said nothing
        raise _too_much()
    return found


class _Rationed:
    """A file that may be read a limited number of times, and otherwise the file it wraps."""

    def __init__(self, fp: BinaryIO) -> None:
        self._read = fp.read
        self._last = b""
        self.left = MOST_READS
        self.seek = fp.seek
        self.tell = fp.tell
        here = fp.tell()
        self._end = fp.seek(0, io.SEEK_END)
        fp.seek(here)

    def read(self, size: int = -1) -> bytes:
        if size > MOST_TEXT:
            size = self._bounded(size)
        data = self._read(size)
        if size == _HEAD and data[:2] not in _DELIMITERS:
            self.left -= _COST_OF_HEAD
        else:
            self.left -= 1 + (len(data) >> _PER_READ)
        if self._last[:4] in _CHARACTER_SETS:
            self.left -= _COST_OF_CHARACTER_SET * (1 + data.count(b"\\"))
        if data[:4] in (_ITEM, _ITEM_BIG):
            within = max(data.count(_ITEM), data.count(_ITEM_BIG)) if len(data) > 8 else 0
            self.left -= _COST_OF_UNTAKEN * within if within else _COST_OF_ITEM
        if self.left < 0:
            raise EOFError
        self._last = data
        return data

    def _bounded(self, size: int) -> int:
        """Return how much of a large piece there is; refuse it where that is too much."""
        if size > _LARGE:
            size = max(0, min(size, self._end - self.tell()))
        if size >> _PER_READ > self.left or self._last[:4] in _CHARACTER_SETS:
            self.left = -1
            raise EOFError
        return size


def _too_much() -> ScanError:
    return ScanError(
        "too_large",
        "The file's header holds far more than that of any image. It is damaged, or made to keep "
        "programs busy; export the image again.",
    )
