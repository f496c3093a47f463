"""``figures``: bring what was measured since into an existing bundle and its card."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from app.errors import LightboxError, UsageError


def figures_command(
    what: Annotated[
        str,
        typer.Argument(metavar="ID-OR-BUNDLE", help="A built-in bundle's id, or a bundle."),
    ],
    data: Annotated[Path, typer.Option(help="The folder of scans that it was trained on.")],
    work: Annotated[
        Path | None,
        typer.Option(
            help="The work folder of crossvalidate and ablate, whose figures are brought in. "
            "Default: build/training/ID."
        ),
    ] = None,
    report: Annotated[
        list[Path] | None,
        typer.Option(
            help="A folder that “lightbox evaluate” wrote about this bundle, on scans of its own "
            "kind that it has not learnt from; may be repeated."
        ),
    ] = None,
    elsewhere: Annotated[
        list[Path] | None,
        typer.Option(help="The same, on scans of another source; may be repeated."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option(help="Where to write it. Default: the bundle itself.")
    ] = None,
    config: Annotated[
        str | None,
        typer.Option(
            help="The config that the bundle was trained by: a name or a .toml file. Default: the "
            "one of its id, or else what its manifest tells."
        ),
    ] = None,
) -> None:
    """Bring figures and the config's words into a bundle; its network stays as it is."""
    from rich.console import Console

    console = Console(stderr=True)
    try:
        _run(Path(what), data, work, report or [], elsewhere or [], output, config, console)
    except LightboxError as error:
        console.print(str(error), style="red", highlight=False, markup=False)
        raise typer.Exit(2 if isinstance(error, UsageError) else 1) from error


def _run(
    what: Path,
    data: Path,
    work: Path | None,
    own: list[Path],
    elsewhere: list[Path],
    output: Path | None,
    named: str | None,
    console: object,
) -> None:
    from rich.console import Console

    from app.bundle import read_bundle
    from model_training.existing import config_of, find

    assert isinstance(console, Console)
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    origin = find(what)
    bundle = read_bundle(origin)
    config = config_of(bundle.manifest, data, named)
    kept = work or Path("build/training") / config.id
    if work is not None and not work.is_dir():
        raise UsageError("no_work", f"There is no work folder {work}.")
    from model_training.figures_renewal import bring
    from model_training.job import Job
    from model_training.progress import Bars, bars

    kept.mkdir(parents=True, exist_ok=True)
    target = output or origin
    with bars(console) as progress:
        job = Job(config, data, kept, (), Bars(progress))
        new = bring(job, bundle, target, own, elsewhere)
    if new:
        said = f"Written: {target}, version {config.version}; the network is the same."
    else:
        said = f"“{config.id}” says all of this already. Nothing was written."
    console.print(said, highlight=False, markup=False)
