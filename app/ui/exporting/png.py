"""PNG files that hold a picture and nothing else, and never take another file's place."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from PySide6.QtGui import QImage

from app.ui.new_file import free_names


def as_png(wanted: Path) -> Path:
    """Return a name with PNG's ending, added to what it has where it ends otherwise."""
    return wanted if wanted.suffix.lower() == ".png" else wanted.with_name(f"{wanted.name}.png")


def save_png(image: QImage, wanted: Path) -> Path:
    """Write a picture, under the next free name where the wanted one is taken.

    The file holds no text, no time and no resolution. No file that exists is ever written to: it
    may be somebody's original.

    Returns:
        Where it was written.

    Raises:
        OSError: it could not be written; nothing is left of it.
    """
    path = as_png(wanted)
    for name in free_names(path):
        try:
            stream = name.open("xb")
        except FileExistsError:
            continue
        try:
            with stream:
                _encode(image, stream)
        except BaseException:
            name.unlink(missing_ok=True)
            raise
        return name
    raise FileExistsError(path)


def _encode(image: QImage, stream: BinaryIO) -> None:
    from PIL import Image  # not wanted before the first paint

    grey = image.allGray()
    kind = QImage.Format.Format_Grayscale8 if grey else QImage.Format.Format_RGB888
    plain = image.convertToFormat(kind)
    mode, size = "L" if grey else "RGB", (plain.width(), plain.height())
    data, stride = bytes(plain.constBits()), plain.bytesPerLine()
    picture = Image.frombuffer(mode, size, data, "raw", mode, stride, 1)
    picture.save(stream, "PNG", compress_level=4)
