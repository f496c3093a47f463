"""C-ECHO and C-FIND: is a node there, and which studies has it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.errors import NetworkError
from app.network.calling import association, lost
from app.network.nodes import DimseNode
from app.network.terms import Course, Patience, Study, Wanted

VERIFICATION = "1.2.840.10008.1.1"
_FIND = "1.2.840.10008.5.1.4.1.2.2.1"  # study root
PLAIN = ("1.2.840.10008.1.2.1", "1.2.840.10008.1.2")
_PENDING = (0xFF00, 0xFF01)
_CANCELLED = 0xFE00

# What is asked to be told of each study.
_TOLD = (
    "PatientID",
    "PatientName",
    "StudyDate",
    "ModalitiesInStudy",
    "AccessionNumber",
    "StudyDescription",
    "StudyInstanceUID",
    "NumberOfStudyRelatedInstances",
)


def echo(node: DimseNode, title: str, patience: Patience) -> None:
    """Ask a node whether it is there. Raises: NetworkError."""
    with association(node, title, [(VERIFICATION, PLAIN)], patience) as standing:
        status = standing.send_c_echo()
        if "Status" not in status:
            raise lost(node)
        if status.Status != 0:
            raise NetworkError(
                "node_failed", f"{node.where} answers the echo with status {status.Status:#06x}."
            )


def find(
    node: DimseNode,
    title: str,
    wanted: Wanted,
    limit: int,
    patience: Patience,
    course: Course | None = None,
) -> list[Study]:
    """Return the studies that fit, `limit` at most.

    Raises:
        NetworkError: the node cannot be reached, or fails.
        Cancelled: by ``course``.
    """
    course = course or Course()
    found: list[Study] = []
    with association(node, title, [(_FIND, PLAIN)], patience, course) as standing:
        for status, identifier in standing.send_c_find(_identifier(wanted), _FIND, msg_id=1):
            course.check()
            if "Status" not in status:
                raise lost(node)
            if status.Status in _PENDING:
                if identifier is not None and len(found) < limit:
                    found.append(study_of(identifier))
                    course.tell(len(found), None)
                    if len(found) == limit:
                        standing.send_c_cancel(1, query_model=_FIND)
            elif status.Status not in (0, _CANCELLED):
                raise NetworkError(
                    "node_failed",
                    f"{node.where} cannot answer the query (status {status.Status:#06x}). "
                    "Ask for something else, or try again.",
                )
    return [study for study in found if study.uid]


def _identifier(wanted: Wanted) -> Any:
    from pydicom.dataset import Dataset

    asked = Dataset()
    asked.SpecificCharacterSet = "ISO_IR 192"
    asked.QueryRetrieveLevel = "STUDY"
    for keyword in _TOLD:
        setattr(asked, keyword, None if keyword == "NumberOfStudyRelatedInstances" else "")
    for keyword, value in filters(wanted).items():
        setattr(asked, keyword, value)
    return asked


def filters(wanted: Wanted) -> dict[str, str]:
    """Return what narrows a query, by DICOM's keyword."""
    asked = {
        "PatientID": wanted.patient,
        "PatientName": wanted.name,
        "StudyDate": wanted.date,
        "ModalitiesInStudy": wanted.modality.strip().upper(),
        "AccessionNumber": wanted.accession,
        "StudyInstanceUID": wanted.study,
    }
    return {keyword: value for keyword, value in asked.items() if value}


def study_of(answer: Any) -> Study:
    """Make a study of an answer; a value that cannot be read is as one that is missing."""

    def text(keyword: str) -> str:
        try:
            value = answer.get(keyword)
            return "" if value is None else str(value).strip()
        except Exception:  # a stranger's bytes, and pydicom's many ways to say so
            return ""

    def several(keyword: str) -> Sequence[str]:
        try:
            value = answer.get(keyword) or ()
            return [value] if isinstance(value, str) else [str(one) for one in value]
        except Exception:
            return ()

    count = text("NumberOfStudyRelatedInstances")
    return Study(
        uid=text("StudyInstanceUID"),
        patient_id=text("PatientID"),
        patient_name=text("PatientName"),
        date=text("StudyDate"),
        modalities=tuple(several("ModalitiesInStudy")),
        accession=text("AccessionNumber"),
        description=text("StudyDescription"),
        instances=int(count) if count.isdecimal() and len(count) < 10 else None,
    )
