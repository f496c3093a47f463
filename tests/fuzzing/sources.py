"""The whole files that damaged ones are made from."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import numpy as np
import pydicom.data
from PIL import Image

from app.imaging.detect import HEAD, sniff
from tests.conftest import chest_bundle_path, sample_path

Kind = Literal["dicom", "png", "jpeg", "manifest", "reference", "twin", "keras", "archive"]

_LARGEST = 400_000  # bytes; larger files find nothing that smaller ones do not, and take longer
_PUBLIC = 40  # of the public scans, where they are at hand


@dataclass(frozen=True, slots=True)
class Source:
    """A whole file.

    Attributes:
        name: unique, and the same on every machine.
        kind: what it is, for edits that know the format.
    """

    name: str
    kind: Kind
    data: bytes


@cache
def scans() -> tuple[Source, ...]:
    """DICOM files that pydicom ships, samples, pictures made here; public scans where at hand."""
    return tuple(sorted((*_shipped(), *_samples(), *_pictures(), *_public()), key=lambda s: s.name))


@cache
def bundle_parts() -> tuple[Source, ...]:
    """The files of a bundle, and a bundle in one file."""
    folder = chest_bundle_path()
    kinds: dict[str, Kind] = {
        "manifest.json": "manifest",
        "reference.npz": "reference",
        "model.tflite": "twin",
        "model.keras": "keras",
    }
    parts = [Source(n, kind, (folder / n).read_bytes()) for n, kind in kinds.items()]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("manifest.json", "CARD.md"):
            archive.write(folder / name, name)
    return (*parts, Source("small.lightbox", "archive", buffer.getvalue()))


def _shipped() -> Iterator[Source]:
    folder = Path(pydicom.data.__file__).parent
    for path in folder.rglob("*"):
        if path.is_file() and path.suffix in ("", ".dcm") and path.stat().st_size <= _LARGEST:
            yield from _if_scan(f"pydicom/{path.relative_to(folder).as_posix()}", path)


def _samples() -> Iterator[Source]:
    for name in ("normal.dcm", "pneumonia.dcm", "normal.png"):
        yield from _if_scan(f"samples/{name}", sample_path(name))


def _public() -> Iterator[Source]:
    default = Path(__file__).resolve().parents[3] / "shared" / "data"
    folder = Path(os.environ.get("LIGHTBOX_DATA", default)) / "dicom_samples"
    small = (p for p in sorted(folder.rglob("*.dcm")) if p.stat().st_size <= _LARGEST)
    for path in [*small][:_PUBLIC]:
        yield from _if_scan(f"public/{path.relative_to(folder).as_posix()}", path)


def _if_scan(name: str, path: Path) -> Iterator[Source]:
    data = path.read_bytes()
    content = sniff(data[:HEAD])
    if content != "other":
        yield Source(name, "dicom" if content == "dicom_bare" else content, data)


def _pictures() -> Iterator[Source]:
    """Pictures of every mode that exports come in."""
    rows, columns = np.mgrid[0:96, 0:80]
    grey = ((rows * 3 + columns * 2) % 256).astype(np.uint8)
    colour = np.stack([grey, grey[::-1], grey[:, ::-1]], axis=-1)
    modes = {
        "grey": Image.fromarray(grey),
        "deep": Image.fromarray(grey.astype(np.uint16) * 257),
        "colour": Image.fromarray(colour),
        "palette": Image.fromarray(colour).quantize(16),
        "transparent": Image.fromarray(np.stack([grey, grey], axis=-1), "LA"),
        "bits": Image.fromarray(grey > 99),
    }
    for name, picture in modes.items():
        yield Source(f"made/{name}.png", "png", _saved(picture, "PNG"))
    for name in ("grey", "colour"):
        for progressive in (False, True):
            data = _saved(modes[name], "JPEG", progressive=progressive)
            how = "progressive" if progressive else "baseline"
            yield Source(f"made/{name}-{how}.jpg", "jpeg", data)


def _saved(picture: Image.Image, file_format: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, file_format, **options)
    return buffer.getvalue()
