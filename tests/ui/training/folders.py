"""Folders of labelled scans, small and made up."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

_SIDE = 64


def texture(rng: np.random.Generator) -> np.ndarray:
    """Smooth grey blobs, as different from one another as two patients; uint8 (64, 64)."""
    coarse = Image.fromarray(np.uint8(rng.integers(40, 160, (8, 8))))
    return np.asarray(coarse.resize((_SIDE, _SIDE), Image.Resampling.BICUBIC)).copy()


def fill(folder: Path, name: str, count: int, seed: int) -> list[Path]:
    """Write so many scans of a class."""
    rng = np.random.default_rng(seed)
    paths = [folder / name / f"{name}-{i:03}.png" for i in range(count)]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(texture(rng)).save(path)
    return paths
