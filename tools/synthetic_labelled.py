"""Write a folder of synthetic labelled scans, for screenshots of training and for trying it.

Every scan is drawn: a chest of ellipses and arcs with noise, of nobody. Two classes, "opacity" and
"no opacity", patients in labels.csv; and faults as real folders have them: copies, one of them with
the other class, swapped labels, a file that is cut off, a marker in one class only.

    python tools/synthetic_labelled.py FOLDER --patients 120
"""

from __future__ import annotations

import argparse
import csv
import shutil
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

SIDE = 384
EACH = 2  # scans of a patient
CLASSES = ("no opacity", "opacity")
_SWAPPED = (7, 23)  # patients whose last scan lies in the wrong folder


def main() -> None:
    """Write the folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--patients", type=int, default=120)
    arguments = parser.parse_args()
    folder: Path = arguments.folder
    rows: list[tuple[str, str]] = []
    for patient in range(arguments.patients):
        ill = patient % 2
        for visit in range(EACH):
            rng = np.random.default_rng([41, patient, visit])
            body = np.random.default_rng([42, patient])
            picture = draw(body, rng, opacity=bool(ill), marked=bool(ill) and patient % 3 == 0)
            wrong = patient in _SWAPPED and visit == EACH - 1
            name = f"{CLASSES[ill != wrong]}/{patient + 1:03d}-{visit + 1}.png"
            save(picture, folder / name)
            rows.append((name, f"S{patient + 1:03d}"))
    rows += _faults(folder)
    with (folder / "labels.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([("path", "patient"), *rows])


def draw(
    body: np.random.Generator, rng: np.random.Generator, *, opacity: bool, marked: bool
) -> NDArray[np.uint8]:
    """Draw a chest, uint8 (rows, columns).

    Args:
        body: what is the same in all scans of a patient.
        rng: what differs from scan to scan.
        opacity: a cloud lies in one lung.
        marked: a letter stands at the border.
    """
    canvas = Image.new("L", (SIDE, SIDE), _grey(0.18))
    pen = ImageDraw.Draw(canvas)
    middle, top = SIDE / 2 + rng.normal(0, 5), SIDE * 0.12 + rng.normal(0, 5)
    wide, high = SIDE * body.uniform(0.36, 0.45), SIDE * body.uniform(0.78, 0.95)
    pen.ellipse((middle - wide, top, middle + wide, top + high), fill=_grey(0.62))
    lungs = []
    for side in (-1, 1):
        x = middle + side * wide * body.uniform(0.44, 0.52)
        y = top + high * body.uniform(0.40, 0.46)
        across, down = wide * body.uniform(0.33, 0.41), high * body.uniform(0.27, 0.35)
        pen.ellipse((x - across, y - down, x + across, y + down), fill=_grey(0.20))
        lungs.append((x, y, across, down))
    spine = wide * 0.11
    pen.rectangle((middle - spine, top, middle + spine, top + high * 0.9), fill=_grey(0.72))
    heart = wide * body.uniform(0.34, 0.46)
    x, y = middle + wide * 0.14, top + high * 0.60
    pen.ellipse((x - heart, y - heart, x + heart, y + heart), fill=_grey(0.66))
    for rib in range(7):
        y = top + high * (0.12 + 0.10 * rib) + body.normal(0, 3)
        box = (middle - wide * 0.9, y, middle + wide * 0.9, y + high * 0.3)
        pen.arc(box, 190, 350, fill=_grey(0.5), width=6)
    levels = np.asarray(canvas.filter(ImageFilter.GaussianBlur(5)), dtype=np.float64) / 255
    if opacity:
        x, y, across, down = lungs[int(body.integers(2))]
        levels += _cloud(body, rng, x, y, across, down)
    levels += _noise(rng)
    levels = np.clip(levels * rng.uniform(0.75, 1.15), 0, 1)
    picture = Image.fromarray(np.uint8(np.rint(levels * 255)))
    if marked:
        ImageDraw.Draw(picture).text((18, 16), "R", fill=255, font_size=26)
    return np.asarray(picture)


def _grey(level: float) -> int:
    return round(level * 255)


def save(picture: NDArray[np.uint8], path: Path) -> None:
    """Write a picture as PNG."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(picture).save(path)


def _cloud(
    body: np.random.Generator, rng: np.random.Generator, x: float, y: float, w: float, h: float
) -> NDArray[np.float64]:
    rows, columns = np.mgrid[0:SIDE, 0:SIDE]
    across = x + body.uniform(-0.4, 0.4) * w + rng.normal(0, 3)
    down = y + body.uniform(-0.2, 0.6) * h + rng.normal(0, 3)
    size = body.uniform(0.35, 0.6) * w
    far = ((columns - across) / size) ** 2 + ((rows - down) / (1.3 * size)) ** 2
    return np.asarray(body.uniform(0.28, 0.42) * np.exp(-far), dtype=np.float64)


def _noise(rng: np.random.Generator) -> NDArray[np.float64]:
    """Texture of several grains."""
    total = np.zeros((SIDE, SIDE))
    for grain, strength in ((24, 0.035), (64, 0.03), (SIDE, 0.02)):
        coarse = Image.fromarray(rng.normal(0, strength, (grain, grain)).astype(np.float32))
        total += np.asarray(coarse.resize((SIDE, SIDE), Image.Resampling.BICUBIC))
    return total


def _faults(folder: Path) -> list[tuple[str, str]]:
    """Copies, one with the other class, and a file that is cut off; with their patients."""
    ill, well = folder / CLASSES[1], folder / CLASSES[0]
    shutil.copy(well / "001-1.png", well / "copy of 001-1.png")
    shutil.copy(ill / "004-1.png", well / "exported again.png")
    whole = (ill / "006-1.png").read_bytes()
    (ill / "006-3.png").write_bytes(whole[: len(whole) // 3])
    return [
        (f"{CLASSES[0]}/copy of 001-1.png", "S001"),
        (f"{CLASSES[0]}/exported again.png", "S004"),
        (f"{CLASSES[1]}/006-3.png", "S006"),
    ]


if __name__ == "__main__":
    main()
