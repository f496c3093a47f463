"""Random views of a prepared image, for training only.

Works on what ``app.preprocessing.apply`` gives, float32 (rows, columns,
channels) in [0, 1], and gives the same shape and range. Tone varies most,
because it is what differs most between hospitals and years. Nothing is
mirrored unless a config says so: a mirrored chest is another anatomy (situs
inversus), a mirrored breast or brain slice is the other side's.
Pure NumPy and Pillow, and the same for the same generator.
"""

import io
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

Array = NDArray[np.float32]
_FILTERS = (
    Image.Resampling.BOX,
    Image.Resampling.BILINEAR,
    Image.Resampling.HAMMING,
    Image.Resampling.BICUBIC,
    Image.Resampling.LANCZOS,
)


@dataclass(frozen=True, slots=True)
class Augmentation:
    """How far a view may differ from its image; 0 switches a change off."""

    gamma: float = 0.6  # |ln gamma| at most
    contrast: float = 0.4  # relative, about the image's mean
    brightness: float = 0.15  # of the full range
    tone_curve: float = 0.1  # shift of the knots of a monotone curve
    shading: float = 0.12  # amplitude of a smooth field across the image
    sharpness: float = 0.8  # unsharp mask: -sharpness/2 (softer) to +sharpness
    blur: float = 1.0  # standard deviation in pixels
    noise: float = 0.025  # standard deviation
    rotation: float = 8.0  # degrees
    scale: float = 0.12  # relative
    shift: float = 0.06  # of the side
    jpeg: float = 0.3  # share of views that go through JPEG at quality 30-90
    erase: float = 0.0  # share of views that lose a rectangle
    flip: float = 0.0  # share of views mirrored left to right


#: Little enough that a scan seen so is still a right scan: what the gate must let through.
MILD = Augmentation(
    gamma=0.25,
    contrast=0.2,
    brightness=0.06,
    tone_curve=0.03,
    shading=0.04,
    sharpness=0.6,
    blur=0.6,
    noise=0.012,
    rotation=4.0,
    scale=0.08,
    shift=0.04,
    jpeg=0.3,
)


def view(image: Array, rng: np.random.Generator, how: Augmentation) -> Array:
    """One random view of ``image``."""
    if how.flip and rng.random() < how.flip:
        image = image[:, ::-1]
    planes = [
        _warp(plane, how, np.random.default_rng(seed))
        for seed in [int(rng.integers(2**63))]
        for plane in np.moveaxis(image, -1, 0)
    ]
    x: NDArray[Any] = _sharpened(np.stack(planes, axis=-1), how, rng)
    x = _tone(x, how, rng)
    x = x + _shading(x.shape[0], x.shape[1], how, rng)
    x = np.clip(x, 0.0, 1.0)
    x = _jpeg(x, rng) if rng.random() < how.jpeg else x
    x = x + rng.normal(0.0, how.noise * rng.random(), x.shape[:2])[..., None]
    x = _erase(x, rng) if rng.random() < how.erase else x
    return np.asarray(np.clip(x, 0.0, 1.0), dtype=np.float32)


def _warp(plane: NDArray[np.float32], how: Augmentation, rng: np.random.Generator) -> Array:
    """Rotation, anisotropic scale and shift about the centre, then blur."""
    rows, columns = plane.shape
    angle = np.deg2rad(rng.uniform(-how.rotation, how.rotation))
    stretch = np.exp(rng.uniform(-how.scale, how.scale, 2))
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    matrix = turn / stretch
    centre = np.array([columns, rows]) / 2
    move = rng.uniform(-how.shift, how.shift, 2) * np.array([columns, rows])
    offset = centre - matrix @ (centre + move)
    data = (*matrix[0], offset[0], *matrix[1], offset[1])
    picture = Image.fromarray(np.ascontiguousarray(plane, dtype=np.float32))
    warped = picture.transform(
        (columns, rows), Image.Transform.AFFINE, data, Image.Resampling.BILINEAR
    )
    radius = how.blur * max(0.0, rng.uniform(-1.0, 1.0))  # half the views stay sharp
    return _blurred(np.asarray(warped), radius)


def resampled(image: Array, rng: np.random.Generator) -> Array:
    """To another size and back, each way by a random filter: what exports of other sources did."""
    rows, columns = image.shape[:2]
    factor = np.exp(rng.uniform(np.log(0.5), np.log(2.0)))
    there, back = (_FILTERS[int(i)] for i in rng.integers(0, len(_FILTERS), 2))
    small = (max(8, round(columns * factor)), max(8, round(rows * factor)))
    planes = [
        Image.fromarray(np.ascontiguousarray(plane)).resize(small, there)
        for plane in np.moveaxis(image, -1, 0)
    ]
    stacked = np.stack([np.asarray(p.resize((columns, rows), back)) for p in planes], axis=-1)
    return np.asarray(np.clip(stacked, 0.0, 1.0), dtype=np.float32)


def _blurred(plane: Array, radius: float) -> Array:
    if radius <= 0.05:
        return plane
    eight_bit = Image.fromarray((np.clip(plane, 0, 1) * 255 + 0.5).astype(np.uint8))
    blurred = eight_bit.filter(ImageFilter.GaussianBlur(radius))
    return np.asarray(np.asarray(blurred) / 255, dtype=np.float32)


def _sharpened(x: Array, how: Augmentation, rng: np.random.Generator) -> Array:
    """Unsharp mask of random strength and radius.

    Exports differ in their resampler: at 224 px the finest details of one chest vary by a third
    in amplitude with it, and neither answer nor gate may depend on that.
    """
    strength = rng.uniform(-how.sharpness / 2, how.sharpness)
    radius = rng.uniform(0.5, 1.5)
    soft = np.stack([_blurred(plane, radius) for plane in np.moveaxis(x, -1, 0)], axis=-1)
    return np.asarray(x + strength * (x - soft), dtype=np.float32)


def _tone(x: NDArray[Any], how: Augmentation, rng: np.random.Generator) -> Array:
    """Gamma, then a random monotone curve, then contrast and brightness."""
    x = np.clip(x, 0.0, 1.0) ** np.exp(rng.uniform(-how.gamma, how.gamma))
    knots = np.linspace(0.0, 1.0, 6)
    bent = knots + rng.uniform(-how.tone_curve, how.tone_curve, knots.size)
    x = np.interp(x, knots, np.maximum.accumulate(bent))
    mean = x.mean()
    x = (x - mean) * (1 + rng.uniform(-how.contrast, how.contrast)) + mean
    return np.asarray(x + rng.uniform(-how.brightness, how.brightness), dtype=np.float32)


def _shading(rows: int, columns: int, how: Augmentation, rng: np.random.Generator) -> Array:
    """A smooth field (rows, columns, 1): uneven exposure, scatter, heel effect."""
    coarse = rng.normal(0.0, how.shading * rng.random(), (3, 3)).astype(np.float32)
    field = Image.fromarray(coarse).resize((columns, rows), Image.Resampling.BICUBIC)
    return np.asarray(field, dtype=np.float32)[..., None]


def _jpeg(x: NDArray[Any], rng: np.random.Generator) -> NDArray[Any]:
    pixels = (x * 255 + 0.5).astype(np.uint8)
    grey = pixels.shape[-1] == 1
    buffer = io.BytesIO()
    picture = Image.fromarray(pixels[..., 0] if grey else pixels)
    picture.save(buffer, "JPEG", quality=int(rng.integers(30, 91)))
    decoded = np.asarray(Image.open(buffer, formats=("JPEG",)), dtype=np.float32) / 255
    return decoded[..., None] if grey else decoded


def _erase(x: NDArray[Any], rng: np.random.Generator) -> NDArray[Any]:
    """Fill a rectangle of up to a ninth of the image with the image's mean."""
    rows, columns = x.shape[:2]
    height, width = rng.integers(8, rows // 3), rng.integers(8, columns // 3)
    top, left = rng.integers(0, rows - height), rng.integers(0, columns - width)
    x = x.copy()
    x[top : top + height, left : left + width] = x.mean()
    return x
