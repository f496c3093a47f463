"""A `lightbox receive` that runs, and what senders do to it."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

_PATIENCE_S = 120


class Receiver:
    """One process, and what it says."""

    def __init__(self, command: list[str], resource: str = "") -> None:
        code = (
            "import sys; " + resource + "from app.__main__ import main; "
            f"sys.argv[1:] = {command!r}; sys.exit(main())"
        )
        self.process = subprocess.Popen(
            [sys.executable, "-c", code],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).resolve().parents[2],
            env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])},
        )
        self.lines: list[str] = []
        self._reading = threading.Thread(target=self._read, daemon=True)
        self._reading.start()

    def _read(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.lines.append(line)

    @property
    def said(self) -> str:
        return "".join(self.lines)

    def wait_for(self, words: str) -> str:
        """Wait until it says something; returns the line."""
        found: list[str] = []

        def said() -> bool:
            found[:] = [line for line in list(self.lines) if words in line]
            return bool(found)

        until(said, lambda: f"no “{words}” in: {self.said}", self)
        return found[0]

    @property
    def port(self) -> int:
        return int(self.wait_for("Listening at").split("127.0.0.1:")[1].split()[0])

    def end(self, number: int = signal.SIGTERM) -> None:
        self.process.send_signal(number)
        self.process.wait(_PATIENCE_S)
        self._reading.join(_PATIENCE_S)
        assert self.process.stdout is not None
        self.process.stdout.close()
        assert self.process.stderr is not None
        self.process.stderr.close()


def until(
    true: Callable[[], bool],
    why: Callable[[], str],
    receiver: Receiver | None = None,
    patience: float = _PATIENCE_S,
) -> None:
    """Wait until something is so, as long as the process lives."""
    over = time.monotonic() + patience
    while not true():
        assert time.monotonic() < over, why()
        assert receiver is None or receiver.process.poll() is None, why()
        time.sleep(0.02)


@contextlib.contextmanager
def receiving(*options: str, command: str = "receive", resource: str = "") -> Iterator[Receiver]:
    """Run one, and end it in good order."""
    given = list(options)
    if command == "receive" and "--port" not in given:
        given += ["--port", "0"]
    running = Receiver([command, *given], resource)
    try:
        yield running
    finally:
        if running.process.poll() is None:
            running.end()
        assert "Traceback" not in running.said, running.said


def storescu(port: int, files: list[Path], title: str = "SENDER") -> subprocess.Popen[str]:
    """Start dcmtk's sender; what it prints tells what was acknowledged: see `acknowledged`."""
    command = ["storescu", "-v", "-nh", "-aet", title, "-aec", "LIGHTBOX", "127.0.0.1", str(port)]
    return subprocess.Popen(
        [*command, *map(str, files)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def acknowledged(printed: str, files: list[Path]) -> list[Path]:
    """The files that a sender was told are stored."""
    found, current = [], None
    by_name = {str(path): path for path in files}
    for line in printed.splitlines():
        if "Sending file: " in line:
            current = by_name[line.split("Sending file: ")[1].strip()]
        elif "Received Store Response (Success)" in line and current is not None:
            found.append(current)
    return found


def records(path: Path) -> list[dict[str, object]]:
    """The whole lines of a file of records."""
    if not path.exists():
        return []
    *whole, _rest = path.read_text().split("\n")
    return [json.loads(line) for line in whole]


def stems(path: Path) -> list[str]:
    """SOP Instance UIDs of the records, in order."""
    return [Path(str(record["path"])).stem for record in records(path)]


def caller(port: int) -> socket.socket:
    """A bare connection to it."""
    return socket.create_connection(("127.0.0.1", port), 30)


def hung_up(connection: socket.socket) -> bool:
    """Tell whether the other end closes the connection."""
    connection.settimeout(60)
    try:
        while connection.recv(4096):
            pass
    except ConnectionError:
        return True
    return True
