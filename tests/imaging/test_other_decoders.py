"""The same files by other people's programs: DCMTK and GDCM, where Debian has installed them.

Encoders of theirs make files that Lightbox must read back exactly, and decoders of theirs say what
is in files compressed with loss.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import numpy as np
import pydicom.data
import pytest
from PIL import Image
from pydicom import dcmread

from app.imaging import read_scan
from tests.imaging.dicom_files import dataset, save

BUNDLED = Path(pydicom.data.__file__).parent / "test_files"
NOISE = np.random.default_rng(11)


def convert(*command: str | Path) -> None:
    """Run one of the programs; the test skips where it is not installed."""
    program = str(command[0])
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed (Debian: dcmtk, libgdcm-tools)")
    subprocess.run([*map(str, command)], check=True, capture_output=True, timeout=60)


def native(path: Path) -> np.ndarray:
    """Return the samples of an uncompressed little endian file, by its bytes alone."""
    ds = dcmread(path)
    kind = f"<{'i' if ds.PixelRepresentation else 'u'}{ds.BitsAllocated // 8}"
    shape = (ds.Rows, ds.Columns, ds.SamplesPerPixel)
    count = int(np.prod(shape))
    flat = np.frombuffer(ds.PixelData, kind)[:count]
    if ds.get("PlanarConfiguration", 0) == 1:
        return flat.reshape(shape[2], *shape[:2]).transpose(1, 2, 0)
    return flat.reshape(shape).squeeze(axis=2) if shape[2] == 1 else flat.reshape(shape)


PICTURES = {
    "12 bits": NOISE.integers(0, 4096, (40, 52), dtype=np.uint16),
    "signed": NOISE.integers(-2000, 2000, (40, 52), dtype=np.int16),
    "RGB": NOISE.integers(0, 256, (40, 52, 3), dtype=np.uint8),
}
ENCODERS = {
    "JPEG lossless": "dcmcjpeg +e1",
    "JPEG lossless, predictor 4": "dcmcjpeg +el +sv 4",
    "JPEG lossless, predictor 7": "dcmcjpeg +el +sv 7",
    "JPEG-LS": "dcmcjpls +el",
    "RLE": "dcmcrle",
    "big endian": "dcmconv +tb",
    "implicit": "dcmconv +ti",
    "deflated": "dcmconv +td",
    "GDCM JPEG 2000": "gdcmconv --j2k",
    "GDCM JPEG-LS": "gdcmconv --jpegls",
    "GDCM JPEG lossless": "gdcmconv --jpeg",
    "GDCM RLE": "gdcmconv --rle",
    "JPEG lossless in several fragments": "dcmcjpeg +e1 +fs 1",
}


@pytest.mark.parametrize("encoder", ENCODERS)
@pytest.mark.parametrize("kind", PICTURES)
def test_their_lossless_files_give_the_same_pixels(encoder: str, kind: str, tmp_path: Path) -> None:
    pixels = PICTURES[kind]
    plain = save(
        dataset(pixels, **({"BitsStored": 12} if kind == "12 bits" else {})), tmp_path / "plain"
    )
    convert(*ENCODERS[encoder].split(), plain, tmp_path / "theirs")
    scan = read_scan(tmp_path / "theirs")
    assert np.array_equal(scan.pixels, pixels)
    assert scan.pixels.dtype == pixels.dtype


# File, program, and by how much of the range any one sample may differ: decoders round the inverse
# cosine and wavelet transforms differently.
LOSSY = {
    "JPGExtended.dcm": ("dcmdjpeg", 1),  # 12 bits
    "JPEG-lossy.dcm": ("dcmdjpeg", 1),
    "SC_rgb_jpeg_dcmtk.dcm": ("dcmdjpeg", 2),
    "SC_rgb_small_odd_jpeg.dcm": ("dcmdjpeg", 2),
    "JPEG2000.dcm": ("gdcmconv --raw", 1),
    "693_J2KI.dcm": ("gdcmconv --raw", 1),
    "JPEGLSNearLossless_08.dcm": ("gdcmconv --raw", 0),
    "JPEGLSNearLossless_16.dcm": ("gdcmconv --raw", 0),
}


@pytest.mark.parametrize("name", LOSSY)
def test_lossy_files_agree_with_their_decoders(name: str, tmp_path: Path) -> None:
    program, tolerance = LOSSY[name]
    convert(*program.split(), BUNDLED / name, tmp_path / "theirs")
    theirs = native(tmp_path / "theirs").astype(int)
    assert np.abs(read_scan(BUNDLED / name).pixels.astype(int) - theirs).max() <= tolerance


@pytest.mark.parametrize(
    ("encoder", "tolerance"),
    [("+eb +q 90", 1), ("+ee +q 90", 1), ("+es +q 90", 1), ("+ep +q 90", 1)],
    ids=["baseline", "extended", "spectral selection", "progressive"],
)
def test_every_lossy_jpeg_process(encoder: str, tolerance: int, tmp_path: Path) -> None:
    smooth = np.hypot(*np.mgrid[-20:20, -26:26]) * 4
    depth = np.uint8 if "+eb" in encoder else np.uint16
    pixels = smooth.astype(depth) if depth == np.uint8 else (smooth * 16).astype(depth)
    elements = {} if depth == np.uint8 else {"BitsStored": 12}
    plain = save(dataset(pixels, **elements), tmp_path / "plain")
    convert("dcmcjpeg", *encoder.split(), plain, tmp_path / "lossy")
    convert("dcmdjpeg", tmp_path / "lossy", tmp_path / "theirs")
    ours = read_scan(tmp_path / "lossy").pixels.astype(int)
    assert np.abs(ours - native(tmp_path / "theirs").astype(int)).max() <= tolerance


@pytest.mark.parametrize("window", ["1", "2"])
def test_dcmtk_shows_the_same_grey_levels(window: str, tmp_path: Path) -> None:
    """DCMTK's display pipeline, with each of the windows that the file offers."""
    path = BUNDLED / "examples_overlay.dcm"
    convert("dcmj2pnm", "+op", "-O", "+Wi", window, path, tmp_path / "theirs.pgm")
    theirs = np.asarray(Image.open(tmp_path / "theirs.pgm")).astype(int)
    scan = read_scan(path)
    chosen = scan.display.voi[int(window) - 1]
    ours = np.rint(scan.display.present(scan.pixels, chosen) * 255).astype(int)
    assert np.abs(ours - theirs).max() <= 1
