"""Sentences about an answer, for the window and what leaves it. Words first, figures second."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from app.domain.analysis import Analysis, Status
from app.domain.figures import percent, ratio
from app.domain.finding import Estimate, Finding
from app.domain.gate import GateResult
from app.domain.notice import Notice
from app.domain.verdict import Decided
from app.export.speech import Speech

if TYPE_CHECKING:  # at run time it would bring the workers' imports before the first paint
    from app.bundle import Manifest

Tone = Literal["positive", "negative", "neutral", "no_answer", "failed", "waiting"]


@dataclass(frozen=True, slots=True)
class Short:
    """A reading in a few words, for a row: its tone, one word for it, and the rest."""

    tone: Tone
    status: str
    text: str


@dataclass(frozen=True, slots=True)
class Phrases:
    """Says things about an answer in a language."""

    speech: Speech

    def titled(self, finding: str) -> str:
        """Return a finding's name in the reader's language, as the start of a line."""
        return capitalised(self.speech.called(finding))

    def listed(self, texts: Iterable[str]) -> str:
        """Write texts one after the other."""
        tr = self.speech.translate
        return tr("Words", ", ").join(texts)

    def score(self, value: float) -> str:
        """Write a score, which is no probability: "score 0.87"."""
        tr = self.speech.translate
        return tr("Figures", "score {value}").format(value=f"{value:.2f}")

    def side(self, finding: Finding | Decided) -> str:
        """Say on which side of its threshold a finding is; true at every operating point."""
        tr = self.speech.translate
        if finding.positive:
            return tr("Words", "above threshold")
        return tr("Words", "below threshold")

    def verdict(self, finding: Finding) -> str:
        """Say "Pneumonia: above threshold", or the name alone where there is no decision."""
        tr = self.speech.translate
        name = self.titled(finding.name)
        if finding.positive is None:
            return name
        return tr("Words", "{finding}: {side}").format(finding=name, side=self.side(finding))

    def against_threshold(self, finding: Finding) -> str:
        """Say "87 % · threshold 52 %", or the figure alone where there is no decision."""
        tr = self.speech.translate
        point = finding.operating_point
        if point is None:
            return (
                percent(finding.probability)
                if finding.calibrated
                else self.score(finding.probability)
            )
        return tr("Words", "{figure} · threshold {threshold}").format(
            figure=percent(finding.probability, point.threshold),
            threshold=percent(point.threshold, finding.probability),
        )

    def prediction_set(self, analysis: Analysis, manifest: Manifest | None) -> str:
        """Say "90 % set: normal, viral pneumonia": the likeliest first, and always among them.

        The sets are chosen class by class, so they may leave out the likeliest class; one more
        class makes a set no less sure to hold the true one. Where findings do not exclude one
        another, none needs to be present, and the set is what it is.
        """
        tr = self.speech.translate
        if manifest is None or manifest.conformal is None:
            return ""
        probabilities = {finding.name: finding.probability for finding in analysis.findings}
        names = sorted(analysis.prediction_set, key=lambda name: -probabilities.get(name, 0.0))
        if not exclusive(manifest):
            return tr("Words", "Not ruled out ({coverage}): {names}").format(
                coverage=percent(manifest.conformal.coverage),
                names=self.listed(map(self.speech.called, names))
                or tr("Words", "none of the findings"),
            )
        if all(name in probabilities for name in manifest.classes):
            likeliest = max(manifest.classes, key=lambda name: probabilities[name])
            names = [likeliest, *(name for name in names if name != likeliest)]
        return tr("Words", "{coverage} set: {names}").format(
            coverage=percent(manifest.conformal.coverage),
            names=self.listed(map(self.speech.called, names)) or tr("Words", "none of the classes"),
        )

    def point_name(self, name: str) -> str:
        """Return an operating point's name in the reader's language."""
        tr = self.speech.translate
        known = {
            "balanced": tr("Words", "balanced"),
            "high sensitivity": tr("Words", "high sensitivity"),
            "high specificity": tr("Words", "high specificity"),
        }
        return known.get(name, name)

    def scope(self, gate: GateResult | None, warnings: Sequence[Notice]) -> str:
        """Say whether the scan is what the model was made for."""
        tr = self.speech.translate
        if gate is not None and gate.decision == "refused":
            return tr("Words", "Out of scope")
        if not warnings:
            return tr("Words", "In scope")
        if len(warnings) == 1:
            return tr("Words", "In scope, 1 warning")
        return tr("Words", "In scope, {count} warnings").format(count=len(warnings))

    def gate_reason(
        self, gate: GateResult | None, warnings: Sequence[Notice], limit: float | None = None
    ) -> str:
        """Say in a line why the scan is in scope: the first warning, else how near it is.

        Args:
            gate: its result.
            warnings: of the scan and of the gate.
            limit: the largest distance that the bundle allows.
        """
        tr = self.speech.translate
        if warnings:
            return self.speech.spoken(warnings[0].message)
        if gate is None or gate.distance is None or limit is None:
            return tr("Words", "What the file states fits the model.")
        return tr("Words", "Distance from the training scans {distance}, limit {limit}").format(
            distance=f"{gate.distance:.1f}", limit=f"{limit:.1f}"
        )

    def short(self, status: Status, reason: Notice | None, analysis: Analysis | None) -> Short:
        """Put what came of a request into a few words."""
        tr = self.speech.translate
        why = "" if reason is None else clause(self.speech.spoken(reason.message))
        if status == "failed":
            if analysis is None:
                return Short("failed", tr("Words", "Cannot be read"), why)
            return Short("failed", tr("Words", "Model failed"), why)
        if status == "refused":
            if analysis is None:
                return Short("no_answer", tr("Words", "Not an image"), why)
            return Short("no_answer", tr("Words", "No answer"), why)
        if status == "withheld":
            return Short(
                "waiting",
                tr("Words", "Answer withheld"),
                tr("Words", "Your impression comes first"),
            )
        assert analysis is not None
        return self.answer(analysis)

    def answer(self, analysis: Analysis) -> Short:
        """Put an analysis that has an answer into a few words."""
        tr = self.speech.translate
        finding = leading(analysis.findings)
        if finding is None:
            return Short("neutral", tr("Words", "Read"), "")
        if finding.positive is None:
            return Short("neutral", self.verdict(finding), self.against_threshold(finding))
        text = tr("Words", "{finding} {figures}").format(
            finding=self.titled(finding.name), figures=self.against_threshold(finding)
        )
        others = sum(f.positive is True and f.part_of is None for f in analysis.findings) - 1
        if finding.positive and others > 0:
            text = tr("Words", "{text}, {count} more").format(text=text, count=others)
        return Short(
            "positive" if finding.positive else "negative", capitalised(self.side(finding)), text
        )


def capitalised(text: str) -> str:
    """Write a text as the start of a line."""
    return text[:1].upper() + text[1:]


def leading(findings: Sequence[Finding]) -> Finding | None:
    """Return the finding to say first.

    Among those with a decision that stand alone: the likeliest positive one, else the bundle's
    first. Without any decision, the likeliest of all.
    """
    decided = [f for f in findings if f.positive is not None and f.part_of is None]
    positive = [f for f in decided if f.positive]
    if positive:
        return max(positive, key=lambda finding: finding.probability)
    if decided:
        return decided[0]
    return max(findings, key=lambda finding: finding.probability, default=None)


def exclusive(manifest: Manifest) -> bool:
    """Whether a scan is of exactly one of a bundle's classes; else each is there or not."""
    return manifest.calibration.output == "softmax"


def with_interval(of: Estimate) -> str:
    """Write "0.95 (0.93–0.97)"."""
    return f"{ratio(of.value)} ({ratio(of.low)}–{ratio(of.high)})"


def clause(text: str) -> str:
    """Return the first clause of a reason; the rest is what would help, and has room elsewhere."""
    ends = [text.find(mark) for mark in (". ", "; ", ": ", "。", "；", "：") if mark in text]
    return text[: min(ends)] if ends else text.rstrip(".")
