"""Small files that ask for a great deal, made here."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import numpy as np
from PIL import Image
from pydicom.dataset import Dataset
from pydicom.encaps import encapsulate
from pydicom.uid import (
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGBaseline8Bit,
)

from tests.imaging.dicom_files import RAMP, dataset, save

_ITEM = struct.pack("<HHL", 0xFFFE, 0xE000, 0)
JPEG_PROGRESSIVE = "1.2.840.10008.1.2.4.55"
_DEFLATED = "1.2.840.10008.1.2.1.99"


def deflated(path: Path, data_set: bytes) -> Path:
    """Write a DICOM file whose data set is deflated (PS3.5 A.5)."""
    uid = _DEFLATED.encode()
    meta = struct.pack("<HH2sH", 0x0002, 0x0010, b"UI", len(uid)) + uid
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(data_set) + packer.flush()
    path.write_bytes(bytes(128) + b"DICM" + meta + packed)
    return path


def deflate_bomb(path: Path) -> Path:
    """600 MB of zeros in 0.6 MB."""
    uid = _DEFLATED.encode()
    meta = struct.pack("<HH2sH", 0x0002, 0x0010, b"UI", len(uid)) + uid
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    million = bytes(1_000_000)
    with path.open("wb") as stream:
        stream.write(bytes(128) + b"DICM" + meta)
        for _ in range(600):
            stream.write(packer.compress(million))
        stream.write(packer.flush())
    return path


def element_bomb(path: Path) -> Path:
    """A million elements in some kilobytes."""
    one = struct.pack("<HH2sH2x", 0x0009, 0x0010, b"US", 2)
    return deflated(path, one * 1_000_000)


def item_bomb(path: Path, *, stated: bool) -> Path:
    """A sequence of 300,000 empty items, its length stated or not."""
    length = 8 * 300_000 if stated else 0xFFFFFFFF
    head = struct.pack("<HH2sHL", 0x0008, 0x1140, b"SQ", 0, length)
    end = b"" if stated else struct.pack("<HHL", 0xFFFE, 0xE0DD, 0)
    return deflated(path, head + _ITEM * 300_000 + end)


def nested_items(path: Path, count: int = 300_000) -> Path:
    """Empty items in a sequence of stated length, within one whose length is not stated."""
    transformation = _sequence(0x0028, 0x9145, _ITEM * count)
    start = struct.pack("<HH2sHL", 0x5200, 0x9229, b"SQ", 0, 0xFFFFFFFF)
    item = struct.pack("<HHL", 0xFFFE, 0xE000, 0xFFFFFFFF)
    ends = struct.pack("<HHLHHL", 0xFFFE, 0xE00D, 0, 0xFFFE, 0xE0DD, 0)
    return deflated(path, _with(path, start + item + transformation + ends))


def stated_elements(path: Path, count: int) -> Path:
    """One item of stated length, in a sequence of stated length, with very many elements."""
    elements = struct.pack("<HH2sH", 0x0018, 0x0009, b"US", 0) * count
    item = struct.pack("<HHL", 0xFFFE, 0xE000, len(elements)) + elements
    return deflated(path, _with(path, _sequence(0x5200, 0x9229, item)))


def character_sets(path: Path, count: int) -> Path:
    """Very many elements that name ten character sets each, none of which there is."""
    value = b"".join(b"NO%d\\" % number for number in range(10))
    element = struct.pack("<HH2sH", 0x0008, 0x0005, b"CS", len(value)) + value
    return deflated(path, _with(path, element * count))


def many_values(path: Path, count: int) -> Path:
    """A window with very many centres, in implicit VR, where a length has 32 bits."""
    element = struct.pack("<HHL", 0x0028, 0x1050, 2 * count) + b"1\\" * count
    save(dataset(RAMP), path, ImplicitVRLittleEndian)
    whole = path.read_bytes()
    at = whole.index(b"\xe0\x7f\x10\x00")
    path.write_bytes(whole[:at] + element + whole[at:])
    return path


def endless_element(path: Path) -> Path:
    """An element of 3.75 GB in a file of a terabyte that takes no room on the disk."""
    element = struct.pack("<HH2sHL", 0x0008, 0x0010, b"OB", 0, 0xF000_0000)
    path.write_bytes(bytes(128) + b"DICM" + _explicit_meta() + element)
    with path.open("r+b") as stream:
        stream.truncate(1 << 32)
    return path


def segmented_palette(path: Path, segments: int) -> Path:
    """A palette whose linear segments (PS3.3 C.7.9.2.2) have 65,535 entries each, of one value."""
    ds = dataset(np.zeros((4, 4), np.uint8), PhotometricInterpretation="PALETTE COLOR")
    words = [0, 1, 0] + [1, 65535, 65535] * segments
    for name in ("Red", "Green", "Blue"):
        ds.add_new(f"{name}PaletteColorLookupTableDescriptor", "US", [0, 0, 16])
        data = np.array(words, "<u2").tobytes()
        ds.add_new(f"Segmented{name}PaletteColorLookupTableData", "OW", data)
    return save(ds, path)


def empty_fragments(path: Path, count: int) -> Path:
    """A frame with very many empty fragments behind it, and no end."""
    buffer = io.BytesIO()
    Image.new("L", (8, 8), 128).save(buffer, "JPEG")
    ds = dataset(np.zeros((8, 8), np.uint8))
    ds.PixelData = encapsulate([buffer.getvalue()])
    ds["PixelData"].is_undefined_length = True
    save(ds, path, JPEGBaseline8Bit)
    whole = path.read_bytes()
    end = struct.pack("<HHL", 0xFFFE, 0xE0DD, 0)
    path.write_bytes(whole.removesuffix(end) + _ITEM * count)
    return path


def _sequence(group: int, element: int, items: bytes) -> bytes:
    return struct.pack("<HH2sHL", group, element, b"SQ", 0, len(items)) + items


def _with(path: Path, elements: bytes) -> bytes:
    """Return the data set of an image with elements before its pixels, in explicit VR."""
    whole = save(dataset(RAMP), path, ExplicitVRLittleEndian).read_bytes()
    start = 144 + int.from_bytes(whole[140:144], "little")  # behind group 0002 (PS3.10 7.1)
    pixels = whole.index(b"\xe0\x7f\x10\x00OW")
    return whole[start:pixels] + elements + whole[pixels:]


def jpeg2000_bomb(path: Path, side: int) -> Path:
    """A codestream of some hundred bytes for a picture of ``side`` by ``side`` pixels."""
    import imagecodecs

    stream = bytearray(
        imagecodecs.jpeg2k_encode(np.zeros((8, 8), np.uint8), codecformat="j2k", level=0)
    )
    start = stream.find(b"\xff\x4f\xff\x51")
    for offset in (8, 24):  # the picture's size and the tile's (ISO/IEC 15444-1 A.5.1)
        struct.pack_into(">LL", stream, start + offset, side, side)
    shape = {"Rows": min(side, 65535), "Columns": min(side, 65535)}
    ds = dataset(np.zeros((4, 4), np.uint8), **shape)
    ds.PixelData = encapsulate([bytes(stream)])
    return save(ds, path, JPEG2000Lossless)


def deep_sequence(path: Path, depth: int = 3000) -> Path:
    """Sequences in sequences, deeper than any parser recurses."""
    head = struct.pack("<HH2sHL", 0x0008, 0x1140, b"SQ", 0, 0xFFFFFFFF)
    item = struct.pack("<HHL", 0xFFFE, 0xE000, 0xFFFFFFFF)
    nested = (head + item) * depth
    ends = struct.pack("<HHLHHL", 0xFFFE, 0xE00D, 0, 0xFFFE, 0xE0DD, 0) * depth
    path.write_bytes(bytes(128) + b"DICM" + _explicit_meta() + nested + ends)
    return path


def png_bomb(path: Path) -> Path:
    """A picture of 30,000 by 30,000 pixels in 0.1 MB: its header is right."""
    packer = zlib.compressobj(9)
    rows = packer.compress(bytes(30_001) * 1000) + packer.flush()
    header = struct.pack(">LLBBBBB", 30_000, 30_000, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", rows), (b"IEND", b""))
    content = b"\x89PNG\r\n\x1a\n"
    for kind, data in chunks:
        content += struct.pack(">L", len(data)) + kind + data
        content += struct.pack(">L", zlib.crc32(kind + data))
    path.write_bytes(content)
    return path


def endless_jpeg(path: Path) -> Path:
    """A progressive JPEG whose last scan is repeated, each pass over a million blocks."""
    path.write_bytes(_repeated(_progressive(8000), 5_000))
    return path


def endless_jpeg_in_dicom(path: Path) -> Path:
    """The same as the one frame of a DICOM file, the repeated scan behind a comment."""
    content = _progressive(8000)
    ds = dataset(np.zeros((4, 4), np.uint8), Rows=8000, Columns=8000)
    ds.PixelData = encapsulate([_repeated(content, 5_000, b"\xff\xfe\x00\x04\xff\xd9")])
    return save(ds, path, JPEG_PROGRESSIVE)


def slow_jpeg(path: Path) -> Path:
    """No bomb: 22 passes over 64 million pixels are allowed, and take more than a second."""
    return many_passes(path, 16, side=8000)


def many_passes(path: Path, passes: int, side: int) -> Path:
    """A progressive JPEG with a number of scans more than a writer would make."""
    path.write_bytes(_repeated(_progressive(side), passes))
    return path


def _progressive(side: int) -> bytes:
    buffer = io.BytesIO()
    Image.new("L", (side, side), 128).save(buffer, "JPEG", progressive=True, quality=5)
    return buffer.getvalue()


def _repeated(content: bytes, times: int, between: bytes = b"") -> bytes:
    last = content.rfind(b"\xff\xda")
    return content[:last] + (between + content[last:-2]) * times + content[-2:]


def _explicit_meta() -> bytes:
    uid = b"1.2.840.10008.1.2.1\x00"
    return struct.pack("<HH2sH", 0x0002, 0x0010, b"UI", len(uid)) + uid


def with_sentinels(path: Path, sample: Dataset, sentinel: str) -> Path:
    """Write a scan whose every identifier holds a word found nowhere else."""
    sample.PatientName = f"{sentinel}^{sentinel}"
    for keyword in ("PatientID", "AccessionNumber", "InstitutionName", "StudyDescription"):
        setattr(sample, keyword, sentinel)
    for keyword in (
        "SeriesDescription",
        "PatientComments",
        "ReferringPhysicianName",
        "StationName",
    ):
        setattr(sample, keyword, sentinel)
    sample.save_as(path)
    return path
