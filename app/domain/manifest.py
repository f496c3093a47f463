"""The manifest: a bundle's own description. `app.bundle.manifest` validates it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar, Literal

from app.domain.finding import Calibration, Conformal, FindingSpec
from app.domain.gate import PictureGate, Scope
from app.domain.recipe import Recipe

OLDEST_FORMAT: Literal[1] = 1
"""A bundle states the lowest format that can express it, so that older programs read it too."""
SCORES_FORMAT: Literal[2] = 2
"""Can say that a network's outputs are scores, and that it has no activation maps."""


class Bounds:
    """What a value keeps to, in the terms of pydantic-core's schemas.

    It stands in annotations and checks nothing by itself: whoever validates asks for it. So what is
    valid stays plain data, which a process can take without importing a validator.
    """

    def __init__(self, **rules: Any) -> None:
        """State the rules, such as ``pattern``, ``min_length`` or ``ge``."""
        self._rules = rules

    def __get_pydantic_core_schema__(
        self, source: Any, handler: Callable[[Any], dict[str, Any]]
    ) -> dict[str, Any]:
        return {**handler(source), **self._rules}


Sha256 = Annotated[str, Bounds(pattern=r"^[0-9a-f]{64}$")]
Identifier = Annotated[str, Bounds(pattern=r"^[a-z0-9][a-z0-9-]{0,62}[a-z0-9]$")]
Version = Annotated[str, Bounds(pattern=r"^\d+\.\d+\.\d+$")]
ShortText = Annotated[str, Bounds(min_length=1, max_length=200)]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingData:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Parity:
    """How near the compiled twin is to the Keras model.

    Attributes:
        largest_difference: of any probability over the golden scans.
        allowed: the most a reader may find when it repeats the comparison on its own machine.
        scans: how many golden scans there are.
    """

    largest_difference: Annotated[float, Bounds(ge=0.0)]
    allowed: Annotated[float, Bounds(gt=0.0, le=0.05)] = 1e-4
    scans: Annotated[int, Bounds(ge=1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
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

    __pydantic_config__: ClassVar[dict[str, Any]] = {
        "extra": "forbid",
        "allow_inf_nan": False,
        "revalidate_instances": "always",
    }
    """Unknown fields are an error: a manifest says nothing that a program would not read.

    Parts that are made already are looked at as well, since they check nothing when they are made.
    """

    format_version: Literal[1, 2] = OLDEST_FORMAT
    id: Identifier
    version: Version
    title: ShortText
    summary: str = ""
    created: str = ""
    classes: Annotated[tuple[ShortText, ...], Bounds(min_length=2, max_length=100)]
    findings: Annotated[tuple[FindingSpec, ...], Bounds(min_length=1, max_length=100)]
    scope: Scope
    recipe: Recipe
    calibration: Calibration
    conformal: Conformal | None = None
    gate: PictureGate | None = None
    outputs: Literal["probabilities", "scores"] = "probabilities"
    maps: bool = True
    training_data: tuple[TrainingData, ...]
    metrics: dict[str, Any] = field(default_factory=dict)
    limitations: tuple[str, ...] = ()
    parity: Parity | None = None
    libraries: dict[str, str] = field(default_factory=dict)
    seed: int = 0
    files: dict[str, Sha256]

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
