"""A bundle from a plain Keras image classifier that somebody else trained.

The file is a stranger's: its layers, sizes and weights are looked at before Keras loads it, and all
of it happens in a process with limits. What nobody has measured is not claimed: the bundle's
figures are scores, it has no operating points, and no gate.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from app.domain.gate import Scope
from app.errors import BundleError, LightboxError, UsageError

if TYPE_CHECKING:
    from app.services.reading import Reader

_SECONDS = 600.0
_GENERATED = 24
_MOST_SCANS = 200
_ALLOWED = 1e-4  # of any score, between Keras and the compiled twin

_SCORES = (
    "Its figures are scores, not probabilities: nobody has calibrated them, so it decides nothing "
    "and has no threshold."
)
_NO_GATE = (
    "It has no gate: it cannot tell whether a scan is of the kind it was made for, and answers "
    "about any picture."
)
_UNKNOWN = (
    "Lightbox does not know what it was trained on, nor how often it is right. Measure it on "
    "labelled scans of your own before you trust it (lightbox evaluate)."
)

Range = Literal["0..1", "0..255", "-1..1", "imagenet"]

RANGES: dict[Range, tuple[tuple[float, ...], tuple[float, ...]]] = {
    "0..1": ((1.0,), (0.0,)),
    "0..255": ((255.0,), (0.0,)),
    "-1..1": ((2.0,), (-1.0,)),
    # Mean and standard deviation of ImageNet's red, green and blue, as torchvision states them.
    "imagenet": (
        (1 / 0.229, 1 / 0.224, 1 / 0.225),
        (-0.485 / 0.229, -0.456 / 0.224, -0.406 / 0.225),
    ),
}
"""What networks take, as (scale, offset) of grey levels in [0, 1]."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the Keras file itself does not say.

    Attributes:
        classes: names, in the order of the network's outputs.
        values: what range of values it takes.
        colour: it was trained on the scans' own colours, and not on three equal channels.
        fit: "stretch" or "pad".
        output: "softmax" or "sigmoid", where the network ends in plain numbers.
        scans: files to compare Keras and its twin on, beside generated pictures.
    """

    id: str
    title: str
    classes: tuple[str, ...]
    version: str = "0.1.0"
    summary: str = ""
    licence: str = "not stated"
    values: Range = "0..1"
    colour: bool = False
    fit: Literal["stretch", "pad"] = "stretch"
    output: Literal["softmax", "sigmoid"] | None = None
    scope: Scope = field(default_factory=Scope)
    scans: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Compiled:
    """What came of it.

    Attributes:
        adapted: largest difference of any score between the classifier as it came and the bundle's
            Keras model.
        parity: the same between that and the compiled twin.
        generated, scans: pictures these were measured on.
        maps: whether heat maps can be shown.
        unread: scans that could not be read.
    """

    adapted: float
    parity: float
    generated: int
    scans: int
    maps: bool
    unread: int


def compile_classifier(source: Path, target: Path, wanted: Wanted) -> Compiled:
    """Make a bundle of a Keras file.

    Args:
        source: a ``.keras`` file.
        target: a ``.lightbox`` file or a folder; what is there is not replaced.
        wanted: see there.

    Raises:
        BundleError: codes ``model_not_allowed`` and ``bundle_damaged`` from the checks,
            ``engine_missing``, ``not_a_classifier``, ``twin_differs``.
        UsageError: codes ``output_exists``, ``wrong_description``.
        OSError: it cannot be written.
    """
    if target.exists():
        raise UsageError(
            "output_exists", f"“{target}” is there already. Remove it, or name another file."
        )
    from app.services.pool import ReaderPool

    with contextlib.closing(ReaderPool(engine="keras")) as pool:
        done: Compiled = pool.look(make, source, target, wanted, seconds=_SECONDS).result()
    return done


# --- In the worker ----------------------------------------------------------------------------


def make(_reader: Reader, source: Path, target: Path, wanted: Wanted) -> Compiled:
    """Do the work of `compile_classifier`."""
    from app.bundle.compiled_twin import check_compiled_twin
    from app.bundle.keras_archive import MOST_ARCHIVE_BYTES
    from app.domain.finding import Calibration
    from app.domain.recipe import Recipe
    from app.inference.calibration import probabilities
    from app.inference.keras_compiler import adapt, compile_twin, input_shape
    from app.inference.keras_engine import KerasEngine, load_network
    from app.inference.litert_engine import LiteRtEngine

    with source.open("rb") as stream:
        content = stream.read(MOST_ARCHIVE_BYTES + 1)
    if len(content) > MOST_ARCHIVE_BYTES:
        raise BundleError("model_not_allowed", "This file is larger than any model Lightbox reads.")
    network = load_network(content)
    rows, columns, channels = input_shape(network)
    recipe = Recipe(
        rows=rows,
        columns=columns,
        channels=3 if channels == 3 else 1,
        colour=wanted.colour,
        fit=wanted.fit,
    )
    generated = generate(recipe.shape)
    scans, unread = prepared(wanted.scans, recipe)
    levels = generated.astype(np.float32) / np.float32(255)
    pictures = np.concatenate([levels, *([np.stack(scans)] if scans else [])])
    scale, offset = RANGES[wanted.values]
    adapted = adapt(network, len(wanted.classes), scale, offset, wanted.output, pictures)
    if not adapted.largest_difference <= _ALLOWED:
        raise _differs("the bundle's Keras model", adapted.largest_difference)
    twin = compile_twin(adapted.model)
    check_compiled_twin(twin)
    calibration = Calibration(output=adapted.output)
    ours = probabilities(KerasEngine(adapted.model).run(pictures).logits, calibration)
    theirs = probabilities(LiteRtEngine(twin).run(pictures).logits, calibration)
    parity = float(np.abs(ours - theirs).max())
    if not parity <= _ALLOWED:
        raise _differs("its compiled twin", parity)
    done = Compiled(
        adapted.largest_difference, parity, len(generated), len(scans), adapted.maps, unread
    )
    reference: dict[str, NDArray[Any]] = {
        "head_weights": adapted.head_weights,
        "golden_inputs": generated,
        "golden_probabilities": ours[: len(generated)].astype(np.float32),
    }
    _write(target, wanted, recipe, calibration, done, adapted.model, twin, reference)
    return done


def _write(
    target: Path,
    wanted: Wanted,
    recipe: Any,
    calibration: Any,
    done: Compiled,
    model: bytes,
    twin: bytes,
    reference: dict[str, NDArray[Any]],
) -> None:
    from pydantic import ValidationError

    from app.bundle.manifest import (
        CARD_NAME,
        KERAS_NAME,
        REFERENCE_NAME,
        TFLITE_NAME,
    )
    from app.bundle.writing import pack_reference, write_bundle
    from app.domain.finding import FindingSpec
    from app.domain.manifest import SCORES_FORMAT

    limitations = limits_of(done)
    description = {
        "format_version": SCORES_FORMAT,
        "id": wanted.id,
        "version": wanted.version,
        "title": wanted.title,
        "summary": wanted.summary,
        "created": datetime.now(UTC).date().isoformat(),
        "classes": wanted.classes,
        "findings": tuple(FindingSpec(name, (name,)) for name in wanted.classes),
        "scope": wanted.scope,
        "recipe": recipe,
        "calibration": calibration,
        "outputs": "scores",
        "maps": done.maps,
        "training_data": (
            {
                "name": "Not known to Lightbox",
                "licence": wanted.licence,
                "counts": {},
                "split_key": "not known",
            },
        ),
        "metrics": {
            "compiling": {
                "scans": done.scans,
                "generated": done.generated,
                "difference_from_the_classifier": done.adapted,
                "parity": done.parity,
            }
        },
        "limitations": limitations,
        "parity": {
            "largest_difference": done.parity,
            "allowed": _ALLOWED,
            "scans": done.generated,
        },
    }
    files = {
        KERAS_NAME: model,
        TFLITE_NAME: twin,
        REFERENCE_NAME: pack_reference(reference),
        CARD_NAME: card(wanted, done, limitations).encode(),
    }
    try:
        write_bundle(target, description, files)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "the description"
        raise UsageError(
            "wrong_description", f"This cannot describe a bundle: {where}: {first['msg']}."
        ) from error


def limits_of(done: Compiled) -> tuple[str, ...]:
    """What whoever uses such a bundle has to know."""
    said = [_SCORES, _NO_GATE, _UNKNOWN]
    if not done.maps:
        said.append("Its layers allow no exact activation map, so there is no heat map.")
    return tuple(said)


def card(wanted: Wanted, done: Compiled, limitations: Sequence[str]) -> str:
    """The bundle's card, as Markdown."""
    made_for = ", ".join((*wanted.scope.modalities, *wanted.scope.body_parts)) or "not stated"
    lines = [
        f"# {wanted.title}",
        "",
        wanted.summary or "A Keras classifier, compiled into a bundle.",
        "",
        f"Made for: {made_for}. Classes: {', '.join(wanted.classes)}. Licence: {wanted.licence}.",
        "",
        "## Limitations",
        "",
        *(f"- {text}" for text in limitations),
        "",
        "## Parity",
        "",
        (
            f"Largest difference of any score over {done.generated} generated pictures and "
            f"{done.scans} scans: between the classifier as it came and the bundle's Keras model "
            f"{done.adapted:.1e}, between that and its compiled twin {done.parity:.1e}."
        ),
        "",
        "Research use only; not a medical device.",
    ]
    return "\n".join(lines) + "\n"


def generate(shape: tuple[int, int, int]) -> NDArray[np.uint8]:
    """Pictures (24, rows, columns, channels) that need no data: ramps, noise, grain and discs."""
    rng = np.random.default_rng(0)
    rows, columns, channels = shape
    y, x = np.meshgrid(np.linspace(-1, 1, rows), np.linspace(-1, 1, columns), indexing="ij")
    made = []
    for number in range(_GENERATED):
        angle = rng.uniform(0, 2 * np.pi)
        plane = 0.5 + rng.uniform(0, 0.5) * (x * np.cos(angle) + y * np.sin(angle))
        for _ in range(number % 4):
            (a, b), size = rng.uniform(-0.7, 0.7, 2), rng.uniform(0.1, 0.6)
            plane += rng.uniform(-0.6, 0.6) * np.exp(-((x - a) ** 2 + (y - b) ** 2) / size**2)
        plane += rng.normal(0, 0.2 * (number % 3), (rows, columns))
        made.append(np.repeat(np.clip(plane, 0, 1)[..., None], channels, axis=-1))
    return np.asarray(np.stack(made) * 255 + 0.5, dtype=np.uint8)


def prepared(paths: Sequence[Path], recipe: Any) -> tuple[list[NDArray[np.float32]], int]:
    """Prepare the first 200 scans for a network; return them, and how many could not be read."""
    from app.imaging import read_scan
    from app.preprocessing import apply

    made: list[NDArray[np.float32]] = []
    unread = 0
    for path in paths[:_MOST_SCANS]:
        try:
            made.append(apply(recipe, read_scan(path)))
        except LightboxError:
            unread += 1
    return made, unread


def _differs(what: str, difference: float) -> BundleError:
    return BundleError(
        "twin_differs",
        f"This Keras model cannot become a bundle: {what} gives other answers than the classifier "
        f"(off by {difference:.2g}).",
    )
