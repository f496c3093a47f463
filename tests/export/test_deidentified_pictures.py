"""De-identified PNG and JPEG files: the picture, which way up it is, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, PngImagePlugin

from app.export.deidentify.file import deidentified
from app.export.deidentify.masking import Mask
from app.export.deidentify.pseudonyms import Pseudonyms
from app.imaging import read_scan
from tests.conftest import sample_path


def _png(path: Path) -> Path:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Patient", "SNTNLTEXT")
    texts.add_itxt("Comment", "SNTNLTEXT", zip=False)
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "SNTNLTEXT"
    picture = Image.open(sample_path("normal.png")).convert("L")
    picture.save(path, "PNG", pnginfo=texts, exif=exif, icc_profile=b"SNTNLTEXT" * 20)
    path.write_bytes(path.read_bytes() + b"SNTNLTEXT")
    return path


def _jpeg(path: Path) -> Path:
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "SNTNLTEXT"
    picture = Image.open(sample_path("normal.png")).convert("RGB")
    picture.save(path, "JPEG", exif=exif, comment=b"SNTNLTEXT", progressive=True, quality=90)
    path.write_bytes(path.read_bytes() + b"\xff\xe1SNTNLTEXT")
    return path


@pytest.mark.parametrize("make", [_png, _jpeg])
def test_pictures_keep_their_pixels_and_nothing_else(make: Any, tmp_path: Path) -> None:
    path = make(tmp_path / "Curie, Marie.scan")
    assert b"SNTNLTEXT" in path.read_bytes()
    copy = deidentified(path, Pseudonyms())
    assert b"SNTNL" not in copy.data
    assert "curie" not in copy.name.lower()
    out = tmp_path / f"out{copy.suffix}"
    out.write_bytes(copy.data)
    with Image.open(path) as before, Image.open(out) as after:
        assert np.array_equal(np.asarray(before), np.asarray(after))
        assert dict(after.getexif()) == {0x0112: 6}  # else it would lie on its side
        assert "icc_profile" not in after.info
    masked = deidentified(path, Pseudonyms(), [Mask(0, 0, 30, 20)])
    assert masked.suffix == ".png"
    out.write_bytes(masked.data)
    before_mask, after_mask = read_scan(path).pixels, read_scan(out).pixels  # as they are shown
    assert (after_mask[20:] == before_mask[20:]).all()
    assert (after_mask[:20, :30] == after_mask[:20, :30].min()).all()
