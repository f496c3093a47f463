"""``python -m model_training audit FOLDER``: a folder looked over before any split."""

import os
import sys
import time
from pathlib import Path
from typing import Annotated, Final, TextIO

import typer
from rich.console import Console

from app.domain.audited import REPORT_NAME
from app.domain.training import Event, Failed, Finished, Parts, Said, Stage, line_of
from app.errors import LightboxError, UsageError
from model_training.audit.findings import Audit
from model_training.audit.report import write_report
from model_training.audit.running import audit
from model_training.config import Config, config_names, load_config, named_config
from model_training.progress import Bars, bars
from model_training.weights import WeightsError

_EVERY_S: Final = 0.2
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
    lines: Annotated[
        bool,
        typer.Option(
            "--lines", help="Tell how far it is as JSON lines on the standard output, for programs."
        ),
    ] = False,
) -> None:
    """Look for duplicates, mixed-up labels, shared patients and shortcuts before training.

    The exit status is 0 whatever was found, and 2 when the folder cannot be audited.
    """
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    target = report or Path("build/audit") / folder.resolve().stem
    if lines:
        _tell(folder, config, target, labels)
        return
    console = Console(stderr=True)
    try:
        chosen = _config(config)
        with bars(console) as progress:
            found = audit(folder, chosen, Bars(progress), labels=labels)
        page = write_report(found, target)
    except (LightboxError, WeightsError) as error:
        console.print(str(error), style="red", highlight=False, markup=False)
        raise typer.Exit(2) from error
    _show(found, page)


def _tell(folder: Path, config: str, target: Path, labels: bool) -> None:
    """Audit, and say how far it is and how it ended in lines, see `app.domain.training`."""
    try:
        found = audit(folder, _config(config), Lines(sys.stdout), labels=labels)
        page = write_report(found, target)
    except (LightboxError, WeightsError) as error:
        code = getattr(error, "code", "weights")
        _print(Failed(time.time(), code, str(error)))
        raise typer.Exit(2) from error
    except OSError as error:
        said = f"{error.strerror or type(error).__name__}: {error.filename or folder}"
        _print(Failed(time.time(), "system", f"The system reports: {said}."))
        raise typer.Exit(1) from error
    _print(Finished(time.time(), page.with_name(REPORT_NAME).name))


def _print(event: Event) -> None:
    sys.stdout.write(line_of(event))
    sys.stdout.flush()


class Lines:
    """A `model_training.job.Reporter` that writes a line now and then."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._done, self._told = 0, 0.0

    def stage(self, title: str, total: int) -> None:
        self._done = 0
        self._write(Stage(time.time(), "", title, total))

    def advance(self, parts: int = 1) -> None:
        self._done += parts
        if time.time() - self._told >= _EVERY_S:
            self._write(Parts(time.time(), self._done))

    def say(self, text: str) -> None:
        self._write(Said(time.time(), text))

    def epoch(self, number: int, of: int, loss: float, held_out: float | None) -> None:
        """Do nothing: an audit has none."""

    def _write(self, event: Event) -> None:
        self._told = time.time()
        self._stream.write(line_of(event))
        self._stream.flush()


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
