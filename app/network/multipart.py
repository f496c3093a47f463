"""The parts of a multipart/related answer as they come, however large one is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_HEAD_LIMIT = 1 << 16  # bytes of a part's own header


class Broken(Exception):  # noqa: N818 - what it is, not where
    """The answer is no multipart message."""


class CutShort(Broken):
    """The answer ends before it is over."""


def boundary_of(content_type: str) -> bytes:
    """Return what parts the parts. Raises: Broken."""
    if not content_type.lower().lstrip().startswith("multipart/related"):
        raise Broken
    found = re.search(r'boundary="?([^";,]{1,200})"?', content_type, re.IGNORECASE)
    if found is None:
        raise Broken
    return found[1].strip().encode("ascii", "replace")


def parts(pieces: Iterable[bytes], boundary: bytes) -> Iterator[Iterator[bytes]]:
    """Yield each part as the pieces of its content; take all of one before the next.

    Args:
        pieces: of the whole body, of any size.
        boundary: as `boundary_of` gives it.

    Raises:
        CutShort: the body ends in the middle of a part.
        Broken: a part's header does not end.
    """
    body = _Body(pieces, b"\r\n--" + boundary)
    for _ in body.content():  # what stands before the first part is for nobody
        pass
    while body.another():
        yield body.content()


class _Body:
    def __init__(self, pieces: Iterable[bytes], delimiter: bytes) -> None:
        self._pieces = iter(pieces)
        self._delimiter = delimiter
        self._buffer = bytearray(b"\r\n")  # so that the first delimiter is as the others

    def _more(self) -> None:
        piece = next(self._pieces, None)
        if piece is None:
            raise CutShort
        self._buffer += piece

    def another(self) -> bool:
        """Pass over a part's header; False where the message is over."""
        while len(self._buffer) < 2:
            self._more()
        if self._buffer.startswith(b"--"):
            return False
        while (end := self._buffer.find(b"\r\n\r\n")) < 0:
            if len(self._buffer) > _HEAD_LIMIT:
                raise Broken
            self._more()
        del self._buffer[: end + 4]
        return True

    def content(self) -> Iterator[bytes]:
        """Yield what comes before the next delimiter, and pass over that."""
        keep = len(self._delimiter) - 1
        while (end := self._buffer.find(self._delimiter)) < 0:
            if len(self._buffer) > keep:
                yield bytes(self._buffer[:-keep])
                del self._buffer[:-keep]
            self._more()
        if end:
            yield bytes(self._buffer[:end])
        del self._buffer[: end + len(self._delimiter)]
