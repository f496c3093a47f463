"""The three files of an evaluation: figures as JSON, a line per scan as CSV, a report as HTML."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.bundle import Manifest
from app.errors import UsageError
from model_training.assessment.assessing import Assessment
from model_training.assessment.report import render
from model_training.assessment.scoring import Row, finding_probabilities

FIGURES, SCANS, REPORT = "figures.json", "scans.csv", "report.html"


def write(assessment: Assessment, folder: Path) -> tuple[Path, ...]:
    """Write all three into ``folder``, replacing those of an earlier evaluation.

    Raises:
        UsageError: code ``not_writable``.
    """
    paths = tuple(folder / name for name in (FIGURES, SCANS, REPORT))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps(tidy(assessment.figures), indent=2, ensure_ascii=False, allow_nan=False)
        paths[0].write_text(text + "\n", encoding="utf-8")
        _write_scans(paths[1], assessment.rows, assessment.bundle.manifest)
        paths[2].write_text(render(assessment), encoding="utf-8")
    except OSError as error:
        raise UsageError(
            "not_writable", f"“{folder}” cannot be written: {error.strerror}."
        ) from error
    return paths


def tidy(value: Any) -> Any:
    """Plain JSON: undefined figures become null, the rest keeps six significant digits."""
    if isinstance(value, dict):
        return {str(name): tidy(inner) for name, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [tidy(inner) for inner in value]
    if isinstance(value, float):
        return float(f"{value:.6g}") if math.isfinite(value) else None
    return value


def _write_scans(path: Path, rows: Sequence[Row], manifest: Manifest) -> None:
    """Write a line per labelled file; patients are numbers, since their ids would name them."""
    traits = sorted({name for row in rows for name in row.traits})
    classes = [f"class {name}" for name in manifest.classes]
    findings = [spec.name for spec in manifest.findings]
    fixed = ("path", "label", "patient", "status", "code", "message")
    after = ("positive", "prediction_set", "gate_distance", "gate_kind")
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow([*fixed, *findings, *classes, *after, *traits])
        for row in rows:
            reason = (row.reason.code, row.reason.message) if row.reason else ("", "")
            start = (row.scan.name, row.scan.written, row.patient, row.status, *reason)
            writer.writerow([*start, *_answer(row, manifest), *(row.traits.get(t) for t in traits)])


def _answer(row: Row, manifest: Manifest) -> list[str]:
    """The answer's columns; a refused scan's are there, so that the refusal can be judged."""
    if row.probability is None:
        return [""] * (len(manifest.findings) + len(manifest.classes) + 4)
    found = finding_probabilities(row.probability, manifest)
    positive = [
        spec.name
        for spec, p in zip(manifest.findings, found, strict=True)
        if spec.operating_points and p >= spec.operating_points[0].threshold
    ]
    limits = ["" if x is None else f"{x:.6g}" for x in (row.distance, row.kind)]
    numbers = [f"{p:.6f}" for p in (*found, *row.probability.tolist())]
    return [*numbers, "; ".join(positive), "; ".join(row.prediction_set), *limits]
