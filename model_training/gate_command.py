"""``gate``: fit and measure the gate of an existing bundle anew; its network stays as it is."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from app.errors import LightboxError, UsageError

if TYPE_CHECKING:
    from app.bundle import Manifest
    from model_training.config import Config

_BUNDLES = Path("resources/models")


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
) -> None:
    """Fit and measure a bundle's gate anew; the network stays as it is, byte for byte."""
    from rich.console import Console

    console = Console(stderr=True)
    try:
        _run(Path(what), data, tuple(outliers or ()), work, output, console)
    except LightboxError as error:
        console.print(f"[red]{error}[/red]", highlight=False)
        raise typer.Exit(2 if isinstance(error, UsageError) else 1) from error


def _run(
    what: Path,
    data: Path,
    outliers: tuple[Path, ...],
    work: Path | None,
    output: Path | None,
    console: object,
) -> None:
    from rich.console import Console

    from app.bundle import read_bundle

    assert isinstance(console, Console)
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    origin = what if what.exists() else _BUNDLES / what
    bundle = read_bundle(origin)
    for folder in outliers:
        if not folder.is_dir():
            raise UsageError("folder", f"There is no folder {folder}.")
    config = config_of(bundle.manifest, data)
    from model_training.gate_renewal import renew
    from model_training.job import Job
    from model_training.progress import Bars, bars

    kept = work or Path("build/training") / config.id
    kept.mkdir(parents=True, exist_ok=True)
    with bars(console) as progress:
        renew(Job(config, data, kept, outliers, Bars(progress)), bundle, output or origin)


def config_of(manifest: Manifest, data: Path) -> Config:
    """The config that a bundle was trained by, with the next version's number.

    The built-in bundles' is the config of their id. Another bundle's is what its manifest tells,
    which is all that a gate needs but the split: the default share of scans is held out.

    Raises:
        UsageError: code ``other_recipe`` where the config's network would see scans differently.
    """
    from model_training.config import CONFIGS, Config, load_config
    from model_training.indexing import class_folders

    path = CONFIGS / f"{manifest.id}.toml"
    known = path.is_file()
    config = load_config(path) if known else Config(id=manifest.id, title=manifest.title)
    told: dict[str, Any] = {"version": _next(manifest.version)}
    if not known:
        told |= {name: getattr(manifest, name) for name in ("summary", "seed", "recipe", "scope")}
        told |= {"limitations": manifest.limitations}
    config = config.model_copy(update=told).with_folders(class_folders(data))
    names = tuple(rule.name for rule in config.classes)
    if config.recipe != manifest.recipe or names != manifest.classes:
        raise UsageError(
            "other_recipe",
            f"“{manifest.id}” was trained by another config than {path.name}, or on other classes "
            f"than those in {data}: train it again instead.",
        )
    return config


def _next(version: str) -> str:
    """The patch version after.

    >>> _next("0.1.9")
    '0.1.10'
    """
    major, minor, patch = version.split(".")
    return f"{major}.{minor}.{int(patch) + 1}"
