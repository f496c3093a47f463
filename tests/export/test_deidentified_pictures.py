"""De-identified PNG and JPEG files: the picture, which way up it is, and nothing else."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterable, Iterator
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


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at < len(data):
        (length,) = struct.unpack_from(">L", data, at)
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        at += 12 + length


def _as_png(chunks: Iterable[tuple[bytes, bytes]]) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">L", len(value)) + kind + value + struct.pack(">L", zlib.crc32(kind + value))
        for kind, value in chunks
    )


def _plain_png(mode: str) -> bytes:
    out = io.BytesIO()
    grey = Image.open(sample_path("normal.png")).convert("L").resize((45, 37))
    grey.convert(mode).save(out, "PNG", **({"transparency": 7} if mode == "L" else {}))
    return out.getvalue()


HIDDEN = b"SNTNLTEXT"
PLACES = {
    "behind the pixels": lambda kind, value: value + HIDDEN if kind == b"IDAT" else value,
    "among the pixels": lambda kind, value: (
        zlib.compress(zlib.decompress(value) + HIDDEN, 0) if kind == b"IDAT" else value
    ),
    "in the end": lambda kind, value: HIDDEN if kind == b"IEND" else value,
    "behind transparency": lambda kind, value: value + HIDDEN if kind == b"tRNS" else value,
}


@pytest.mark.parametrize("mode", ["L", "RGB", "1"])
@pytest.mark.parametrize("place", PLACES)
def test_nothing_hides_in_the_parts_that_a_png_needs(place: str, mode: str, tmp_path: Path) -> None:
    whole = _plain_png(mode)
    made = _as_png((kind, PLACES[place](kind, value)) for kind, value in _chunks(whole))
    if made != whole:
        assert b"SNTNL" in made
        _check(made, whole, tmp_path / "picture.png")


@pytest.mark.parametrize(
    "extra",
    [
        (b"gAMA", struct.pack(">L", 45455) + HIDDEN),
        (b"sRGB", b"\0" + HIDDEN),
        (b"sBIT", b"\x08" + HIDDEN),
        (b"cHRM", HIDDEN.ljust(32, b"\0")),
        (b"PLTE", HIDDEN),
    ],
)
def test_nothing_hides_in_what_a_png_may_say_of_its_values(
    extra: tuple[bytes, bytes], tmp_path: Path
) -> None:
    whole = _plain_png("L")
    first, *rest = _chunks(whole)
    _check(_as_png([first, extra, *rest]), whole, tmp_path / "picture.png")


def test_an_interlaced_png_stays_whole(tmp_path: Path) -> None:
    values = np.arange(11 * 13, dtype=np.uint8).reshape(11, 13)
    lines = b"".join(
        b"\0" + row.tobytes()
        for x, y, across, down in (
            *((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4)),
            *((0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)),
        )
        for row in values[y::down, x::across]
    )
    header = struct.pack(">LLBBBBB", 13, 11, 8, 0, 0, 0, 1)
    whole = _as_png([(b"IHDR", header), (b"IDAT", zlib.compress(lines)), (b"IEND", b"")])
    hidden = zlib.compress(lines + HIDDEN, 0)
    _check(
        _as_png([(b"IHDR", header), (b"IDAT", hidden), (b"IEND", b"")]),
        whole,
        tmp_path / "picture.png",
    )
    assert np.array_equal(np.asarray(Image.open(io.BytesIO(whole))), values)


def test_nothing_hides_in_the_segments_that_a_jpeg_needs(tmp_path: Path) -> None:
    path = _jpeg(tmp_path / "picture.jpg")
    data = path.read_bytes()
    lines = b"\xff\xdc" + struct.pack(">H", 13) + b"\1\0" + HIDDEN
    adobe = b"\xff\xee" + struct.pack(">H", 14) + b"Adobe" + b"SNTNL\0\1"
    made = data[:2] + adobe + lines + data[2:].replace(b"JFIF\0\1\1", b"JFIF\0SN", 1)
    path.write_bytes(made)
    copy = deidentified(path, Pseudonyms()).data
    assert b"SNTNL" not in copy
    assert b"JFIF\0SN" not in copy
    with Image.open(path) as before, Image.open(io.BytesIO(copy)) as after:
        assert np.array_equal(np.asarray(before), np.asarray(after))


def _check(made: bytes, whole: bytes, path: Path) -> None:
    path.write_bytes(made)
    copy = deidentified(path, Pseudonyms()).data
    assert b"SNTNL" not in copy
    assert b"SNTNL" not in zlib.decompress(dict(_chunks(copy))[b"IDAT"])
    with Image.open(io.BytesIO(whole)) as before, Image.open(io.BytesIO(copy)) as after:
        assert before.mode == after.mode
        assert np.array_equal(np.asarray(before.convert("RGBA")), np.asarray(after.convert("RGBA")))
