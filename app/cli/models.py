"""``lightbox models``: the bundles at hand."""

from __future__ import annotations

from typing import Annotated

import typer

from app.bundle import read_bundle
from app.bundle.acceptance import kept
from app.bundle.manifest import CARD_NAME, TFLITE_NAME
from app.cli import compiling, owning
from app.cli.figures import acceptance_line, at_prevalence, estimate, measured, on_which_scans
from app.cli.limits import limit_memory
from app.cli.outputs import shown
from app.cli.training import PASS_ON, compare
from app.domain.achieved import achieved, held_out
from app.errors import LightboxError
from app.inference.engine import EngineName
from app.services.library import Entry, open_library
from app.services.verifying import try_bundle

_HEAD = ("model", "version", "kind", "AUC held out / test", "ECE held out / test", "title")

cli = typer.Typer(help="The models in the library.", no_args_is_help=True)
for command in (owning.install, owning.activate, owning.rollback, owning.remove, owning.export):
    cli.command(command.__name__)(command)
cli.command("compile")(compiling.compile_model)
cli.command("compare", context_settings=PASS_ON | {"help_option_names": ["--help"]})(compare)


@cli.command("list")
def list_models() -> int:
    """List the models, a line each, with how well they did on scans they had not learnt from.

    Those that are read with come first, then other versions of them.
    """
    limit_memory()
    library = open_library()
    rows = [_HEAD, *map(_row, library.entries)]
    rows += [_row(entry, active=False) for entry in library.others]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows if library.entries else ():
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        typer.echo("  ".join(cells).rstrip())
    if not library.entries:
        typer.echo("There is no model in the library.")
    for fault in library.faults:
        typer.echo(f"lightbox: {shown(fault.message)}", err=True)
    return 1 if library.faults else 0


def _row(entry: Entry, active: bool = True) -> tuple[str, ...]:
    manifest = entry.manifest
    kind = ("built-in" if entry.built_in else "own") + ("" if active else ", not active")
    figures = (measured(manifest, "auc"), measured(manifest, "ece"))
    return (manifest.id, manifest.version, kind, *figures, manifest.title)


@cli.command("show")
def show(
    model: Annotated[str, typer.Argument(help="A model's id, or a bundle's file.")],
    card: Annotated[bool, typer.Option(help="The whole card, as Markdown.")] = False,
    prevalence: Annotated[
        float | None,
        typer.Option(
            help="Say how often a positive and a negative are right where this share of the "
            "patients has the finding, such as 0.1 for one in ten."
        ),
    ] = None,
) -> int:
    """Show what a model is for, what it was trained on, and how far to trust it."""
    limit_memory()
    library = open_library()
    bundle = read_bundle(library.find(model).origin)
    if card:
        typer.echo(bundle.files[CARD_NAME].decode())
        return 0
    manifest = bundle.manifest
    made_for = ", ".join(manifest.scope.modalities + manifest.scope.body_parts)
    lines = [
        f"{manifest.title} ({manifest.id} {manifest.version})",
        manifest.summary,
        f"hash: {bundle.sha256}",
        f"made for: {made_for or 'not stated'}",
    ]
    if manifest.scope.age_years:
        lines.append("age: {:g} to {:g} years".format(*manifest.scope.age_years))
    lines += [f"trained on: {data.name} ({data.licence})" for data in manifest.training_data]
    for finding in manifest.findings:
        lines.append(f"finding: {finding.name}")
        for point in finding.operating_points:
            figures = achieved(manifest.metrics, finding.name, point)
            lines.append(f"  {point.name}: at {point.threshold:.1%}")
            for of in dict.fromkeys((figures, held_out(point))):
                lines.append(
                    f"    {on_which_scans(of)}: sensitivity {estimate(of.sensitivity)}, "
                    f"specificity {estimate(of.specificity)}"
                )
            if prevalence is not None:
                lines.extend(at_prevalence(figures, prevalence))
    versions = [entry.manifest.version for entry in library.versions(manifest.id)]
    if len(versions) > 1:
        lines.append(f"versions at hand: {', '.join(versions)}")
    lines += [acceptance_line(result) for result in kept(bundle.sha256)]
    lines += [f"limitation: {text}" for text in manifest.limitations]
    lines.append("Research use only; not a medical device.")
    typer.echo("\n".join(line for line in lines if line))
    return 0


@cli.command("verify")
def verify(
    model: Annotated[str | None, typer.Argument(help="A model's id; default: all.")] = None,
    keras: Annotated[bool, typer.Option(help="Run the Keras model too (slow).")] = False,
) -> int:
    """Check every hash, and that each network still gives the answers it was made with."""
    limit_memory()
    library = open_library()
    entries = (*library.entries, *library.others) if model is None else (library.find(model),)
    status = 0
    for fault in library.faults:
        typer.echo(f"FAILED  {shown(fault.message)}")
        status = 1
    for entry in entries:
        try:
            typer.echo(
                f"ok      {entry.manifest.id} {entry.manifest.version}: {_check(entry, keras)}"
            )
        except LightboxError as error:  # of the bundle, or of the worker that tried it
            typer.echo(f"FAILED  {entry.manifest.id}: {shown(error.message)}")
            status = 1
    return status


def _check(entry: Entry, keras: bool) -> str:
    bundle = read_bundle(entry.origin)
    engines: list[EngineName] = ["litert"] if TFLITE_NAME in bundle.files else []
    if keras or not engines:
        engines.append("keras")
    said = [f"{len(bundle.files) + 1} files"]
    for engine in engines:
        count, difference = try_bundle(entry.origin, engine)
        said.append(f"{engine} within {difference:.1e} on {count} golden scans")
    return ", ".join(said)
