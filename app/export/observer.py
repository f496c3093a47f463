"""Who gave the verdicts, as DICOM names a verifying observer (PS3.3 section C.17.2)."""

from __future__ import annotations

from dataclasses import dataclass

from app.errors import UsageError

_LONGEST = 64  # characters of LO, and of a component group of PN (PS3.5 section 6.2)


@dataclass(frozen=True, slots=True, repr=False)
class Reader:
    """A person, and whom that person answers for.

    Attributes:
        name: such as "Curie^Marie"; "Curie, Marie" says the same.
        organisation: that the reader answers for.
    """

    name: str
    organisation: str

    def __repr__(self) -> str:
        return "Reader(<hidden>)"


def observer(name: str, organisation: str) -> Reader | None:
    """Return who verifies, None where nobody is named. Raises: UsageError, code ``bad_reader``."""
    if not name.strip() and not organisation.strip():
        return None
    return checked(Reader(name, organisation))


def checked(reader: Reader) -> Reader:
    """Return a reader as DICOM writes it. Raises: UsageError, code ``bad_reader``."""
    name, organisation = _person(reader.name), reader.organisation.strip()
    if not (
        name.strip("^= ")
        and is_person_name(name)
        and organisation
        and len(organisation) <= _LONGEST
        and is_plain(organisation)
    ):
        raise UsageError(
            "bad_reader",
            "A verified DICOM report needs both the reader's name and organisation, each of 1 "
            "to 64 characters without a backslash. Leave out both for an unverified one.",
        )
    return Reader(name, organisation)


def is_plain(text: str) -> bool:
    """Tell whether a text has nothing that DICOM gives a meaning of its own."""
    return "\\" not in text and text.isprintable()


def is_person_name(text: str) -> bool:
    """Tell whether a text is a name as DICOM has it (PS3.5 section 6.2.1)."""
    groups = text.split("=")
    return (
        is_plain(text)
        and len(groups) <= 3
        and all(len(group) <= _LONGEST and group.count("^") <= 4 for group in groups)
    )


def _person(name: str) -> str:
    """Return a name with the family's before a caret, which stands even where nothing follows."""
    name = name.strip()
    if "^" in name:
        return name
    family, _, given = name.partition(",")
    return f"{family.strip()}^{given.strip()}"
