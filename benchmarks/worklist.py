"""A worklist of ten thousand scans: how long the window ever stands still, and what it holds.

A folder of small DICOM files is opened in a real window with real workers, off screen. The answers
come from where kept readings come from, so that they arrive as fast as the window can take them,
which is harder for it than any model is.
"""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from app.domain.reading import Reading
    from app.ui.main_window import MainWindow

_PATIENCE_S = 900
_BEAT_MS = 2


def measure(rows: int = 10_000) -> dict[str, dict[str, float]]:
    """Fill a worklist and use it.

    Returns:
        For each thing that was done: ``seconds`` it took, ``stall`` (the longest time in
        milliseconds in which the window could not have answered a key), ``busy`` (the longest in
        which its thread computed without a break: what the stall would be on a machine that does
        nothing else), and ``memory`` of the window's process afterwards in MB.
    """
    with TemporaryDirectory() as home:
        os.environ["LIGHTBOX_HOME"] = home
        return _measured(Path(home) / "scans", rows)


def report(figures: Mapping[str, Mapping[str, float]]) -> None:
    """Print the figures."""
    print(f"{'':28}{'seconds':>9}{'stall':>9}{'busy':>12}{'memory':>10}")
    for name, row in figures.items():
        print(
            f"{name:28}{row['seconds']:8.2f}s{row['stall']:6.0f} ms{row['busy']:9.0f} ms"
            f"{row['memory']:7.0f} MB"
        )


def _measured(folder: Path, count: int) -> dict[str, dict[str, float]]:
    from app.ui import settings
    from app.ui.look.theme import apply_theme
    from app.ui.main_window import MainWindow
    from app.ui.worklist.arrangement import Arrangement

    _write(folder, count)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    apply_theme(app, "dark")
    window = MainWindow(settings.load())
    window.resize(1280, 720)
    window.show()
    window.start()
    session, list_ = window.session, window.worklist
    _until(app, lambda: session.models.library is not None)
    session.recall = Answers(window)
    heart = Heart()
    figures: dict[str, dict[str, float]] = {}

    def do(name: str, what: Callable[[], object], done: Callable[[], bool] = lambda: True) -> None:
        heart.rest()
        start = time.perf_counter()
        what()
        _until(app, done)
        for _ in range(20):
            app.processEvents()
            time.sleep(0.001)
        seconds = time.perf_counter() - start
        figures[name] = {"seconds": seconds, **heart.worst(), "memory": _memory_mb()}

    def filled(number: int) -> Callable[[], bool]:
        return lambda: session.rows.done >= number

    try:
        do(f"fill to {count // 10}", lambda: session.open([folder]), filled(count // 10))
        do(f"fill to {count}", lambda: None, filled(count))
        _until(app, lambda: not session.searching and not session.running)
        do("sort: most suspicious", lambda: list_.arrange(Arrangement("suspicion")))
        do("filter: above threshold", lambda: list_.arrange(Arrangement("suspicion", "above")))
        do("search for a name", lambda: list_.arrange(Arrangement(text="doe 77")))
        do("sort: as found", lambda: list_.arrange(Arrangement()))
        do("select all", list_.view.selectAll)
        do("another operating point", lambda: session.set_operating_point("high sensitivity"))
        do("hide identifiers", window.actions_["identity"].trigger)
        do("last scan", lambda: session.show_end(last=True))
        do("remove half", lambda: session.remove(range(0, count, 2)))
    finally:
        window.close()
    return figures


class Heart(QObject):
    """Beats in the event loop; the longest pause between two beats is the longest stall."""

    def __init__(self) -> None:
        super().__init__()
        self.rest()
        self._timer = QTimer(self, interval=_BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def rest(self) -> None:
        """Begin anew."""
        self._stall = self._busy = 0.0
        self._last, self._last_busy = time.perf_counter(), time.thread_time()

    def worst(self) -> dict[str, float]:
        """Return the longest stall and the longest computing in milliseconds."""
        return {"stall": self._stall * 1000, "busy": self._busy * 1000}

    def _beat(self) -> None:
        now, busy = time.perf_counter(), time.thread_time()
        self._stall = max(self._stall, now - self._last)
        self._busy = max(self._busy, busy - self._last_busy)
        self._last, self._last_busy = now, busy


class Answers:
    """Answers for every row, of each kind, as workers and history would give them."""

    def __init__(self, window: MainWindow) -> None:
        manifest = window.session.models.manifest()
        assert manifest is not None
        self._manifest = manifest
        self._models = window.session.models
        self._random = np.random.default_rng(1)

    def __call__(self, paths: Sequence[Path]) -> Mapping[Path, Reading]:
        """Return a reading of each path, with a thumbnail."""
        import pickle

        # As they come from another process: nothing is shared between two of them.
        return {path: pickle.loads(pickle.dumps(self._reading(path))) for path in paths}

    def _reading(self, path: Path) -> Reading:
        from app.domain.analysis import Analysis, ModelRef
        from app.domain.finding import Finding
        from app.domain.notice import Notice
        from app.domain.reading import Reading, Request
        from app.domain.scan import Facts, Geometry, Source

        kind = self._random.random()
        if kind < 0.02:
            return Reading(Request(path), Notice("damaged", "The file is damaged. Copy it again."))
        entry = self._models.library.entries[0]  # type: ignore[union-attr]
        model = ModelRef(self._manifest.id, self._manifest.version, entry.sha256)
        findings = []
        for spec in self._manifest.findings:
            point = spec.operating_points[0] if spec.operating_points else None
            probability = float(self._random.random())
            positive = None if point is None else probability >= point.threshold
            findings.append(Finding(spec.name, probability, point, positive, spec.part_of))
        warnings = (Notice("exported", "An 8-bit export has lost its window."),)
        analysis = Analysis(
            "refused" if kind < 0.1 else "classified",
            Notice("modality", "No model is made for it.") if kind < 0.1 else None,
            model,
            findings=() if kind < 0.1 else tuple(findings),
            prediction_set=("normal",),
            warnings=warnings if kind > 0.8 else (),
        )
        return Reading(
            Request(path),
            analysis.reason,
            analysis,
            Source(path, "DICOM", 1, 1),
            Facts(modality="CR", body_part="CHEST"),
            Geometry(2000, 2500),
            "1.2.3",
            self._random.integers(0, 255, (96, 96), dtype=np.uint8),
            0.05,
        )


def _write(folder: Path, count: int) -> None:
    """Write small scans: studies of one to four, fifty to a folder, as an archive might hold."""
    import pydicom
    from pydicom.dataset import FileMetaDataset
    from pydicom.uid import ExplicitVRLittleEndian

    study = in_study = 0
    for number in range(count):
        if in_study == 0:
            study, in_study = study + 1, 1 + study % 4
        in_study -= 1
        scan = pydicom.Dataset()
        scan.file_meta = FileMetaDataset()
        scan.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
        scan.file_meta.MediaStorageSOPClassUID = "1.2.840.10008.5.1.4.1.1.1"
        scan.file_meta.MediaStorageSOPInstanceUID = f"1.2.3.{number}"
        scan.SOPClassUID = scan.file_meta.MediaStorageSOPClassUID
        scan.SOPInstanceUID = f"1.2.3.{number}"
        scan.Modality, scan.BodyPartExamined = "CR", "CHEST"
        scan.PatientName, scan.PatientID = f"Doe {study}^Jane", f"{study}"
        scan.StudyDate = f"20{study % 24:02}{1 + study % 12:02}{1 + study % 28:02}"
        scan.StudyInstanceUID, scan.SeriesInstanceUID = f"1.2.4.{study}", f"1.2.5.{study}"
        scan.SeriesNumber, scan.InstanceNumber = 1, in_study + 1
        scan.Rows = scan.Columns = 8
        scan.SamplesPerPixel, scan.PhotometricInterpretation = 1, "MONOCHROME2"
        scan.BitsAllocated, scan.BitsStored, scan.HighBit, scan.PixelRepresentation = 8, 8, 7, 0
        scan.PixelData = bytes(range(64))
        path = folder / f"{number // 50:04}" / f"{number:05}.dcm"
        path.parent.mkdir(parents=True, exist_ok=True)
        scan.save_as(path, enforce_file_format=True)


def _until(app: QApplication, done: Callable[[], bool]) -> None:
    """Let the event loop run until something holds."""
    deadline = time.monotonic() + _PATIENCE_S
    while not done():
        if time.monotonic() > deadline:
            raise TimeoutError("the worklist was not filled in time")
        app.processEvents()
        time.sleep(0.0005)


def _memory_mb() -> float:
    """Return the resident memory of this process."""
    gc.collect()
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return float("nan")
