"""The display transform out of a data set (PS3.3 C.11.1, C.11.2, C.11.6; PS3.4 N.2)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray

from app.domain.display import (
    DisplayTransform,
    Lut,
    Rescale,
    Voi,
    VoiFunction,
    Window,
    outside,
)
from app.imaging import values
from app.imaging.layout import Layout

# IHE Basic Image Review 4.16.4.2.2.5.4: windows of these apply to stored values, since their
# rescaling leads to quantities (SUV, log-linearised exposure) and not to grey levels. Some makers
# write windows in rescaled values all the same; `_is_for_display` tells by what the window covers.
_SELDOM_RESCALED_FOR_DISPLAY = ("MR", "PT", "XA", "XRF")
_CLEARLY = 1.5  # how much better the rescaled values must fit the window to be believed


def transform(ds: Any, pixels: NDArray[Any], layout: Layout, frame: int) -> DisplayTransform:
    """Build the display transform of one grey frame.

    Args:
        ds: the data set.
        pixels: ``(rows, columns)`` stored values.
        layout: of the frame.
        frame: counted from 1; functional groups may differ from frame to frame.
    """
    padding = _padding(ds, layout)
    modality = _modality(ds, layout, frame)
    if values.code(ds, "Modality") in _SELDOM_RESCALED_FOR_DISPLAY:
        windows = _windows(_voi_source(ds, frame))
        if not _is_for_display(modality, windows, pixels, padding):
            modality = Rescale()
    shown = DisplayTransform(
        modality=modality,
        voi=_voi(ds, layout, frame, modality),
        inverse=is_inverse(ds, layout),
        padding=padding,
        full_range=None,
    )
    if shown.voi:  # to go through all values for nothing takes longer than to read the header
        return shown
    return replace(shown, full_range=shown.range_of(pixels, layout.bits_stored))


def is_inverse(ds: Any, layout: Layout) -> bool:
    """MONOCHROME1 and Presentation LUT Shape INVERSE state the same inversion, once."""
    return (
        layout.photometric == "MONOCHROME1" or values.code(ds, "PresentationLUTShape") == "INVERSE"
    )


def _modality(ds: Any, layout: Layout, frame: int) -> Rescale | Lut:
    item = values.first_item(ds, "ModalityLUTSequence")
    lut = _lut(item, signed_first=layout.signed) if item is not None else None
    if lut is not None:
        return lut
    source = values.frame_item(ds, frame, "PixelValueTransformationSequence") or ds
    slope = values.number(source, "RescaleSlope")
    intercept = values.number(source, "RescaleIntercept")
    return Rescale(
        slope=slope if slope else 1.0,  # 0 would make every picture blank
        intercept=intercept if intercept is not None else 0.0,
        unit=values.text(source, "RescaleType"),
    )


def _voi(ds: Any, layout: Layout, frame: int, modality: Rescale | Lut) -> tuple[Voi, ...]:
    """Collect the file's VOI LUTs and windows, LUTs first: they are the finer description."""
    # The first input value has the sign of the LUT's input: of the stored values where they are
    # only rescaled (PS3.3 C.11.2.1.1), never after a modality LUT, whose output is unsigned.
    signed = isinstance(modality, Rescale) and (layout.signed or modality.intercept < 0)
    luts = (_lut(item, signed_first=signed) for item in values.items(ds, "VOILUTSequence"))
    return (*(lut for lut in luts if lut is not None), *_windows(_voi_source(ds, frame)))


def _voi_source(ds: Any, frame: int) -> Any:
    """Where the windows of a frame are stated."""
    return values.frame_item(ds, frame, "FrameVOILUTSequence") or ds


def _is_for_display(
    modality: Rescale | Lut,
    windows: tuple[Window, ...],
    pixels: NDArray[Any],
    padding: tuple[float, float] | None,
) -> bool:
    """Tell whether windows are meant for rescaled values, by which values they cover better."""
    if not isinstance(modality, Rescale) or not windows:
        return False
    keep = pixels[outside(pixels, padding)] if padding is not None else pixels
    if keep.size == 0:
        return False
    stored = np.percentile(keep, (1.0, 99.0))
    rescaled = np.sort(stored * modality.slope + modality.intercept)
    window = windows[0]
    span = (window.centre - window.width / 2.0, window.centre + window.width / 2.0)
    return _overlap(span, rescaled) > _CLEARLY * _overlap(span, stored)


def _overlap(span: tuple[float, float], present: NDArray[np.float64]) -> float:
    """Intersection of two ranges over their union, in [0, 1]."""
    low, high = float(present[0]), float(present[1])
    common = min(span[1], high) - max(span[0], low)
    union = max(span[1], high) - min(span[0], low)
    return max(0.0, common) / union if union > 0.0 else 0.0


def _windows(source: Any) -> tuple[Window, ...]:
    stated = values.code(source, "VOILUTFunction")
    function: VoiFunction = next((f for f in get_args(VoiFunction) if f == stated), "LINEAR")
    labels = [str(label) for label in values.values(source, "WindowCenterWidthExplanation")]
    centres = values.numbers(source, "WindowCenter")
    widths = values.numbers(source, "WindowWidth")
    return tuple(
        Window(centre, width, function, labels[i].strip() if i < len(labels) else "")
        for i, (centre, width) in enumerate(zip(centres, widths, strict=False))
        # PS3.3 C.11.2.1.2: a LINEAR width is at least 1, the others' greater than 0.
        if (width >= 1.0 if function == "LINEAR" else width > 0.0)
    )


def _lut(item: Any, *, signed_first: bool) -> Lut | None:
    """Read a LUT item (PS3.3 C.11.1.1.1), or None where it is unusable."""
    descriptor = values.numbers(item, "LUTDescriptor")
    if len(descriptor) != 3:
        return None
    count, first, bits = (int(number) for number in descriptor)
    count = count % 65536 or 65536  # 0 stands for 65,536
    # The descriptor is US or SS, and writers mix them up; the input's sign decides.
    first = (first + 32768) % 65536 - 32768 if signed_first else first % 65536
    entries = _entries(item, count)
    if entries is None or not 1 <= bits <= 16:
        return None
    return Lut(first, entries, bits, values.text(item, "LUTExplanation"))


def _entries(item: Any, count: int) -> NDArray[np.uint16] | None:
    data = values.element(item, "LUTData")
    if not isinstance(data, bytes):
        numbers = values.numbers(item, "LUTData")
        if not numbers:
            return None
        entries = np.array(numbers, dtype=np.int64).astype(np.uint16)  # SS read from US wraps back
    elif len(data) >= 2 * count:
        little = getattr(item, "original_encoding", (None, True))[1] is not False
        entries = np.frombuffer(data, dtype="<u2" if little else ">u2").astype(np.uint16)
    else:
        entries = np.frombuffer(data, dtype=np.uint8).astype(np.uint16)
    entries = entries[:count]
    entries.flags.writeable = False
    return entries if len(entries) else None


def _padding(ds: Any, layout: Layout) -> tuple[float, float] | None:
    """Return the stored values that mean "no image here" (PS3.3 C.7.5.1.1.2)."""
    for prefix in ("", "Float", "DoubleFloat"):  # each kind of pixel data has its own elements
        value = values.number(ds, f"{prefix}PixelPaddingValue")
        if value is None:
            continue
        limit = values.number(ds, f"{prefix}PixelPaddingRangeLimit")
        ends = [value, value if limit is None else limit]
        first, last = ends if prefix else [_as_stored(end, layout) for end in ends]
        return min(first, last), max(first, last)
    return None


def _as_stored(value: float, layout: Layout) -> float:
    """Give a US or SS value the sign of the pixels it is compared with."""
    if layout.signed and value >= 32768 and layout.bits_allocated <= 16:
        return value - 65536
    return value + 65536 if not layout.signed and value < 0 else value
