"""The table for people."""

from __future__ import annotations

import io
from typing import Any

from app.cli.table import print_table


def a_record(path: str, probabilities: dict[str, float]) -> dict[str, Any]:
    findings = [
        {"name": name, "probability": p, "operating_point": None, "positive": None}
        for name, p in probabilities.items()
    ]
    return {
        "path": path,
        "frame": 1,
        "status": "classified",
        "reason": None,
        "model": {"id": "many", "version": "1.0.0", "sha256": "0"},
        "findings": findings,
        "prediction_set": [],
        "warnings": [],
        "scan": {},
    }


def test_of_many_findings_the_likeliest_are_named_and_the_rest_counted() -> None:
    names = dict(zip("abcdefgh", (0.01, 0.9, 0.02, 0.5, 0.03, 0.6, 0.7, 0.8), strict=True))
    said = io.StringIO()
    list(print_table([a_record("x.png", names)], said, 1))
    assert "b 90 % · h 80 % · g 70 % · f 60 % · d 50 % · 3 less likely" in " ".join(
        said.getvalue().split()
    )


def test_few_findings_keep_the_order_of_the_model() -> None:
    said = io.StringIO()
    list(print_table([a_record("x.png", {"a": 0.1, "b": 0.9})], said, 1))
    assert "a 10 % · b 90 %" in said.getvalue()


def test_no_figure_is_rounded_to_certainty() -> None:
    said = io.StringIO()
    list(print_table([a_record("x.png", {"a": 0.9999, "b": 0.0001})], said, 1))
    assert "a > 99 % · b < 1 %" in said.getvalue()
