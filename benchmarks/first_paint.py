"""From the drop of a full-size scan to its picture on the screen, and to the model's answer.

The window is open, its workers started and warm. Beside it stand the parts of the same work alone,
in one process that does nothing else (see `benchmarks.alone`).
"""

from __future__ import annotations

import contextlib
import json
import sys
import time
from pathlib import Path
from statistics import median

from app.services.cores import cores
from benchmarks.alone import parts_alone, serve
from benchmarks.full_size import scans
from benchmarks.measuring import Options, Rounds, Row, ratio
from benchmarks.processes import own_home, python, run
from benchmarks.screen import screen

_DROPS = 12
_FIRST = 2  # wait for the workers, and do not count
_ROUNDS = 3


def warm(options: Options) -> list[Row]:
    """Compare the time from drop to answer with the limit of its parts alone.

    The network counts with whichever is faster, one thread or one for each core; a decoder has one.
    """
    found = _dropped(options, "uncompressed", options.rounds)
    rows = [
        ratio("warm", found, "drop to answer", "all alone", unit="ms"),
        ratio("warm, bare", found, "drop to answer", "without preparing", unit="ms"),
    ]
    for encoding in ("jpeg-lossless", "jpeg-2000"):
        found = _dropped(options, encoding, min(options.rounds, _ROUNDS))
        rows.append(ratio(f"warm {encoding}", found, "drop to answer", "all alone", unit="ms"))
    return rows


def _dropped(options: Options, encoding: str, rounds: int) -> Rounds:
    """Measure drops on a window, and the parts alone, in turn."""
    paths = scans(options.folder, encoding, _DROPS + _FIRST)
    found: Rounds = {
        name: [] for name in ("drop to picture", "drop to answer", "decode", "prepare", "network")
    }
    with screen() as display, contextlib.closing(serve()) as alone:
        for _ in range(rounds):
            with own_home() as home:
                command = python("benchmarks.first_paint", paths[0].parent)
                times = json.loads(run(command, {**display, **home}).splitlines()[-1])
            parts = parts_alone(alone, paths, 1, 0)
            several = parts_alone(alone, paths, cores(), 0)
            parts["network"] = min(parts["network"], several["network"])
            parts |= {f"drop to {name}": median(times[name]) for name in ("picture", "answer")}
            for name, seconds in parts.items():
                found[name].append(seconds)
    decode, prepare, network = (found[name] for name in ("decode", "prepare", "network"))
    found["all alone"] = [sum(each) for each in zip(decode, prepare, network, strict=True)]
    found["without preparing"] = [sum(each) for each in zip(decode, network, strict=True)]
    return found


def _measure_here(folder: Path) -> dict[str, list[float]]:
    """Drop scans on a window, one after the other's answer; seconds of each after the second."""
    from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
    from PySide6.QtWidgets import QApplication

    from app.ui import settings
    from app.ui.look.theme import apply_theme
    from app.ui.main_window import MainWindow

    app = QApplication([])
    apply_theme(app, "dark")
    window = MainWindow(settings.load())
    window.show()
    window.start()
    pictures: dict[Path, float] = {}
    painted: set[Path] = set()
    answers: list[float] = []
    start = 0.0
    loop = QEventLoop()

    def pictured(_scan: object) -> None:
        assert path in painted  # by the window's own receiver, which comes first
        # It may come sharper once more.
        pictures.setdefault(path, time.perf_counter() - start)

    def answered(_reading: object) -> None:
        window.findings.repaint()
        answers.append(time.perf_counter() - start)
        loop.quit()

    class Paints(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
            if event.type() is QEvent.Type.Paint and window.view.scan is not None:
                painted.add(window.view.scan.source.path)
            return False

    paints = Paints()
    window.view.installEventFilter(paints)
    window.session.scan_read.connect(pictured)
    window.session.reading_made.connect(answered)
    for path in sorted(folder.iterdir())[: _FIRST + _DROPS]:
        start = time.perf_counter()
        window.take([path])
        loop.exec()
        QTimer.singleShot(150, loop.quit)  # whatever follows an answer belongs to that scan
        loop.exec()
    window.close()
    return {"picture": [*pictures.values()][_FIRST:], "answer": answers[_FIRST:]}


if __name__ == "__main__":
    print(json.dumps(_measure_here(Path(sys.argv[1]))))
