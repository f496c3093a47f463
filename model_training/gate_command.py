"""``gate``: fit and measure the gate of an existing bundle anew; its network stays as it is."""

from __future__ import annotations

import os
from collections.abc import Sequence
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
    from model_training.gate_folders import check_folders, kind_of

    assert isinstance(console, Console)
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    origin = what if what.exists() else _BUNDLES / what
    if not origin.exists():
        known = ", ".join(sorted(p.parent.name for p in _BUNDLES.glob("*/manifest.json")))
        raise UsageError(
            "no_bundle",
            f"“{what}” is neither a bundle nor the id of a built-in one ({known or 'none here'}).",
        )
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

    kept = work or Path("build/training") / config.id
    kept.mkdir(parents=True, exist_ok=True)
    with bars(console) as progress:
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


def config_of(manifest: Manifest, data: Path, named: str | None = None) -> Config:
    """The config that a bundle was trained by, with the next version's number.

    The built-in bundles' is the config of their id. Another bundle's is what its manifest tells,
    which is all that a gate needs but the split: the default share of scans is held out. ``named``
    is the config, by its name or as a ``.toml`` file, where it is neither.

    Raises:
        UsageError: code ``no_config`` where ``named`` is none; that of `load_config`.
        UsageError: code ``other_recipe`` where the config's network would see scans differently.
    """
    from model_training.config import CONFIGS, Config, config_names, load_config, named_config
    from model_training.indexing import class_folders

    path = CONFIGS / f"{manifest.id}.toml"
    if named is not None:
        found = named_config(named)
        if found is None:
            raise UsageError(
                "no_config", f"“{named}” is no config ({config_names()}) and no .toml file."
            )
        if not found.is_file():
            raise UsageError("no_config", f"There is no config {found}.")
        path = found
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
            f"“{manifest.id}” was trained "
            + (f"by another config than {path.name}, or " if known else "")
            + f"on other classes than those in {data}. Give the config that it was trained by with "
            "--config, or train it again.",
        )
    return config


def _next(version: str) -> str:
    """The patch version after.

    >>> _next("0.1.9")
    '0.1.10'
    """
    major, minor, patch = version.split(".")
    return f"{major}.{minor}.{int(patch) + 1}"
