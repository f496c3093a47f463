"""How two scans stand to one another: whose they are, and which is the earlier. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.placement import Placement


@dataclass(frozen=True, slots=True)
class Relation:
    """Of another scan to the one that is shown.

    Attributes:
        same_patient: True where both files state one Patient ID and no two names, False where they
            state two, None where one of them states none.
        days: from the shown scan's study to the other's, negative where the other is earlier; None
            where a date is missing, or the patient is not the same.
        same_kind: both are the patient's, of one modality and, as far as stated, of one body part.
    """

    same_patient: bool | None
    days: int | None
    same_kind: bool

    @property
    def earlier(self) -> bool:
        """Whether it is an earlier scan of the same patient."""
        return self.same_patient is True and self.days is not None and self.days < 0


NOTHING = Relation(None, None, False)
"""Of scans of which too little is known."""

_ANOTHER = Relation(False, None, False)


def relation(shown: Placement | None, other: Placement | None) -> Relation:
    """Relate a scan to the one that is shown; None is a scan of which nothing is known."""
    if shown is None or other is None:
        return NOTHING
    if not shown.patient_id or not other.patient_id:
        return NOTHING
    if not _same_patient(shown, other):
        return _ANOTHER
    here, there = _date(shown.study_date), _date(other.study_date)
    return Relation(
        True,
        None if here is None or there is None else (there - here).days,
        bool(shown.modality)
        and shown.modality == other.modality
        and not (shown.body_part and other.body_part and shown.body_part != other.body_part),
    )


def order(found: Relation) -> tuple[bool, bool, bool, int]:
    """Return what to sort by: the patient's earlier scans first, of the same kind, the latest."""
    same = found.same_patient is True
    return (
        not same,
        not (same and found.earlier),
        not (same and found.same_kind),
        abs(found.days) if same and found.days is not None else 0,
    )


def _same_patient(shown: Placement, other: Placement) -> bool:
    if shown.patient_id != other.patient_id:
        return False
    # One number and two names: numbers are given twice by different hospitals.
    names = {_name(shown.patient_name), _name(other.patient_name)} - {""}
    return len(names) < 2


def _name(stated: str) -> str:
    return " ".join(stated.replace("^", " ").casefold().split())


def _date(stated: str) -> date | None:
    """Read a DICOM date (DA, YYYYMMDD; before 1993 YYYY.MM.DD)."""
    digits = stated.replace(".", "").strip()
    if len(digits) != 8 or not digits.isdecimal():
        return None
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
