"""What can stand beside the shown scan, and how it is called. No widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QCoreApplication

from app.domain.person import plain_name
from app.domain.placement import NOWHERE
from app.ui.comparing.relation import NOTHING, Relation, order, relation
from app.ui.reading.rows import Rows
from app.ui.words import listed
from app.ui.worklist.lines import date

translate = QCoreApplication.translate

Kind = Literal["scan", "heat", "seen"]

_DAYS_OF_WEEKS, _DAYS_OF_MONTHS, _DAYS_OF_YEARS = 28, 90, 730  # from when on these are counted


@dataclass(frozen=True, slots=True)
class Offer:
    """Something to put beside the shown scan.

    Attributes:
        kind: another "scan", the shown scan under its "heat" map, or what the network has "seen".
        title: what it is: over the picture, and in the list to choose from.
        text: which one it is; may be empty.
        path: of the other scan.
        found: how the other scan stands to the shown one.
    """

    kind: Kind
    title: str
    text: str = ""
    path: Path | None = None
    found: Relation | None = None

    @property
    def said(self) -> str:
        """What it is and which one."""
        return " · ".join(filter(None, (self.title, self.text)))

    @property
    def doubtful(self) -> bool:
        """Whether it is not known to be the same patient's."""
        return self.found is not None and self.found.same_patient is not True


def of_scan() -> tuple[Offer, Offer]:
    """Return what a scan can be compared with without another scan."""
    return (
        Offer("heat", translate("Offers", "Heat map"), translate("Offers", "of the same scan")),
        Offer(
            "seen",
            translate("Offers", "What the network saw"),
            translate("Offers", "of the same scan"),
        ),
    )


def offers(rows: Rows, current: int, names: Callable[[int], str], *, named: bool) -> list[Offer]:
    """List what can stand beside a row: the patient's other scans, the scan itself, all others.

    Args:
        rows: of the worklist.
        current: the shown row.
        names: says what a row is called.
        named: whether dates may be shown; they may tell who it is.
    """
    own: list[Offer] = []
    others: list[Offer] = []
    for index in range(len(rows)):
        if index != current:
            offer = of_row(rows, current, index, names(index), named=named)
            (others if offer.doubtful else own).append(offer)
    own.sort(key=lambda offer: order(offer.found or NOTHING))
    return [*own, *of_scan(), *others]


def of_row(rows: Rows, current: int, index: int, name: str, *, named: bool) -> Offer:
    """Return a row as something to stand beside the shown one, see `offers`."""
    placement = rows[index].placement or NOWHERE
    found = relation(rows[current].placement, rows[index].placement)
    said = title(found, placement.study_date, named=named)
    if named and found.same_patient is not True:  # whose it is, and of when, tells them apart
        patient = plain_name(placement.patient_name)
        name = " · ".join(filter(None, (patient, date(placement.study_date), name)))
    return Offer("scan", said, name, rows[index].path, found)


def earlier(rows: Rows, current: int, names: Callable[[int], str], *, named: bool) -> Offer | None:
    """Return the patient's latest earlier scan of the same kind, if there is one; see `offers`."""
    shown = rows[current].placement
    found = [
        (order(each), index)
        for index, row in enumerate(rows)
        if (each := relation(shown, row.placement)).earlier and each.same_kind
    ]
    if not found:
        return None
    index = min(found)[1]
    return of_row(rows, current, index, names(index), named=named)


def title(found: Relation, study_date: str, *, named: bool) -> str:
    """Say "Earlier, 2024-01-03 (2 years before)"; without the date where names are hidden."""
    if found.same_patient is False:
        return translate("Offers", "Another patient")
    if found.same_patient is None:
        return translate("Offers", "Not known to be the same patient")
    if found.days is None:
        return translate("Offers", "Same patient, date unknown")
    said = date(study_date) if named else ""
    if found.days == 0:
        return _joined(translate("Offers", "Same day"), said)
    if found.days < 0:
        span = translate("Offers", "{time} before").format(time=interval(-found.days))
        return _dated(translate("Offers", "Earlier"), said, span)
    span = translate("Offers", "{time} after").format(time=interval(found.days))
    return _dated(translate("Offers", "Later"), said, span)


def interval(days: int) -> str:
    """Say how long some days are: "5 days", "6 weeks", "14 months", "3 years"."""
    if days == 1:
        return translate("Offers", "1 day")
    if days < _DAYS_OF_WEEKS:
        return translate("Offers", "{count} days").format(count=days)
    if days < _DAYS_OF_MONTHS:
        return translate("Offers", "{count} weeks").format(count=round(days / 7))
    if days < _DAYS_OF_YEARS:
        return translate("Offers", "{count} months").format(count=round(days / 30.44))
    return translate("Offers", "{count} years").format(count=round(days / 365.25))


def _joined(*parts: str) -> str:
    return listed(filter(None, parts))


def _dated(word: str, said: str, span: str) -> str:
    return f"{word}, {said} ({span})" if said else f"{word}, {span}"
