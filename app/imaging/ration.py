"""A bound on how much a DICOM header may ask of its parser.

``pydicom`` makes an object for every item and element, so a file of half a megabyte that unpacks to
millions of empty items would take gigabytes and minutes. Nothing in a file says how many there will
be; so they are counted while they are read.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, BinaryIO

from app.errors import ScanError

MOST_READS = 1_000_000
"""Reads of a header's parser; an enhanced file of 5,000 frames takes 400,000, most take 300."""

MOST_ITEMS = 150_000
"""Items of all sequences of a header that is not yet taken apart."""

_ITEM = b"\xfe\xff\x00\xe0"
_ITEM_BIG = b"\xff\xfe\xe0\x00"
_COST_OF_ITEM = 9  # an item becomes a data set of its own, which takes about ten times an element


def read_elements(
    fp: BinaryIO, implicit: bool, little: bool, stop_when: Callable[[Any, Any, int], bool]
) -> Any:
    """Read a data set as ``pydicom.filereader.read_dataset`` does, within the ration.

    Raises:
        ScanError: "too_large" when the ration is spent; sequences of stated length count too.
        Exception: of any kind, from ``pydicom``, for damaged elements.
    """
    from pydicom.filereader import read_dataset

    rationed = _Rationed(fp)
    try:
        ds = read_dataset(rationed, implicit, little, stop_when=stop_when)
    except Exception:
        if rationed.left < 0:  # pydicom takes whatever a file raises for the file's end
            raise _too_much() from None
        raise
    if rationed.left < 0:  # which it did here too, and said nothing
        raise _too_much()
    _check_untaken(ds)
    return ds


class _Rationed:
    """A file that may be read a limited number of times, and otherwise the file it wraps."""

    def __init__(self, fp: BinaryIO) -> None:
        self._read = fp.read
        self.left = MOST_READS
        self.seek = fp.seek
        self.tell = fp.tell

    def read(self, size: int = -1) -> bytes:
        data = self._read(size)
        self.left -= 1 + _COST_OF_ITEM * (data[:4] in (_ITEM, _ITEM_BIG))
        if self.left < 0:
            raise EOFError
        return data


def _check_untaken(ds: Any) -> None:
    """Refuse sequences of too many items among those that ``pydicom`` has not yet taken apart.

    It keeps sequences of stated length as bytes until they are asked for.
    """
    left = MOST_ITEMS
    for tag in ds.keys():  # noqa: SIM118 - iterating a data set would convert every value
        value = getattr(ds.get_item(tag), "value", None)
        if isinstance(value, bytes) and len(value) > 8 * MOST_ITEMS:
            left -= max(value.count(_ITEM), value.count(_ITEM_BIG))
    if left < 0:
        raise _too_much()


def _too_much() -> ScanError:
    return ScanError(
        "too_large",
        "The file's header holds far more elements than that of any image. It is damaged, or made "
        "to keep programs busy; export the image again.",
    )
