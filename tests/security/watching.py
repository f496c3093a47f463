"""Watching a program from inside: every file it opens and every socket, in all its processes."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from pathlib import Path

_HOOK = """
import os, sys
_log = os.open({log!r}, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
_first, _busy = os.getpid(), []
_spawned = any("spawn_main" in part for part in sys.orig_argv)
def _watch(event, arguments):
    if _busy or not (event == "open" or event.startswith("socket.")):
        return
    _busy.append(event)
    try:
        who = "worker" if _spawned or os.getpid() != _first else "main"
        line = f"{{who}}\\t{{event}}\\t{{arguments!r}}\\n"
        os.write(_log, line.encode("utf-8", "backslashreplace"))
    finally:
        _busy.pop()
sys.addaudithook(_watch)
"""

_PAIRED = re.compile(rf">, (?:{int(getattr(socket, 'AF_UNIX', -1))}|<[^>]*AF_UNIX[^>]*>), ")


def watched(folder: Path, *command: str, **environment: str) -> tuple[list[list[str]], str]:
    """Run Python with a watch in it and in all it starts.

    Args:
        folder: an empty one, for the watch.
        command: Python's arguments.
        environment: besides this process's own.

    Returns:
        The events (who, what, arguments) with "main" or "worker" first, and what was printed.
    """
    log = folder / "events"
    (folder / "sitecustomize.py").write_text(_HOOK.format(log=str(log)))
    root = Path(__file__).resolve().parents[2]
    paths = os.pathsep.join((str(folder), str(root)))
    done = subprocess.run(
        [sys.executable, *command],
        env={**os.environ, **environment, "PYTHONPATH": paths},
        cwd=root,
        capture_output=True,
        timeout=240,
        check=False,
    )
    events = [line.split("\t") for line in log.read_text().splitlines()]
    printed = (done.stdout + done.stderr).decode("utf-8", "replace")
    assert done.returncode in (0, 1), printed
    return events, printed


def outward(events: list[list[str]]) -> list[list[str]]:
    """Return the events of sockets that could leave this computer, or wait for what comes in.

    Pipes between a program and its workers, and the one that signals come by, are pairs of
    AF_UNIX sockets that were connected when they were made: they have no name, and nobody binds
    one, connects one or looks an address up.
    """
    return [
        event
        for event in events
        if event[1].startswith("socket.")
        and not (event[1] == "socket.__new__" and _PAIRED.search(event[2]))
    ]
