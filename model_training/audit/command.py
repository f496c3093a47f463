"""``python -m model_training audit FOLDER``: a folder looked over before any split."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from app.errors import LightboxError, UsageError
from app.imaging.labelled_table import is_table
from model_training.audit.findings import Audit
from model_training.audit.report import write_json, write_report
from model_training.audit.running import audit
from model_training.config import Config, config_names, load_config, named_config
from model_training.exclusions import NONE, read_exclusions
from model_training.progress import Bars, Lines, bars
from model_training.weights import WeightsError

_COLOURS = {"serious": "red", "warning": "yellow", "note": "cyan"}


def audit_command(
    folder: Annotated[
        Path,
        typer.Argument(
            help="Labelled scans: CLASS/*, or train/CLASS/* with test/CLASS/* beside it; or a "
            "table (CSV) with the columns path and label, and if you like patient and split."
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
    labels: Annotated[
        bool,
        typer.Option(
            help="Look for labels that the rest of the folder speaks against, which takes about as "
            "long again as everything else."
        ),
    ] = True,
    exclusions: Annotated[
        Path | None,
        typer.Option(
            help="A CSV with the columns path and reason: scans to leave out, as the window writes "
            "it beside the folder."
        ),
    ] = None,
    events: Annotated[
        bool, typer.Option("--events", hidden=True, help="Tell the window how far it is.")
    ] = False,
) -> None:
    """Look for duplicates, mixed-up labels, shared patients and shortcuts before training.

    The exit status is 0 whatever was found, and 2 when the folder cannot be audited.
    """
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    name = folder.resolve().stem if is_table(folder) else folder.resolve().name
    target = report or Path("build/audit") / name
    if events:
        raise typer.Exit(_tell(folder, config, target, labels))
    console = Console(stderr=True)
    try:
        chosen = _config(config)
        with bars(console) as progress:
            out = read_exclusions(exclusions) if exclusions else NONE
            found = audit(folder, chosen, Bars(progress), labels=labels, exclusions=out)
        page = write_report(found, target)
    except (LightboxError, WeightsError) as error:
        console.print(str(error), style="red", highlight=False, markup=False)
        raise typer.Exit(2) from error
    _show(found, page)


def _tell(folder: Path, config: str, target: Path, labels: bool) -> int:
    """Audit, and tell of it as `app.services.errands` does. Done is ``{"report": FILE}``.

    The file is JSON; no page is written, which would hold pictures of scans.
    """
    lines = Lines(sys.stdout)
    try:
        written = write_json(audit(folder, _config(config), lines, labels=labels), target)
    except (LightboxError, WeightsError) as error:
        code = getattr(error, "code", "weights")
        lines.tell({"failed": {"code": code, "message": str(error)}})
        return 2
    except OSError as error:
        lines.tell({"failed": {"code": "system", "message": f"{error.strerror or error}."}})
        return 1
    lines.tell({"done": {"report": str(written.absolute())}})
    return 0


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
