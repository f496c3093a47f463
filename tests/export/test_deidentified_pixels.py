"""The pixels of de-identified copies: as they were, and with nothing beside them."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable
from pathlib import Path

import imagecodecs
import numpy as np
import pydicom
import pydicom.data
import pytest
from pydicom.dataset import Dataset
from pydicom.encaps import generate_frames, parse_basic_offsets
from pydicom.uid import ExplicitVRBigEndian, ExplicitVRLittleEndian

from app.errors import ScanError
from app.export.deidentify.file import deidentified
from app.export.deidentify.pseudonyms import Pseudonyms
from app.imaging import read_scan
from tests.export.answers import source_dataset
from tests.imaging.dicom_files import RAMP, save
from tests.imaging.encoders import JPEG, LOSSLESS, RLE, encapsulate, items, rle

BUNDLED = Path(pydicom.data.__file__).parent / "test_files"
SENTINEL = b"SNTNL^BEHIND"


def _copy(path: Path) -> bytes:
    return deidentified(path, Pseudonyms()).data


def _read(data: bytes) -> Dataset:
    return pydicom.dcmread(io.BytesIO(data))


@pytest.mark.parametrize(
    "name",
    ["MR_small.dcm", "MR_small_bigendian.dcm", "MR_small_implicit.dcm", "MR_small_RLE.dcm",
     "image_dfl.dcm", "SC_rgb_rle_2frame.dcm", "SC_rgb_jpeg_dcmtk.dcm", "liver_1frame.dcm"],
)  # fmt: skip
def test_pixels_are_copied_bit_for_bit(name: str) -> None:
    path = BUNDLED / name
    before, after = pydicom.dcmread(path), _read(_copy(path))
    assert after.PixelData == before.PixelData
    assert after.file_meta.TransferSyntaxUID == before.file_meta.TransferSyntaxUID
    assert after.PatientID != before.PatientID
    assert not any(tag.is_private for tag in after.keys())  # noqa: SIM118 - tags, not elements


def test_drawings_in_unused_bits_of_the_pixels_are_cleared(tmp_path: Path) -> None:
    ds = source_dataset(np.full((4, 4), 0x9123, np.uint16), BitsStored=12)
    ds.add_new(0x60000010, "US", 4)
    ds.add_new(0x60000011, "US", 4)
    ds.add_new(0x60000100, "US", 16)
    ds.add_new(0x60000102, "US", 15)
    copy = _read(_copy(save(ds, tmp_path / "scan")))
    assert np.frombuffer(copy.PixelData, "<u2").tolist() == [0x0123] * 16
    assert 0x60000010 not in copy


@pytest.mark.parametrize("syntax", [ExplicitVRLittleEndian, ExplicitVRBigEndian])
def test_what_stands_behind_the_last_frame_goes(syntax: str, tmp_path: Path) -> None:
    deep = source_dataset(np.arange(20, dtype=np.uint16).reshape(4, 5))
    odd = source_dataset(np.arange(15, dtype=np.uint8).reshape(3, 5))
    twice = source_dataset(np.arange(15, dtype=np.uint8).reshape(3, 5), NumberOfFrames=2)
    twice.PixelData = bytes(range(30))
    for number, (ds, size) in enumerate(((deep, 40), (odd, 15), (twice, 30))):
        picture = ds.PixelData[:size]
        ds.PixelData = picture + SENTINEL + b"." * (size % 2)
        data = _copy(save(ds, tmp_path / f"scan{number}", syntax))
        assert b"SNTNL" not in data
        assert _read(data).PixelData == picture + b"\0" * (size % 2)


# --- Compressed frames ------------------------------------------------------------------------


def _commented(stream: bytes) -> bytes:
    """A JPEG, JPEG-LS or raw JPEG 2000 stream with a comment, and more behind its end."""
    if stream.startswith(b"\xff\xd8"):
        exif, comment = (
            mark + struct.pack(">H", 2 + len(SENTINEL)) + SENTINEL
            for mark in (b"\xff\xe1", b"\xff\xfe")
        )
        return stream[:2] + exif + comment + stream[2:] + SENTINEL
    comment = b"\xff\x64" + struct.pack(">HH", 4 + len(SENTINEL), 1) + SENTINEL
    start = 4 + int.from_bytes(stream[4:6], "big")  # SIZ is the first
    tile = stream.index(b"\xff\x90")
    (length,) = struct.unpack_from(">L", stream, tile + 6)
    grown = struct.pack(">L", length + len(comment) if length else 0)
    head = (
        stream[:start] + comment + stream[start : tile + 6] + grown + stream[tile + 10 : tile + 12]
    )
    return head + comment + stream[tile + 12 :] + SENTINEL


def _boxed(stream: bytes) -> bytes:
    """A JP2 file with text before and behind its picture, which is followed by more as well."""
    text = struct.pack(">L4s", 8 + len(SENTINEL), b"xml ") + SENTINEL
    at = stream.index(b"jp2c") - 4
    inner = _commented(stream[at + 8 :])
    return stream[:at] + text + struct.pack(">L4s", 8 + len(inner), b"jp2c") + inner + text


def _behind(stream: bytes) -> bytes:
    return stream + bytes([len(SENTINEL) - 1]) + SENTINEL  # to RLE one more run


def _jp2(pixels: np.ndarray) -> bytes:
    result: bytes = imagecodecs.jpeg2k_encode(pixels, level=0, codecformat="jp2", reversible=True)
    return result


def _baseline(pixels: np.ndarray) -> bytes:
    result: bytes = imagecodecs.jpeg8_encode((pixels >> 4).astype(np.uint8))
    return result


CASES: dict[str, tuple[str, Callable[[np.ndarray], bytes], Callable[[bytes], bytes]]] = {
    "baseline": (JPEG + "50", _baseline, _commented),
    **{
        syntax: (syntax, encode, _commented if syntax.startswith(JPEG) else _behind)
        for syntax, encode in LOSSLESS.items()
    },
    "jp2": (JPEG + "90", _jp2, _boxed),
}


@pytest.mark.parametrize("case", CASES)
def test_compressed_frames_lose_what_is_no_picture(case: str, tmp_path: Path) -> None:
    syntax, encode, spoil = CASES[case]
    pixels = RAMP if case == "baseline" else RAMP[:, ::-1]
    streams = [spoil(encode(np.ascontiguousarray(part))) for part in (pixels, pixels.T)]
    halves = [(one[: len(one) // 4 * 2], one[len(one) // 4 * 2 :]) for one in streams]
    halves = [(one, other + b"\0" * (len(other) % 2)) for one, other in halves]
    second = 16 + sum(map(len, halves[0]))
    fragments = [*halves[0], *halves[1]]
    ds = source_dataset(np.zeros((64, 64), np.uint8) if case == "baseline" else RAMP)
    ds.NumberOfFrames = 2
    ds.ExtendedOffsetTable = struct.pack("<2Q", 0, second)
    ds.ExtendedOffsetTableLengths = struct.pack("<2Q", *(sum(map(len, half)) for half in halves))
    path = save(encapsulate(ds, items(b"", fragments)), tmp_path / "scan", syntax)
    assert path.read_bytes().count(b"SNTNL") >= 2
    data = _copy(path)
    assert b"SNTNL" not in data
    copy = tmp_path / "copy"
    copy.write_bytes(data)
    for frame in (1, 2):
        before, after = read_scan(path, frame), read_scan(copy, frame)
        assert np.array_equal(before.pixels, after.pixels)
        assert after.pixels.std() > 0
    # The table is right, and the other one gone: a reader of its own finds the frames.
    read = _read(data)
    assert "ExtendedOffsetTable" not in read
    assert "ExtendedOffsetTableLengths" not in read
    offsets = parse_basic_offsets(read.PixelData)
    first, last = generate_frames(read.PixelData, number_of_frames=2)
    assert offsets == [0, 8 + len(first)]
    assert copy.stat().st_size >= len(first) + len(last)


def test_frames_beyond_those_of_the_header_go(tmp_path: Path) -> None:
    streams = [rle(RAMP), rle(RAMP), rle(RAMP[::-1])]
    table = struct.pack("<3L", *(n * (8 + len(streams[0])) for n in range(3)))
    ds = encapsulate(source_dataset(NumberOfFrames=2), items(table, streams))
    copy = _read(_copy(save(ds, tmp_path / "scan", RLE)))
    assert list(generate_frames(copy.PixelData, number_of_frames=2)) == streams[:2]
    assert len(copy.PixelData) == 8 + 4 * 2 + 2 * (8 + len(streams[0]))


def test_a_stream_that_cannot_be_followed_to_its_end_is_not_copied(tmp_path: Path) -> None:
    stream = bytearray(LOSSLESS[JPEG + "90"](RAMP))
    tile = stream.index(b"\xff\x90")
    stream[tile + 6 : tile + 10] = struct.pack(">L", len(stream))  # beyond the end
    ds = encapsulate(source_dataset(), items(b"", [bytes(stream)]))
    with pytest.raises(ScanError) as caught:
        _copy(save(ds, tmp_path / "scan", JPEG + "90"))
    assert caught.value.code == "not_cleanable"
    assert "mask a part" in caught.value.message


def test_a_damaged_jpeg_does_not_become_a_picture(tmp_path: Path) -> None:
    stream = LOSSLESS[JPEG + "70"](RAMP)
    for junk in (b"SNTN", b"\xff\x02\0\x04AB"):
        ds = encapsulate(source_dataset(), items(b"", [stream[:2] + junk + stream[2:]]))
        path = save(ds, tmp_path / "scan", JPEG + "70")
        for read in (read_scan, _copy):
            with pytest.raises(ScanError):
                read(path)
