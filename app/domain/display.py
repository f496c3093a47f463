"""From stored values to what a screen shows, in the order of the standard.

DICOM PS3.4 N.2 fixes the order: modality LUT or rescale, then VOI LUT or window, then the
presentation LUT shape. MONOCHROME1 (PS3.3 C.7.6.3.1.2) and ``PresentationLUTShape = INVERSE``
(PS3.3 C.11.6) state the same inversion, so it is applied exactly once whichever of them, or both,
the file carries.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

VoiFunction = Literal["LINEAR", "LINEAR_EXACT", "SIGMOID"]

_STRIP = 200_000  # values of a strip: as grey levels they fit a processor's cache


@dataclass(frozen=True, slots=True)
class Window:
    """A window on modality values (PS3.3 C.11.2.1.2).

    Attributes:
        centre, width: in modality units; width > 0, and at least 1 for LINEAR.
        function: the VOI LUT Function.
        label: the file's own explanation, or the name of a preset.
    """

    centre: float
    width: float
    function: VoiFunction = "LINEAR"
    label: str = ""

    def apply(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Map modality values to [0, 1]."""
        if self.function == "SIGMOID":
            exponent = -4.0 * (values - self.centre) / self.width
            return 1.0 / (1.0 + np.exp(np.clip(exponent, -700.0, 700.0)))
        if self.function == "LINEAR_EXACT":
            return np.clip((values - self.centre) / self.width + 0.5, 0.0, 1.0)
        if self.width <= 1.0:  # LINEAR with width 1 is a threshold; the formula divides by w - 1
            return (values > self.centre - 0.5).astype(np.float64)
        return np.clip((values - (self.centre - 0.5)) / (self.width - 1.0) + 0.5, 0.0, 1.0)


@dataclass(frozen=True, slots=True, eq=False)
class Lut:
    """A look-up table (PS3.3 C.11.1.1 and C.11.2.1.1): modality LUT or VOI LUT.

    Attributes:
        first: the input value mapped to the first entry; smaller values map there too.
        entries: one-dimensional; values beyond the last entry map to it.
        bits: of an entry, so that a VOI LUT's output covers [0, 2**bits - 1].
        label: the file's explanation.
    """

    first: int
    entries: NDArray[np.uint16]
    bits: int
    label: str = ""

    def look_up(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Map input values to entries, in the entries' own range."""
        index = np.clip(np.rint(values) - self.first, 0, len(self.entries) - 1)
        result: NDArray[np.float64] = self.entries[index.astype(np.intp)].astype(np.float64)
        return result

    def apply(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Map modality values to [0, 1]."""
        return np.clip(self.look_up(values) / (2.0**self.bits - 1.0), 0.0, 1.0)


Voi = Window | Lut


@dataclass(frozen=True, slots=True)
class Rescale:
    """The linear modality transform: ``stored * slope + intercept`` (PS3.3 C.11.1.1.2)."""

    slope: float = 1.0
    intercept: float = 0.0
    unit: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class DisplayTransform:
    """How stored values become grey levels.

    Attributes:
        modality: rescale or modality LUT.
        voi: the file's own choices, the default first; empty where the file has none.
        inverse: True when the lowest value is to be shown white.
        padding: (lowest, highest) stored value that means "no image here", or None. Padding takes
            no part in automatic scaling and is shown as the darkest grey.
        full_range: (lowest, highest) *modality* value that spans black to white where there is no
            VOI, see `range_of`; None where there is one and nobody has looked.
    """

    modality: Rescale | Lut = field(default_factory=Rescale)
    voi: tuple[Voi, ...] = ()
    inverse: bool = False
    padding: tuple[float, float] | None = None
    full_range: tuple[float, float] | None = (0.0, 255.0)

    def modality_values(self, stored: NDArray[Any]) -> NDArray[np.float64]:
        """Apply the modality LUT or rescale; float64, shape unchanged."""
        with np.errstate(invalid="ignore"):  # a signalling NaN becomes a quiet one
            values = stored.astype(np.float64)
        if isinstance(self.modality, Lut):
            return self.modality.look_up(values)
        return values * self.modality.slope + self.modality.intercept

    def default_voi(self) -> Voi:
        """Return the file's first choice, else the linear map of ``full_range`` onto [0, 1]."""
        if self.voi:
            return self.voi[0]
        assert self.full_range is not None, "without a VOI it is needed"
        low, high = self.full_range
        return Window((low + high) / 2.0, max(high - low, 1e-9), "LINEAR_EXACT", "full range")

    def range_of(self, stored: NDArray[Any], bits: int) -> tuple[float, float]:
        """Return the ``full_range`` of a grey picture.

        The nominal range for up to 8 bits, the range present (padding left out) for more: 16 bits
        are never all used.

        Args:
            stored: ``(rows, columns)`` values.
            bits: significant ones of a value.
        """
        nominal = 2**bits - 1
        # (A codestream may hold more bits than its header states; then the nominal range is wrong.)
        if stored.dtype.kind == "u" and bits <= 8 and stored.max() <= nominal:
            ends = np.array([0, nominal], dtype=np.float64)
        else:
            ends = _extremes(stored, self.padding)
        if isinstance(self.modality, Lut):
            if stored.dtype.kind in "ui":
                ends = np.unique(stored).astype(np.float64)
                kept = ends if self.padding is None else ends[outside(ends, self.padding)]
                ends = kept if len(kept) else ends
            present = self.modality.look_up(ends)
        else:
            present = ends * self.modality.slope + self.modality.intercept
        low, high = float(present.min()), float(present.max())
        return (low, high) if high > low else (low, low + 1.0)

    def present(self, stored: NDArray[Any], voi: Voi | None = None) -> NDArray[np.float32]:
        """Map stored values to grey levels in [0, 1] (0 is black), same shape, float32.

        Integer types of up to 16 bits go through a table of every value that can occur, so the
        cost does not depend on the transform; others are computed directly. RGB skips modality,
        VOI and inversion, which are defined for grey images only.
        """
        if stored.ndim == 3:
            top = float(np.iinfo(stored.dtype).max)
            return (stored / np.float32(top)).astype(np.float32)
        if _fits_a_table(stored):
            table = self.table(stored.dtype, voi)
            grey: NDArray[np.float32] = table[stored.view(_unsigned(stored.dtype))]
            return grey
        return self._compute(stored, voi)

    def in_strips(self, stored: NDArray[Any]) -> Iterator[NDArray[np.float32]]:
        """Yield what `present` gives, some rows at a time from the top.

        A large picture as a whole leaves the processor's cache, and is waited for each time it is
        gone through; a strip is used while it is there.
        """
        rows = max(1, _STRIP // max(1, stored[0].size))
        table = self.table(stored.dtype) if stored.ndim == 2 and _fits_a_table(stored) else None
        for top in range(0, len(stored), rows):
            strip = stored[top : top + rows]
            yield (
                self.present(strip)
                if table is None
                else table.take(strip.view(_unsigned(strip.dtype)), mode="wrap")  # none is outside
            )

    def table(self, dtype: np.dtype[Any], voi: Voi | None = None) -> NDArray[np.float32]:
        """Grey level of each bit pattern of an 8- or 16-bit integer type, for indexing."""
        unsigned = np.arange(2 ** (8 * dtype.itemsize), dtype=_unsigned(dtype))
        return self._compute(unsigned.view(dtype), voi)

    def _compute(self, stored: NDArray[Any], voi: Voi | None) -> NDArray[np.float32]:
        chosen = voi if voi is not None else self.default_voi()
        grey = chosen.apply(self.modality_values(stored)).astype(np.float32)
        if self.inverse:
            grey = np.float32(1.0) - grey
        if self.padding is not None:
            low, high = self.padding
            grey[(stored >= low) & (stored <= high)] = 0.0
        clean: NDArray[np.float32] = np.nan_to_num(grey, nan=0.0, posinf=1.0, neginf=0.0)
        return clean


def outside(stored: NDArray[Any], padding: tuple[float, float]) -> NDArray[np.bool_]:
    """Tell which values are no padding."""
    result: NDArray[np.bool_] = (stored < padding[0]) | (stored > padding[1])
    return result


def _extremes(stored: NDArray[Any], padding: tuple[float, float] | None) -> NDArray[np.float64]:
    """Return the lowest and the highest value of the image: finite, and no padding."""
    ends = _ends(stored)
    if ends and padding and padding[0] <= ends[1] and ends[0] <= padding[1]:
        rows = max(1, _STRIP // stored.shape[1])
        strips = (stored[top : top + rows] for top in range(0, len(stored), rows))
        found = (_ends(strip[outside(strip, padding)]) for strip in strips)
        inner = [one for one in found if one]
        ends = (min(low for low, _ in inner), max(high for _, high in inner)) if inner else None
    return np.array(ends or (0.0, 1.0))


def _ends(stored: NDArray[Any]) -> tuple[float, float] | None:
    finite = stored[np.isfinite(stored)] if stored.dtype.kind == "f" else stored
    return (float(finite.min()), float(finite.max())) if finite.size else None


def _fits_a_table(stored: NDArray[Any]) -> bool:
    return stored.dtype.kind in "ui" and stored.dtype.itemsize <= 2


def _unsigned(dtype: np.dtype[Any]) -> np.dtype[Any]:
    """Return the unsigned type of the same width."""
    return np.dtype(f"u{dtype.itemsize}")
