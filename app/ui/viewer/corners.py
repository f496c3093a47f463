"""The texts in the corners of the picture, as values."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.domain.display import Voi, Window
from app.domain.person import plain_name
from app.domain.scan import Scan
from app.ui.viewer.figures import cautioned
from app.ui.viewer.turn import Turn
from app.ui.viewer.view_transform import ViewTransform
from app.ui.viewer.windowing import called, described

translate = QCoreApplication.translate

_OPPOSITE = str.maketrans("LRAPHF", "RLPAFH")


@dataclass(frozen=True, slots=True)
class ScaleBar:
    """A length in the patient: how long in millimetres and on the screen, and a word of caution."""

    pixels: float
    label: str


@dataclass(frozen=True, slots=True)
class Edges:
    """Letters of the patient's directions at the four edges; empty where unknown."""

    left: str = ""
    right: str = ""
    top: str = ""
    bottom: str = ""


def identity(scan: Scan) -> tuple[str, ...]:
    """Who it is; shown at the top left unless hidden."""
    who = scan.identity
    born = _date(who.birth_date)
    return _filled(
        plain_name(who.patient_name),
        who.patient_id,
        " · ".join(_filled(born, who.sex, _age(scan.facts.age_years))),
    )


def series(scan: Scan, *, named: bool = True) -> tuple[str, ...]:
    """What it is; shown at the top right, on three lines at most, as identity is.

    Args:
        scan: with its facts.
        named: whether descriptions and date, which may tell who it is, are among it.
    """
    facts, who = scan.facts, scan.identity
    kind = " · ".join(
        _filled(
            facts.modality or scan.source.file_format,
            facts.body_part or "",
            facts.view_position or "",
        )
    )
    if not named:
        return (kind,)
    described_as = dict.fromkeys(_filled(who.study_description, who.series_description))
    return _filled(kind, " · ".join(described_as), _date(who.study_date))


def display(
    scan: Scan, voi: Voi, transform: ViewTransform, ratio: float, *, inverted: bool
) -> tuple[str, ...]:
    """How it is shown; at the bottom left. ``ratio`` is physical pixels per logical pixel."""
    percent = f"{transform.scale * ratio * 100:.0f}"
    return _filled(
        " · ".join(
            _filled(turned(transform.turn), translate("Corners", "Inverted") if inverted else "")
        ),
        called(voi) if isinstance(voi, Window) else "",  # which of the file's, or of the presets
        described(voi),
        translate("Corners", "Zoom {percent} %").format(percent=percent),
    )


def extent(scan: Scan) -> tuple[str, ...]:
    """Its size and frame; at the bottom right."""
    source, geometry = scan.source, scan.geometry
    frame = translate("Corners", "Frame {number} / {count}").format(
        number=source.frame, count=source.frames
    )
    return _filled(frame if source.frames > 1 else "", f"{geometry.columns} × {geometry.rows}")


def turned(turn: Turn) -> str:
    """Say that the picture is not as its file has it: a mirror image changes the sides."""
    if turn == Turn(2, mirrored=True):
        return translate("Corners", "Mirrored top to bottom")
    mirrored = translate("Corners", "Mirrored left to right") if turn.mirrored else ""
    rotated = (
        translate("Corners", "Turned {degrees}° right").format(degrees=turn.quarters * 90)
        if turn.quarters
        else ""
    )
    return " · ".join(_filled(mirrored, rotated))


def edges(scan: Scan, turn: Turn) -> Edges:
    """Patient Orientation at the edges of the screen (PS3.3 C.7.6.1.1.1), after the turn."""
    if scan.geometry.orientation is None:
        return Edges()
    right, bottom = scan.geometry.orientation
    toward = {
        (1, 0): right,
        (-1, 0): right.translate(_OPPOSITE),
        (0, 1): bottom,
        (0, -1): bottom.translate(_OPPOSITE),
    }

    def letter(x: int, y: int) -> str:
        across, down = turn.to_picture(x, y)
        return toward[round(across), round(down)]

    return Edges(letter(-1, 0), letter(1, 0), letter(0, -1), letter(0, 1))


def scale_bar(scan: Scan, transform: ViewTransform, room: float) -> ScaleBar | None:
    """Return a bar of a round length that takes up to ``room`` view pixels, None without spacing.

    Args:
        scan: whose spacing counts along the screen's rows.
        transform: pan, zoom and turn.
        room: the longest bar allowed.
    """
    geometry = scan.geometry
    if geometry.spacing_mm is None:
        return None
    down, across = geometry.spacing_mm
    # One unit of picture space is a column wide, and a row is as many units high as the aspect.
    per_mm = transform.scale / (down / geometry.pixel_aspect if transform.turn.swaps else across)
    most = room / per_mm
    if not (math.isfinite(most) and most > 0):
        return None
    power = 10.0 ** math.floor(math.log10(most))
    length = max(step * power for step in (1.0, 2.0, 5.0) if step * power <= most)
    said = f"{length / 10:g} cm" if length >= 10 else f"{length:g} mm"
    return ScaleBar(length * per_mm, cautioned(said, scan))


def _date(value: str) -> str:
    """DICOM DA to ISO 8601; anything else stays what it is."""
    plain = value.strip()
    if len(plain) == 8 and plain.isdigit():
        return f"{plain[:4]}-{plain[4:6]}-{plain[6:]}"
    return plain


_DAYS = 365.25


def _age(years: float | None) -> str:
    if years is None:
        return ""
    if 0.0 < years * _DAYS < _DAYS / 12:
        return translate("Corners", "{days} days").format(days=round(years * _DAYS))
    if 0.0 < years < 2.0:  # nought is what many devices write for an age they do not know
        return translate("Corners", "{months} months").format(months=round(years * 12))
    return translate("Corners", "{years} years").format(years=int(years))


def _filled(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts if text)
