"""``lightbox train``, ``audit`` and ``evaluate``: handed to the training module, as a process.

See `app.services.starting`.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Annotated

import typer

from app.services.starting import training

# Everything after the command's name goes on as it is, --help too.
PASS_ON = {"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}


def train(context: typer.Context) -> int:
    """Train a model from a folder of labelled scans."""
    return _hand_over("train", context.args)


def audit(context: typer.Context) -> int:
    """Look for faults in a folder of labelled scans before training on it."""
    return _hand_over("audit", context.args)


def evaluate(context: typer.Context) -> int:
    """Measure a model on a folder of labelled scans."""
    return _hand_over("evaluate", context.args)


def compare(
    context: typer.Context,
    first: Annotated[str, typer.Argument(help="A model's id, ID@VERSION, or a bundle's file.")],
    second: Annotated[str, typer.Argument(help="The other one.")],
    folder: Annotated[Path, typer.Argument(help="Labelled scans, as for evaluate.")],
) -> int:
    """Compare two models on the same labelled scans, and say whether the difference is real.

    All options of evaluate are taken.
    """
    arguments = [str(folder), "--model", first, "--against", second, *context.args]
    return _hand_over("evaluate", arguments)


def _hand_over(command: str, arguments: list[str]) -> int:
    return subprocess.call(training(command, *arguments))
