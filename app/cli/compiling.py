"""``lightbox models compile``: a bundle from somebody's Keras classifier."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from app.cli.outputs import shown
from app.domain.gate import Scope
from app.errors import UsageError
from app.imaging import find_scans
from app.services.compiling import Wanted, compile_classifier
from app.services.library import open_library
from app.services.precision import lower, next_version


class Values(StrEnum):
    UNIT = "0..1"
    BYTE = "0..255"
    SIGNED = "-1..1"
    IMAGENET = "imagenet"


class Fit(StrEnum):
    STRETCH = "stretch"
    PAD = "pad"


class Precision(StrEnum):
    FP16 = "fp16"
    INT8 = "int8"


class Output(StrEnum):
    SOFTMAX = "softmax"
    SIGMOID = "sigmoid"


def compile_model(
    file: Annotated[
        Path,
        typer.Argument(readable=False, help="A .keras file; with --precision a model's id."),
    ],
    output: Annotated[
        Path | None, typer.Option(readable=False, help="The bundle. Default: ID-VERSION.lightbox.")
    ] = None,
    classes: Annotated[
        list[str] | None,
        typer.Option("--class", help="Name of an output, in the network's order; repeat it."),
    ] = None,
    model_id: Annotated[
        str | None, typer.Option("--id", help="Small letters, digits and dashes.")
    ] = None,
    title: Annotated[str | None, typer.Option(help="What people read.")] = None,
    version: Annotated[
        str | None,
        typer.Option(help="Three numbers. Default: 0.1.0, or the one after the model's own."),
    ] = None,
    values: Annotated[
        Values, typer.Option("--values", help="What range of values the network takes.")
    ] = Values.UNIT,
    colour: Annotated[bool, typer.Option(help="It was trained on colour pictures.")] = False,
    fit: Annotated[
        Fit, typer.Option(help="Stretch pictures to its input, or keep proportions and pad.")
    ] = Fit.STRETCH,
    output_kind: Annotated[
        Output | None,
        typer.Option(help="How plain numbers at its end become scores, where it does not say."),
    ] = None,
    modality: Annotated[
        list[str] | None, typer.Option(help="DICOM Modality it is made for, such as DX.")
    ] = None,
    body_part: Annotated[
        list[str] | None, typer.Option(help="Body Part Examined it is made for.")
    ] = None,
    licence: Annotated[str, typer.Option(help="Of the model.")] = "not stated",
    summary: Annotated[str, typer.Option(help="What it is, in a sentence.")] = "",
    scans: Annotated[
        Path | None,
        typer.Option(readable=False, help="Scans to compare Keras and the compiled model on too."),
    ] = None,
    precision: Annotated[
        Precision | None,
        typer.Option(
            help="Instead make a new version of a model whose compiled twin is of lower precision, "
            "if its answers stay within what the model's manifest allows."
        ),
    ] = None,
) -> int:
    """Make a bundle of a plain Keras image classifier.

    Nothing is claimed that nobody has measured: its figures are scores, and it has no gate.
    """
    given = list(find_scans([scans]).scans) if scans is not None else []
    if precision is not None:
        return _lower(str(file), precision, output, version, given)
    version = version or "0.1.0"
    if not classes:
        said = _asked("The names of its classes, in the network's order, between commas", "--class")
        classes = [name.strip() for name in said.split(",") if name.strip()]
    model_id = model_id or _asked("An id (small letters, digits and dashes)", "--id")
    title = title or _asked("A title for people", "--title")
    target = output or Path(f"{model_id}-{version}.lightbox")
    wanted = Wanted(
        model_id,
        title,
        tuple(classes),
        version,
        summary,
        licence,
        values.value,
        colour,
        fit.value,
        None if output_kind is None else output_kind.value,
        Scope(tuple(modality or ()), tuple(body_part or ()), colour=colour),
        tuple(given),
    )
    done = compile_classifier(file, target, wanted)
    typer.echo(
        f"Written: {shown(target)}. Over {done.generated} generated pictures and {done.scans} "
        f"scans its scores differ from the classifier's by {done.adapted:.1e} at most, and the "
        f"compiled model's from those by {done.parity:.1e}."
    )
    if done.unread:
        typer.echo(f"{done.unread} of the scans could not be read.", err=True)
    typer.echo(
        "Its figures are scores, not probabilities, and it cannot tell its kind of scan: every "
        f"answer says so. Measure it: lightbox evaluate FOLDER --model {shown(target)}"
    )
    return 0


def _lower(
    model: str, precision: Precision, output: Path | None, version: str | None, scans: list[Path]
) -> int:
    entry = open_library().find(model)
    version = version or next_version(entry.manifest.version)
    target = output or Path(f"{entry.manifest.id}-{version}-{precision.value}.lightbox")
    done = lower(entry, precision.value, target, version, scans)
    before, after = done.before, done.after
    typer.echo(
        f"Written: {shown(target)}. Over {done.golden} golden scans and {done.scans} others its "
        f"probabilities differ from the Keras model's by {after.difference:.1e} at most. A scan "
        f"takes {after.milliseconds:.1f} ms of a core instead of {before.milliseconds:.1f}, the "
        f"twin {after.size / 1e6:.1f} MB instead of {before.size / 1e6:.1f}."
    )
    if done.unread:
        typer.echo(f"{done.unread} of the scans could not be read.", err=True)
    typer.echo(f"Read with it: lightbox models install {shown(target)}")
    return 0


def _asked(question: str, option: str) -> str:
    """Ask whoever sits there. Raises: UsageError where nobody does."""
    if not sys.stdin.isatty():
        raise UsageError("not_said", f"{question}: say it with {option}.")
    return str(typer.prompt(question))
