"""Pages: HTML that needs nothing beside it and runs nothing, plain enough for Qt to print.

Tables carry the layout, and style sheets keep to what Qt's text documents know, so that the file
and its print are the same.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

import numpy as np
from numpy.typing import NDArray

FAMILIES = (
    "Inter", "Segoe UI", "Helvetica Neue", "Noto Sans", "DejaVu Sans", "Noto Sans CJK SC",
    "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "WenQuanYi Micro Hei", "sans-serif",
)  # fmt: skip
"""Fonts to write in, the first that is there; Chinese characters come from those further down."""

WIDTH = 680
"""Of what is written, in pixels of 1/96 inch: A4 between margins of 15 mm."""

_FINEST = 1200  # pixels of a longer side: 350 to the inch, where it is half a page wide

_STYLE = f"""
body {{ font-family: {", ".join(f"'{name}'" for name in FAMILIES)}; font-size: 9.5pt;
  color: #1b2127; background-color: #ffffff; }}
h1 {{ font-size: 17pt; font-weight: 600; margin: 0; }}
h2 {{ font-size: 10.5pt; font-weight: 600; color: #24567f; margin-top: 9px; margin-bottom: 3px; }}
ul {{ margin-top: 2px; margin-bottom: 2px; }}
p {{ margin-top: 2px; margin-bottom: 4px; }}
td, th {{ padding: 3px 8px 3px 0; text-align: left; vertical-align: top; font-weight: 400; }}
.lead {{ font-size: 14pt; font-weight: 600; }}
.quiet {{ color: #56626e; }}
.strong {{ font-weight: 600; }}
.small {{ font-size: 8.5pt; }}
.caution {{ color: #8a4b00; font-weight: 600; }}
.pictures {{ margin-top: 6px; }}
.pairs {{ margin-top: 6px; margin-bottom: 4px; }}
.lined td, .lined th {{ border-bottom: 1px solid #d5dbe1; }}
"""
# Chinese characters stand in taller lines than the figures beside them: their middles agree.
_TALL = "td, th { vertical-align: middle; }"
_FOR_SCREENS = f"""
@media screen {{
  html {{ background: #e9edf0; }}
  body {{ max-width: {WIDTH}px; margin: 24px auto; padding: 32px; box-shadow: 0 1px 6px #b8c0c8; }}
}}
@media print {{ @page {{ size: A4; margin: 14mm 15mm; }} }}
body {{ overflow-wrap: anywhere; }}
table {{ border-collapse: collapse; }}
tr, img, h2 {{ break-inside: avoid; }} h2 {{ break-after: avoid; }}
"""
_ALLOWED = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"


@dataclass(frozen=True, slots=True)
class Page:
    """What is to be printed, on as many sheets as it takes.

    Attributes:
        title: of the document; it names nobody where the page does not.
        html: all of it.
        foot: lines at the foot of every sheet.
        sheet: says which sheet of how many, with ``{number}`` and ``{count}`` in it.
    """

    title: str
    html: str
    foot: tuple[str, ...]
    sheet: str


def whole(title: str, language: str, parts: Iterable[str]) -> str:
    """Return a document of its parts, which are HTML."""
    tall = _TALL if language.startswith("zh") else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{text(language)}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_ALLOWED}">'
        f"<title>{text(title)}</title><style>{_STYLE}{tall}</style>"
        f"<style>{_FOR_SCREENS}</style></head>\n<body>\n" + "\n".join(parts) + "\n</body></html>\n"
    )


def text(said: str) -> str:
    """Return a text as HTML that says just that; what cannot be printed is left out."""
    lines = said.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    plain = ("".join(map(_printed, line)) for line in lines)
    return "<br>".join(_unbroken(escape(line)) for line in plain)


def _unbroken(line: str) -> str:
    """Keep a figure and its sign on one line."""
    return line.replace(" %", "\u00a0%").replace("% CI", "%\u00a0CI")


def _printed(character: str) -> str:
    if character.isprintable():
        return character
    return " " if character.isspace() else ""


def paragraph(said: str, role: str = "") -> str:
    """Return a paragraph of a text; nothing of none."""
    return f'<p class="{role}">{text(said)}</p>' if said else ""


def heading(said: str) -> str:
    """Return the heading of a section."""
    return f"<h2>{text(said)}</h2>"


def table(
    rows: Iterable[Sequence[str]], names: Sequence[str] = (), widths: Sequence[int] = ()
) -> str:
    """Return a table of texts over the whole width, with a line under each row.

    Args:
        rows: of texts.
        names: of the columns; they are said again on every sheet.
        widths: of the columns in percent.
    """
    parts = ['<table class="lined" width="100%" cellspacing="0" cellpadding="3">']
    if names:
        cells = (
            f'<th{_width(widths, number)} class="quiet">{text(name)}</th>'
            for number, name in enumerate(names)
        )
        parts.append(f"<thead><tr>{''.join(cells)}</tr></thead>")
    for row in rows:
        cells = (
            f"<td{_width(widths, number)}>{text(said)}</td>" for number, said in enumerate(row)
        )
        parts.append(f"<tr>{''.join(cells)}</tr>")
    return "".join([*parts, "</table>"])


def pairs(rows: Sequence[tuple[str, str]]) -> str:
    """Return names and what stands against them, as a table without lines."""
    told = "".join(
        f'<tr><td width="22%" class="quiet">{text(name)}</td><td>{text(said)}</td></tr>'
        for name, said in rows
    )
    if not told:
        return ""
    return f'<table class="pairs" width="100%" cellspacing="0" cellpadding="1">{told}</table>'


def figures(pictures: Sequence[tuple[NDArray[np.uint8], str]], aspect: float) -> str:
    """Return pictures side by side, each over its caption.

    Args:
        pictures: uint8 ``(rows, columns[, 3])`` with captions.
        aspect: height of a pixel over its width.
    """
    room = WIDTH // max(len(pictures), 2) - 8
    shown = (
        f'<td width="50%"><p>{_picture(pixels, aspect, room)}</p>'
        f"{paragraph(caption, 'quiet small')}</td>"
        for pixels, caption in pictures
    )
    cells = "".join(shown)
    return f'<table class="pictures" width="100%" cellspacing="0"><tr>{cells}</tr></table>'


def _picture(pixels: NDArray[np.uint8], aspect: float, room: int) -> str:
    """Return a picture that fits into a square, with its data."""
    from PIL import Image

    rows, columns = pixels.shape[0] * aspect, pixels.shape[1]
    finest = min(1.0, _FINEST / max(rows, columns))
    image = Image.fromarray(pixels)
    size = (max(1, round(columns * finest)), max(1, round(rows * finest)))
    if size != image.size:
        image = image.resize(size, Image.Resampling.LANCZOS)
    stream = io.BytesIO()
    image.save(stream, "PNG")
    data = base64.b64encode(stream.getvalue()).decode("ascii")
    scale = room / max(rows, columns)
    width, height = max(1, round(columns * scale)), max(1, round(rows * scale))
    return f'<img src="data:image/png;base64,{data}" width="{width}" height="{height}" alt="">'


def _width(widths: Sequence[int], number: int) -> str:
    return f' width="{widths[number]}%"' if widths else ""
