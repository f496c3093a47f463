"""``lightbox models install``, ``activate``, ``rollback``, ``remove`` and ``export``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.bundle import Manifest
from app.cli.outputs import shown
from app.services import owning
from app.services.installing import install as put_in
from app.services.shortcomings import doubts

_Which = Annotated[str, typer.Argument(help="A model's id, or ID@VERSION.")]


def install(
    file: Annotated[
        Path, typer.Argument(readable=False, help="A .lightbox file, or a bundle's folder.")
    ],
    activate: Annotated[
        bool, typer.Option(help="Read with it from now on, instead of other versions of it.")
    ] = True,
) -> int:
    """Put a model into the library, after everything about it was tested."""
    done = put_in(file, activate=activate)
    manifest, tried = done.entry.manifest, done.tried
    name = f"{manifest.id} {manifest.version}"
    if not done.new:
        typer.echo(f"{name} was in the library already.")
    else:
        typer.echo(
            f"Installed: {name} ({shown(manifest.title)}). Its hashes are right, and its network "
            f"is within {tried.difference:.1e} of its {tried.golden} golden answers."
        )
    if done.compiled:
        typer.echo(f"It came without a compiled model; one was made here. Hash: {tried.sha256}")
    if done.former is not None:
        typer.echo(
            f"It is active instead of {done.former}. To go back: "
            f"lightbox models rollback {manifest.id}"
        )
    _warn(manifest)
    return 0


def activate(
    model: Annotated[str, typer.Argument(metavar="ID@VERSION", help="Which version of which.")],
) -> int:
    """Read with this version of a model from now on."""
    entry = owning.activate(model)
    typer.echo(f"Active: {entry.manifest.id} {entry.manifest.version}.")
    _warn(entry.manifest)
    return 0


def rollback(model: Annotated[str, typer.Argument(metavar="ID", help="A model's id.")]) -> int:
    """Go back to the version of a model that was active before."""
    given_up, entry = owning.roll_back(model)
    typer.echo(
        f"Active: {entry.manifest.id} {entry.manifest.version}. Version "
        f"{given_up.manifest.version} stays in the library."
    )
    _warn(entry.manifest)
    return 0


def remove(model: _Which) -> int:
    """Take a model of your own out of the library."""
    entry = owning.remove(model)
    typer.echo(f"Removed: {entry.manifest.id} {entry.manifest.version}.")
    return 0


def export(
    model: _Which,
    output: Annotated[
        Path, typer.Option(readable=False, help="The file to write; it ends in .lightbox.")
    ],
) -> int:
    """Write a model as one file, which another Lightbox can install."""
    entry = owning.export(model, output)
    typer.echo(f"Written: {shown(output)} ({entry.manifest.id} {entry.manifest.version}).")
    return 0


def _warn(manifest: Manifest) -> None:
    """Say what a model that is put into use says against itself."""
    for notice in doubts(manifest):
        typer.echo(shown(notice.message), err=True)
