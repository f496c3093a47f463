"""Answers and sources made by hand, for what leaves the program."""

from __future__ import annotations

from typing import Any

import numpy as np
from pydicom.dataset import Dataset

from app.domain.analysis import Analysis, ModelRef
from app.domain.finding import Estimate, Finding, OperatingPoint
from app.domain.gate import GateResult
from app.domain.notice import Notice
from app.domain.verdict import Decided, Opinion, Presence, Verdict
from tests.imaging.dicom_files import RAMP, dataset

STUDY, SERIES, INSTANCE = "1.2.3.1", "1.2.3.2", "1.2.3.3"
MODEL = ModelRef("chest-xray-pneumonia", "1.2.3", "ab" * 32)
POINT = OperatingPoint("balanced", 0.4, Estimate(0.9, 0.8, 0.95), Estimate(0.7, 0.6, 0.8))


def source_dataset(pixels: np.ndarray = RAMP, **elements: Any) -> Dataset:
    """Describe an array as an image of a study."""
    return dataset(
        pixels,
        **{
            "StudyInstanceUID": STUDY,
            "SeriesInstanceUID": SERIES,
            "SOPInstanceUID": INSTANCE,
            "PatientBirthDate": "20210102",
            "PatientSex": "F",
            "StudyDate": "20260301",
            "StudyTime": "101500",
            "StudyID": "S1",
            "AccessionNumber": "A1",
            **elements,
        },
    )


def classified() -> Analysis:
    """An answer with a decision, a finding without one, and one that has no code of its own."""
    return Analysis(
        "classified",
        None,
        MODEL,
        GateResult("accepted with warnings"),
        (
            Finding("pneumonia", 0.912345, POINT, True),
            Finding("normal", 0.087655),
            Finding("肺结核 of the upper lobe", 0.5, POINT, True, calibrated=False),
        ),
        prediction_set=("pneumonia",),
        warnings=(Notice("view_unknown", "The file does not state the view."),),
    )


def refused() -> Analysis:
    return Analysis(
        "refused",
        Notice("wrong_modality", "This is a CT; the model is made for CR and DX."),
        None,
        GateResult("refused", Notice("wrong_modality", "This is a CT.")),
    )


def verdict(name: str, opinion: Opinion, presence: Presence | None = None) -> Verdict:
    return Verdict(Decided(name, 0.9, True, 0.4, "balanced"), opinion, presence, "left, 左下", 1.0)
