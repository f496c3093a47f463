"""How the worklist is sorted and what of it is shown. Pure functions on rows; no widget."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from app.domain.grouping import Study
from app.domain.natural import natural_key
from app.domain.person import plain_name
from app.domain.placement import NOWHERE, Placement
from app.ui.reading.rows import Row, Rows
from app.ui.worklist.standing import Standing

Order = Literal["found", "name", "date", "likelihood", "suspicion"]
Keep = Literal["all", "above", "below", "no_answer", "failed", "unread", "warned"]

ORDERS: tuple[Order, ...] = ("found", "name", "date", "likelihood", "suspicion")
KEEPS: tuple[Keep, ...] = ("all", "above", "below", "no_answer", "failed", "unread", "warned")

StandingOf = Callable[[Row], Standing]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What the reader has chosen.

    Attributes:
        order: of the rows; the first three keep studies together.
        keep: which answers are shown.
        text: searched for; every word of it has to be found.
    """

    order: Order = "found"
    keep: Keep = "all"
    text: str = ""

    @property
    def by_answers(self) -> bool:
        """Whether answers that come in would change what stands where."""
        return self.order in ("likelihood", "suspicion") or self.keep != "all"

    @property
    def grouped(self) -> bool:
        """Whether the scans of a study stand together."""
        return self.order in ("found", "name", "date")

    @property
    def narrowed(self) -> bool:
        """Whether some rows may be left out."""
        return self.keep != "all" or bool(self.text.strip())


def flat(rows: Rows, order: Order, standing: StandingOf) -> list[int]:
    """Return all rows by their answers; what is equal stays as it was found."""
    if order == "suspicion":
        return sorted(range(len(rows)), key=lambda index: standing(rows[index]).suspicion)
    return sorted(range(len(rows)), key=lambda index: -standing(rows[index]).likelihood)


def by_study(rows: Rows, order: Order, *, named: bool) -> list[tuple[int, Study]]:
    """Return the studies with their numbers, from 1 as they were found.

    By name goes by the patient's, then by the files' while nothing else is known; newest first by
    date. What is not known stands at the end. While names are hidden, no order may tell them.
    """
    studies = list(enumerate(rows.studies, start=1))
    if order == "name" and named:
        studies.sort(key=lambda each: _by_name(rows, each[1]))
    elif order == "date" and named:
        dated = [(_date(rows, study), number, study) for number, study in studies]
        dated.sort(key=lambda each: each[0], reverse=True)  # stable: as found where equal
        studies = [(number, study) for _, number, study in dated]
    return studies


def kept(
    rows: Rows, arrangement: Arrangement, standing: StandingOf, *, named: bool
) -> frozenset[int] | None:
    """Return the rows to show; None for all."""
    if not arrangement.narrowed:
        return None
    words = arrangement.text.casefold().split()
    return frozenset(
        index
        for index, row in enumerate(rows)
        if _is_kept(standing(row), arrangement.keep)
        and (not words or _holds(searched(row, named=named), words))
    )


def searched(row: Row, *, named: bool) -> str:
    """Return the text of a row that is searched, in one case.

    While names are hidden, only what says nothing of the patient: how the row is called then, the
    modality and the body part.
    """
    where = row.placement or NOWHERE
    parts: Sequence[str] = (f"scan {row.number}", where.modality, where.body_part)
    if named:
        parts = (
            row.path.name,
            row.path.parent.name,
            f"{where.patient_name.replace('^', ' ')} {plain_name(where.patient_name)}",
            where.patient_id,
            where.study_description,
            where.series_description,
            where.modality,
            where.body_part,
        )
    return "\n".join(parts).casefold()


def _holds(text: str, words: Sequence[str]) -> bool:
    return all(word in text for word in words)


def _is_kept(standing: Standing, keep: Keep) -> bool:
    if keep == "all":
        return True
    return standing.warned if keep == "warned" else standing.group == keep


def _by_name(rows: Rows, study: Study) -> tuple[bool, str, object]:
    patient = _known(rows, study).patient_name.casefold()
    return not patient, patient, natural_key(str(rows[study.series[0].scans[0]].path))


def _date(rows: Rows, study: Study) -> str:
    return _known(rows, study).study_date.replace(".", "")


def _known(rows: Rows, study: Study) -> Placement:
    return rows[study.series[0].scans[0]].placement or NOWHERE
