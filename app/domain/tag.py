"""What a file's header states, element by element, as text to read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, repr=False)
class Tag:
    """One line of a header. Its repr shows none of it.

    Attributes:
        level: 0 for the data set itself, 1 for the items of its sequences, 2 for their elements.
        number: "(0010,0010)"; "" for an item, and for what is no DICOM element.
        vr: value representation, "" where there is none.
        keyword: of the standard, "" for private elements and items.
        name: in words.
        value: as text, cut where it is long.
        private: an element of a manufacturer's own.
        identifying: the value may tell whose scan it is, or when and where it was made.
    """

    level: int
    number: str
    vr: str
    keyword: str
    name: str
    value: str
    private: bool = False
    identifying: bool = False

    def __repr__(self) -> str:
        return f"Tag({self.number!r}, <hidden>)"


@dataclass(frozen=True, slots=True)
class Header:
    """Everything a file's header states.

    Attributes:
        file_format: "DICOM", "PNG" or "JPEG".
        tags: in the order of the file's elements, sequences opened.
        left_out: how many elements and items were left out, since there are too many to read.
    """

    file_format: str
    tags: tuple[Tag, ...]
    left_out: int = 0
