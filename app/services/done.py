"""What an output holds already, so that a run goes on where one was stopped."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection

_SIZE = 16  # bytes of a mark: of 10^9 of them no two are the same, for all anybody will see


class Done:
    """Remembers records by path, frame and bundle; some hundred bytes each.

    A record of another bundle does not count: the scan is read again, with those of now. One in
    which no bundle spoke counts, failed ones too: whoever wants those read again removes them.

    Attributes:
        failed: how many of those that count are of failures.
    """

    def __init__(self, bundles: Collection[str]) -> None:
        """Begin with nothing.

        Args:
            bundles: SHA-256 of the manifests of those that are read with now.
        """
        self.failed = 0
        self._bundles = frozenset(bundles)
        self._marks: set[bytes] = set()
        self._frames: dict[bytes, set[int]] = defaultdict(set)  # of files that have several
        self._totals: dict[bytes, int] = {}

    def __len__(self) -> int:
        return len(self._marks)

    def add(
        self, path: str, frame: int, bundle: str | None, frames: int = 1, *, failed: bool = False
    ) -> None:
        """Remember a record.

        Args:
            path: of the scan.
            frame: of the scan, from 1.
            bundle: that spoke, None for none.
            frames: how many its file has.
            failed: whether it is of a failure.
        """
        if bundle is not None and bundle not in self._bundles:
            return
        self.failed += failed
        self._marks.add(_mark(path, frame))
        if frames > 1:
            whole = _mark(path, 0)
            self._frames[whole].add(frame)
            self._totals[whole] = frames

    def has(self, path: str, frame: int) -> bool:
        return _mark(path, frame) in self._marks

    def has_all(self, path: str) -> bool:
        """Tell whether every frame of a file is there."""
        whole = _mark(path, 0)
        if whole in self._totals:
            return len(self._frames[whole]) >= self._totals[whole]
        return self.has(path, 1)

    def frames(self, path: str) -> tuple[int, ...]:
        """Return the frames that are there, of a file that has several."""
        return tuple(sorted(self._frames.get(_mark(path, 0), ())))


def _mark(path: str, frame: int) -> bytes:
    # A name that is no text is kept by its escapes in some forms of the output.
    text = f"{frame}:{path}".encode("utf-8", "backslashreplace")
    return hashlib.blake2b(text, digest_size=_SIZE).digest()
