"""The shape of ``figures.json``, which `evaluate` writes. Its JSON Schema lies in ``docs/schemas``.

``schema`` counts up when a key is removed or changes its meaning; new keys may be added.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, NotRequired

from pydantic import ConfigDict, Field, with_config
from typing_extensions import TypedDict  # Python's own, before 3.12, is not enough for pydantic

Measured = Annotated[
    tuple[float | None, float | None, float | None],
    Field(description="Value, and the ends of its 95 % interval; null where undefined."),
]
_DESCRIBED = ConfigDict(use_attribute_docstrings=True)


@with_config(_DESCRIBED)
class BundleShape(TypedDict):
    """The bundle that was measured."""

    id: str
    version: str
    sha256: str


@with_config(_DESCRIBED)
class CountsShape(TypedDict):
    """How many scans and patients there were, and what came of them."""

    files: int
    patients: int
    without_patient_key: int
    classified: int
    refused: int
    failed: int
    labels: dict[str, int]
    refused_by_reason: dict[str, int]
    refused_by_label: dict[str, int]
    failed_by_reason: dict[str, int]
    equal_pictures: int
    equal_pictures_in_two_classes: int
    classes_without_scans: list[str]
    left_out: int
    empty_class_folders: list[str]


@with_config(_DESCRIBED)
class PointFiguresShape(TypedDict):
    """What an operating point achieves on these scans."""

    threshold: float
    accuracy: Measured
    balanced_accuracy: Measured
    sensitivity: Measured
    specificity: Measured
    counts: dict[str, int]
    """True and false positives and negatives."""
    at_prevalence: Any
    """Predictive values where the finding is so common."""


@with_config(ConfigDict(use_attribute_docstrings=True, extra="allow"))
class FindingFiguresShape(TypedDict):
    """Figures of one finding over the scans whose label says whether it is there.

    A finding that divides another has a key ``among_NAME``: how well it is told from the rest of
    that one, where that is present.
    """

    scans: NotRequired[int]
    positives: NotRequired[int]
    auc: NotRequired[Measured]
    ece: NotRequired[Measured]
    """Expected calibration error."""
    brier: NotRequired[Measured]
    ece_floor: NotRequired[float | None]
    """What a perfectly calibrated model would show on so many scans."""
    operating_points: NotRequired[dict[str, PointFiguresShape]]
    """By name; the bundle's default first."""


@with_config(_DESCRIBED)
class ConfusionShape(TypedDict):
    """Labels against the likeliest class."""

    rows: Literal["label"]
    columns: Literal["likeliest class"]
    classes: list[str]
    counts: list[list[int]]


@with_config(_DESCRIBED)
class ClassesShape(TypedDict):
    """The likeliest class against the label, for classes that exclude one another."""

    scans: int
    accuracy: Measured
    balanced_accuracy: Measured
    macro_auc: Measured
    confusion: ConfusionShape


@with_config(_DESCRIBED)
class SetsShape(TypedDict):
    """Coverage and size of the prediction sets."""

    aimed_at: float | None
    coverage: Measured
    coverage_by_class: dict[str, Measured]
    mean_size: Measured
    sizes: dict[str, int]


@with_config(_DESCRIBED)
class LeftOutShape(TypedDict):
    """Figures of all scans that were read, also of those the gate refused."""

    findings: dict[str, FindingFiguresShape]


@with_config(_DESCRIBED)
class EvaluationShape(TypedDict):
    """What `lightbox evaluate` measured. No patient is named; folders and files by their names."""

    schema: Literal[1]
    model: BundleShape
    folder: str
    command: str
    """What to type to get the report again."""
    engine: Literal["litert", "keras"]
    seed: int
    resamples: int
    libraries: dict[str, str]
    counts: CountsShape
    notes: list[str]
    findings: dict[str, FindingFiguresShape]
    """Of the scans that got an answer."""
    classes: NotRequired[ClassesShape]
    prediction_sets: NotRequired[SetsShape]
    gate_left_out: NotRequired[LeftOutShape]
    groups: dict[str, dict[str, Any]]
    """Figures of each group of each trait of the scans, such as a manufacturer."""
    comparison: NotRequired[dict[str, Any]]
    """With another bundle, where one was named. Its shape may change."""
    robustness: NotRequired[dict[str, Any]]
    """Where it was asked for. Its shape may change."""
