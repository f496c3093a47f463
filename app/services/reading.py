"""Reading one scan from file to answer, in this process or in worker processes.

`Reader` does the work; `ReaderPool` lets workers do it, so that a damaged file can take down a
worker but never the window. Both call `app.services.analyse.analyse`.
"""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from app.bundle import read_bundle
from app.domain.analysis import Analysis
from app.domain.notice import Notice
from app.domain.reading import Reading, Request, without_pictures
from app.domain.scan import Scan
from app.errors import BundleError, LightboxError, ScanError
from app.imaging import read_scan
from app.imaging.archives import file_of
from app.imaging.found import NOT_A_FILE
from app.imaging.places import kind_of
from app.inference.engine import EngineName
from app.inference.opening import OpenBundle, open_bundle
from app.services.analyse import analyse
from app.services.library import Entry, Library, library_state, open_library
from app.services.routing import candidates, choose, not_asked, refusal_by_facts

THUMBNAIL_SIDE = 96
_MOST_OPEN = 12  # bundles; each holds some 50 MB, and a worker lives for days


class Reader:
    """Reads scans and asks bundles, in this process; keeps what it has opened.

    The last scan read is kept too: the window asks for the picture first and for the analysis
    after, and a scan is decoded once for both.
    """

    def __init__(
        self, library: Library | None = None, engine: EngineName = "litert", threads: int = 1
    ) -> None:
        self._state = library_state() if library is None else None  # None: it is what was given
        self._library = open_library() if library is None else library
        self._engine: EngineName = engine
        self._threads = threads
        self._opened: dict[Path, OpenBundle] = {}
        self._last: tuple[tuple[object, ...], Scan] | None = None

    @property
    def library(self) -> Library:
        """The bundles at hand, as they are now: other processes may install and remove some."""
        if self._state is not None and (state := library_state()) != self._state:
            self._state = state
            self._library = open_library()
            kept = {(e.origin, e.sha256) for e in (*self._library.entries, *self._library.others)}
            self._opened = {
                origin: opened
                for origin, opened in self._opened.items()
                if (origin, opened.bundle.sha256) in kept
            }
        return self._library

    def scan(self, path: Path, frame: int = 1) -> Scan:
        """Read a scan. Raises: ScanError."""
        wanted = (path, frame, _state(path))
        if self._last is not None and self._last[0] == wanted:
            return self._last[1]
        if kind_of(path) == "special":  # its reader would wait until the time limit
            raise ScanError(NOT_A_FILE.code, NOT_A_FILE.message)
        self._last = None  # its pixels make room for the next ones
        scan = read_scan(path, frame)
        self._last = (wanted, scan)
        return scan

    def read(self, request: Request) -> Reading:
        """Read and analyse. Never raises for what a file or a bundle holds: it says so instead."""
        reading, scan = self._read(request, maps=True)
        return reading if scan is None else replace(reading, thumbnail=thumbnail(scan))

    def brief(self, request: Request) -> Reading:
        """`read` for a record: no picture is kept, and no thumbnail made."""
        return without_pictures(self._read(request, maps=False)[0])

    def _read(self, request: Request, *, maps: bool) -> tuple[Reading, Scan | None]:
        start = time.perf_counter()
        # Before it is read: what changes later is not what it is of.
        state = file_state(request.path)
        try:
            scan = self.scan(request.path, request.frame)
        except LightboxError as error:
            failed = Notice(error.code, error.message)
            seconds = time.perf_counter() - start
            return Reading(request, reason=failed, seconds=seconds, file_state=state), None
        try:
            analysis = self._analyse(scan, request, maps)
        except LightboxError as error:
            analysis = Analysis(
                "failed", Notice(error.code, error.message), None, warnings=scan.warnings
            )
        reading = Reading(
            request,
            reason=analysis.reason,
            analysis=analysis,
            source=scan.source,
            facts=scan.facts,
            geometry=scan.geometry,
            sop_instance_uid=scan.identity.sop_instance_uid,
            seconds=time.perf_counter() - start,
            patient=scan.identity.patient,
            file_state=state,
        )
        return reading, scan

    def open(self, model: str) -> OpenBundle:
        """Open a bundle by id, folder or file; once. Raises: LightboxError."""
        return self._open(self.library.find(model))

    def _open(self, entry: Entry) -> OpenBundle:
        if entry.origin not in self._opened:
            while len(self._opened) >= _MOST_OPEN:
                del self._opened[next(iter(self._opened))]
            self._opened[entry.origin] = open_bundle(
                read_bundle(entry.origin), self._engine, threads=self._threads
            )
        return self._opened[entry.origin]

    def _analyse(self, scan: Scan, request: Request, maps: bool) -> Analysis:
        if request.model is not None:
            return analyse(scan, self.open(request.model), request.operating_point, maps=maps)
        library = self.library
        entries = candidates(library.entries, scan.facts)
        if not entries:
            reason = refusal_by_facts(library.entries, scan.facts)
            return Analysis("refused", reason, None, warnings=scan.warnings)
        asked = [(entry, self._ask(entry, scan, request, maps)) for entry in entries]
        answers = [(entry, said) for entry, said in asked if isinstance(said, Analysis)]
        faults = [(entry, said) for entry, said in asked if isinstance(said, BundleError)]
        if not answers:
            raise faults[0][1]
        stated = scan.facts.modality is not None
        lost = [entry.origin for entry, _ in faults]
        considered = entries if stated else library.entries
        chosen = choose(answers, [entry for entry in considered if entry.origin not in lost])
        return replace(chosen, warnings=chosen.warnings + tuple(map(not_asked, faults)))

    def _ask(
        self, entry: Entry, scan: Scan, request: Request, maps: bool
    ) -> Analysis | BundleError:
        """Return what a bundle says, or why it cannot be asked: the others may be."""
        try:
            return analyse(scan, self._open(entry), request.operating_point, maps=maps)
        except BundleError as error:
            return error


def _state(path: Path) -> tuple[int, ...]:
    """What changes when a file is written again or another takes its name."""
    try:
        stat = file_of(path).stat()
    except OSError:
        return ()
    return stat.st_dev, stat.st_ino, stat.st_size, stat.st_mtime_ns


def file_state(path: Path) -> str:
    """Return what changes when a file is written again, wherever its disk is mounted; or ""."""
    found = _state(path)
    return f"{found[2]}-{found[3]}" if found else ""


def thumbnail(scan: Scan, side: int = THUMBNAIL_SIDE) -> NDArray[np.uint8]:
    """Shrink a scan as displayed; uint8, the longer side ``side`` pixels at most."""
    # Whole-number decimation first: a thumbnail needs no more, and a large scan costs 30 times it.
    step = max(1, min(scan.pixels.shape[:2]) // (2 * side))
    levels = scan.display.present(scan.pixels[::step, ::step])
    picture = Image.fromarray(np.rint(levels * 255.0).astype(np.uint8))
    picture.thumbnail((side, side), Image.Resampling.BILINEAR)
    return np.asarray(picture, np.uint8)
