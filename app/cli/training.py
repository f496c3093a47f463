"""``lightbox train``, ``audit`` and ``evaluate``: handed to the training module, as a process.

The program never imports the training module: it may be missing (the reader's edition leaves it
and TensorFlow out), and TensorFlow belongs in a process of its own.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from app.errors import UsageError

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
    if any(importlib.util.find_spec(name) is None for name in ("model_training", "sklearn")):
        raise UsageError(
            "training_missing",
            f"“{command}” needs the training module, which this installation leaves out. "
            "Install it with: pip install 'lightbox-reader[train]'",
        )
    return subprocess.call([sys.executable, "-m", "model_training", command, *arguments])
