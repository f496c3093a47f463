"""``python -m model_training audit FOLDER``: a folder looked over before any split."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TimeRemainingColumn

from app.errors import LightboxError, UsageError
from model_training.audit.findings import Audit
from model_training.audit.report import write_report
from model_training.audit.running import audit
from model_training.config import Config, load_config

_CONFIGS = Path(__file__).parents[1] / "configs"
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
        columns = ("{task.description}", BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=console) as progress:
            found = audit(folder, chosen, _Bars(progress))
        page = write_report(found, report or Path("build/audit") / folder.resolve().name)
    except LightboxError as error:
        console.print(f"[red]{error}[/red]", highlight=False)
        raise typer.Exit(2) from error
    _show(found, page)


def _config(name: str) -> Config | None:
    if not name:
        return None
    named = _CONFIGS / f"{name}.toml"
    path = named if named.is_file() else Path(name)
    if path.suffix != ".toml":
        known = ", ".join(sorted(p.stem for p in _CONFIGS.glob("*.toml")))
        raise UsageError("no_config", f"“{name}” is no config ({known}) or .toml file.")
    return load_config(path)


def _show(found: Audit, page: Path) -> None:
    console = Console()
    for finding in found.findings:
        console.print(f"[{_COLOURS[finding.severity]}]{finding.severity:8}[/]", end=" ")
        console.print(finding.sentence, highlight=False, markup=False)
    console.print(f"\nReport: {page}", highlight=False, markup=False)


class _Bars:
    """A `job.Reporter` that draws one progress bar per step."""

    def __init__(self, progress: Progress) -> None:
        self._progress, self._task = progress, TaskID(0)

    def stage(self, title: str, total: int) -> None:
        self._task = self._progress.add_task(title, total=total)

    def advance(self, parts: int = 1) -> None:
        self._progress.advance(self._task, parts)

    def say(self, text: str) -> None:
        self._progress.console.print(text, highlight=False, markup=False)
