"""The measurement groups of a structured report: one for each finding (PS3.16 TID 1501)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.achieved import Achieved, achieved
from app.domain.analysis import Analysis
from app.domain.finding import Finding, OperatingPoint
from app.domain.verdict import Impression, Presence, Verdict, stated
from app.export import dicom_codes as coded
from app.export.dicom_source import SourceInstance
from app.export.uids import new_uid

_SCANS = {"test": "test set", "held_out": "held-out scans"}
_PRESENCE = {
    "present": ("52101004", "SCT", "Present"),
    "absent": ("272519000", "SCT", "Absent"),
    "unsure": ("82334004", "SCT", "Indeterminate"),
}
_DECIDED = {
    True: ("10828004", "SCT", "Positive"),
    False: ("260385009", "SCT", "Negative"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """What goes with an answer: verdicts in force, impressions, what was measured of the bundle."""

    verdicts: tuple[Verdict, ...]
    impressions: tuple[Impression, ...]
    metrics: Mapping[str, Any]

    def covers(self, analysis: Analysis) -> bool:
        """Tell whether there is a verdict on each decision, or on anything where none was made."""
        return bool(self.verdicts) and all(
            any(_is_on(verdict, finding) for verdict in self.verdicts)
            for finding in analysis.findings
            if finding.positive is not None
        )


def _is_on(verdict: Verdict, finding: Finding) -> bool:
    """Tell whether a verdict was given on this very decision: at another threshold it was not."""
    point = finding.operating_point
    threshold = None if point is None else point.threshold
    of = verdict.of
    return (of.finding, of.positive, of.threshold) == (finding.name, finding.positive, threshold)


def groups(source: SourceInstance, analysis: Analysis, said: Said) -> list[Any]:
    return [
        *(_finding_group(source, analysis, finding, said) for finding in analysis.findings),
        *([] if analysis.findings else [_no_answer(source, analysis)]),
    ]


def _finding_group(source: SourceInstance, analysis: Analysis, finding: Finding, said: Said) -> Any:
    evaluations = []
    if finding.positive is not None:
        evaluations.append(
            _question("DECISION", "Decision at the threshold", _DECIDED[finding.positive])
        )
    point = finding.operating_point
    figures = None if point is None else achieved(said.metrics, finding.name, point)
    if point is not None and figures is not None:
        evaluations.append(_evaluation("OPERATING_POINT", "Operating point", point.name))
        evaluations.append(
            _evaluation(
                "MEASURED_ON", "Sensitivity and specificity measured on", _SCANS[figures.scans]
            )
        )
    evaluations += [
        _presence("IMPRESSION", "Impression before it", impression.presence)
        for impression in said.impressions
        if impression.of.finding == finding.name
    ]
    for verdict in said.verdicts:
        if verdict.of.finding == finding.name:
            evaluations += _of_reader(verdict, finding)
    return _group(
        source,
        analysis,
        finding.name,
        coded.finding(finding.name),
        [_probability(finding), *_threshold(point, figures)],
        evaluations,
    )


def _of_reader(verdict: Verdict, finding: Finding) -> Iterator[Any]:
    """Yield the verdict, and where it was given on another decision, on which."""
    if _is_on(verdict, finding):
        yield _evaluation("VERDICT", "Verdict of the reader", verdict.opinion)
    else:
        meaning = "Verdict of the reader on a decision at another threshold"
        yield _evaluation("VERDICT_BEFORE", meaning, verdict.opinion)
        if verdict.of.positive is not None:
            decision = _DECIDED[verdict.of.positive]
            yield _question("DECISION_BEFORE", "Decision that it was given on", decision)
    if (presence := stated(verdict)) is not None:
        yield _presence("READERS_VIEW", "Finding, by the reader", presence)


def _no_answer(source: SourceInstance, analysis: Analysis) -> Any:
    """A group for what was refused: TID 1500 asks for one."""
    evaluation = _evaluation("ANSWER", "Answer of the model", "no answer")
    return _group(source, analysis, "no answer", None, [], [evaluation])


def _group(
    source: SourceInstance,
    analysis: Analysis,
    name: str,
    finding_type: Any,
    measurements: list[Any],
    evaluations: list[Any],
) -> Any:
    from highdicom.sr import (
        AlgorithmIdentification,
        MeasurementsAndQualitativeEvaluations,
        SourceImageForMeasurementGroup,
        TrackingIdentifier,
    )

    model = analysis.model
    algorithm = None
    if model is not None:
        algorithm = AlgorithmIdentification(
            name=model.id,
            version=model.version,
            parameters=[f"SHA-256 of manifest: {model.sha256}"],
        )
    header = source.header
    return MeasurementsAndQualitativeEvaluations(
        tracking_identifier=TrackingIdentifier(uid=new_uid(), identifier=name),
        finding_type=finding_type,
        algorithm_id=algorithm,
        measurements=measurements or None,
        qualitative_evaluations=evaluations or None,
        source_images=[
            SourceImageForMeasurementGroup(
                header.SOPClassUID,
                header.SOPInstanceUID,
                None if source.frame is None else [source.frame],
            )
        ],
    )


def _probability(finding: Finding) -> Any:
    if finding.calibrated:
        return _measurement(coded.code("122157", "DCM", "Probability"), finding.probability)
    # A score must not pass for a probability with whoever reads this.
    return _measurement(coded.private("SCORE", "Score, not calibrated"), finding.probability)


def _threshold(point: OperatingPoint | None, figures: Achieved | None) -> list[Any]:
    if point is None or figures is None:
        return []
    found = [_measurement(coded.code("122411", "DCM", "Threshold Value"), point.threshold)]
    for value, meaning, estimate in (
        ("SENSITIVITY", "Sensitivity at the threshold", figures.sensitivity),
        ("SPECIFICITY", "Specificity at the threshold", figures.specificity),
    ):
        found += [
            _measurement(coded.private(value, meaning), estimate.value),
            _measurement(coded.private(f"{value[:11]}_LOW", f"{meaning}, 95 % from"), estimate.low),
            _measurement(coded.private(f"{value[:11]}_HIGH", f"{meaning}, 95 % to"), estimate.high),
        ]
    return found


def _measurement(name: Any, share: float) -> Any:
    from highdicom.sr import Measurement

    # In hundredths of a per cent: four digits are more than anything here is known to.
    percent = coded.code("%", "UCUM", "Percent")
    return Measurement(name=name, value=round(100.0 * share, 2), unit=percent)


def _evaluation(value: str, meaning: str, answer: str) -> Any:
    from highdicom.sr import QualitativeEvaluation

    return QualitativeEvaluation(coded.private(value, meaning), coded.named(answer))


def _question(value: str, meaning: str, answer: tuple[str, str, str]) -> Any:
    from highdicom.sr import QualitativeEvaluation

    return QualitativeEvaluation(coded.private(value, meaning), coded.code(*answer))


def _presence(value: str, meaning: str, presence: Presence) -> Any:
    return _question(value, meaning, _PRESENCE[presence])
