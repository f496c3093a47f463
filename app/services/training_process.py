"""The process that trains, and how it is started.

It works beside the program: below its priority, and where there are more than two cores it leaves
one free.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from app.services.starting import training

OUTPUT_NAME = "output.txt"
"""In the run's folder: what the process printed, for whoever looks for a fault."""

_NICE = 10

_THREADS = (
    "OMP_NUM_THREADS",
    "TF_NUM_INTRAOP_THREADS",
    "TF_NUM_INTEROP_THREADS",
)


def environment() -> dict[str, str]:
    """Return the variables of such a process: where the program is, and how many threads."""
    root = str(Path(__file__).resolve().parents[2])
    known = os.environ.get("PYTHONPATH")
    cores = os.cpu_count() or 1
    threads = str(cores - 1 if cores > 2 else cores)
    return {
        **dict.fromkeys(_THREADS, threads),
        "OPENBLAS_NUM_THREADS": "1",  # see `model_training.threads`
        **os.environ,
        "PYTHONPATH": os.pathsep.join([root, known] if known else [root]),
    }


def launch(folder: Path, arguments: Sequence[str]) -> subprocess.Popen[bytes]:
    """Start ``train`` in a session of its own, with its output in ``folder``.

    Raises:
        UsageError: code ``training_missing``.
        OSError: it cannot be started.
    """
    with (folder / OUTPUT_NAME).open("ab") as output:
        child = subprocess.Popen(
            training("train", *arguments),
            cwd=folder,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            creationflags=_apart(),
        )
    if sys.platform != "win32":
        with contextlib.suppress(OSError):  # it has ended already
            os.setpriority(os.PRIO_PROCESS, child.pid, _NICE)
    return child


def _apart() -> int:
    """Return what keeps a process on Windows from ending with the one that started it."""
    if sys.platform == "win32":
        return (
            subprocess.CREATE_NO_WINDOW
            | subprocess.CREATE_NEW_PROCESS_GROUP
            | subprocess.BELOW_NORMAL_PRIORITY_CLASS
        )
    return 0
