"""The parts of reading one scan, each alone: what no program around them can be faster than.

``python -m benchmarks.alone`` answers questions on its input: ``{"paths": [...], "threads": 1}``
with the seconds of each scan's parts, by the clock and of the processor::

    decode   the file's bytes into stored values: read from the disk's cache and decoded by the
             decoder that Lightbox uses; no header is parsed
    prepare  the recipe applied to the scan: display transform, resize, smoothing
    network  the compiled twin run once, on so many threads

The decoder is imported, the network loaded and both used once before.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from app.bundle import read_bundle
from app.imaging import decoders, read_scan
from app.imaging.layout import Layout
from app.inference.opening import OpenBundle, open_bundle
from app.paths import resources
from app.preprocessing import apply
from benchmarks.full_size import DISTINCT
from benchmarks.processes import CHEST, Served, python

Times = dict[str, tuple[float, float]]


def serve() -> Served:
    """Start the program of this module."""
    return Served(python("benchmarks.alone"), {"OPENBLAS_NUM_THREADS": "1"})


def parts_alone(alone: Served, paths: list[Path], threads: int, kind: int) -> dict[str, float]:
    """Return the medians of the parts of some scans: by the clock (0) or of the processor (1)."""
    times = alone.ask(paths=paths[:DISTINCT], threads=threads)["times"]
    return {name: median(scan[name][kind] for scan in times) for name in times[0]}


class Parts:
    """Times the parts of scans with one bundle."""

    def __init__(self) -> None:
        self._bundle = read_bundle(resources() / "models" / CHEST)
        self._opened: dict[int, OpenBundle] = {}

    def time(self, path: Path, threads: int) -> Times:
        """Time the parts of one scan: (seconds by the clock, seconds of the processor)."""
        import pydicom

        opened = self._open(threads)
        header = pydicom.dcmread(path)
        layout, syntax = Layout.of(header), header.file_meta.TransferSyntaxUID
        at = path.read_bytes().index(self._stream(header)[:4096])
        size = len(self._stream(header))
        scan = read_scan(path)
        recipe = opened.bundle.manifest.recipe
        picture = apply(recipe, read_scan(path))[None]
        codec = decoders.find(syntax)

        def decode() -> object:
            if codec is None:
                flat = np.fromfile(path, layout.dtype("<"), size // 2, offset=at)
                return flat.reshape(layout.rows, layout.columns)
            return codec.decode(path.read_bytes()[at : at + size], layout)

        return {
            "decode": _timed(decode),
            "prepare": _timed(lambda: apply(recipe, scan)),
            "network": _timed(lambda: opened.engine.run(picture)),
        }

    @staticmethod
    def _stream(header: Any) -> bytes:
        """Return the pixels as the file holds them."""
        from pydicom.encaps import get_frame

        data: bytes = header.PixelData
        if not header.file_meta.TransferSyntaxUID.is_encapsulated:
            return data
        frame: bytes = get_frame(data, 0, number_of_frames=1)
        return frame

    def _open(self, threads: int) -> OpenBundle:
        if threads not in self._opened:
            self._opened[threads] = open_bundle(self._bundle, threads=threads)
        return self._opened[threads]


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - clock, time.process_time() - processor


def gemm_peak(side: int = 1024, repeats: int = 12) -> float:
    """Return the most floating-point operations a second that one core reaches in NumPy's product.

    `serve` sees to it that there is one thread.
    """
    rng = np.random.default_rng(0)
    a, b = rng.random((2, side, side), dtype=np.float32)
    return 2.0 * side**3 / min(_timed(lambda: a @ b)[1] for _ in range(repeats))


def operations(model: bytes) -> float:
    """Count the floating-point operations of a compiled twin: two for a product that is summed."""
    from ai_edge_litert.interpreter import Interpreter

    interpreter = Interpreter(model_content=model, num_threads=1)
    shapes = {part["index"]: part["shape"] for part in interpreter.get_tensor_details()}
    total = 0.0
    for node in interpreter._get_ops_details():
        if node["op_name"] in ("CONV_2D", "DEPTHWISE_CONV_2D", "FULLY_CONNECTED"):
            kernel, made = shapes[node["inputs"][1]], shapes[node["outputs"][0]]
            # (out, rows, columns, in), (1, rows, columns, out) and (out, in)
            each = np.prod(kernel[1:3] if node["op_name"].startswith("DEPTH") else kernel[1:])
            total += 2.0 * float(np.prod(made)) * float(each)
    return total


def main() -> None:
    parts = Parts()
    model = (resources() / "models" / CHEST / "model.tflite").read_bytes()
    print(json.dumps({"peak": gemm_peak(), "operations": operations(model)}), flush=True)
    for line in sys.stdin:
        question = json.loads(line)
        threads = question["threads"]
        paths = [Path(path) for path in question["paths"]]
        parts.time(paths[0], threads)
        print(json.dumps({"times": [parts.time(path, threads) for path in paths]}), flush=True)


if __name__ == "__main__":
    main()
