"""The lines of the worklist: its rows, with a header over each study and series. No widget."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal, NamedTuple

from PySide6.QtCore import QCoreApplication

from app.domain.grouping import Series, Study, StudyKey
from app.domain.person import plain_name
from app.domain.placement import NOWHERE, Placement
from app.ui.reading.rows import Rows
from app.ui.worklist.arrangement import Arrangement, StandingOf, by_study, flat, kept

translate = QCoreApplication.translate


class HeaderText(NamedTuple):
    """What a header says.

    Attributes:
        title: on the first line.
        aside: at its right end.
        text: on the second line, which only a study has.
    """

    title: str
    aside: str
    text: str = ""


class Header:
    """A line over scans that belong together. It is put into words when it is looked at.

    Attributes:
        level: of a "study" or of one of its "series".
        study: that it belongs to.
        folded: the scans under it are not shown.
    """

    __slots__ = ("_said", "_say", "folded", "level", "study")

    def __init__(
        self,
        level: Literal["study", "series"],
        study: StudyKey,
        say: Callable[[], HeaderText],
        *,
        folded: bool = False,
    ) -> None:
        self.level = level
        self.study = study
        self.folded = folded
        self._say = say
        self._said: HeaderText | None = None

    @property
    def said(self) -> HeaderText:
        """What it says."""
        if self._said is None:
            self._said = self._say()
        return self._said


Line = Header | int
"""A header, or the index of a row."""


@dataclass(frozen=True, slots=True)
class Laid:
    """The worklist as it is laid out.

    Attributes:
        lines: that are shown.
        order: of all rows, also of those that are not shown.
        kept: how many rows are shown or folded.
    """

    lines: list[Line]
    order: list[int]
    kept: int


class Layout:
    """Lays out the rows; headers of studies that have not changed are kept.

    Headers stand where they part something: not over a single scan, and not over scans of which
    nothing is known but the one folder they all lie in. Series have headers in studies with more
    than one. Where rows are sorted by their answers, studies fall apart and there are no headers.
    """

    def __init__(self) -> None:
        self._headers: dict[StudyKey, tuple[tuple[object, ...], Header]] = {}

    def lay_out(
        self,
        rows: Rows,
        arrangement: Arrangement,
        standing: StandingOf,
        *,
        named: bool,
        folded: Container[StudyKey] = frozenset(),
    ) -> Laid:
        """Lay out the rows.

        Args:
            rows: of the worklist.
            arrangement: what the reader has chosen.
            standing: of a row.
            named: whether names, dates and descriptions may be shown; they may tell who it is.
            folded: studies of which only the header is shown.
        """
        shown = kept(rows, arrangement, standing, named=named)
        if not arrangement.grouped:
            order = flat(rows, arrangement.order, standing)
            left = [index for index in order if shown is None or index in shown]
            return Laid(list(left), order, len(left))
        studies = by_study(rows, arrangement.order, named=named)
        headed = len(rows) > 1 and (len(studies) > 1 or bool(studies[0][1].uid))
        result: list[Line] = []
        order = []
        for number, study in studies:
            scans = [index for series in study.series for index in series.scans]
            order += scans
            left = scans if shown is None else [index for index in scans if index in shown]
            if not left:
                continue
            fold = headed and study.key in folded
            if headed:
                result.append(self._study(rows, study, number, len(left), named, fold))
            if not fold:
                result += left if len(study.series) == 1 else _parted(rows, study, shown, named)
        return Laid(result, order, len(rows) if shown is None else len(shown))

    def _study(
        self, rows: Rows, study: Study, number: int, shown: int, named: bool, folded: bool
    ) -> Header:
        as_of = (study, number, shown, named, folded)
        known = self._headers.get(study.key)
        if known is None or known[0][0] is not study or known[0][1:] != as_of[1:]:
            known = as_of, _study(rows, study, number, shown, named=named, folded=folded)
            self._headers[study.key] = known
        return known[1]


def _parted(rows: Rows, study: Study, shown: Container[int] | None, named: bool) -> list[Line]:
    """Lay out a study of several series."""
    result: list[Line] = []
    for series in study.series:
        left = [index for index in series.scans if shown is None or index in shown]
        if left:
            result.append(_series(rows, study, series, len(left), named=named))
            result += left
    return result


def _study(
    rows: Rows, study: Study, number: int, shown: int, *, named: bool, folded: bool
) -> Header:
    known = [rows[index].placement or NOWHERE for series in study.series for index in series.scans]
    say = partial(_say_study, study, known, number, shown, named=named)
    return Header("study", study.key, say, folded=folded)


def _say_study(
    study: Study, known: Sequence[Placement], number: int, shown: int, *, named: bool
) -> HeaderText:
    count = _count(shown, len(known))
    modalities = ", ".join(dict.fromkeys(one.modality for one in known if one.modality))
    title = translate("Lines", "Study {number}").format(number=number)
    aside, text = "", _joined(modalities, count)
    if named and not study.uid:
        title = study.folder.name or str(study.folder)
    elif named:
        patient = plain_name(_first(known, "patient_name"))
        what = _first(known, "study_description")
        if not what and len(study.series) == 1:
            what = _first(known, "series_description")
        title = patient or title
        aside, text = date(_first(known, "study_date")), _joined(modalities, count, what)
    return HeaderText(title, aside, text)


def _series(rows: Rows, study: Study, series: Series, shown: int, *, named: bool) -> Header:
    first = rows[series.scans[0]].placement or NOWHERE
    return Header("series", study.key, partial(_say_series, first, shown, named=named))


def _say_series(first: Placement, shown: int, *, named: bool) -> HeaderText:
    number = "" if first.series_number is None else str(first.series_number)
    title = translate("Lines", "Series {number}").format(number=number).strip()
    what = first.series_description if named else ""
    return HeaderText(_joined(title, first.modality, what), str(shown))


def _first(known: Sequence[Placement], name: str) -> str:
    return next((text for one in known if (text := str(getattr(one, name)))), "")


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))


def _count(shown: int, scans: int) -> str:
    if shown < scans:
        return translate("Lines", "{shown} of {count} scans").format(shown=shown, count=scans)
    if scans == 1:
        return translate("Lines", "1 scan")
    return translate("Lines", "{count} scans").format(count=scans)


def date(stated: str) -> str:
    """Write a DICOM date (DA, YYYYMMDD; before 1993 YYYY.MM.DD) as 2004-01-19."""
    digits = stated.replace(".", "")
    if len(digits) != 8 or not digits.isdecimal():
        return ""
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
