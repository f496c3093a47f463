"""``lightbox models``: the bundles at hand."""

from __future__ import annotations

from typing import Annotated

import typer

from app.bundle import read_bundle
from app.bundle.manifest import CARD_NAME, TFLITE_NAME
from app.domain.finding import Estimate
from app.errors import BundleError
from app.inference.engine import EngineName
from app.inference.opening import golden_difference, open_bundle
from app.services.library import Entry, open_library

cli = typer.Typer(help="The models in the library.", no_args_is_help=True)


@cli.command("list")
def list_models() -> int:
    """List the models, a line each."""
    library = open_library()
    for entry in library.entries:
        manifest = entry.manifest
        kind = "built-in" if entry.built_in else "own"
        typer.echo(f"{manifest.id}  {manifest.version}  {kind}  {manifest.title}")
    if not library.entries:
        typer.echo("There is no model in the library.")
    for fault in library.faults:
        typer.echo(f"lightbox: {fault.message}", err=True)
    return 1 if library.faults else 0


@cli.command("show")
def show(
    model: Annotated[str, typer.Argument(help="A model's id, or a bundle's file.")],
    card: Annotated[bool, typer.Option(help="The whole card, as Markdown.")] = False,
) -> int:
    """Show what a model is for, what it was trained on, and how far to trust it."""
    bundle = read_bundle(open_library().find(model).origin)
    if card:
        typer.echo(bundle.files[CARD_NAME].decode())
        return 0
    manifest = bundle.manifest
    lines = [
        f"{manifest.title} ({manifest.id} {manifest.version})",
        manifest.summary,
        f"hash: {bundle.sha256}",
        f"made for: {', '.join(manifest.scope.modalities + manifest.scope.body_parts)}",
    ]
    if manifest.scope.age_years:
        lines.append("age: {:g} to {:g} years".format(*manifest.scope.age_years))
    lines += [f"trained on: {data.name} ({data.licence})" for data in manifest.training_data]
    for finding in manifest.findings:
        lines.append(f"finding: {finding.name}")
        for point in finding.operating_points:
            lines.append(
                f"  {point.name}: at {point.threshold:.1%}, sensitivity "
                f"{_estimate(point.sensitivity)}, specificity {_estimate(point.specificity)}"
            )
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
    library = open_library()
    entries = library.entries if model is None else (library.find(model),)
    status = 0
    for fault in library.faults:
        typer.echo(f"FAILED  {fault.message}")
        status = 1
    for entry in entries:
        try:
            typer.echo(
                f"ok      {entry.manifest.id} {entry.manifest.version}: {_check(entry, keras)}"
            )
        except BundleError as error:
            typer.echo(f"FAILED  {entry.manifest.id}: {error.message}")
            status = 1
    return status


def _check(entry: Entry, keras: bool) -> str:
    bundle = read_bundle(entry.origin)
    engines: list[EngineName] = ["litert"] if TFLITE_NAME in bundle.files else []
    if keras or not engines:
        engines.append("keras")
    said = [f"{len(bundle.files) + 1} files"]
    for engine in engines:
        opened = open_bundle(bundle, engine, verify=True)
        count = len(opened.reference.golden_inputs)
        difference = golden_difference(opened, count)
        said.append(f"{engine} within {difference:.1e} on {count} golden scans")
    return ", ".join(said)


def _estimate(estimate: Estimate) -> str:
    return f"{estimate.value:.2f} ({estimate.low:.2f} to {estimate.high:.2f})"
