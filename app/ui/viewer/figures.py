"""What measures and pixels say, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.domain.measuring import Basis, Place, angle, basis, distance, pixel_value
from app.domain.scan import Scan
from app.ui.viewer.measures import Kind, Measure
from app.ui.viewer.view_transform import Point

translate = QCoreApplication.translate


def measured(measure: Measure, scan: Scan) -> str:
    """Return a measure's figure with its unit, and where the length is not the patient's, so."""
    if len(measure.points) < measure.kind.takes:
        return ""  # half drawn
    places = [stored_place(scan, point) for point in measure.points]
    if measure.kind is Kind.ANGLE:
        degrees = angle(scan.geometry, *places)
        return "" if degrees is None else f"{degrees:.1f}°"
    if measure.kind is Kind.MASK:
        return ""  # it hides, and measures nothing
    length = distance(scan.geometry, *places)
    if length.unit == "px":
        said = translate("Measures", "{count} pixels (size unknown)")
        return said.format(count=f"{length.value:.1f}")
    return cautioned(f"{length.value:.1f} mm", scan)


def cautioned(length: str, scan: Scan) -> str:
    """Add to a length what it was measured at, where that is not the patient."""
    found = basis(scan.geometry, scan.facts.modality)
    said = _cautions().get(found) if found is not None else None
    return length if said is None else said.format(length=length)


def _cautions() -> dict[Basis, str]:
    return {
        "detector": translate("Corners", "{length} at the detector"),
        "film": translate("Corners", "{length} on the scanned film"),
        "unstated": translate("Corners", "{length}, magnification unknown"),
    }


def pixel(scan: Scan, point: Point) -> str:
    """Say where a place is and what its pixel holds; "" outside the picture."""
    found = pixel_value(scan, stored_place(scan, point))
    if found is None:
        return ""
    where = translate("Measures", "Column {column}, row {row}").format(
        column=found.column, row=found.row
    )
    stored = " / ".join(f"{value:g}" for value in found.stored).replace("-", "−")
    if found.padding:
        what = translate("Measures", "padding: no image here (stored {stored})")
    elif len(found.stored) > 1:
        what = translate("Measures", "red / green / blue {stored}")
    elif found.value is None:
        what = translate("Measures", "stored value {stored}")
    elif found.unit:
        what = translate("Measures", "{value} {unit} (stored {stored})")
    else:
        what = translate("Measures", "modality value {value}, no unit stated (stored {stored})")
    value = "" if found.value is None else f"{found.value:.6g}".replace("-", "−")
    return f"{where}: {what.format(stored=stored, value=value, unit=found.unit)}"


def stored_place(scan: Scan, point: Point) -> Place:
    """Return a place of picture space as (column, row) of the stored image."""
    return point.x, point.y / scan.geometry.pixel_aspect
