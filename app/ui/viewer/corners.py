"""The texts in the corners of the picture, as values."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.domain.display import Voi, Window
from app.domain.scan import Scan
from app.ui.viewer.windowing import described

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
        who.patient_name.replace("^", " ").strip(),
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


def display(scan: Scan, voi: Voi, zoom: float, *, inverted: bool) -> tuple[str, ...]:
    """How it is shown; at the bottom left."""
    return _filled(
        translate("Corners", "Inverted") if inverted else "",
        voi.label if isinstance(voi, Window) else "",  # which of the file's, or of the presets
        described(voi),
        translate("Corners", "Zoom {percent} %").format(percent=f"{zoom * 100:.0f}"),
    )


def extent(scan: Scan) -> tuple[str, ...]:
    """Its size and frame; at the bottom right."""
    source, geometry = scan.source, scan.geometry
    frame = translate("Corners", "Frame {number} / {count}").format(
        number=source.frame, count=source.frames
    )
    return _filled(frame if source.frames > 1 else "", f"{geometry.columns} × {geometry.rows}")


def edges(scan: Scan) -> Edges:
    """Patient Orientation at the edges of the picture."""
    if scan.geometry.orientation is None:
        return Edges()
    right, bottom = scan.geometry.orientation
    return Edges(right.translate(_OPPOSITE), right, bottom.translate(_OPPOSITE), bottom)


def scale_bar(scan: Scan, zoom: float, room: float) -> ScaleBar | None:
    """Return a bar of a round length that takes up to ``room`` view pixels, None without spacing.

    Args:
        scan: whose column spacing counts.
        zoom: view pixels per column.
        room: the longest bar allowed.
    """
    if scan.geometry.spacing_mm is None:
        return None
    per_mm = zoom / scan.geometry.spacing_mm[1]
    most = room / per_mm
    if not (math.isfinite(most) and most > 0):
        return None
    power = 10.0 ** math.floor(math.log10(most))
    length = max(step * power for step in (1.0, 2.0, 5.0) if step * power <= most)
    said = f"{length / 10:g} cm" if length >= 10 else f"{length:g} mm"
    if scan.geometry.spacing_source == "ImagerPixelSpacing":
        said = translate("Corners", "{length} at the detector").format(length=said)
    return ScaleBar(length * per_mm, said)


def _date(value: str) -> str:
    """DICOM DA to ISO 8601; anything else stays what it is."""
    plain = value.strip()
    if len(plain) == 8 and plain.isdigit():
        return f"{plain[:4]}-{plain[4:6]}-{plain[6:]}"
    return plain


def _age(years: float | None) -> str:
    if years is None:
        return ""
    if years < 2:
        return translate("Corners", "{months} months").format(months=round(years * 12))
    return translate("Corners", "{years} years").format(years=int(years))


def _filled(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts if text)
