"""The lines of the worklist: its rows, with a header over each study and series. No widget."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication

from app.domain.grouping import Series, Study
from app.domain.placement import NOWHERE, Placement
from app.ui.reading.rows import Rows

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Header:
    """A line over scans that belong together.

    Attributes:
        level: of a "study" or of one of its "series".
        title: on the first line.
        aside: at its right end.
        text: on the second line, which only a study has.
    """

    level: Literal["study", "series"]
    title: str
    aside: str
    text: str = ""


Line = Header | int
"""A header, or the index of a row."""


def lines(rows: Rows, *, named: bool) -> list[Line]:
    """Lay out the rows as they are arranged.

    Headers stand where they part something: not over a single scan, and not over scans of which
    nothing is known but the one folder they all lie in. Series have headers in studies with more
    than one.

    Args:
        rows: as arranged.
        named: whether names, dates and descriptions may be shown; they may tell who it is.
    """
    studies = rows.studies
    if len(rows) < 2 or (len(studies) == 1 and not studies[0].uid):
        return list(range(len(rows)))
    result: list[Line] = []
    for number, study in enumerate(studies, start=1):
        result.append(_study(rows, study, number, named=named))
        for series in study.series:
            if len(study.series) > 1:
                result.append(_series(rows, series, named=named))
            result += series.scans
    return result


def _study(rows: Rows, study: Study, number: int, *, named: bool) -> Header:
    known = list(_placements(rows, study))
    count = _count(sum(len(series.scans) for series in study.series))
    modalities = ", ".join(dict.fromkeys(one.modality for one in known if one.modality))
    plain = translate("Lines", "Study {number}").format(number=number)
    if not named:
        return Header("study", plain, "", _joined(modalities, count))
    if not study.uid:
        folder = study.folder.name or str(study.folder)
        return Header("study", folder, "", _joined(modalities, count))
    patient = _first(known, "patient_name").replace("^", " ").strip()
    what = _first(known, "study_description")
    if not what and len(study.series) == 1:
        what = _first(known, "series_description")
    return Header(
        "study",
        " ".join(patient.split()) or plain,
        date(_first(known, "study_date")),
        _joined(modalities, count, what),
    )


def _series(rows: Rows, series: Series, *, named: bool) -> Header:
    first = rows[series.scans[0]].placement or NOWHERE
    number = "" if first.series_number is None else str(first.series_number)
    title = translate("Lines", "Series {number}").format(number=number).strip()
    what = first.series_description if named else ""
    return Header("series", _joined(title, first.modality, what), str(len(series.scans)))


def _placements(rows: Rows, study: Study) -> Iterator[Placement]:
    for series in study.series:
        for index in series.scans:
            yield rows[index].placement or NOWHERE


def _first(known: list[Placement], name: str) -> str:
    return next((text for one in known if (text := str(getattr(one, name)))), "")


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))


def _count(scans: int) -> str:
    if scans == 1:
        return translate("Lines", "1 scan")
    return translate("Lines", "{count} scans").format(count=scans)


def date(stated: str) -> str:
    """Write a DICOM date (DA, YYYYMMDD; before 1993 YYYY.MM.DD) as 2004-01-19."""
    digits = stated.replace(".", "")
    if len(digits) != 8 or not digits.isdecimal():
        return ""
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
