"""What may happen to a picture on its way, at several strengths.

Each works on grey levels ``(rows, columns[, 3])``, float32 in [0, 1], as a screen shows them,
before the bundle's recipe. Lengths are in 1/256 of the shorter side, so that a full-size scan and
its small export suffer alike.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from app.domain.display import DisplayTransform
from app.domain.scan import Scan

Levels = NDArray[np.float32]
_GRAIN = 256.0


@dataclass(frozen=True, slots=True)
class Distortion:
    """A kind of change and the strengths it is tried at.

    Attributes:
        name: as reported; ``unit`` says what the strengths are.
        strengths: in order; ``neutral`` is the one that changes nothing.
        change: (levels, strength, generator) to levels, which are clipped to [0, 1] afterwards.
    """

    name: str
    unit: str
    strengths: tuple[float, ...]
    neutral: float
    change: Callable[[Levels, float, np.random.Generator], Levels]


def contrast(levels: Levels, factor: float, _rng: np.random.Generator) -> Levels:
    """Spread the grey levels about their mean."""
    middle = levels.mean()
    return np.asarray((levels - middle) * factor + middle, np.float32)


def brightness(levels: Levels, shift: float, _rng: np.random.Generator) -> Levels:
    """Add to all grey levels."""
    return np.asarray(levels + shift, np.float32)


def gamma(levels: Levels, exponent: float, _rng: np.random.Generator) -> Levels:
    """Raise to a power: above 1 darker, below 1 brighter."""
    return np.asarray(levels**exponent, np.float32)


def blur(levels: Levels, sigma: float, _rng: np.random.Generator) -> Levels:
    """Gaussian blur."""
    from scipy.ndimage import gaussian_filter

    width = sigma * min(levels.shape[:2]) / _GRAIN
    sides = (width, width, 0.0)[: levels.ndim]
    return np.asarray(gaussian_filter(levels, sides, mode="nearest"), np.float32)


def noise(levels: Levels, deviation: float, rng: np.random.Generator) -> Levels:
    """Gaussian noise whose grains are one length, which no resizing averages away."""
    rows, columns = levels.shape[:2]
    scale = max(1.0, min(rows, columns) / _GRAIN)
    grains = rng.normal(0.0, deviation, (round(rows / scale), round(columns / scale)))
    picture = Image.fromarray(grains.astype(np.float32))
    spread = np.asarray(picture.resize((columns, rows), Image.Resampling.NEAREST))
    return np.asarray(levels + (spread if levels.ndim == 2 else spread[..., None]), np.float32)


def jpeg(levels: Levels, quality: float, _rng: np.random.Generator) -> Levels:
    """Through a JPEG file of 8 bits."""
    buffer = io.BytesIO()
    picture = Image.fromarray(np.rint(np.clip(levels, 0.0, 1.0) * 255.0).astype(np.uint8))
    picture.save(buffer, "JPEG", quality=round(quality))
    return np.asarray(np.asarray(Image.open(buffer), np.float32) / 255.0, np.float32)


def resolution(levels: Levels, side: float, _rng: np.random.Generator) -> Levels:
    """Shrink to a shorter side of so many pixels; a picture that is smaller stays as it is."""
    shrink = side / min(levels.shape[:2])
    if shrink >= 1.0:
        return levels
    rows, columns = (max(1, round(n * shrink)) for n in levels.shape[:2])
    planes = np.atleast_3d(levels)
    small = [
        np.asarray(
            Image.fromarray(np.ascontiguousarray(planes[..., i])).resize(
                (columns, rows), Image.Resampling.BILINEAR
            )
        )
        for i in range(planes.shape[2])
    ]
    return np.asarray(small[0] if levels.ndim == 2 else np.stack(small, axis=-1), np.float32)


DISTORTIONS = (
    Distortion("contrast", "factor", (0.4, 0.6, 0.8, 1.25, 1.5, 2.0), 1.0, contrast),
    Distortion("brightness", "added", (-0.3, -0.2, -0.1, 0.1, 0.2, 0.3), 0.0, brightness),
    Distortion("gamma", "exponent", (0.5, 0.7, 0.85, 1.2, 1.5, 2.0), 1.0, gamma),
    Distortion("blur", "sigma, 1/256 of the side", (0.5, 1.0, 2.0, 4.0), 0.0, blur),
    Distortion("noise", "standard deviation", (0.01, 0.02, 0.05, 0.1), 0.0, noise),
    Distortion("JPEG", "quality", (10.0, 20.0, 40.0, 60.0, 80.0), 100.0, jpeg),
    Distortion(
        "resolution", "shorter side, pixels", (32.0, 64.0, 96.0, 128.0, 192.0), 256.0, resolution
    ),
)


def distorted(scan: Scan, distortion: Distortion, strength: float, seed: int) -> Scan:
    """The same scan as if it had come with these grey levels; its facts are unchanged."""
    levels = scan.display.present(scan.pixels)
    changed = distortion.change(levels, strength, np.random.default_rng(seed))
    return shown(scan, np.clip(changed, 0.0, 1.0))


def shown(scan: Scan, levels: Levels) -> Scan:
    """A scan whose stored values are grey levels ``(rows, columns[, 3])`` in [0, 1]."""
    if levels.ndim == 3:  # colour is displayed from whole numbers only
        pixels = np.rint(levels * 65535.0).astype(np.uint16)
        display = DisplayTransform(full_range=(0.0, 65535.0))
    else:
        pixels, display = levels.astype(np.float32), DisplayTransform(full_range=(0.0, 1.0))
    geometry = replace(scan.geometry, rows=pixels.shape[0], columns=pixels.shape[1])
    return replace(scan, pixels=pixels, display=display, geometry=geometry)
