"""An analysis as a DICOM structured report: Comprehensive 3D SR after TID 1500 (PS3.16 Annex A).

Each finding is a measurement group: the probability, the threshold with what it achieves, and the
decision; then what the reader said of it. What holds for the whole answer (the gate, its warnings,
what it may be used for) stands among the qualitative evaluations.

The report is UNVERIFIED and PARTIAL until there is a verdict on each decision. It is then COMPLETE,
and VERIFIED only where the reader's name and organisation are given: DICOM asks for both
(PS3.3 C.17.2). It stays PRELIMINARY in any case, since it is no report of the examination.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app import __version__
from app.domain.achieved import Achieved, achieved
from app.domain.analysis import Analysis
from app.domain.finding import Finding, OperatingPoint
from app.domain.record import in_force
from app.domain.verdict import Impression, Presence, Verdict, stated
from app.errors import UsageError
from app.export import dicom_codes as coded
from app.export.dicom_source import SourceInstance, inherit, quiet
from app.export.uids import new_uid, uid_of

RESEARCH_USE = (
    "Research use only. Not a medical device. Not to be used to diagnose, to triage, to screen, or "
    "to decide on treatment."
)
PROGRAM = "Lightbox"

_SERIES_NUMBER = 9901
_SCANS = {"test": "test set", "held_out": "held-out scans"}
_PRESENCE = {
    "present": ("52101004", "SCT", "Present"),
    "absent": ("272519000", "SCT", "Absent"),
    "unsure": ("82334004", "SCT", "Indeterminate"),
}


@dataclass(frozen=True, slots=True, repr=False)
class Reader:
    """Who gave the verdicts, as DICOM names a verifying observer.

    Attributes:
        name: such as "Curie^Marie".
        organisation: that the reader answers for.
    """

    name: str
    organisation: str

    def __repr__(self) -> str:
        return "Reader(<hidden>)"


def structured_report(
    source: SourceInstance,
    analysis: Analysis,
    *,
    verdicts: Sequence[Verdict] = (),
    impressions: Sequence[Impression] = (),
    reader: Reader | None = None,
    metrics: Mapping[str, Any] | None = None,
) -> Any:
    """Return the report as a pydicom data set that can be saved as it is.

    Args:
        source: the instance that was read; the report joins its study, in a series of its own.
        analysis: of it; refused or classified.
        verdicts: on its findings, in the order they were given.
        impressions: recorded before the answer was shown.
        reader: who gave them; without, the report stays UNVERIFIED.
        metrics: of the bundle's manifest, which may hold what a threshold achieves on a test set;
            without, what it achieves on held-out scans is stated.

    Raises:
        UsageError: code ``no_answer`` for an analysis that failed or is withheld, ``bad_reader``.
    """
    if analysis.status not in ("classified", "refused"):
        raise UsageError("no_answer", "There is no answer to write a DICOM report of.")
    said = _Said(in_force(verdicts), tuple(impressions), metrics or {})
    with quiet():
        return _built(source, analysis, said, _checked(reader) if said.verdicts else None)


def _built(source: SourceInstance, analysis: Analysis, said: _Said, reader: Reader | None) -> Any:
    from highdicom.sr import Comprehensive3DSR, MeasurementReport

    class Document(Comprehensive3DSR):  # type: ignore[misc]
        def copy_patient_and_study_information(self, _header: Any) -> None:
            inherit(self, source)  # highdicom's own knows no retired classes

    report = MeasurementReport(
        observation_context=_observers(analysis, reader),
        procedure_reported=coded.procedure(source.modality),
        imaging_measurements=_groups(source, analysis, said),
    )
    report[0].ContentSequence.append(_evaluations(analysis, said))
    complete = said.covers(analysis)
    verified: dict[str, Any] = {}
    if complete and reader is not None:
        verified = {
            "is_verified": True,
            "verifying_observer_name": reader.name,
            "verifying_organization": reader.organisation,
        }
    return Document(
        evidence=[source.header],
        content=report,
        series_instance_uid=new_uid(),
        series_number=_SERIES_NUMBER,
        sop_instance_uid=new_uid(),
        instance_number=1,
        manufacturer=PROGRAM,
        manufacturer_model_name=PROGRAM,
        software_versions=__version__,
        device_serial_number=_model_hash(analysis),
        series_description=f"{PROGRAM} analysis (research use only)",
        coding_schemes=coded.schemes(),
        is_complete=complete,
        **verified,
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """What goes with an answer: verdicts in force, impressions, what was measured of the bundle."""

    verdicts: tuple[Verdict, ...]
    impressions: tuple[Impression, ...]
    metrics: Mapping[str, Any]

    def covers(self, analysis: Analysis) -> bool:
        """Tell whether there is a verdict on each decision, or on anything where none was made."""
        judged = {verdict.of.finding for verdict in self.verdicts}
        decided = {finding.name for finding in analysis.findings if finding.positive is not None}
        return bool(judged) and decided <= judged


def _checked(reader: Reader | None) -> Reader | None:
    if reader is None:
        return None
    for text in (reader.name, reader.organisation):
        if not text.strip() or len(text) > 64 or "\\" in text or not text.isprintable():
            raise UsageError(
                "bad_reader",
                "A verified DICOM report needs the reader's name and organisation, each of 1 to 64 "
                "characters without a backslash. Leave out both for an unverified one.",
            )
    name = reader.name.strip()
    # A single component is a family name; the caret says that there is no more (PS3.5 6.2.1).
    return Reader(name if "^" in name else f"{name}^", reader.organisation.strip())


def _model_hash(analysis: Analysis) -> str:
    return analysis.model.sha256[:64] if analysis.model is not None else f"program {__version__}"


# --- Who observed ---------------------------------------------------------------------------


def _observers(analysis: Analysis, reader: Reader | None) -> Any:
    from highdicom.sr import (
        DeviceObserverIdentifyingAttributes,
        ObservationContext,
        ObserverContext,
        PersonObserverIdentifyingAttributes,
    )

    model = analysis.model
    device = ObserverContext(
        observer_type=coded.code("121007", "DCM", "Device"),
        observer_identifying_attributes=DeviceObserverIdentifyingAttributes(
            uid=uid_of(f"{PROGRAM} {__version__} {_model_hash(analysis)}"),
            name=PROGRAM,
            manufacturer_name=PROGRAM,
            model_name=f"{PROGRAM} {__version__}" + (f" with {model.id}" if model else ""),
            serial_number=_model_hash(analysis),
        ),
    )
    person = None
    if reader is not None:
        person = ObserverContext(
            observer_type=coded.code("121006", "DCM", "Person"),
            observer_identifying_attributes=PersonObserverIdentifyingAttributes(
                name=reader.name, organization_name=reader.organisation
            ),
        )
    return ObservationContext(
        observer_person_context=person,
        observer_device_context=device,
    )


# --- Measurement groups ---------------------------------------------------------------------


def _groups(source: SourceInstance, analysis: Analysis, said: _Said) -> list[Any]:
    return [
        *(_finding_group(source, analysis, finding, said) for finding in analysis.findings),
        *([] if analysis.findings else [_no_answer(source, analysis)]),
    ]


def _finding_group(
    source: SourceInstance, analysis: Analysis, finding: Finding, said: _Said
) -> Any:
    evaluations = []
    if finding.positive is not None:
        decision = (
            ("10828004", "SCT", "Positive")
            if finding.positive
            else ("260385009", "SCT", "Negative")
        )
        evaluations.append(_question("DECISION", "Decision at the threshold", decision))
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
            evaluations.append(_evaluation("VERDICT", "Verdict of the reader", verdict.opinion))
            if (presence := stated(verdict)) is not None:
                evaluations.append(_presence("READERS_VIEW", "Finding, by the reader", presence))
    return _group(
        source,
        analysis,
        finding.name,
        coded.finding(finding.name),
        [_probability(finding), *_threshold(point, figures)],
        evaluations,
    )


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
            parameters=[f"SHA-256 of the bundle: {model.sha256}"],
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


# --- What holds for the whole answer --------------------------------------------------------


def _evaluations(analysis: Analysis, said: _Said) -> Any:
    """The container of TID 1500 for evaluations that belong to no measurement."""
    from highdicom.sr import CodeContentItem, ContainerContentItem, ContentSequence

    container = ContainerContentItem(
        name=coded.code("C0034375", "UMLS", "Qualitative Evaluations"),
        relationship_type="CONTAINS",
    )
    items = [_text(coded.private("INTENDED_USE", "Intended use"), RESEARCH_USE)]
    if analysis.gate is not None:
        items.append(
            CodeContentItem(
                name=coded.private("GATE", "Whether the model is made for the scan"),
                value=coded.named(analysis.gate.decision),
                relationship_type="CONTAINS",
            )
        )
    if analysis.reason is not None:
        items.append(_text(coded.private("REASON", "Why no answer"), analysis.reason.message))
    if analysis.prediction_set:
        items.append(
            _text(
                coded.private("PREDICTION_SET", "Classes that cannot be excluded"),
                ", ".join(analysis.prediction_set),
            )
        )
    warning = coded.private("WARNING", "To keep in mind")
    items += [_text(warning, notice.message) for notice in analysis.warnings]
    comment = coded.code("121106", "DCM", "Comment")
    items += [
        _text(comment, f"{verdict.of.finding}: {verdict.comment}")
        for verdict in said.verdicts
        if verdict.comment
    ]
    container.ContentSequence = ContentSequence(items)
    return container


def _text(name: Any, text: str) -> Any:
    from highdicom.sr import TextContentItem

    # Control characters but for the ends of lines have no place in a text (PS3.5 section 6.1.3).
    plain = "".join(c for c in text if c.isprintable() or c in "\r\n")
    return TextContentItem(name=name, value=plain, relationship_type="CONTAINS")
