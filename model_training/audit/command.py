"""``python -m model_training audit FOLDER``: a folder looked over before any split."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from app.errors import LightboxError, UsageError
from model_training.audit.findings import Audit
from model_training.audit.report import write_report
from model_training.audit.running import audit
from model_training.config import Config, config_names, load_config, named_config
from model_training.progress import Bars, bars

_COLOURS = {"serious": "red", "warning": "yellow", "note": "cyan"}


def audit_command(
    folder: Annotated[
        Path,
        typer.Argument(
            help="Labelled scans: CLASS/*, or train/CLASS/* with test/CLASS/* beside it."
        ),
    ],
    config: Annotated[
        str,
        typer.Option(
            help="A config (its name in model_training/configs, or a .toml file) for its classes "
            "and its patient key. Default: every class folder is a class."
        ),
    ] = "",
    report: Annotated[
        Path | None,
        typer.Option(help="Folder for audit.html and audit.json. Default: build/audit/NAME."),
    ] = None,
) -> None:
    """Look for duplicates, mixed-up labels, shared patients and shortcuts before training.

    The exit status is 0 whatever was found, and 2 when the folder cannot be audited.
    """
    console = Console(stderr=True)
    try:
        chosen = _config(config)
        with bars(console) as progress:
            found = audit(folder, chosen, Bars(progress))
        page = write_report(found, report or Path("build/audit") / folder.resolve().name)
    except LightboxError as error:
        console.print(f"[red]{error}[/red]", highlight=False)
        raise typer.Exit(2) from error
    _show(found, page)


def _config(name: str) -> Config | None:
    if not name:
        return None
    path = named_config(name)
    if path is None:
        raise UsageError("no_config", f"“{name}” is no config ({config_names()}) or .toml file.")
    return load_config(path)


def _show(found: Audit, page: Path) -> None:
    console = Console()
    for finding in found.findings:
        console.print(f"[{_COLOURS[finding.severity]}]{finding.severity:8}[/]", end=" ")
        console.print(finding.sentence, highlight=False, markup=False)
    console.print(f"\nReport: {page}", highlight=False, markup=False)
