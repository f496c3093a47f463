"""An evaluation from a labelled folder to its figures."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from app import __version__
from app.bundle import Bundle, read_bundle
from app.domain.predictive import check_prevalence
from app.errors import UsageError
from app.inference.engine import EngineName
from app.inference.opening import OpenBundle, open_bundle
from app.services.library import open_library
from model_training.assessment import measures
from model_training.assessment.comparing import compare
from model_training.assessment.labels import Words, words
from model_training.assessment.listing import Listing, list_scans
from model_training.assessment.measures import Settings
from model_training.assessment.scoring import Row, Scores, read_rows, scores
from model_training.assessment.tabled import list_by_table, reads_table
from model_training.config import CONFIGS, Config, config_names, load_config, named_config
from model_training.job import Reporter
from model_training.libraries import versions

_LIBRARIES = ("numpy", "pillow", "scipy", "scikit-learn", "ai-edge-litert", "keras")


@dataclass(frozen=True, slots=True)
class Request:
    """What to measure, and how.

    Attributes:
        where: a labelled folder, or a table (see `list_scans`).
        model: a bundle's id, folder or file.
        engine: which runs it.
        classes: ``FOLDER=CLASS`` pairs, before all other ways to understand a label.
        patient: regular expression of the patient in a file name; None for the one of the
            bundle's training config.
        settings: of the intervals.
        robustness: whether to distort, attack and randomise as well.
        against: a second bundle to compare with, or None.
        against_classes: as classes, for the second bundle; None where they are the same.
        config: name or path of a training config; "" for the one called as the bundle, if any.
    """

    where: Path
    model: str
    engine: EngineName = "litert"
    classes: tuple[str, ...] = ()
    patient: str | None = None
    settings: Settings = field(default_factory=Settings)
    robustness: bool = False
    against: str | None = None
    config: str = ""
    against_classes: tuple[str, ...] | None = None

    def command(self, bundle_id: str) -> str:
        """What to type to get the report again; the scans' folder and files by their names only."""
        words = ["lightbox", "evaluate", self.where.name, "--model", bundle_id]
        for pair in self.classes:
            words += ["--class", pair]
        if self.patient is not None:
            words += ["--patient", self.patient]
        if self.config:
            words += ["--config", Path(self.config).name]
        if self.robustness:
            words.append("--robustness")
        if self.settings.seed:
            words += ["--seed", str(self.settings.seed)]
        return shlex.join(words)


@dataclass(frozen=True, slots=True, eq=False)
class Assessment:
    """What came of a request.

    Attributes:
        request, bundle: what was asked, and the bundle it was asked of.
        listing: the files.
        rows: one per labelled file, in the listing's order.
        scores: of those that were read.
        figures: everything measured, as plain values.
    """

    request: Request
    bundle: Bundle
    listing: Listing
    rows: tuple[Row, ...]
    scores: Scores
    figures: dict[str, Any]

    @property
    def failed(self) -> tuple[Row, ...]:
        """Files without an answer for another reason than the gate."""
        return tuple(row for row in self.rows if row.status == "failed")


def assess(request: Request, reporter: Reporter) -> Assessment:
    """Measure a bundle on labelled scans.

    Raises:
        UsageError: the folder, a label, a pattern or a prevalence makes no sense; see `list_scans`.
        BundleError: there is no such bundle, or it is not in order.
    """
    for prevalence in request.settings.prevalences:
        check_prevalence(prevalence)
    bundle, opened = _open(request.model, request.engine)
    manifest, settings = bundle.manifest, request.settings
    listing, rows = _read(request, opened, reporter)
    scored = scores(rows, manifest)
    reporter.stage("Measuring", 1)
    figures: dict[str, Any] = {
        "schema": 1,
        "model": {"id": bundle.ref.id, "version": bundle.ref.version, "sha256": bundle.sha256},
        "folder": request.where.name,
        "command": request.command(bundle.ref.id),
        "engine": request.engine,
        "seed": settings.seed,
        "resamples": settings.draws,
        "libraries": {"lightbox": __version__, **versions(_LIBRARIES)},
        "counts": measures.counts(rows, manifest)
        | {"left_out": len(listing.left_out), "empty_class_folders": list(listing.empty)},
        "notes": list(listing.notes),
        **measures.figures(scored, manifest, settings),
        "groups": measures.groups(scored, manifest, settings),
    }
    reporter.advance()
    if request.against is not None:
        figures["comparison"] = _compared(request, scored, bundle, reporter)
    if request.robustness:
        figures["robustness"] = _robustness(scored, opened, settings.seed, reporter)
    return Assessment(request, bundle, listing, rows, scored, figures)


def find_bundle(name: str) -> Path:
    """Where the bundle with this id, this version of it, or this folder or file, lies.

    Raises:
        UsageError: code ``unknown_model``, naming those there are.
    """
    return open_library().find(name).origin


def _open(model: str, engine: EngineName) -> tuple[Bundle, OpenBundle]:
    bundle = read_bundle(find_bundle(model))
    return bundle, open_bundle(bundle, engine)


def _read(
    request: Request, opened: OpenBundle, reporter: Reporter
) -> tuple[Listing, tuple[Row, ...]]:
    listing = listed(request, opened.bundle, config_of(request, opened.bundle))
    for note in listing.notes:
        reporter.say(note)
    reporter.stage("Reading", len(listing.scans))
    return listing, read_rows(listing.scans, opened, reporter.advance)


def listed(request: Request, bundle: Bundle, config: Config, *, any_label: bool = False) -> Listing:
    """The labelled files.

    Args:
        request: what was asked.
        bundle: whose words the labels are put in.
        config: see `config_of`.
        any_label: list them even if no label is understood.

    Raises:
        UsageError: see `list_scans`.
    """
    if reads_table(request.where, config, asked=bool(request.config)):
        return list_by_table(request.where, config, bundle.manifest)
    return list_scans(request.where, *_understood(request, config, bundle), any_label=any_label)


def config_of(request: Request, bundle: Bundle) -> Config:
    """The config asked for, else the one called as the bundle, else an empty one."""
    if request.config:
        asked = named_config(request.config)
        if asked is None:
            raise UsageError(
                "no_config", f"“{request.config}” is no config ({config_names()}) or .toml file."
            )
        return load_config(asked)
    path = CONFIGS / f"{bundle.manifest.id}.toml"
    return load_config(path) if path.is_file() else Config()


def _understood(request: Request, config: Config, bundle: Bundle) -> tuple[Words, str]:
    """How labels and patients are understood: as asked, else as the config has it."""
    pattern = config.data.patient if request.patient is None else request.patient
    try:
        re.compile(pattern)
    except re.error as error:
        raise UsageError(
            "bad_pattern", f"“{pattern}” is no regular expression: {error}."
        ) from error
    return words(bundle.manifest, config.classes, request.classes), pattern


def _compared(
    request: Request, scored: Scores, bundle: Bundle, reporter: Reporter
) -> dict[str, Any]:
    other, opened = _open(request.against or "", request.engine)
    if request.against_classes is not None:
        request = replace(request, classes=request.against_classes)
    _, rows = _read(request, opened, reporter)
    theirs = scores(rows, other.manifest)
    found = compare(scored, theirs, bundle.manifest, other.manifest, request.settings)
    return {"with": {"id": other.ref.id, "version": other.ref.version}, **found}


def _robustness(
    scored: Scores, opened: OpenBundle, seed: int, reporter: Reporter
) -> dict[str, Any]:
    if not measures.decided(opened.bundle.manifest) or not scored.answered.any():
        return {}
    # TensorFlow comes in here, and only here.
    from model_training.assessment import attacks, map_sanity, robustness

    many = robustness.subset(scored, robustness.MOST_SCANS, seed)
    reporter.stage("Distorting", len(many))
    result = {"sweep": robustness.sweep(many, opened, seed, reporter.advance)}
    network = attacks.load_network(opened.bundle)
    some = robustness.subset(scored, attacks.MOST_SCANS, seed)
    reporter.stage("Attacking", len(some))
    result["attacks"] = attacks.attack(some, opened, network, seed, reporter.advance)
    few = robustness.subset(scored, map_sanity.MOST_SCANS, seed)
    reporter.stage("Randomising", len(few))
    result["activation_map"] = map_sanity.map_sanity(few, opened, network, seed, reporter.advance)
    return result
