"""Dates and times, moved by the same span, so that what lies between two of them stays.

PS3.15 E.3.6 (Retain Longitudinal Temporal Information With Modified Dates) asks for just that. A
date with its time is moved as one; a time alone is moved round the clock.
"""

from __future__ import annotations

import datetime
import re

_DATE = re.compile(r"(\d{4})\.?(\d{2})\.?(\d{2})")  # with points in ACR-NEMA files
_TIME = re.compile(r"(\d{2}):?(\d{2})?:?(\d{2})?(\.\d{1,6})?")
_DATETIME = re.compile(r"(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\.\d{1,6})?([+-]\d{4})?")


def moved_date(date: str, span: datetime.timedelta, time: str = "") -> str:
    """Move a date (DA); its time tells whether midnight is passed. "" if invalid."""
    day = _day(date)
    if day is None:
        return ""
    clock = _clock(time) or datetime.time()
    return _written(datetime.datetime.combine(day, clock), span, "%Y%m%d")


def moved_time(time: str, span: datetime.timedelta) -> str:
    """Move a time (TM) round the clock, as exact as it was; "" if invalid."""
    match, clock = _TIME.fullmatch(time.strip()), _clock(time)
    if match is None or clock is None:
        return ""
    form = "%H" + ("%M" if match[2] else "") + ("%S" if match[3] else "")
    at = datetime.datetime.combine(datetime.date(2000, 7, 1), clock)
    return _written(at, span, form, match[4])


def moved_datetime(text: str, span: datetime.timedelta) -> str:
    """Move a date with time (DT), as exact as it was; without its zone, which says where."""
    match = _DATETIME.fullmatch(text.strip())
    if match is None:
        return ""
    parts = [part for part in match.groups()[:6] if part is not None]
    try:
        year, month, day = (int(part) for part in (*parts, "01", "01")[:3])
        at = datetime.datetime.combine(
            datetime.date(year, month, day),
            _clock(("".join(parts[3:]) or "00") + (match[7] or "")) or datetime.time(),
        )
    except ValueError:
        return ""
    form = "".join(("%Y", "%m", "%d", "%H", "%M", "%S")[: len(parts)])
    return _written(at, span, form, match[7])


def _written(
    at: datetime.datetime, span: datetime.timedelta, form: str, fraction: str | None = None
) -> str:
    try:
        # Not strftime for the year: it writes those before 1000 with fewer digits.
        moved = at + span
    except OverflowError:
        return ""
    # With as many digits of a second as there were: differences between them stay.
    digits = f".{moved.microsecond:06d}"[: len(fraction or "")]
    return moved.strftime(form.replace("%Y", f"{moved.year:04d}")) + digits


def _day(text: str) -> datetime.date | None:
    match = _DATE.fullmatch(text.strip())
    try:
        return datetime.date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


def _clock(text: str) -> datetime.time | None:
    match = _TIME.fullmatch(text.strip())
    try:
        # 60 is a leap second.
        return (
            datetime.time(
                int(match[1]),
                int(match[2] or 0),
                min(int(match[3] or 0), 59),
                int((match[4] or "")[1:].ljust(6, "0")),
            )
            if match
            else None
        )
    except ValueError:
        return None
