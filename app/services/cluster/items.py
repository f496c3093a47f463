"""What is sent to a cluster, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.domain.notice import Notice

if TYPE_CHECKING:
    from app.services.shapes import RecordShape

ADDRESS = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Item:
    """A file to read, on whichever machine.

    Attributes:
        path: absolute, and the same on every machine; or an address of a DICOMweb node.
        frame: from 1; None for all that the file has.
        sure: False where its content has to tell whether it is a scan at all.
        have: of one whose frame is None, those in the output already.
    """

    path: str
    frame: int | None = 1
    sure: bool = True
    have: tuple[int, ...] = ()

    @property
    def is_address(self) -> bool:
        return self.path.startswith(ADDRESS)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of some items.

    Attributes:
        records: one for every frame that was to be read.
        left_out: paths of files that are no scans by their content, and what they are.
    """

    records: tuple[RecordShape, ...]
    left_out: tuple[tuple[str, Notice], ...] = field(default=())
