"""``evaluate``: measure a bundle on labelled scans."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from app.errors import LightboxError, UsageError

if TYPE_CHECKING:
    from model_training.assessment.assessing import Request


class EngineChoice(StrEnum):
    """What can run a model."""

    LITERT = "litert"
    KERAS = "keras"


def evaluate(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="FOLDER",
            help="Labelled scans: CLASS/* or test/CLASS/*; or a CSV file: path,label[,patient].",
        ),
    ],
    model: Annotated[str, typer.Option(help="A model's id, or a bundle's file.")],
    output: Annotated[
        Path | None, typer.Option(help="Folder for the report. Default: ID-evaluation.")
    ] = None,
    engine: Annotated[
        EngineChoice, typer.Option(help="What runs the model.")
    ] = EngineChoice.LITERT,
    classes: Annotated[
        list[str] | None,
        typer.Option(
            "--class", metavar="FOLDER=CLASS", help="Which class a folder holds; may be repeated."
        ),
    ] = None,
    patient: Annotated[
        str | None,
        typer.Option(
            metavar="REGEX", help="The patient in a file name. Default: the model's training."
        ),
    ] = None,
    config: Annotated[
        str,
        typer.Option(
            help="A config (its name in model_training/configs, or a .toml file) for its classes, "
            "its patients, and the table that its [labels] describe. Default: that of the model's "
            "id, if there is one."
        ),
    ] = "",
    robustness: Annotated[
        bool,
        typer.Option("--robustness", help="Distort, attack and randomise as well (minutes)."),
    ] = False,
    against: Annotated[
        str | None, typer.Option(metavar="ID|FILE", help="A second model, for comparison.")
    ] = None,
    against_classes: Annotated[
        list[str] | None,
        typer.Option(
            "--against-class",
            metavar="FOLDER=CLASS",
            help="As --class, for the second model. Default: the same.",
        ),
    ] = None,
    prevalence: Annotated[
        list[float] | None,
        typer.Option(
            help="Share of patients with the finding to give predictive values for; may be "
            "repeated. Default: 1, 2, 5, 10, 20 and 50 %."
        ),
    ] = None,
    keep: Annotated[
        bool,
        typer.Option(
            "--keep",
            help="Keep the main figures with the model, as your acceptance test of it; "
            "“lightbox models show” tells them.",
        ),
    ] = False,
    events: Annotated[
        bool, typer.Option("--events", hidden=True, help="For programs: lines of JSON, no report.")
    ] = False,
    plan: Annotated[
        bool, typer.Option("--plan", hidden=True, help="For programs: the labels alone.")
    ] = False,
    seed: Annotated[int, typer.Option(help="Of everything random.")] = 0,
    resamples: Annotated[int, typer.Option(min=100, help="Of the bootstrap.")] = 1000,
) -> None:
    """Measure a model on labelled scans, and write a report.

    Exit status: 0 when every scan was read, 1 when some failed, 2 for wrong usage.
    """
    from rich.console import Console

    from model_training.assessment.assessing import Request
    from model_training.assessment.measures import Settings
    from model_training.assessment.prevalences import PREVALENCES

    console = Console(stderr=True)
    request = Request(
        folder,
        model,
        engine.value,
        tuple(classes or ()),
        patient,
        Settings(resamples, seed, tuple(prevalence or PREVALENCES)),
        robustness,
        against,
        config,
        # A program says of each model what it means.
        tuple(against_classes or ()) if against_classes or events else None,
    )
    if plan or events:
        from model_training.assessment import events as telling

        status = (
            telling.plan(request, sys.stdout)
            if plan
            else telling.evaluate(request, sys.stdout, keep=keep)
        )
        raise typer.Exit(status)
    try:
        failed = _run(request, output, console, keep=keep)
    except LightboxError as error:
        console.print(f"lightbox: {error.message}", highlight=False, markup=False, soft_wrap=True)
        raise typer.Exit(2 if isinstance(error, UsageError) else 1) from error
    if failed:
        raise typer.Exit(1)


def _run(request: Request, output: Path | None, console: Any, *, keep: bool) -> int:
    """Evaluate, write and say the main figures; the number of files that failed comes back."""
    from model_training.assessment.assessing import assess
    from model_training.assessment.summary import summary
    from model_training.assessment.writing import write
    from model_training.progress import Bars, bars

    with bars(console) as progress:
        assessment = assess(request, Bars(progress))
    target = output or Path(f"{assessment.bundle.manifest.id}-evaluation")
    paths = write(assessment, target)
    for line in summary(assessment):
        typer.echo(line)
    typer.echo(f"Report: {paths[-1]}")
    if keep:
        from app.bundle import acceptance
        from model_training.assessment.accepting import acceptance as of

        acceptance.keep(of(assessment))
        typer.echo("Kept with the model: lightbox models show tells it.")
    return len(assessment.failed)
