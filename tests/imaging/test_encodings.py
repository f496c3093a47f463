"""What every encoding of one picture gives: the same pixels."""

from __future__ import annotations

import struct
import tracemalloc
from pathlib import Path

import numpy as np
import pytest
from pydicom.uid import (
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
    RLELossless,
)

from app.imaging import count_frames, read_scan
from tests.imaging.dicom_files import RAMP, codes, dataset, refusal, save
from tests.imaging.encoders import JPEG, LOSSLESS, encapsulate, encoded, items

NATIVE = [
    ImplicitVRLittleEndian,
    ExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    DeflatedExplicitVRLittleEndian,
]
NOISE = np.random.default_rng(7)
PICTURES = {
    "12 of 16 bits": RAMP,
    "16 bits": NOISE.integers(0, 65536, (33, 47), dtype=np.uint16),
    "signed": RAMP.astype(np.int16) - 2000,
    "8 bits": NOISE.integers(0, 256, (33, 47), dtype=np.uint8),
    "RGB": NOISE.integers(0, 256, (33, 47, 3), dtype=np.uint8),
}


@pytest.mark.parametrize("syntax", NATIVE)
@pytest.mark.parametrize("kind", PICTURES)
def test_native_encodings_give_the_same_pixels(syntax: str, kind: str, tmp_path: Path) -> None:
    pixels = PICTURES[kind]
    ds = dataset(pixels)
    if syntax == ExplicitVRBigEndian:
        ds.PixelData = pixels.byteswap().tobytes() + b"\x00" * (pixels.nbytes % 2)
    scan = read_scan(save(ds, tmp_path / "a", syntax))
    assert np.array_equal(scan.pixels, pixels)
    assert scan.pixels.dtype == pixels.dtype
    assert scan.facts.transfer_syntax_uid == syntax
    assert scan.warnings == ()


@pytest.mark.parametrize("syntax", LOSSLESS)
@pytest.mark.parametrize("kind", PICTURES)
def test_lossless_encodings_give_the_same_pixels(syntax: str, kind: str, tmp_path: Path) -> None:
    pixels = PICTURES[kind]
    ds = dataset(pixels, **({"BitsStored": 12} if kind.startswith("12") else {}))
    if kind == "RGB" and syntax == JPEG + "90":
        ds.PhotometricInterpretation = "YBR_RCT"  # as the standard names its inner transform
    scan = read_scan(save(encoded(ds, pixels, syntax), tmp_path / "a", syntax))
    assert np.array_equal(scan.pixels, pixels)
    assert scan.pixels.dtype == pixels.dtype
    assert scan.facts.transfer_syntax_uid == syntax
    assert scan.warnings == ()


@pytest.mark.parametrize("signed", [False, True])
def test_every_depth_from_2_to_32_bits(signed: bool, tmp_path: Path) -> None:
    for bits in range(2, 33):
        width = next(w for w in (1, 2, 4) if bits <= 8 * w)
        low, high = (-(1 << (bits - 1)), (1 << (bits - 1)) - 1) if signed else (0, (1 << bits) - 1)
        pixels = np.array([[low, high], [1, low + 1]], np.dtype(f"{'i' if signed else 'u'}{width}"))
        # The bits above are somebody else's: all set, which must not be seen.
        cells = pixels.view(f"u{width}") | np.uint64(~0 << bits & ~(~0 << 8 * width)).astype(
            f"u{width}"
        )
        ds = dataset(pixels, BitsStored=bits)
        ds.PixelData = cells.tobytes()
        scan = read_scan(save(ds, tmp_path / "a.dcm"))
        assert scan.pixels.tolist() == pixels.tolist(), bits
        assert scan.facts.bits_stored == bits


def test_packed_12_bits(tmp_path: Path) -> None:
    # PS3.5 Annex D: cells follow each other without a gap, the lowest bit first.
    # 0x123 and 0xABC: low byte 23, then C (low half of ABC) and 1 (high half of 123), then AB.
    ds = dataset(np.zeros((1, 3), np.uint16), BitsAllocated=12, BitsStored=12, NumberOfFrames=2)
    ds.PixelData = bytes.fromhex("23c1ab 4503ff 7f 10 00".replace(" ", ""))
    path = save(ds, tmp_path / "a.dcm")
    assert read_scan(path, 1).pixels.tolist() == [[0x123, 0xABC, 0x345]]
    # Frame 2 begins in the middle of a byte: the high half of 03, which is 0, is its lowest.
    assert read_scan(path, 2).pixels.tolist() == [[0xFF0, 0x07F, 0x001]]


def test_single_bits(tmp_path: Path) -> None:
    for syntax in (ExplicitVRLittleEndian, ExplicitVRBigEndian):
        ds = dataset(np.zeros((1, 10), np.uint8), BitsAllocated=1, BitsStored=1)
        ds.PixelData = bytes([0b00110101, 0b00000010])
        ds["PixelData"].VR = "OW"
        if syntax == ExplicitVRBigEndian:
            ds.PixelData = ds.PixelData[::-1]  # words of two bytes, turned round
        scan = read_scan(save(ds, tmp_path / "a.dcm", syntax))
        assert scan.pixels.tolist() == [[1, 0, 1, 0, 1, 1, 0, 0, 0, 1]]


@pytest.mark.parametrize(
    ("keyword", "kind", "bits"),
    [("FloatPixelData", "<f4", 32), ("DoubleFloatPixelData", "<f8", 64)],
)
def test_floating_point(keyword: str, kind: str, bits: int, tmp_path: Path) -> None:
    values = np.array([[-1.5, 0.0, 2.25]], kind)
    ds = dataset(np.zeros((1, 3), np.uint8))
    del ds.PixelData
    ds.BitsAllocated = bits
    setattr(ds, keyword, values.tobytes())
    scan = read_scan(save(ds, tmp_path / "a.dcm"))
    assert scan.pixels.dtype == np.dtype(kind)
    assert scan.pixels.tolist() == values.tolist()


def test_big_endian_bytes_in_words(tmp_path: Path) -> None:
    ds = dataset(np.array([[1, 2, 3], [4, 5, 6]], np.uint8))
    ds.PixelData = bytes([2, 1, 4, 3, 6, 5])
    ds["PixelData"].VR = "OW"  # PS3.5 section 8.1.2: then 8-bit samples are turned round in pairs
    scan = read_scan(save(ds, tmp_path / "a.dcm", ExplicitVRBigEndian))
    assert scan.pixels.tolist() == [[1, 2, 3], [4, 5, 6]]


def test_one_frame_of_several_is_read(tmp_path: Path) -> None:
    frames = np.stack([RAMP, RAMP + 1, RAMP + 2])
    ds = dataset(frames.reshape(192, 64), NumberOfFrames=3, Rows=64)
    path = save(ds, tmp_path / "a.dcm")
    scan = read_scan(path, frame=2)
    assert scan.pixels.tolist() == (RAMP + 1).tolist()
    assert (scan.source.frame, scan.source.frames) == (2, 3)
    assert "multi_frame" in codes(scan)
    assert count_frames(path) == 3
    for frame in (0, 4, -1):
        assert refusal(path, frame).code == "bad_frame"


def test_one_frame_is_read_without_the_others(tmp_path: Path) -> None:
    """512 frames of one megabyte, most of them a hole in the file."""
    ds = dataset(np.zeros((1, 1), np.uint8), Rows=1024, Columns=1024, NumberOfFrames=512)
    path = save(ds, tmp_path / "a.dcm")
    whole = path.read_bytes()
    with path.open("wb") as fp:
        fp.write(whole[:-6] + struct.pack("<L", 512 << 20))
        fp.seek(300 << 20, 1)
        fp.write(b"\x2a" * (1 << 20))
        fp.truncate(len(whole) - 2 + (512 << 20))
    tracemalloc.start()
    scan = read_scan(path, 301)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (scan.pixels == 0x2A).all()
    assert peak < 30 << 20


def _three_frames(kind: str) -> tuple[list[bytes], list[int]]:
    """Return the fragments of three frames, and the number of the first of each."""
    streams = [LOSSLESS[JPEG + "90"](RAMP + number) for number in range(3)]
    parts: list[bytes] = []
    firsts = []
    for stream in streams:
        firsts.append(len(parts))
        cut = len(stream) // 3 * 2
        parts += [stream[:cut], stream[cut:]] if kind == "several" else [stream]
    return parts, firsts


def _offsets(parts: list[bytes], firsts: list[int]) -> list[int]:
    sizes = [8 + len(part) + len(part) % 2 for part in parts]
    return [sum(sizes[:first]) for first in firsts]


@pytest.mark.parametrize("table", ["basic", "extended", "empty", "wrong", "left out"])
@pytest.mark.parametrize("kind", ["one", "several"])
def test_frames_however_fragmented(table: str, kind: str, tmp_path: Path) -> None:
    parts, firsts = _three_frames(kind)
    offsets = _offsets(parts, firsts)
    ds = dataset(np.vstack([RAMP] * 3), NumberOfFrames=3, Rows=64)
    basic: bytes | None = b""
    if table == "basic":
        basic = struct.pack("<3L", *offsets)
    elif table == "wrong":  # as of writers that forget the items' own headers
        basic = struct.pack("<3L", *(offset - 8 * n for n, offset in enumerate(offsets)))
    elif table == "left out":
        basic = None
    elif table == "extended":
        ds.ExtendedOffsetTable = struct.pack("<3Q", *offsets)
        ds.ExtendedOffsetTableLengths = struct.pack("<3Q", *(len(p) for p in parts[:3]))
    path = save(encapsulate(ds, items(basic, parts)), tmp_path / "a.dcm", JPEG + "90")
    for number in range(3):
        assert read_scan(path, number + 1).pixels.tolist() == (RAMP + number).tolist()
    assert count_frames(path) == 3


def test_elements_behind_the_pixels_are_no_damage(tmp_path: Path) -> None:
    ds = encoded(dataset(RAMP), RAMP, RLELossless)
    ds.add_new(0xFFFCFFFC, "OB", bytes(20_000))  # Data Set Trailing Padding
    scan = read_scan(save(ds, tmp_path / "a.dcm", RLELossless))
    assert scan.pixels.tolist() == RAMP.tolist()
    assert scan.warnings == ()
