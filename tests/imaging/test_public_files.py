"""Public files with the oddities of the standard, and damaged copies of them."""

from __future__ import annotations

import contextlib
import os
import random
import subprocess
import sys
from pathlib import Path

import numpy as np
import pydicom.data
import pytest
from PIL import Image

from app.errors import LightboxError, ScanError
from app.imaging import read_scan

BUNDLED = Path(pydicom.data.__file__).parent
DATA = Path(os.environ.get("LIGHTBOX_DATA", Path(__file__).parents[2] / "../shared/data"))
FILES = sorted(p for p in BUNDLED.rglob("*") if p.is_file() and p.suffix in ("", ".dcm"))

# Files with pixels that are rightly refused: cut in the middle of the image; a codestream whose
# header was overwritten; pixel data without rows and columns.
REFUSED = {
    "MR_truncated.dcm": "truncated",
    "JPEG2000-embedded-sequence-delimiter.dcm": "undecodable",
    "meta_missing_tsyntax.dcm": "damaged_header",
    "nested_priv_SQ.dcm": "damaged_header",
}
NOT_PIXELS = {"no_pixels", "not_an_image", "dicomdir", "not_a_scan"}


def test_every_bundled_file_is_read_or_explained() -> None:
    read, refused = 0, {}
    for path in FILES:
        try:
            scan = read_scan(path)
        except ScanError as error:
            if error.code not in NOT_PIXELS:
                refused[path.name] = error.code
        else:
            grey = scan.display.present(scan.pixels)
            assert 0.0 <= grey.min() <= grey.max() <= 1.0, path.name
            read += 1
    assert refused == REFUSED
    assert read >= 103


@pytest.mark.skipif(not (DATA / "dicom_samples").is_dir(), reason="public data not at hand")
def test_every_public_sample_is_read() -> None:
    paths = sorted(p for p in (DATA / "dicom_samples").rglob("*") if p.suffix == ".dcm")
    assert len(paths) >= 80
    for path in paths:
        read_scan(path)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("MR_small.dcm", "MR_small_RLE.dcm"),
        ("MR_small.dcm", "MR_small_jp2klossless.dcm"),
        ("MR_small.dcm", "MR_small_jpeg_ls_lossless.dcm"),
        ("MR_small.dcm", "MR_small_bigendian.dcm"),
        ("MR_small.dcm", "MR_small_implicit.dcm"),
        ("SC_rgb_small_odd.dcm", "SC_rgb_small_odd_big_endian.dcm"),
        ("liver_1frame.dcm", "liver_expb_1frame.dcm"),
        ("rtdose_1frame.dcm", "rtdose_rle_1frame.dcm"),
    ],
)
def test_lossless_encodings_of_one_image_agree(one: str, other: str) -> None:
    folder = BUNDLED / "test_files"
    a, b = read_scan(folder / one), read_scan(folder / other)
    assert np.array_equal(a.pixels, b.pixels)


@pytest.mark.parametrize("name", ["JPEG-lossy.dcm", "JPGExtended.dcm"])
def test_12_bit_jpeg(name: str) -> None:
    """Two values of each file as pydicom's own tests have them from another decoder."""
    scan = read_scan(BUNDLED / "test_files" / name)
    assert scan.pixels.dtype == np.uint16
    assert (scan.pixels[420, 140], scan.pixels[230, 120]) == (244, 95)


def test_a_stream_without_the_sign_its_header_states() -> None:
    """The codestream is unsigned, the header signed; the background is -2000 HU after all."""
    scan = read_scan(BUNDLED / "test_files" / "J2K_pixelrep_mismatch.dcm")
    assert scan.pixels[0, 0] == -2000


def _mutate(data: bytes, chance: random.Random) -> bytes:
    """Flip, cut, double or overwrite some of the bytes."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 10, 50))):
        at = chance.randrange(len(changed))
        kind = chance.randrange(5)
        if kind == 0:
            changed[at] = chance.randrange(256)
        elif kind == 1:
            changed[at : at + 4] = chance.choice((b"\xff\xff\xff\xff", b"\x00\x00\x00\x00"))
        elif kind == 2:
            del changed[at : at + chance.randrange(1, 64)]
        elif kind == 3:
            changed[at:at] = changed[at : at + chance.randrange(1, 64)]
        else:
            changed[at] ^= 1 << chance.randrange(8)
        if not changed:
            return b"\x00"
    return bytes(changed)


@pytest.mark.parametrize(
    "name",
    [
        "MR_small_RLE.dcm",
        "MR_small_jp2klossless.dcm",
        "MR_small_jpeg_ls_lossless.dcm",
        "MR_small_bigendian.dcm",
        "SC_rgb_small_odd_jpeg.dcm",
        "SC_rgb_jpeg_gdcm.dcm",
        "examples_palette.dcm",
        "image_dfl.dcm",
        "png",
        "jpeg",
    ],
)
def test_damaged_files_raise_nothing_else(
    name: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "a"
    if name in ("png", "jpeg"):
        noise = np.random.default_rng(5).integers(0, 256, (32, 32, 3), dtype=np.uint8)
        Image.fromarray(noise).save(path, format=name)
        data = path.read_bytes()
    else:
        data = (BUNDLED / "test_files" / name).read_bytes()
    chance = random.Random(name)
    for _ in range(60):
        path.write_bytes(_mutate(data, chance))
        with contextlib.suppress(LightboxError):
            scan = read_scan(path)
            scan.display.present(scan.pixels)
    # A fault of ours must not pass for the file's damage.
    assert [r.getMessage() for r in caplog.records if r.name == "app.imaging.reading"] == []


def test_importing_is_cheap() -> None:
    heavy = "{'pydicom', 'PIL', 'imagecodecs', 'tensorflow', 'PySide6'}"
    script = f"import sys, app.imaging; print(sorted({heavy} & set(sys.modules)))"
    answer = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "[]"
