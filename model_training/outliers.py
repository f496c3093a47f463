"""Pictures that a gate must refuse: drawn by code, cut from photographs, or scans turned wrong.

Every maker gives a float32 picture (rows, columns, 1) in [0, 1]. What they share with real
mistakes is the point: a page of a report, a phone photograph, an empty detector, another
modality's outline, a scan that lies on its side or is inverted.
"""

import importlib.util
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

Array = NDArray[np.float32]
Grey = NDArray[Any]  # (side, side), roughly in [0, 1]
Maker = Callable[[np.random.Generator, int], Grey]


def _grid(side: int) -> tuple[Grey, Grey]:
    """Row and column coordinates from -1 to 1."""
    line = np.linspace(-1, 1, side)
    y, x = np.meshgrid(line, line, indexing="ij")
    return y, x


def _noise(rng: np.random.Generator, side: int) -> Grey:
    """Noise with a 1/f^a spectrum, from white to cloudy."""
    frequency = np.hypot(*np.meshgrid(np.fft.fftfreq(side), np.fft.fftfreq(side)))
    spectrum = np.fft.fft2(rng.normal(size=(side, side)))
    shaped = np.fft.ifft2(spectrum / np.maximum(frequency, 1 / side) ** rng.uniform(0, 2.5)).real
    return np.asarray(0.5 + shaped / shaped.std() * rng.uniform(0.05, 0.35))


def _blank(rng: np.random.Generator, side: int) -> Grey:
    """A constant, a ramp or a vignette, with almost no noise."""
    y, x = _grid(side)
    angle = rng.uniform(0, 2 * np.pi)
    ramp = rng.choice([0.0, 0.3]) * (x * np.cos(angle) + y * np.sin(angle))
    bowl = rng.choice([0.0, -0.5]) * (x**2 + y**2)
    grain = rng.normal(0, rng.uniform(0, 0.02), (side, side))
    return np.asarray(rng.uniform(0, 1) + ramp + bowl + grain)


def _texture(rng: np.random.Generator, side: int) -> Grey:
    """Gratings, checks and cells."""
    y, x = _grid(side)
    if rng.random() < 0.5:
        waves = [
            np.sin(rng.uniform(2, 60) * (x * np.cos(a) + y * np.sin(a)))
            for a in rng.uniform(0, np.pi, rng.integers(1, 4))
        ]
        picture = np.mean(waves, axis=0)
        return np.asarray(0.5 + 0.5 * (np.sign(picture) if rng.random() < 0.4 else picture))
    seeds = rng.uniform(-1, 1, (rng.integers(5, 60), 2))
    away = np.partition([np.hypot(y - a, x - b) for a, b in seeds], 1, axis=0)
    return np.asarray((away[1] - away[0]) * rng.uniform(1, 6))


def _page(rng: np.random.Generator, side: int) -> Grey:
    """A page of text, sometimes with a table, dark on light or light on dark."""
    paper = Image.new("L", (side * 2, side * 2), 255)
    draw = ImageDraw.Draw(paper)
    size = int(rng.integers(10, 40))
    font = ImageFont.load_default(size)
    letters = np.array(list("abcdefghijklmnopqrstuvwxyzABCDEFGHIJ0123456789.,:;-()   "))
    for top in range(int(rng.integers(5, 60)), side * 2, int(size * rng.uniform(1.2, 2.2))):
        line = "".join(rng.choice(letters, rng.integers(3, 90)))
        draw.text((int(rng.integers(5, 60)), top), line, fill=int(rng.integers(0, 90)), font=font)
    for at in rng.integers(0, side * 2, rng.integers(0, 8)):
        draw.line([(int(at), 0), (int(at), side * 2)], fill=60, width=2)
    page = np.asarray(paper.resize((side, side), Image.Resampling.BILINEAR)) / 255
    return page if rng.random() < 0.7 else 1 - page


def _shapes(rng: np.random.Generator, side: int) -> Grey:
    """Overlapping ellipses, boxes and lines on a plain ground."""
    picture = Image.new("L", (side, side), int(rng.integers(0, 256)))
    draw = ImageDraw.Draw(picture)
    for _ in range(int(rng.integers(1, 15))):
        a, b = np.sort(rng.integers(-side // 4, side + side // 4, (2, 2)), axis=0)
        box = [int(a[0]), int(a[1]), int(b[0]), int(b[1])]
        shape = draw.ellipse if rng.random() < 0.5 else draw.rectangle
        shape(box, fill=int(rng.integers(0, 256)))
    return np.asarray(np.asarray(picture) / 255 + rng.normal(0, rng.uniform(0, 0.05), (side, side)))


def _fan(rng: np.random.Generator, side: int) -> Grey:
    """Speckle in layers or in a sector on black: the look of ultrasound."""
    y, x = _grid(side)
    coarse = Image.fromarray(rng.normal(0, 1, (rng.integers(3, 12), rng.integers(3, 6))))
    layers = np.asarray(coarse.resize((side, side), Image.Resampling.BICUBIC))
    grain = rng.rayleigh(1.0, (side, side // int(rng.integers(1, 4)) + 1))
    grain = np.asarray(Image.fromarray(grain).resize((side, side), Image.Resampling.BILINEAR))
    picture = grain * np.exp(0.6 * layers) * np.exp(-rng.uniform(0, 1.2) * (y + 1))
    picture = np.log1p(picture) * rng.uniform(0.2, 0.5)
    if rng.random() < 0.5:
        apex = rng.uniform(-1.8, -1.0)
        inside = np.abs(np.arctan2(x, y - apex)) < rng.uniform(0.4, 0.9)
        picture = picture * (inside & (np.hypot(x, y - apex) < rng.uniform(1.6, 2.6)))
    for _ in range(int(rng.integers(0, 3))):  # dark cysts and shadows
        cy, cx = rng.uniform(-0.7, 0.7, 2)
        hole = ((y - cy) / rng.uniform(0.1, 0.4)) ** 2 + ((x - cx) / rng.uniform(0.1, 0.5)) ** 2 < 1
        picture = np.where(hole, picture * rng.uniform(0.05, 0.5), picture)
    return picture


def _slice(rng: np.random.Generator, side: int) -> Grey:
    """A bright-rimmed oval with blobs inside, on black: the look of a CT or MR slice."""
    y, x = _grid(side)
    radius = np.hypot(y / rng.uniform(0.5, 0.98), x / rng.uniform(0.4, 0.98))
    tissue = np.asarray(
        Image.fromarray(rng.normal(0.4, 0.2, (rng.integers(4, 24),) * 2)).resize(
            (side, side), Image.Resampling.BICUBIC
        )
    )
    picture = np.where(radius < 1, tissue, 0.0)
    rim = rng.uniform(0.02, 0.12)
    picture = np.where(np.abs(radius - 1 + rim) < rim, rng.uniform(0.4, 1.0), picture)
    for _ in range(int(rng.integers(0, 8))):
        cy, cx = rng.uniform(-0.6, 0.6, 2)
        blob = ((y - cy) / rng.uniform(0.05, 0.3)) ** 2 + ((x - cx) / rng.uniform(0.05, 0.3)) ** 2
        picture = np.where((blob < 1) & (radius < 1), rng.uniform(0, 1), picture)
    return picture + rng.normal(0, rng.uniform(0, 0.04), (side, side))


DRAWN: Final[Mapping[str, Maker]] = {
    "noise": _noise,
    "blank": _blank,
    "texture": _texture,
    "page of text": _page,
    "shapes": _shapes,
    "speckle": _fan,
    "oval slice": _slice,
}


def drawn(kind: str, rng: np.random.Generator, shape: tuple[int, int, int]) -> Array:
    """One picture of a kind in :data:`DRAWN`, resized to a recipe's shape."""
    side = max(shape[:2])
    return _shaped(np.clip(DRAWN[kind](rng, side), 0, 1), shape)


def _shaped(grey: Grey, shape: tuple[int, int, int]) -> Array:
    picture = Image.fromarray(np.ascontiguousarray(grey, dtype=np.float32))
    resized = picture.resize((shape[1], shape[0]), Image.Resampling.BILINEAR)
    plane = np.clip(np.asarray(resized, dtype=np.float32), 0, 1)
    return np.ascontiguousarray(np.broadcast_to(plane[..., None], shape))


#: A scan shown wrong. A quarter turn, a half turn, head down, greys inverted.
TURNED: Final[Mapping[str, Callable[[Array], Array]]] = {
    "turned left": lambda x: np.ascontiguousarray(np.rot90(x)),
    "turned right": lambda x: np.ascontiguousarray(np.rot90(x, -1)),
    "upside down": lambda x: np.ascontiguousarray(x[::-1]),
    "half turn": lambda x: np.ascontiguousarray(x[::-1, ::-1]),
    "inverted": lambda x: np.asarray(1 - x, dtype=np.float32),
}


def photographs() -> list[Path]:
    """Photographs that installed packages ship (scikit-learn, matplotlib)."""
    places = {
        "sklearn": ("datasets/images/china.jpg", "datasets/images/flower.jpg"),
        "matplotlib": ("mpl-data/sample_data/grace_hopper.jpg",),
    }
    found = []
    for package, names in places.items():
        spec = importlib.util.find_spec(package)
        if spec is not None and spec.origin is not None:
            found += [Path(spec.origin).parent / name for name in names]
    return [path for path in found if path.is_file()]


def crops(path: Path, rng: np.random.Generator, shape: tuple[int, int, int]) -> Iterator[Array]:
    """Endless random crops of a photograph, in grey, sometimes mirrored."""
    with Image.open(path, formats=("JPEG", "PNG")) as opened:
        grey = np.asarray(opened.convert("L"), dtype=np.float32) / 255
    rows, columns = grey.shape
    while True:
        share = rng.uniform(0.25, 1.0)
        height, width = max(2, int(rows * share)), max(2, int(columns * share))
        top, left = rng.integers(0, rows - height + 1), rng.integers(0, columns - width + 1)
        cut = grey[top : top + height, left : left + width]
        yield _shaped(cut[:, ::-1] if rng.random() < 0.5 else cut, shape)
