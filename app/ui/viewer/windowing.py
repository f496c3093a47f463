"""Windows (VOI): dragging, presets and the file's own choices. No Qt widgets."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication

from app.domain.display import Lut, Voi, Window
from app.domain.scan import Scan

translate = QCoreApplication.translate

_DOUBLING = 250.0  # pixels to the right that double the width
_SPAN = 500.0  # pixels upward that move the centre by one width


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of the window menu.

    Attributes:
        label: as shown.
        voi: what it sets.
        own: True when the file itself offers it.
    """

    label: str
    voi: Voi
    own: bool = False


def as_window(voi: Voi) -> Window:
    """Return the window itself, or for a table the window that spans its inputs."""
    if isinstance(voi, Window):
        return voi
    width = max(float(len(voi.entries)), 1.0)
    return Window(voi.first + width / 2.0, width, "LINEAR", voi.label)


def dragged(start: Voi, dx: float, dy: float, *, inverse: bool) -> Window:
    """Return the window after a drag from ``start`` by ``dx`` right and ``dy`` down, in pixels.

    Right is wider, up is brighter. The result depends on the start and the whole way only, so
    moving the mouse back gives the first window back.

    Args:
        start: the window when the button went down.
        dx: pixels to the right.
        dy: pixels down, as Qt counts them.
        inverse: True when the lowest value is shown white; "brighter" then means a higher centre.
    """
    window = as_window(start)
    width = window.width * math.pow(2.0, dx / _DOUBLING)
    if window.function == "LINEAR":
        width = max(width, 1.0)  # PS3.3 C.11.2.1.2: a LINEAR width is at least 1
    centre = window.centre + (dy if not inverse else -dy) * window.width / _SPAN
    if (width, centre) == (window.width, window.centre):
        return window
    return Window(centre, width, window.function, "")


def default_voi(scan: Scan) -> Voi:
    """Return what a scan is first shown with; colour has its whole range."""
    if scan.pixels.ndim == 3:
        top = float(np.iinfo(scan.pixels.dtype).max)
        return Window(top / 2.0, top, "LINEAR_EXACT", "full range")
    return scan.display.default_voi()


def choices(scan: Scan) -> tuple[Choice, ...]:
    """List the file's own windows first, then what suits the modality."""
    if scan.pixels.ndim == 3:
        return (Choice(_full_range(), default_voi(scan)),)
    found = [Choice(_name(voi), voi, own=True) for voi in scan.display.voi]
    if scan.facts.modality == "CT":
        found += [Choice(_name(window), window) for window in CT_PRESETS]
    else:
        found.append(Choice(translate("Windowing", "Automatic (middle 98 %)"), _automatic(scan)))
    low, high = scan.display.full_range or scan.display.range_of(
        scan.pixels, scan.facts.bits_stored
    )
    span = Window((low + high) / 2.0, max(high - low, 1e-9), "LINEAR_EXACT", "full range")
    found.append(Choice(_full_range(), span))
    return tuple(found)


def described(voi: Voi) -> str:
    """Say which window is in force, for the corner of the picture."""
    if isinstance(voi, Lut):
        return translate("Windowing", "VOI table {label}").format(label=voi.label).strip()
    return translate("Windowing", "C {centre}  W {width}").format(
        centre=_figure(voi.centre), width=_figure(voi.width)
    )


CT_PRESETS = (
    Window(40, 400, label="soft tissue"),
    Window(-600, 1500, label="lung"),
    Window(480, 2500, label="bone"),
    Window(40, 80, label="brain"),
)


def called(voi: Window) -> str:
    """Return what a window is called: our own in the reader's language, the file's as it says."""
    own = {
        "soft tissue": translate("Windowing", "Soft tissue"),
        "lung": translate("Windowing", "Lung"),
        "bone": translate("Windowing", "Bone"),
        "brain": translate("Windowing", "Brain"),
        "automatic": translate("Windowing", "Automatic"),
        "full range": translate("Windowing", "Full range"),
    }
    return own.get(voi.label, voi.label)


def _automatic(scan: Scan) -> Window:
    """Span the middle 98 % of a sample of the picture, padding left out."""
    step = max(1, int(math.sqrt(scan.pixels.size / 65536)))
    sample = scan.pixels[::step, ::step]
    if scan.display.padding is not None:
        low, high = scan.display.padding
        sample = sample[(sample < low) | (sample > high)]
    values = scan.display.modality_values(sample)
    values = values[np.isfinite(values)]
    if values.size == 0:
        return as_window(scan.display.default_voi())
    low, high = np.percentile(values, (1.0, 99.0)).tolist()
    return Window((low + high) / 2.0, max(high - low, 1e-9), "LINEAR_EXACT", "automatic")


def _full_range() -> str:
    return translate("Windowing", "Full range")


def _name(voi: Voi) -> str:
    if isinstance(voi, Lut):
        return voi.label or translate("Windowing", "Table of the file")
    return f"{called(voi)}  {_figures(voi)}".strip()


def _figures(window: Window) -> str:
    return f"{_figure(window.centre)} / {_figure(window.width)}"


def _figure(value: float) -> str:
    if abs(value) >= 10 or value == int(value):
        return f"{value:.0f}".replace("-", "−")
    return f"{value:.3g}".replace("-", "−")
