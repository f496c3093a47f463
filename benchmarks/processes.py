"""Programs that are measured, each in a process of its own."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CHEST = "chest-xray-pneumonia"


def python(module: str, *arguments: object) -> list[str]:
    """Return the command line of a module under this Python."""
    return [sys.executable, "-m", module, *map(str, arguments)]


def seconds(command: Sequence[str], env: Mapping[str, str] | None = None) -> tuple[float, float]:
    """Run a command: seconds by the clock, and seconds of processors, its children's included."""
    before, began = _processor(), time.perf_counter()
    run(command, env)
    return time.perf_counter() - began, _processor() - before


def _processor() -> float:
    """Return the processor seconds of all processes started here that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run(command: Sequence[str], env: Mapping[str, str] | None = None) -> str:
    """Run a command and return what it prints; what it says of its failure is told."""
    done = subprocess.run(
        command, env={**os.environ, **(env or {})}, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        sys.stderr.write(done.stderr)
        done.check_returncode()
    return done.stdout


def until_said(command: Sequence[str], env: Mapping[str, str] | None = None) -> dict[str, float]:
    """Start a program and return the seconds until it prints each of its lines.

    Under ``processor`` stand the seconds of processors that it used from start to end.
    """
    before, began = _processor(), time.perf_counter()
    with subprocess.Popen(
        command,
        env={**os.environ, **(env or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        said = {line.strip(): time.perf_counter() - began for line in process.stdout}
        process.wait()
    return {**said, "processor": _processor() - before}


@contextmanager
def own_home() -> Iterator[dict[str, str]]:
    """Give what is measured a data folder of its own: nobody's history, no model of somebody's."""
    with tempfile.TemporaryDirectory() as home:
        yield {"LIGHTBOX_HOME": home}


class Served:
    """A program that has loaded what it needs and answers one line of JSON with another."""

    def __init__(self, command: Sequence[str], env: Mapping[str, str] | None = None) -> None:
        self._process = subprocess.Popen(
            command,
            env={**os.environ, **(env or {})},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.ready = self._line()

    def ask(self, **question: Any) -> dict[str, Any]:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(question, default=str) + "\n")
        self._process.stdin.flush()
        return self._line()

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()

    def _line(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.startswith("{"):  # libraries print what they like
                answer: dict[str, Any] = json.loads(line)
                return answer
        raise RuntimeError(f"{self._process.args!r} ended without an answer")


def has(python_: Path, *modules: str) -> bool:
    """Tell whether a Python has these modules, without importing them."""
    code = "import importlib.util as u, sys; sys.exit(not all(map(u.find_spec, sys.argv[1:])))"
    return subprocess.run([python_, "-c", code, *modules], check=False).returncode == 0
