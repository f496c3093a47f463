"""Trying things that may end a process, each in a process of its own."""

from __future__ import annotations

import importlib
import multiprocessing
import os
import sys
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection

_LONGEST_S = 120.0


def try_imports(modules: Sequence[str]) -> Iterator[tuple[str, str | None]]:
    """Import modules in a child process, yielding for each None or what went wrong.

    One child imports as many as it survives; a module that ends it costs only its own place.
    """
    waiting = list(modules)
    while waiting:
        results = _in_child(waiting)
        yield from zip(waiting, results, strict=False)
        waiting = waiting[len(results) :]


def try_screen() -> str | None:
    """Open a connection to the screen as the window does; None or what went wrong."""
    return _in_child([_SCREEN])[0]


_SCREEN = "<screen>"


def _in_child(names: Sequence[str]) -> list[str | None]:
    """Return one result or more, the last for what ended the child if anything did."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_work, args=(theirs, list(names)), daemon=True)
    child.start()
    theirs.close()
    results: list[str | None] = []
    try:
        while len(results) < len(names):
            if not ours.poll(_LONGEST_S):
                results.append(f"it did not end within {_LONGEST_S:.0f} seconds")
                break
            results.append(ours.recv())
    except EOFError:
        child.join(5)
        results.append(f"it ends the process (status {child.exitcode})")
    finally:
        ours.close()
        child.kill()
        child.join()
    return results


def _work(pipe: Connection, names: list[str]) -> None:
    _hush()
    for name in names:
        try:
            if name == _SCREEN:
                importlib.import_module("PySide6.QtGui").QGuiApplication([])
            else:
                importlib.import_module(name)
        except BaseException as error:  # a package may raise anything while it is imported
            lines = str(error).splitlines()
            pipe.send(f"{type(error).__name__}: {lines[0]}" if lines else type(error).__name__)
        else:
            pipe.send(None)


def _hush() -> None:
    """Print nothing and leave no core dump."""
    os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
