"""Figures as the window shows them: those of `app.domain.figures`, in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.domain import figures
from app.domain.figures import of_100, percent, ratio
from app.domain.finding import Finding

__all__ = ["of_100", "percent", "ratio", "score", "together"]


def score(value: float) -> str:
    """Write a score, which is no probability: "score 0.87"."""
    return QCoreApplication.translate("Figures", "score {value}").format(value=f"{value:.2f}")


def together(findings: Sequence[Finding]) -> dict[str, str]:
    """Write the probabilities of all findings of a scan, see `app.domain.figures.together`."""
    return figures.together(findings, score)
