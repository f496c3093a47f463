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
from typing import Any

from app import __version__
from app.domain.analysis import Analysis
from app.domain.record import in_force
from app.domain.verdict import Impression, Verdict
from app.errors import UsageError
from app.export import dicom_codes as coded
from app.export.dicom_groups import Said, groups
from app.export.dicom_source import SourceInstance, inherit, quiet
from app.export.observer import Reader, checked
from app.export.uids import new_uid, uid_of

RESEARCH_USE = (
    "Research use only. Not a medical device. Not to be used to diagnose, to triage, to screen, or "
    "to decide on treatment."
)
PROGRAM = "Lightbox"

_SERIES_NUMBER = 9901


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
    said = Said(in_force(verdicts), tuple(impressions), metrics or {})
    verifier = checked(reader) if reader is not None and said.verdicts else None
    with quiet():
        return _built(source, analysis, said, verifier)


def _built(source: SourceInstance, analysis: Analysis, said: Said, reader: Reader | None) -> Any:
    from highdicom.sr import Comprehensive3DSR, MeasurementReport

    class Document(Comprehensive3DSR):  # type: ignore[misc]
        def copy_patient_and_study_information(self, _header: Any) -> None:
            inherit(self, source)  # highdicom's own knows no retired classes

    report = MeasurementReport(
        observation_context=_observers(analysis, reader),
        procedure_reported=coded.procedure(source.modality),
        imaging_measurements=groups(source, analysis, said),
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


# --- What holds for the whole answer --------------------------------------------------------


def _evaluations(analysis: Analysis, said: Said) -> Any:
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
