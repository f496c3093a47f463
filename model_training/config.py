"""What a training run is: read from a TOML file in ``model_training/configs``.

A folder without a config gets the defaults: its class folders are the classes,
each class is a finding, every image is its own patient.
"""

import re
import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from app.domain.gate import Scope
from app.domain.recipe import Recipe
from app.errors import UsageError
from model_training.augment import Augmentation
from model_training.label_table import Labels
from model_training.outliers import TURNED

_LAST_BLOCK = {"lite0": 15, "lite1": 20, "lite2": 20}


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ClassRule(_Strict):
    """A class: every image in ``folder`` whose file name has ``pattern`` (a regular expression).

    Where a table gives the classes, ``label`` is its word for the class, or the class's column;
    the name where it is empty.
    """

    name: str
    folder: str = ""
    pattern: str = ""
    label: str = ""


class FindingRule(_Strict):
    """A finding: the sum of ``classes``; ``decide`` gives it operating points."""

    name: str
    classes: tuple[str, ...]
    decide: bool = False
    part_of: str | None = None


class Fit(_Strict):
    """How the network is fitted.

    Attributes:
        cut: index of the last frozen block; what lies above is trained. Maps after it are cached.
        levels: blocks, from ``cut`` up, whose maps the last layer sees beside the head's.
        views: cached views of every training scan: the scan itself and ``views - 1`` augmented.
        epochs: of training above the cut; 0 keeps the linear head on frozen features.
        batch, rate: scans in a step; largest learning rate, after warm-up, before cosine decay.
        warm_up: steps to reach ``rate``.
        decay: decoupled weight decay (AdamW).
        averaging: momentum of the moving average of the weights, per step; the average is kept.
        dropout: before the last layer.
        smoothing: share of each label that is spread over all classes.
        style_mixing: share of training steps that mix the styles of the scans in them.
        head_penalty: lambda of the linear head that training starts from, which minimises the mean
            loss + lambda / 2 x the squared weights on standardised features.
        refit: after training, penalties of a last layer fitted anew: between the groups of
            ``balance``, and within each (see `model_training.nested`); empty to keep it as trained.
        balance: groups of classes that weigh the same as one another, whatever their counts.
        positive_weight: of findings that do not exclude one another: scans with a finding weigh
            (scans without / scans with) to this power; 0 for no weights, 1 for equal halves.
        cached: keep the maps of every view on disk (view x scan x maps, float16); else they are
            computed anew for every batch, which takes no room and several times as long.
        held_out: share of groups kept for calibration, operating points and the gate's limits.
        held_out_views: augmented copies of each held-out scan, besides the scan itself, to
            calibrate on: a probability should stay one when the exposure changes.
        sources: a regular expression for file names that tells scans of one source from those of
            the others; a network trained on either part judges the other, and what is fitted on
            held-out scans is fitted on those answers too (see `model_training.sources`).
        source_epochs: epochs of these networks.
        unseen_share: of what is fitted on, the part that is answers about another source.
    """

    variant: Literal["lite0", "lite1", "lite2"] = "lite0"
    weights: Literal["imagenet", "none"] = "imagenet"
    cut: Annotated[int, Field(ge=0)] = 10
    levels: tuple[int, ...] = ()
    views: Annotated[int, Field(ge=1)] = 8
    epochs: Annotated[int, Field(ge=0)] = 8
    batch: Annotated[int, Field(ge=1)] = 32
    rate: Annotated[float, Field(gt=0)] = 3e-4
    warm_up: Annotated[int, Field(ge=1)] = 100
    decay: float = 5e-2
    averaging: Annotated[float, Field(ge=0, lt=1)] = 0.995
    dropout: Annotated[float, Field(ge=0, lt=1)] = 0.3
    smoothing: Annotated[float, Field(ge=0, lt=1)] = 0.1
    style_mixing: Annotated[float, Field(ge=0, le=1)] = 0.5
    head_penalty: Annotated[float, Field(gt=0)] = 0.1
    refit: tuple[Annotated[float, Field(gt=0)], Annotated[float, Field(gt=0)]] | tuple[()] = ()
    balance: tuple[tuple[str, ...], ...] = ()
    positive_weight: Annotated[float, Field(ge=0, le=1)] = 0.0
    cached: bool = True
    held_out: Annotated[float, Field(gt=0, lt=1)] = 0.15
    held_out_views: Annotated[int, Field(ge=0)] = 1
    sources: str = ""
    source_epochs: Annotated[int, Field(ge=0)] = 4
    unseen_share: Annotated[float, Field(ge=0, lt=1)] = 0.5

    @model_validator(mode="after")
    def _above_the_cut(self) -> Self:
        if any(not self.cut <= level <= _LAST_BLOCK[self.variant] for level in self.levels):
            raise ValueError("levels must lie between cut and the last block")
        return self


class Data(_Strict):
    """Where the scans come from, for the manifest and the card."""

    name: str = "Local folder"
    source: str = ""
    licence: str = "not stated"
    patient: str = ""
    near_duplicate_distance: Annotated[int, Field(ge=0, le=64)] = 8
    faults: tuple[str, ...] = ()


class Ablation(_Strict):
    """A version of the config with a step taken away, to see what the step is worth.

    Attributes:
        name: as the table shows it ("without moving average").
        set: dotted names of settings of fit, recipe or augmentation, with their values
            (``{"fit.averaging": 0.0}``).
    """

    name: str
    set: dict[str, Any]


class Config(_Strict):
    """One bundle's training.

    Attributes:
        labels: the table that gives labels or patients; None where folders and names do.
        expected: what the command gives, in a sentence, for whoever repeats it.
        gate_refusals: share of right scans that the picture gate may refuse.
        gate_effort: of the pictures that the gate could learn from, the share that it does; below
            1 it is not measured on kinds it was never shown either.
        gate_turned: which scans shown wrong (`outliers.TURNED`) the gate learns to refuse; not
            those that the right scans themselves may look like.
        tried: what else was tried and what it gave, for the card.
        ablation: what ``ablate`` takes away, one at a time.
    """

    id: str = "local-model"
    version: str = "0.1.0"
    title: str = "Local model"
    summary: str = ""
    command: str = ""
    expected: str = ""
    seed: int = 0
    classes: tuple[ClassRule, ...] = ()
    findings: tuple[FindingRule, ...] = ()
    recipe: Recipe = Recipe(channels=1)
    scope: Scope = Scope()
    data: Data = Data()
    labels: Labels | None = None
    augmentation: Augmentation = Augmentation()
    fit: Fit = Fit()
    gate_refusals: Annotated[float, Field(gt=0, lt=0.5)] = 0.01
    gate_effort: Annotated[float, Field(gt=0, le=1)] = 1.0
    gate_turned: tuple[str, ...] = tuple(TURNED)
    tried: tuple[str, ...] = ()
    ablation: tuple[Ablation, ...] = ()
    limitations: tuple[str, ...] = ()
    not_for: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _known_classes(self) -> Self:
        names = {rule.name for rule in self.classes}
        used = {name for rule in self.findings for name in rule.classes}
        used |= {name for group in self.fit.balance for name in group}
        if self.classes and used - names:
            raise ValueError(f"unknown classes: {', '.join(sorted(used - names))}")
        if unknown := set(self.gate_turned) - TURNED.keys():
            raise ValueError(f"unknown in gate_turned: {', '.join(sorted(unknown))}")
        if self.exclusive:
            if without := [rule.name for rule in self.classes if not rule.folder]:
                raise ValueError(f"classes without a folder: {', '.join(without)}")
        else:
            self._check_findings()
        patterns = (self.data.patient, self.fit.sources, *(rule.pattern for rule in self.classes))
        for pattern in patterns:
            _check_pattern(pattern)
        return self

    def _check_findings(self) -> None:
        if len(self.classes) < 2:
            raise ValueError("where a table gives the classes, name at least two in [[classes]]")
        if any(len(rule.classes) != 1 or rule.part_of for rule in self.findings):
            raise ValueError("findings that do not exclude one another are one class each")
        if self.fit.refit or self.fit.sources:
            raise ValueError("refit and sources are for classes that exclude one another")
        if self.fit.balance:
            raise ValueError("balance is for classes that exclude one another")

    @property
    def exclusive(self) -> bool:
        """Whether a scan is of exactly one class; else every class is present or absent."""
        return self.labels is None or not self.labels.give_classes

    def with_folders(self, folders: list[str]) -> "Config":
        """Fill in classes and findings from the names of the class folders."""
        classes = self.classes or tuple(
            ClassRule(name=folder.replace("_", " ").lower(), folder=folder) for folder in folders
        )
        findings = self.findings or tuple(
            FindingRule(name=rule.name, classes=(rule.name,), decide=True) for rule in classes
        )
        return self.model_copy(update={"classes": classes, "findings": findings})


def _check_pattern(pattern: str) -> None:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"“{pattern}” is not a regular expression: {error}") from error


CONFIGS = Path(__file__).parent / "configs"
"""The configs that come with the program, one for each built-in bundle."""


def named_config(name: str) -> Path | None:
    """Return the path of a config by its name, or of a ``.toml`` file; None where it is neither."""
    known = CONFIGS / f"{name}.toml"
    path = known if known.is_file() else Path(name)
    return path if path.suffix == ".toml" else None


def config_names() -> str:
    """Names of the configs that come with the program, for sentences."""
    return ", ".join(sorted(path.stem for path in CONFIGS.glob("*.toml")))


def load_config(path: Path) -> Config:
    """Read a TOML config; `UsageError` with code ``config`` says what is wrong and where."""
    try:
        values: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        return Config.model_validate(values)
    except OSError as error:
        raise UsageError(
            "config", f"The config {path} cannot be read: {error.strerror}."
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError("config", f"The config {path} is not valid TOML: {error}.") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "the config"
        raise UsageError("config", f"In {path}, {where}: {first['msg']}.") from error
