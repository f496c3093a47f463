"""The manifest: the bundle's own description, validated before anything else is looked at."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from app.domain.finding import Calibration, Conformal, FindingSpec
from app.domain.gate import PictureGate, Scope
from app.domain.recipe import Recipe

OLDEST_FORMAT: Literal[1] = 1
"""A bundle states the lowest format that can express it, so that older programs read it too."""
SCORES_FORMAT: Literal[2] = 2
"""Can say that a network's outputs are scores, and that it has no activation maps."""
_SINCE_SCORES = ("outputs", "maps")

MANIFEST_NAME = "manifest.json"
KERAS_NAME = "model.keras"
TFLITE_NAME = "model.tflite"
REFERENCE_NAME = "reference.npz"
CARD_NAME = "CARD.md"
MAX_LISTED = 31  # files of a bundle, besides the manifest

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Identifier = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,62}[a-z0-9]$")]
Version = Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
ShortText = Annotated[str, Field(min_length=1, max_length=200)]


class _Strict(BaseModel):
    """Unknown fields are an error: a manifest says nothing that a program would not read."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class TrainingData(_Strict):
    """What the network learnt from.

    Attributes:
        counts: scans by subset and class, such as ``{"training": {"normal": 1000}}``.
        split_key: what was kept on one side of every split ("patient and near-duplicate group").
    """

    name: ShortText
    source: str = ""
    licence: ShortText
    counts: dict[str, dict[str, int]]
    split_key: ShortText


class Parity(_Strict):
    """How near the compiled twin is to the Keras model.

    Attributes:
        largest_difference: of any probability over the golden scans.
        allowed: the most a reader may find when it repeats the comparison on its own machine.
        scans: how many golden scans there are.
    """

    largest_difference: Annotated[float, Field(ge=0.0)]
    allowed: Annotated[float, Field(gt=0.0, le=0.05)] = 1e-4
    scans: Annotated[int, Field(ge=1)]


class Manifest(_Strict):
    """Everything about a bundle but its weights.

    Attributes:
        format_version: of this schema.
        id, version: of the bundle; title is what people read.
        classes: the network's outputs, in order.
        findings: what is reported, in the order shown.
        scope: the facts a scan must not contradict.
        recipe, calibration, conformal, gate: see their domain classes.
        outputs: "scores" where nobody calibrated them: then nothing is decided by a threshold, and
            nothing is ruled out.
        maps: False where no head weights times feature maps give a logit, and so no activation map.
        training_data, metrics: for the card and for people; metrics is nested figures.
        parity: of the compiled twin with the Keras model.
        libraries: versions used to train and compile.
        files: SHA-256 of every other file of the bundle.
    """

    format_version: Literal[1, 2] = OLDEST_FORMAT
    id: Identifier
    version: Version
    title: ShortText
    summary: str = ""
    created: str = ""
    classes: Annotated[tuple[ShortText, ...], Field(min_length=2, max_length=100)]
    findings: Annotated[tuple[FindingSpec, ...], Field(min_length=1, max_length=100)]
    scope: Scope
    recipe: Recipe
    calibration: Calibration
    conformal: Conformal | None = None
    gate: PictureGate | None = None
    outputs: Literal["probabilities", "scores"] = "probabilities"
    maps: bool = True
    training_data: tuple[TrainingData, ...]
    metrics: dict[str, Any] = Field(default_factory=dict)
    limitations: tuple[str, ...] = ()
    parity: Parity | None = None
    libraries: dict[str, str] = Field(default_factory=dict)
    seed: int = 0
    files: dict[str, Sha256]

    @field_validator("files")
    @classmethod
    def _plain_names(cls, files: dict[str, str]) -> dict[str, str]:
        if len(files) > MAX_LISTED:
            raise ValueError(f"files lists more than the {MAX_LISTED} a bundle may have")
        for name in files:
            if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}", name) or ".." in name:
                raise ValueError(f"{name!r} is not a plain file name")
        missing = {KERAS_NAME, REFERENCE_NAME, CARD_NAME} - files.keys()
        if missing:
            raise ValueError(f"files does not list {', '.join(sorted(missing))}")
        return files

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if len(set(self.classes)) != len(self.classes):
            raise ValueError("a class is named twice")
        names = {finding.name for finding in self.findings}
        if len(names) != len(self.findings):
            raise ValueError("a finding is named twice")
        for finding in self.findings:
            if not finding.classes or set(finding.classes) - set(self.classes):
                raise ValueError(f"finding {finding.name!r} names a class the network has not")
            if finding.part_of is not None and finding.part_of not in names - {finding.name}:
                raise ValueError(f"finding {finding.name!r} is part of an unknown finding")
            _check_points(finding)
        stated = self.calibration.temperature
        temperatures = stated if isinstance(stated, tuple) else (stated,)
        if not all(temperature > 0.0 for temperature in temperatures):
            raise ValueError("the calibration's temperature must be above 0")
        if isinstance(stated, tuple) and len(stated) != len(self.classes):
            raise ValueError("the calibration needs one temperature, or one per class")
        if self.calibration.output == "sigmoid":
            _check_apart(self.findings)
        if self.calibration.bias and len(self.calibration.bias) != len(self.classes):
            raise ValueError("the calibration needs one bias per class")
        _check_scores(self)
        if self.conformal and len(self.conformal.quantiles) != len(self.classes):
            raise ValueError("the prediction sets need one quantile per class")
        return self

    @property
    def doubt(self) -> Literal["nothing_learnt", "border_only"] | None:
        """What its training found against it on held-out scans; None where nothing is known.

        Figures are for people and may be of any shape, so what is not understood says nothing.
        """
        worth = self.metrics.get("worth")
        if not isinstance(worth, dict):
            return None
        if worth.get("learnt") is False:
            return "nothing_learnt"
        return "border_only" if worth.get("beats_border") is False else None

    def to_json(self) -> bytes:
        """Serialise, stable and readable."""
        unknown = set(_SINCE_SCORES) if self.format_version < SCORES_FORMAT else None
        return (self.model_dump_json(indent=2, exclude=unknown) + "\n").encode()


def _check_scores(manifest: Manifest) -> None:
    """Raise ValueError for a format that cannot say this, or for scores that claim too much."""
    scores = manifest.outputs == "scores"
    if manifest.format_version < SCORES_FORMAT and (scores or not manifest.maps):
        raise ValueError("scores, and networks without maps, need format 2")
    decided = any(finding.operating_points for finding in manifest.findings)
    if scores and (decided or manifest.conformal is not None):
        raise ValueError("scores carry no operating points and no prediction sets")


def _check_apart(findings: tuple[FindingSpec, ...]) -> None:
    """Raise ValueError for a sum of probabilities that do not exclude one another."""
    for finding in findings:
        if len(finding.classes) > 1 or finding.part_of is not None:
            raise ValueError(
                f"finding {finding.name!r} adds up classes that do not exclude one another"
            )


_ROUNDING = 1e-9

# From the point that misses least to the one that alarms least.
_ORDER = ("high sensitivity", "balanced", "high specificity")


def _check_points(finding: FindingSpec) -> None:
    """Raise ValueError for operating points that cannot be, or whose names mean the opposite."""
    for point in finding.operating_points:
        for low, value, high in (
            (0.0, point.threshold, 1.0),
            (point.sensitivity.low, point.sensitivity.value, point.sensitivity.high),
            (point.specificity.low, point.specificity.value, point.specificity.high),
        ):
            if not (0.0 <= low <= value + _ROUNDING and value <= high + _ROUNDING <= 1.0 + 1e-6):
                raise ValueError(
                    f"the operating point {point.name!r} of {finding.name!r} has figures outside "
                    "their range"
                )
    by_name = {point.name: point.threshold for point in finding.operating_points}
    thresholds = [by_name[name] for name in _ORDER if name in by_name]
    if thresholds != sorted(thresholds):
        raise ValueError(f"the operating points of {finding.name!r} are not in order")
