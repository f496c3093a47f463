"""``gate``: fit and measure the gate of an existing bundle anew; its network stays as it is."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.errors import LightboxError, UsageError

if TYPE_CHECKING:
    from app.bundle import Manifest


def gate_command(
    what: Annotated[
        str,
        typer.Argument(metavar="ID-OR-BUNDLE", help="A built-in bundle's id, or a bundle."),
    ],
    data: Annotated[Path, typer.Option(help="The folder of scans that it was trained on.")],
    outliers: Annotated[
        list[Path] | None,
        typer.Option(
            help="A folder of pictures that the gate must refuse; may be repeated. It learns from "
            "one half and is measured on the other."
        ),
    ] = None,
    work: Annotated[
        Path | None,
        typer.Option(help="As for train: prepared scans are kept. Default: build/training/ID."),
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
    force: Annotated[
        bool,
        typer.Option("--force", help="Also where the new gate knows fewer kinds of pictures."),
    ] = False,
) -> None:
    """Fit and measure a bundle's gate anew; the network stays as it is, byte for byte."""
    from rich.console import Console

    console = Console(stderr=True)
    try:
        folders = tuple(outliers or ())
        _run(Path(what), data, folders, work, output, config, console, force=force)
    except LightboxError as error:
        console.print(str(error), style="red", highlight=False, markup=False)
        raise typer.Exit(2 if isinstance(error, UsageError) else 1) from error


def _run(
    what: Path,
    data: Path,
    outliers: tuple[Path, ...],
    work: Path | None,
    output: Path | None,
    named: str | None,
    console: object,
    *,
    force: bool,
) -> None:
    from rich.console import Console

    from app.bundle import read_bundle
    from model_training.existing import config_of, find
    from model_training.gate_folders import check_folders, kind_of

    assert isinstance(console, Console)
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    origin = find(what)
    check_folders(outliers)
    bundle = read_bundle(origin)
    lost = lost_kinds(bundle.manifest, [kind_of(folder) for folder in outliers])
    if lost and not force:
        raise UsageError(
            "fewer_kinds",
            f"The gate of “{bundle.manifest.id}” has learnt to refuse pictures of folders that are "
            f"not given now: {', '.join(lost)}. A gate without them would let more wrong pictures "
            "through. Give each by --outliers FOLDER, or say --force.",
        )
    config = config_of(bundle.manifest, data, named)
    from model_training.gate_renewal import renew
    from model_training.job import Job
    from model_training.progress import Bars, bars
    from model_training.threads import one_for_algebra

    kept = work or Path("build/training") / config.id
    kept.mkdir(parents=True, exist_ok=True)
    with bars(console) as progress, one_for_algebra():
        renew(Job(config, data, kept, outliers, Bars(progress)), bundle, output or origin)


def lost_kinds(manifest: Manifest, given: Sequence[str]) -> list[str]:
    """Kinds of outlier folders that the bundle's gate was measured on, and that are not given.

    Drawn pictures, photographs and scans shown wrong are there every time; what else its figures
    name came from folders.
    """
    from model_training.gate_measuring import AMBIGUOUS
    from model_training.outliers import DRAWN, TURNED

    gate = manifest.metrics.get("gate")
    shares = gate.get("false accepts") if isinstance(gate, dict) else None
    always = {*DRAWN, *TURNED, "photographs", *given}
    measured = shares if isinstance(shares, dict) else ()
    kinds = (kind.removesuffix(", mild views").removesuffix(AMBIGUOUS) for kind in measured)
    return [kind for kind in dict.fromkeys(kinds) if kind not in always]
