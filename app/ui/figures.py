"""Figures as the window shows them: those of `app.domain.figures`, in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain import figures
from app.domain.figures import of_100, percent, ratio
from app.domain.finding import Finding
from app.export.phrases import Phrases
from app.ui.words import SPEECH

__all__ = ["of_100", "percent", "ratio", "score", "together"]

score = Phrases(SPEECH).score


def together(findings: Sequence[Finding]) -> dict[str, str]:
    """Write the probabilities of all findings of a scan, see `app.domain.figures.together`."""
    return figures.together(findings, score)
