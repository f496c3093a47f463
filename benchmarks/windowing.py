"""Window/level of a full-size scan: updates a second, from the mouse to the painted screen.

A 2,500 x 2,000 picture of 16 bits, software rendering, the left button dragged: every move of the
mouse is one update, and the next comes when the screen has been painted (under X: when the server
says that it has drawn). Beside the time on the clock stands the processor time of the process,
which says what an update costs on a machine that has nothing else to do.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

ROWS, COLUMNS = 2000, 2500
SIZES = ((1440, 900), (3840, 2160))
UPDATES = 300
WANTED_PER_SECOND, WANTED_MS = 60.0, 33.0


def platforms() -> tuple[str, ...]:
    """Return the platforms of Qt to measure on: always off screen, and X where there is one."""
    return ("offscreen", "xcb") if os.environ.get("DISPLAY") else ("offscreen",)


def measure() -> list[dict[str, object]]:
    """Measure in a process of its own for each platform."""
    rows: list[dict[str, object]] = []
    for platform in platforms():
        env = {**os.environ, "QT_QPA_PLATFORM": platform}
        command = [sys.executable, "-m", "benchmarks.windowing"]
        done = subprocess.run(command, env=env, check=True, capture_output=True, text=True)
        rows += [{"platform": platform, **row} for row in json.loads(done.stdout)]
    return rows


def report(rows: list[dict[str, Any]]) -> None:
    """Print the figures, and whether what is wanted holds."""
    print(
        f"Window/level, {COLUMNS} x {ROWS}, 16 bit; load of the machine: {os.getloadavg()[0]:.1f}"
    )
    head = ("platform", "view", "shown", "a second", "median", "99 %", "longest", "cpu", "most cpu")
    print(("{:>10}{:>12}{:>12}" + "{:>10}" * 6).format(*head))
    for row in rows:
        print(
            "{platform:>10}{view:>12}{shown:>12}{per_second:10.0f}{median_ms:10.1f}{p99_ms:10.1f}"
            "{max_ms:10.1f}{cpu_ms:10.1f}{cpu_max_ms:10.1f}".format(**row)
        )
    print("Times in ms. Wanted at 1440 x 900: 60 a second, none over 33 ms.")


def _scan() -> object:
    from app.domain.display import DisplayTransform
    from app.domain.scan import Facts, Geometry, Scan, Source

    y, x = np.mgrid[0:ROWS, 0:COLUMNS]
    noise = np.random.default_rng(0).normal(0, 500, (ROWS, COLUMNS))
    pixels = (np.sin(x / 90) * np.cos(y / 70) + 1) * 30000 + noise
    return Scan(
        pixels.clip(0, 65535).astype(np.uint16),
        DisplayTransform(full_range=(0, 65535)),
        Geometry(ROWS, COLUMNS, (0.15, 0.15), "PixelSpacing", 1.0, ("L", "F")),
        Source(Path("full-size.dcm"), "DICOM"),
        Facts(modality="DX", bits_stored=16),
    )


def _measure_here() -> list[dict[str, object]]:
    from PySide6.QtWidgets import QApplication

    from app.ui.look.theme import apply_theme
    from app.ui.viewer.scan_view import ScanView
    from app.ui.viewer.turn import Turn

    app = QApplication([])
    apply_theme(app, "dark")
    scan = _scan()
    ways: dict[str, Callable[[ScanView], None]] = {
        "whole": lambda view: view.fit(),
        "1:1": lambda view: view.one_to_one(),
        "turned": lambda view: view.turn(Turn(1)),
    }
    rows: list[dict[str, object]] = []
    for width, height in SIZES:
        for name, prepare in ways.items():
            view = ScanView()
            view.resize(width, height)
            view.show()
            view.show_scan(scan)  # type: ignore[arg-type]
            prepare(view)
            app.processEvents()
            wall, cpu = _drag(app, view)
            view.close()
            view.deleteLater()
            rows.append(
                {
                    "view": f"{width} x {height}",
                    "shown": name,
                    "per_second": 1000.0 / wall.mean(),
                    "median_ms": float(np.median(wall)),
                    "p99_ms": float(np.percentile(wall, 99)),
                    "max_ms": float(wall.max()),
                    "cpu_ms": float(np.median(cpu)),
                    "cpu_max_ms": float(cpu.max()),
                }
            )
    return rows


def _drag(app: object, view: object) -> tuple[np.ndarray, np.ndarray]:
    """Drag over the view and return the milliseconds of each update: on the clock, of the cpu."""
    from PySide6.QtCore import QEvent, QPointF, Qt
    from PySide6.QtGui import QMouseEvent

    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton

    def send(kind: QEvent.Type, x: float, button: Qt.MouseButton) -> None:
        at = QPointF(x, 300 + x / 3)
        event = QMouseEvent(kind, at, at, button, left, Qt.KeyboardModifier.NoModifier)
        app.sendEvent(view, event)  # type: ignore[attr-defined]

    send(QEvent.Type.MouseButtonPress, 300, left)
    times = []
    for number in range(UPDATES):
        clock, cpu = time.perf_counter(), time.process_time()
        send(QEvent.Type.MouseMove, 301 + number, none)
        app.processEvents()  # type: ignore[attr-defined]
        app.sync()  # type: ignore[attr-defined]
        times.append((time.perf_counter() - clock, time.process_time() - cpu))
    send(QEvent.Type.MouseButtonRelease, 300 + UPDATES, left)
    found = np.array(times) * 1000.0
    return found[:, 0], found[:, 1]


if __name__ == "__main__":
    print(json.dumps(_measure_here()))
