"""How often a JPEG goes over its picture, counted before any decoder does (ITU-T T.81 B.2).

A progressive JPEG builds a picture up in scans, each of which visits every block of it. Ten bytes
are enough for one more, and nothing in the standard says where to stop: some hundred kilobytes can
keep a decoder busy for an hour. The scans of a file are few and stand apart by their markers.
"""

from __future__ import annotations

import re

from app.errors import ScanError

MOST_VISITS = 1_500_000_000
"""Samples that may be visited: some seven times the largest picture that is read."""

_MARKER = re.compile(rb"\xff([^\x00\xff\xd0-\xd7])", re.DOTALL)  # no stuffed byte, fill or restart
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # SOF0 to SOF15, and JPEG-LS below
_JPEG_LS, _ARITHMETIC = 0xF7, 0xC9
_SOI, _EOI, _SOS, _TEM = 0xD8, 0xD9, 0xDA, 0x01
_MOST_MARKERS = 1 << 16  # besides restarts; a hundred are many
_COST_OF_ARITHMETIC = 8  # against Huffman codes, for each sample


def check_passes(data: bytes) -> None:
    """Refuse a JPEG whose scans visit its samples more often than any writer makes them.

    Args:
        data: of the file or frame, as its decoder gets it.

    Raises:
        ScanError: "too_large".
    """
    pixels = visits = weight = position = 0
    for _ in range(_MOST_MARKERS):
        found = _MARKER.search(data, position)
        if found is None:
            return
        marker, position = data[found.start() + 1], found.end()
        if marker == _EOI:
            return
        if marker in (_SOI, _TEM):
            continue
        segment = data[position : position + 8]
        if (marker in _FRAMES or marker == _JPEG_LS) and len(segment) >= 7:
            rows, columns = (int.from_bytes(segment[at : at + 2], "big") for at in (3, 5))
            pixels = rows * columns
            weight = _COST_OF_ARITHMETIC if _ARITHMETIC <= marker <= 0xCF else 1
        elif marker == _SOS and len(segment) >= 3:
            visits += segment[2] * pixels * weight  # the scan's number of components
            if visits > MOST_VISITS:
                break
        position += max(2, int.from_bytes(segment[:2], "big"))
    raise ScanError(
        "too_large",
        "This JPEG goes over its picture far more often than any program that saves one. It is "
        "damaged, or made to keep programs busy; export the image again.",
    )
