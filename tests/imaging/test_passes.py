"""How often a JPEG visits its samples: counted by its markers (ITU-T T.81 B.1.1.3), by hand."""

from __future__ import annotations

import struct

import pytest

from app.errors import ScanError
from app.imaging.passes import check_passes

SOI, EOI = b"\xff\xd8", b"\xff\xd9"


def segment(marker: int, payload: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload


def frame(marker: int = 0xC2, rows: int = 20, columns: int = 30, components: int = 1) -> bytes:
    head = struct.pack(">BHHB", 8, rows, columns, components)
    return segment(marker, head + b"".join(bytes([i, 0x11, 0]) for i in range(components)))


def scan(components: int = 1) -> bytes:
    coded = b"\x12\xff\x00\x34\xff\xd0\x56"  # a stuffed byte and a restart
    selected = b"".join(bytes([i, 0]) for i in range(components))
    return segment(0xDA, bytes([components]) + selected + b"\x00\x3f\x00") + coded


@pytest.mark.parametrize(
    ("stream", "visits"),
    [
        (SOI + frame() + scan() * 10 + EOI, 10 * 600),
        (SOI + frame(components=3) + scan(3) + scan() * 4 + EOI, (3 + 4) * 600),
        (SOI + frame(0xC0) + scan() * 2 + EOI, 2 * 600),  # sequential decoders go on as well
        (SOI + frame() + scan() + EOI + SOI + frame() + scan() * 9 + EOI, 600),  # one behind it
        (SOI + segment(0xE1, SOI + frame() + scan() * 9 + EOI) + frame() + scan() + EOI, 600),
        (SOI + frame() + (segment(0xFE, EOI) + scan()) * 5 + EOI, 5 * 600),  # in a comment
        (SOI + frame() + (b"\xff\xff\xff" + scan()) * 5 + EOI, 5 * 600),  # behind fill bytes
        (SOI + b"rubbish" + frame() + scan() * 5, 5 * 600),  # passed over by decoders; no end
        (SOI + frame(0xCA) + scan() * 2 + EOI, 8 * 2 * 600),  # arithmetic codes take eight times
        (SOI + frame(0xF7) + scan() + EOI, 600),  # JPEG-LS
    ],
)
def test_visits_are_counted(stream: bytes, visits: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.imaging.passes.MOST_VISITS", visits)
    check_passes(stream)
    monkeypatch.setattr("app.imaging.passes.MOST_VISITS", visits - 1)
    with pytest.raises(ScanError) as caught:
        check_passes(stream)
    assert caught.value.code == "too_large"


def test_markers_without_end_are_refused() -> None:
    with pytest.raises(ScanError):
        check_passes(SOI + b"\xff\x01" * 100_000)
    check_passes(SOI + frame() + scan() + b"\xff\xd0" * 100_000 + EOI)  # restarts are no markers


@pytest.mark.parametrize("cut", range(0, 40, 3))
def test_a_cut_stream_is_left_to_its_decoder(cut: int) -> None:
    check_passes((SOI + frame() + scan())[:cut])
