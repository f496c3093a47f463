"""An audit as a page to read (self-contained, no scripts) and as JSON for programs."""

import base64
import io
import json
import math
from dataclasses import asdict
from html import escape
from pathlib import Path
from typing import Any

import numpy as np

from app import __version__
from app.domain.audited import REPORT_NAME, Box
from app.errors import ScanError
from model_training.audit.findings import SEVERITIES, Audit, Example, Finding, number
from model_training.reading import read_scan

_SIDE = 132
_MOST_FILES = 40
_WORDS = {"serious": "Serious", "warning": "Warning", "note": "Note"}

_STYLE = """
:root { color-scheme: light dark; --ink: #1b1f24; --ground: #fff; --quiet: #5a6572; --line: #d5dae0;
  --panel: #f5f7f9; --serious: #b3261e; --warning: #8a5a00; --note: #2a5d9f }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e8ec; --ground: #15181c; --quiet: #9aa5b1;
  --line: #343b43; --panel: #1d2126; --serious: #ff8a80; --warning: #f3bf5b; --note: #8ab8f5 } }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground);
  max-width: 62rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.6rem; margin-bottom: 0 } h2 { font-size: 1.2rem; margin-top: 2.5rem }
p.quiet, .quiet, figcaption, caption { color: var(--quiet) }
article { border-left: 4px solid var(--line); background: var(--panel); padding: .6rem 1rem;
  margin: .8rem 0 } article p { margin: .2rem 0 }
article.serious { border-color: var(--serious) } article.warning { border-color: var(--warning) }
article.note { border-color: var(--note) }
.serious b { color: var(--serious) } .warning b { color: var(--warning) }
.note b { color: var(--note) }
.pictures { display: flex; flex-wrap: wrap; gap: .8rem }
figure { margin: .4rem 0; max-width: 18rem } figure img { margin-right: 2px; vertical-align: top }
figcaption { font-size: .8rem; overflow-wrap: anywhere }
details { margin: .4rem 0 } summary { cursor: pointer; color: var(--quiet) }
details ul { columns: 18rem; font-size: .85rem; overflow-wrap: anywhere }
.wide { overflow-x: auto } table { border-collapse: collapse; margin: .8rem 0 }
caption { text-align: left; font-size: .9rem }
th, td { text-align: left; padding: .25rem .8rem .25rem 0; border-bottom: 1px solid var(--line);
  vertical-align: top }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums }
"""


def write_report(audit: Audit, target: Path) -> Path:
    """Write ``audit.html`` and ``audit.json`` into ``target``, and return the page.

    Thumbnails are read from the audited folder again; a file that has gone is left without one.
    """
    write_json(audit, target)
    page = target / "audit.html"
    page.write_text(_page(audit), encoding="utf-8")
    return page


def write_json(audit: Audit, target: Path) -> Path:
    """Write ``audit.json`` into ``target``, without a picture of any scan, and return it."""
    target.mkdir(mode=0o700, parents=True, exist_ok=True)
    text = json.dumps(as_json(audit), indent=1, ensure_ascii=False) + "\n"
    fresh = target / f"{REPORT_NAME}.part"
    fresh.write_text(text, encoding="utf-8")
    return fresh.replace(target / REPORT_NAME)  # whoever reads it meanwhile has the one before


def as_json(audit: Audit) -> dict[str, Any]:
    """Everything, with files named relative to the folder and no name of who ran it where."""

    def plain(value: Any) -> Any:
        if isinstance(value, Path):
            return _name(value, audit.folder)
        if isinstance(value, dict):
            return {key: plain(item) for key, item in value.items()}
        if isinstance(value, tuple | list):
            return [plain(item) for item in value]
        if isinstance(value, float) and math.isnan(value):
            return None  # JSON knows no NaN
        return value

    values = asdict(audit)
    return {"lightbox": __version__, **plain({**values, "folder": audit.folder.resolve().name})}


def _page(audit: Audit) -> str:
    name = escape(audit.folder.resolve().name)
    counted = {s: sum(f.severity == s for f in audit.findings) for s in SEVERITIES}
    summary = (
        f"{counted['serious']} serious, {number(counted['warning'], 'warning')}, "
        f"{number(counted['note'], 'note')}"
    )
    parts = [
        f"<h1>Data audit: {name}</h1>",
        (
            f'<p class="quiet">{number(audit.files, "file")}, '
            f"{number(audit.figures['readable'], 'readable scan')}, "
            f"{number(len(audit.classes), 'class', 'classes')}. Findings: {summary}. "
            f"Config “{escape(audit.config)}”; Lightbox {escape(__version__)}. For research; not a "
            "medical device.</p>"
            '<p class="quiet">This page shows scans and file names; '
            "pass it on as you would the scans themselves.</p>"
        ),
        "<h2>Findings</h2>",
        *(_finding(finding, audit) for finding in audit.findings),
        "<h2>Scans by class</h2>",
        _table(
            ("Subset", "Class", "#Scans", "#Patients"),
            [(c.subset, c.name, c.scans, c.patients or "not known") for c in audit.counts],
        ),
        "<h2>What tells the classes apart without a finding</h2>",
        _baselines(audit),
        "<h2>Marks at the border</h2>",
        _table(
            ("Class", "#Scans with marks", "#Scans", "#Share"),
            [(n, hits, all_, _share(hits, all_)) for n, hits, all_ in audit.marks],
            "Bright letter-like signs only. A scan without a hit may carry text all the same.",
        ),
        "<h2>Files</h2>",
        *_properties(audit),
        "<h2>Copies, groups and patients</h2>",
        _table(
            ("What", "#Count"),
            [(key.replace("_", " "), value) for key, value in audit.figures.items()],
            "A group is all scans that are connected by patient or as copies.",
        ),
    ]
    if audit.unreadable:
        rows = [(_name(path, audit.folder), why) for path, why in audit.unreadable]
        parts += ["<h2>Unreadable files</h2>", _table(("File", "Why"), rows)]
    body = "\n".join(parts)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>Data audit: {name}</title><style>{_STYLE}</style></head>\n"
        f"<body>\n{body}\n</body></html>\n"
    )


def _finding(finding: Finding, audit: Audit) -> str:
    pictures = "".join(_figure(example, audit.folder) for example in finding.examples)
    shown = f'<div class="pictures">{pictures}</div>' if pictures else ""
    return (
        f'<article class="{finding.severity}" id="{finding.code}">'
        f"<p><b>{_WORDS[finding.severity]}.</b> {escape(finding.sentence)}</p>"
        f"{shown}{_files(finding, audit.folder)}</article>"
    )


def _files(finding: Finding, folder: Path) -> str:
    if not finding.files:
        return ""
    names = [_name(path, folder) for path in finding.files]
    items = "".join(f"<li>{escape(name)}</li>" for name in names[:_MOST_FILES])
    more = len(names) - _MOST_FILES
    rest = f"<p class='quiet'>… and {more:,} more, all in audit.json.</p>" if more > 0 else ""
    title = number(len(names), "file")
    return f"<details><summary>{title}</summary><ul>{items}</ul>{rest}</details>"


def _figure(example: Example, folder: Path) -> str:
    images = "".join(
        _image(path, example.boxes if i == 0 else (), _name(path, folder))
        for i, path in enumerate(example.files)
    )
    names = " · ".join(escape(_name(path, folder)) for path in example.files)
    return f"<figure>{images}<figcaption>{escape(example.caption)}<br>{names}</figcaption></figure>"


def _image(path: Path, boxes: tuple[Box, ...], name: str) -> str:
    """A thumbnail in a data URI, with ``boxes`` drawn on it."""
    from PIL import Image, ImageDraw

    try:
        scan = read_scan(path)
    except ScanError:
        return f"<span>({escape(name)} has gone)</span>"
    grey = scan.display.present(scan.pixels)
    picture = Image.fromarray(np.uint8(np.clip(grey, 0, 1) * 255 + 0.5)).convert("RGB")
    picture.thumbnail((_SIDE, _SIDE))
    draw = ImageDraw.Draw(picture)
    wide, high = picture.size
    for top, left, bottom, right in boxes:
        corners = (left * wide - 2, top * high - 2, right * wide + 1, bottom * high + 1)
        draw.rectangle(corners, outline=(255, 176, 0))
    data = io.BytesIO()
    picture.save(data, "JPEG", quality=80)
    code = base64.b64encode(data.getvalue()).decode("ascii")
    size = f'width="{wide}" height="{high}"'
    return f'<img {size} alt="{escape(name)}" src="data:image/jpeg;base64,{code}">'


def _baselines(audit: Audit) -> str:
    if not audit.baselines:
        return '<p class="quiet">Not measured: there are too few scans.</p>'
    rows = [
        (
            b.title,
            f"{b.auc:.2f} ({b.auc_interval[0]:.2f}-{b.auc_interval[1]:.2f})",
            (
                f"{b.balanced_accuracy:.2f} "
                f"({b.accuracy_interval[0]:.2f}-{b.accuracy_interval[1]:.2f})"
            ),
            f"{1 / len(b.by_class):.2f}",
            "; ".join(f"{name} {area:.2f}" for name, area in b.by_class),
            b.scans,
            b.groups,
        )
        for b in audit.baselines
    ]
    return _table(
        (
            "What it sees",
            "AUC (95 %)",
            "Balanced accuracy (95 %)",
            "Chance",
            "AUC by class",
            "#Scans",
            "#Groups",
        ),
        rows,
        "Logistic regression, five folds, groups whole; intervals by resampling groups. AUC is one "
        "class against the rest, averaged; 0.5 is chance.",
    )


def _properties(audit: Audit) -> list[str]:
    titles = dict.fromkeys(p.title for p in audit.properties)
    return [
        _table(
            ("Class", title),
            [
                (p.name, "; ".join(f"{value}: {count:,}" for value, count in p.values) or "-")
                for p in audit.properties
                if p.title == title
            ],
        )
        for title in titles
    ]


def _table(heads: tuple[str, ...], rows: list[tuple[Any, ...]], caption: str = "") -> str:
    """A table; a head that starts with # is of numbers."""
    kinds = [' class="number"' if head.startswith("#") else "" for head in heads]
    top = "".join(
        f"<th{kind}>{escape(head.lstrip('#'))}</th>"
        for head, kind in zip(heads, kinds, strict=True)
    )
    lines = "".join(
        "<tr>"
        + "".join(
            f"<td{kind}>{escape(f'{cell:,}' if isinstance(cell, int) else str(cell))}</td>"
            for cell, kind in zip(row, kinds, strict=True)
        )
        + "</tr>"
        for row in rows
    )
    below = f"<caption>{escape(caption)}</caption>" if caption else ""
    return f'<div class="wide"><table>{below}<tr>{top}</tr>{lines}</table></div>'


def _share(hits: int, total: int) -> str:
    return f"{100 * hits / total:.0f} %" if total else "-"


def _name(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else str(path)
