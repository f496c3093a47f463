"""A Dask cluster on this machine's loopback address, whose processes can be killed and counted."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil

QUIET = {
    "DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "False",
    "DASK_DISTRIBUTED__ADMIN__TICK__INTERVAL": "1s",
    "DASK_DISTRIBUTED__ADMIN__SYSTEM_MONITOR__INTERVAL": "2s",
    "DASK_DISTRIBUTED__WORKER__MEMORY__MONITOR_INTERVAL": "1s",
}
"""Settings that let Dask's processes look at themselves less often, see ``docs/scaling.md``."""


class LocalCluster:
    """A scheduler and workers of one thread each, as they are started by hand."""

    def __init__(self, folder: Path, *, nanny: bool = False) -> None:
        """Choose a port; nothing starts yet.

        Args:
            folder: for what the workers keep, and their logs.
            nanny: start a worker that ends once more, as ``dask worker`` does by itself.
        """
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{self._port}"
        self._folder = folder
        self._nanny = () if nanny else ("--no-nanny",)
        self._scheduler: subprocess.Popen[bytes] | None = None
        self.workers: list[subprocess.Popen[bytes]] = []
        self._count = 0

    def start_scheduler(self) -> None:
        port = str(self._port)
        self._scheduler = self._start(
            "scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard"
        )

    def start_worker(self) -> None:
        self._count += 1
        place = str(self._folder / f"worker-{self._count}")
        self.workers.append(
            self._start(
                "worker", self.address, "--host", "127.0.0.1", "--nthreads", "1", *self._nanny,
                "--no-dashboard", "--local-directory", place,
            )
        )  # fmt: skip

    def kill_scheduler(self) -> None:
        assert self._scheduler is not None
        self._scheduler.kill()
        self._scheduler.wait()

    def kill_worker(self, number: int = 0) -> None:
        process = self.workers.pop(number)
        process.kill()
        process.wait()

    def end(self) -> None:
        processes = [*self.workers, *([self._scheduler] if self._scheduler else [])]
        for process in processes:
            process.kill()
        for process in processes:
            process.wait()

    def seconds(self) -> tuple[float, float]:
        """Return processor time so far: of the readers, and of Dask's own processes."""
        dask = [process.pid for process in self.workers]
        own = sum(map(_seconds, dask))
        readers = sum(_seconds(child) for pid in dask for child in _below(pid))
        scheduler = _seconds(self._scheduler.pid) if self._scheduler else 0.0
        return readers, own + scheduler

    def wanted_processor(self) -> float:
        """Return the seconds in which readers ran, or only waited for a processor (Linux)."""
        return sum(_wanted(child) for process in self.workers for child in _below(process.pid))

    def _start(self, *arguments: str) -> subprocess.Popen[bytes]:
        self._folder.mkdir(parents=True, exist_ok=True)
        env = {
            **os.environ,
            "LIGHTBOX_HOME": str(self._folder / "home"),  # the workers have no models of their own
            **QUIET,
        }
        with (self._folder / "log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "dask", *arguments],
                env=env,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Linux shares a busy machine among sessions
            )


@contextlib.contextmanager
def cluster(folder: Path, workers: int) -> Iterator[LocalCluster]:
    """Start one, and end it afterwards."""
    found = LocalCluster(folder)
    found.start_scheduler()
    for _ in range(workers):
        found.start_worker()
    try:
        yield found
    finally:
        found.end()


def _below(pid: int) -> list[int]:
    try:
        return [child.pid for child in psutil.Process(pid).children(recursive=True)]
    except psutil.Error:
        return []


def _seconds(pid: int) -> float:
    try:
        times = psutil.Process(pid).cpu_times()
    except psutil.Error:
        return 0.0
    return float(times.user + times.system)


def _wanted(pid: int) -> float:
    try:
        ran, waited, _ = Path(f"/proc/{pid}/schedstat").read_text().split()
    except (OSError, ValueError):
        return 0.0
    return (int(ran) + int(waited)) / 1e9


def others(own_before: float, own_after: float, wall: float, idle_before: float) -> float:
    """Return the share of the processors that other programs had meanwhile, 0 to 1.

    Args:
        own_before: processor time of what is measured, at the begin.
        own_after: the same at the end.
        wall: seconds on the clock.
        idle_before: of the whole machine, see `idle`.
    """
    processors = psutil.cpu_count() or 1
    used = 1.0 - (idle() - idle_before) / (wall * processors)
    return max(0.0, used - (own_after - own_before) / (wall * processors))


def idle() -> float:
    """Return the seconds in which processors of this machine had nothing to do."""
    times = psutil.cpu_times()
    return float(times.idle + getattr(times, "iowait", 0.0))
