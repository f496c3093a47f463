"""How this program's other processes are started, in a built program as well.

There ``sys.executable`` is the program, which takes ``-m`` as Python does: ``installer/start.py``.

The training module is never imported: it may be missing (the reader's edition leaves it and
TensorFlow out), and TensorFlow belongs in a process of its own.
"""

from __future__ import annotations

import importlib.util
import sys

from app.errors import UsageError

FOR_ARCHIVES = "python -m pip install 'lightbox-reader[archive]', which the built program lacks"
"""How to get what archives need."""


def is_built() -> bool:
    """Tell whether this is a built program, to which nothing can be added with pip."""
    return bool(getattr(sys, "frozen", False))


def program(*arguments: str) -> list[str]:
    """Return the command line of this program with a command of its own."""
    return [sys.executable, "-m", "app", *arguments]


def training(*arguments: str) -> list[str]:
    """Return the command line of the training module, which need not be there.

    Raises:
        UsageError: code ``training_missing``, where this installation leaves it out.
    """
    if any(importlib.util.find_spec(name) is None for name in ("model_training", "sklearn")):
        remedy = (
            "Install the full edition of Lightbox."
            if is_built()
            else "Install it with: pip install 'lightbox-reader[train]'"
        )
        raise UsageError(
            "training_missing",
            f"“{arguments[0]}” needs the training module, which this installation leaves out. "
            f"{remedy}",
        )
    return [sys.executable, "-m", "model_training", *arguments]
