"""torchxrayvision's way over many files, on the processor: its reading and DenseNet-121.

Run by a Python that has torch and torchxrayvision; otherwise as `benchmarks.keras_loop`, with a
batch of 1. The weights are random, since how long they take does not depend on what they are.
"""

from __future__ import annotations

import json
import sys
import time

import torch
import torchxrayvision as xrv

model = xrv.models.DenseNet(weights=None)
model.eval()
crop, resize = xrv.datasets.XRayCenterCrop(), xrv.datasets.XRayResizer(224)


def predict(paths: list[str]) -> None:
    for path in paths:
        picture = resize(crop(xrv.utils.read_xray_dcm(path)[None]))
        with torch.no_grad():
            model(torch.from_numpy(picture)[None])


def network(repeats: int = 5) -> float:
    """Return the seconds that the network alone takes for one picture: the least of some."""
    times = []
    for _ in range(repeats):
        begun = time.perf_counter()
        with torch.no_grad():
            model(torch.zeros(1, 1, 224, 224))
        times.append(time.perf_counter() - begun)
    return min(times)


print(json.dumps({"network": network()}), flush=True)
for line in sys.stdin:
    paths = json.loads(line)["paths"]
    predict(paths[:1])
    clock, processor = time.perf_counter(), time.process_time()
    predict(paths)
    took = {
        "seconds": time.perf_counter() - clock,
        "processor": time.process_time() - processor,
    }
    print(json.dumps(took), flush=True)
