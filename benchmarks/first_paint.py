"""From the drop of a file to its picture on the screen, and to the model's answer."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

from app.paths import resources


def measure() -> dict[str, float]:
    """Measure in a process of its own, off screen; medians in seconds."""
    with tempfile.TemporaryDirectory() as home:
        env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LIGHTBOX_HOME": home}
        command = [sys.executable, "-m", "benchmarks.first_paint"]
        done = subprocess.run(command, env=env, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def report(figures: dict[str, float]) -> None:
    print("From the drop of a file, with the workers started:")
    print(f"  picture painted {figures['picture'] * 1000:.0f} ms")
    print(f"  answer shown    {figures['answer'] * 1000:.0f} ms")


def _measure_here(repeats: int = 7) -> dict[str, float]:
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    from app.ui import settings
    from app.ui.look.theme import apply_theme
    from app.ui.main_window import MainWindow

    app = QApplication([])
    apply_theme(app, "dark")
    window = MainWindow(settings.load())
    window.show()
    window.start()
    times: dict[str, list[float]] = {"picture": [], "answer": []}
    start = 0.0
    loop = QEventLoop()

    def note(name: str) -> None:
        times[name].append(time.perf_counter() - start)

    # The window's own receiver paints at once, and comes first.
    window.session.scan_read.connect(lambda _scan: note("picture"))
    window.session.reading_made.connect(lambda _reading: (note("answer"), loop.quit()))
    samples = [resources() / "samples" / name for name in ("pneumonia.dcm", "normal.dcm")]
    for number in range(repeats + 1):
        start = time.perf_counter()
        window.session.open([samples[number % 2]])
        loop.exec()
    window.close()
    # The first one waits for the workers to start.
    return {name: statistics.median(found[1:]) for name, found in times.items()}


if __name__ == "__main__":
    print(json.dumps(_measure_here()))
