"""PNG and JPEG pictures."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageOps

from app.errors import ScanError
from app.imaging import count_frames, read_scan

GREY = np.array([[0, 51], [204, 255]], dtype=np.uint8)


def codes(path: Path) -> set[str]:
    return {notice.code for notice in read_scan(path).warnings}


def test_grey_png(tmp_path: Path) -> None:
    path = tmp_path / "picture.dcm"  # content counts, not the name
    Image.fromarray(GREY).save(path, format="PNG")
    scan = read_scan(path)
    assert scan.source.file_format == "PNG"
    assert scan.pixels.tolist() == GREY.tolist()
    assert scan.display.present(scan.pixels).ravel() == pytest.approx([0, 0.2, 0.8, 1])
    assert scan.facts.modality is None
    assert codes(path) == {"export_8bit"}
    assert count_frames(path) == 1


def test_16_bit_png_keeps_its_depth(tmp_path: Path) -> None:
    deep = np.array([[1000, 2000], [3000, 65535]], dtype=np.uint16)
    path = tmp_path / "deep.png"
    Image.fromarray(deep).save(path)
    scan = read_scan(path)
    assert scan.pixels.dtype == np.uint16
    assert scan.pixels.tolist() == deep.tolist()
    assert scan.facts.bits_stored == 16
    assert codes(path) == {"export_16bit"}


def test_one_bit_png(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.fromarray(GREY > 100).save(path)
    assert read_scan(path).pixels.tolist() == [[0, 0], [255, 255]]


def test_palette_png_becomes_rgb(tmp_path: Path) -> None:
    picture = Image.fromarray(np.array([[0, 1], [1, 0]], dtype=np.uint8), mode=None).convert("P")
    picture.putpalette([255, 0, 0, 0, 0, 255] + [0] * 762)
    path = tmp_path / "a.png"
    picture.save(path)
    scan = read_scan(path)
    assert scan.pixels.tolist() == [[[255, 0, 0], [0, 0, 255]], [[0, 0, 255], [255, 0, 0]]]
    assert scan.facts.colour


def test_transparency_is_put_on_black_and_said(tmp_path: Path) -> None:
    rgba = np.array([[[200, 100, 50, 255], [200, 100, 50, 0]]], dtype=np.uint8)
    path = tmp_path / "a.png"
    Image.fromarray(rgba).save(path)
    assert read_scan(path).pixels.tolist() == [[[200, 100, 50], [0, 0, 0]]]
    assert codes(path) == {"export_8bit", "transparency"}


def test_opaque_alpha_is_not_worth_a_word(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.fromarray(np.full((2, 2, 4), 255, np.uint8)).save(path)
    assert codes(path) == {"export_8bit"}


def test_grey_with_alpha_stays_grey(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.fromarray(GREY).convert("LA").save(path)
    assert read_scan(path).pixels.tolist() == GREY.tolist()


def test_exif_orientation_is_honoured(tmp_path: Path) -> None:
    wide = np.zeros((8, 16), dtype=np.uint8)
    wide[:, :8] = 255  # the left half is white
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned a quarter clockwise
    path = tmp_path / "a.jpg"
    Image.fromarray(wide).save(path, exif=exif, quality=100)
    scan = read_scan(path)
    assert scan.pixels.shape == (16, 8)
    assert (scan.geometry.rows, scan.geometry.columns) == (16, 8)
    assert scan.pixels[:7].min() > 250
    assert scan.pixels[9:].max() < 5


def test_a_grey_picture_saved_as_colour_is_grey(tmp_path: Path) -> None:
    noise = np.random.default_rng(1).integers(0, 256, (64, 64), dtype=np.uint8)
    colour, grey = tmp_path / "colour.jpeg", tmp_path / "grey.jpeg"
    Image.fromarray(noise).convert("RGB").save(colour, quality=60)
    Image.fromarray(noise).save(grey, quality=60)
    scan = read_scan(colour)
    assert np.abs(scan.pixels.astype(int) - read_scan(grey).pixels).max() <= 1
    assert not scan.facts.colour


def test_channels_that_differ_by_little_are_kept_but_are_no_colour(tmp_path: Path) -> None:
    tinted = np.full((16, 16, 3), 100, np.uint8)
    tinted[..., 0] += 3
    path = tmp_path / "a.png"
    Image.fromarray(tinted).save(path)
    scan = read_scan(path)
    assert scan.pixels.tolist() == tinted.tolist()
    assert not scan.facts.colour


@pytest.mark.parametrize(("blue", "colour"), [(30, False), (60, True)])
def test_a_tinge_is_no_colour_but_a_coloured_mark_is(
    tmp_path: Path, blue: int, *, colour: bool
) -> None:
    scan = np.full((100, 100, 3), 40, np.uint8)
    scan[:1, :50, 2] += np.uint8(blue)  # 50 of 10,000 pixels
    path = tmp_path / "a.png"
    Image.fromarray(scan).save(path)
    assert read_scan(path).facts.colour == colour


def test_a_photo_holds_colour(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    Image.new("RGB", (32, 32), (200, 120, 40)).save(path)
    assert read_scan(path).facts.colour


@pytest.mark.parametrize("file_format", ["PNG", "JPEG"])
@pytest.mark.parametrize("keep", [0.02, 0.5, 0.9])
def test_cut_pictures(file_format: str, keep: float, tmp_path: Path) -> None:
    noise = np.random.default_rng(1).integers(0, 256, (64, 64), dtype=np.uint8)
    path = tmp_path / "a"
    Image.fromarray(noise).save(path, format=file_format)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * keep)])
    with pytest.raises(ScanError) as caught:
        read_scan(path)
    assert caught.value.code in ("truncated", "undecodable")


def _chunk(kind: bytes, data: bytes) -> bytes:
    check = zlib.crc32(kind + data).to_bytes(4, "big")
    return len(data).to_bytes(4, "big") + kind + data + check


def _png(path: Path, head: tuple[int, int, int, int, int], rows: bytes, more: bytes = b"") -> Path:
    """Write a PNG by hand: width, height, depth, colour type, interlace; rows with filter bytes."""
    width, height, depth, kind, interlace = head
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", struct.pack(">LLBBBBB", width, height, depth, kind, 0, 0, interlace))
        + more
        + _chunk(b"IDAT", zlib.compress(rows))
        + _chunk(b"IEND", b"")
    )
    return path


def _rows(pixels: np.ndarray) -> bytes:
    return b"".join(b"\x00" + row.astype(">u2").tobytes() for row in pixels)


DEEP = np.random.default_rng(5).integers(0, 65536, (6, 5, 3), dtype=np.uint16)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_colours_of_16_bits_keep_their_depth(orientation: int, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    data = exif.tobytes().removeprefix(b"Exif\x00\x00")
    path = _png(tmp_path / "a.png", (5, 6, 16, 2, 0), _rows(DEEP), _chunk(b"eXIf", data))
    # Pillow turns the upper bytes; each of them is another value than its neighbours'.
    upper = Image.fromarray((DEEP >> 8).astype(np.uint8))
    upper.getexif()[0x0112] = orientation
    scan = read_scan(path)
    assert scan.pixels.dtype == np.uint16
    assert (scan.pixels >> 8).tolist() == np.asarray(ImageOps.exif_transpose(upper)).tolist()
    assert sorted(scan.pixels.ravel()) == sorted(DEEP.ravel())
    assert codes(path) == {"export_16bit"}


def test_grey_of_16_bits_with_transparency(tmp_path: Path) -> None:
    pairs = np.array([[[1000, 65535], [65535, 0], [40000, 32768]]], np.uint16)
    path = _png(tmp_path / "a.png", (3, 1, 16, 4, 0), _rows(pairs))
    # 40000 * 32768 / 65535 = 20000.3
    assert read_scan(path).pixels.tolist() == [[1000, 0, 20000]]
    assert codes(path) == {"export_16bit", "transparency"}


@pytest.mark.parametrize("interlace", [0, 1])
@pytest.mark.parametrize("depth", [8, 16])
@pytest.mark.parametrize("kind", [0, 2])
def test_a_png_with_fewer_rows_than_it_declares(
    interlace: int, depth: int, kind: int, tmp_path: Path
) -> None:
    # Adam7 on 8 × 8 pixels has passes of 1 × 1, 1 × 1, 2 × 1, 2 × 2, 4 × 2, 4 × 4 and 8 × 4:
    # 15 rows and 64 pixels; without it there are 8 rows.
    size = (15 if interlace else 8) + 64 * depth // 8 * (3 if kind == 2 else 1)
    head = (8, 8, depth, kind, interlace)
    assert not read_scan(_png(tmp_path / "a.png", head, bytes(size))).pixels.any()
    with pytest.raises(ScanError) as caught:
        read_scan(_png(tmp_path / "b.png", head, bytes(size - 9)))
    assert caught.value.code == "truncated"


def test_a_bomb_is_refused_by_its_declared_size(tmp_path: Path) -> None:
    for side in (15_000, 60_000):
        path = _png(tmp_path / "a.png", (side, side, 8, 0, 0), bytes(1000))
        with pytest.raises(ScanError) as caught:
            read_scan(path)
        assert caught.value.code == "too_large"


def test_a_picture_has_one_frame(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.fromarray(GREY).save(path)
    with pytest.raises(ScanError) as caught:
        read_scan(path, 2)
    assert caught.value.code == "bad_frame"


@pytest.mark.parametrize(
    ("file_format", "word"), [("TIFF", "TIFF"), ("GIF", "GIF"), ("BMP", "BMP"), ("PDF", "PDF")]
)
def test_other_formats_are_named(file_format: str, word: str, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.fromarray(GREY).save(path, format=file_format)
    with pytest.raises(ScanError) as caught:
        read_scan(path)
    assert caught.value.code == "not_a_scan"
    assert word in caught.value.message


def test_of_a_sparse_jpeg_no_more_is_read_than_its_picture_takes(tmp_path: Path) -> None:
    path = tmp_path / "sparse.jpg"
    Image.new("L", (8, 4), 128).save(path)
    with path.open("r+b") as stream:
        stream.truncate(1 << 36)  # 64 GB that take no room on the disk, and would in memory
    assert read_scan(path).pixels.tolist() == [[128] * 8] * 4
