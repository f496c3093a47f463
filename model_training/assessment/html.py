"""Small pieces of HTML; every text is escaped, since file names come from anywhere."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Iterable, Sequence
from html import escape

import numpy as np
from numpy.typing import NDArray

STYLE = """
:root { color-scheme: light; --ink: #1c2128; --soft: #5b6470; --line: #d9dde3; --fill: #f5f7f9; }
body { font: 15px/1.5 system-ui, "Segoe UI", Roboto, sans-serif; color: var(--ink);
  background: #fff; max-width: 68rem; margin: 0 auto; padding: 2rem 1.5rem 4rem; }
h1 { font-size: 1.6rem; margin: 0 0 .2rem; } h2 { font-size: 1.2rem; margin: 2.6rem 0 .6rem;
  border-bottom: 1px solid var(--line); padding-bottom: .25rem; }
h3 { font-size: 1rem; margin: 1.6rem 0 .4rem; }
p { max-width: 46rem; margin: .5rem 0; } .soft, figcaption { color: var(--soft); }
.notice { background: #fff6e0; border-left: 4px solid #d99a00; padding: .5rem .8rem; }
table { border-collapse: collapse; margin: .6rem 0 1rem; font-variant-numeric: tabular-nums; }
th, td { padding: .28rem .7rem; text-align: right; vertical-align: top;
  border-bottom: 1px solid var(--line); }
th { font-weight: 600; background: var(--fill); } th:first-child, td:first-child
  { text-align: left; } td.text { text-align: left; overflow-wrap: anywhere; }
td small { display: block; color: var(--soft); white-space: nowrap; }
caption { text-align: left; color: var(--soft); padding: .2rem 0; }
.scroll { overflow-x: auto; } .charts { display: flex; flex-wrap: wrap; gap: 1rem; }
.charts img { max-width: 100%; height: auto; } code { font-size: .88em; overflow-wrap: anywhere; }
.cases { display: grid; grid-template-columns: repeat(auto-fill, minmax(165px, 1fr)); gap: 1rem; }
.cases figure { margin: 0; } .cases img { width: 100%; height: 165px; object-fit: contain;
  background: #000; border-radius: 3px; } figcaption { font-size: .82rem; overflow-wrap: anywhere; }
li { margin: .15rem 0; } @media print { body { max-width: none; } h2 { break-after: avoid; }
  figure, tr { break-inside: avoid; } }
"""


def page(title: str, parts: Iterable[str]) -> str:
    """A whole document that fetches nothing."""
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head><body>\n"
        + "\n".join(parts)
        + "\n</body></html>\n"
    )


def heading(text: str, level: int = 2) -> str:
    """A heading."""
    return f"<h{level}>{escape(text)}</h{level}>"


def paragraph(text: str, kind: str = "") -> str:
    """A paragraph; ``kind`` is a class of the style."""
    return f'<p class="{kind}">{escape(text)}</p>' if kind else f"<p>{escape(text)}</p>"


def items(texts: Iterable[str]) -> str:
    """A list, or nothing."""
    lines = "".join(f"<li>{escape(text)}</li>" for text in texts)
    return f"<ul>{lines}</ul>" if lines else ""


def table(
    head: Sequence[str], rows: Iterable[Sequence[object]], caption: str = "", *, text: bool = False
) -> str:
    """A table whose first column names the rows; ``text`` sets all of it flush left."""
    kind = ' class="text"' if text else ""
    top = "".join(f'<th scope="col"{kind}>{escape(name)}</th>' for name in head)
    body = "".join(
        "<tr>" + "".join(f"<td{kind}>{_cell(str(cell))}</td>" for cell in row) + "</tr>"
        for row in rows
    )
    said = f"<caption>{escape(caption)}</caption>" if caption else ""
    return (
        f'<div class="scroll"><table>{said}<thead><tr>{top}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _cell(text: str) -> str:
    """A number with an interval has the interval below it, smaller."""
    found = re.fullmatch(r"([->]?[\d.]+) (\(.+ to .+\))", text)
    return f"{escape(found[1])}<small>{escape(found[2])}</small>" if found else escape(text)


def matrix(names: Sequence[str], counts: Sequence[Sequence[int]], caption: str) -> str:
    """A confusion matrix, each row shaded by its shares."""
    top = "".join(f'<th scope="col">{escape(name)}</th>' for name in ("", *names, "scans"))
    lines = []
    for name, row in zip(names, counts, strict=True):
        total = sum(row)
        cells = "".join(
            f'<td style="background: rgba(31, 95, 168, {0.55 * n / max(1, total):.3f})">{n}</td>'
            for n in row
        )
        lines.append(f'<tr><th scope="row">{escape(name)}</th>{cells}<td>{total}</td></tr>')
    return (
        f'<div class="scroll"><table><caption>{escape(caption)}</caption><thead><tr>{top}</tr>'
        f"</thead><tbody>{''.join(lines)}</tbody></table></div>"
    )


def svg_image(svg: str, text: str) -> str:
    """A chart, embedded."""
    data = base64.b64encode(svg.encode()).decode()
    return f'<img src="data:image/svg+xml;base64,{data}" alt="{escape(text)}">'


def picture(values: NDArray[np.uint8], text: str) -> str:
    """A thumbnail, embedded as PNG."""
    from PIL import Image

    buffer = io.BytesIO()
    Image.fromarray(values).save(buffer, "PNG", optimize=True)
    data = base64.b64encode(buffer.getvalue()).decode()
    return f'<img src="data:image/png;base64,{data}" alt="{escape(text)}">'


def charts(images: Iterable[str]) -> str:
    """Charts side by side."""
    return f'<div class="charts">{"".join(images)}</div>'


def cases(pairs: Iterable[tuple[str, Sequence[str]]]) -> str:
    """Pictures with lines of text below each."""
    figures = (
        f"<figure>{image}<figcaption>{'<br>'.join(escape(line) for line in lines)}</figcaption>"
        "</figure>"
        for image, lines in pairs
    )
    return f'<div class="cases">{"".join(figures)}</div>'
