"""Chinese in a print that can be searched for and copied.

Fonts draw a character and the radical that looks like it (页 and ⻚) with one glyph, and Qt
tells the reader of a PDF file that the glyph is the radical. What was written tells better.
"""

from __future__ import annotations

import re

from PySide6.QtGui import QFont, QRawFont

from app.export.page import FAMILIES

_RADICALS = range(0x2E80, 0x2FE0)
_MAP = re.compile(rb"beginbfrange\n.*?endbfrange", re.DOTALL)
_CODE = re.compile(rb"<(2[EF][0-9A-F]{2})>")


def searchable(printed: bytes, text: str) -> bytes:
    """Return a print in which glyphs stand for the characters of the text.

    Args:
        printed: PDF as Qt writes it, its tables from glyphs to characters in plain letters. Where
            they are not, nothing changes.
        text: that was printed.
    """
    meant = _meant(text)
    if not meant:
        return printed

    def corrected(code: re.Match[bytes]) -> bytes:
        radical = int(code[1], 16)
        return b"<%04X>" % meant.get(radical, radical)  # as long as it was: offsets stay true

    return _MAP.sub(lambda table: _CODE.sub(corrected, table[0]), printed)


def _meant(text: str) -> dict[int, int]:
    """Return which character of a text each radical is that shares its glyph."""
    written = "".join(sorted({c for c in text if 0x3400 <= ord(c) <= 0x9FFF}))
    if not written:
        return {}
    found: dict[int, int] = {}
    for family in FAMILIES:
        font = QRawFont.fromFont(QFont(family))
        glyphs = dict(zip(font.glyphIndexesForString(written), written, strict=False))
        radicals = font.glyphIndexesForString("".join(map(chr, _RADICALS)))
        for radical, glyph in zip(_RADICALS, radicals, strict=False):
            if glyph and glyph in glyphs:
                found.setdefault(radical, ord(glyphs[glyph]))
    return found
