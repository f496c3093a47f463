"""The loop one would write without Lightbox, over many files: pydicom, Pillow, Keras.

``python -m benchmarks.keras_loop BUNDLE`` loads the model and answers questions on its input:
``{"paths": [...], "batch": 1}`` with the seconds the loop took, after a first prediction. With a
batch of 1 it is ``model.predict`` for each file, else ``predict_on_batch`` for so many at once.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pydicom
from PIL import Image

model = keras.saving.load_model(Path(sys.argv[1]) / "model.keras")
_, rows, columns, channels = model.input_shape


def pixels_of(path: str) -> Any:
    data = pydicom.dcmread(path)
    if data.file_meta.TransferSyntaxUID == pydicom.uid.JPEGLosslessSV1:
        # pydicom needs a plug-in for it; this is the fastest decoder that one can install.
        from imagecodecs import jpeg8_decode

        return jpeg8_decode(pydicom.encaps.get_frame(data.PixelData, 0, number_of_frames=1))
    return data.pixel_array


def prepared(path: str) -> Any:
    pixels = pixels_of(path).astype("float32")
    small = Image.fromarray(pixels / pixels.max()).resize(
        (columns, rows), Image.Resampling.BILINEAR
    )
    return np.repeat(np.asarray(small)[..., None], channels, axis=-1)


def predict(paths: list[str], batch: int) -> None:
    if batch == 1:
        for path in paths:
            model.predict(prepared(path)[None], verbose=0)
        return
    for at in range(0, len(paths), batch):
        model.predict_on_batch(np.stack([prepared(path) for path in paths[at : at + batch]]))


known: set[int] = set()
print(json.dumps({"loaded": True}), flush=True)
for line in sys.stdin:
    asked = json.loads(line)
    if asked["batch"] not in known:
        predict(asked["paths"][: asked["batch"]], asked["batch"])  # compiles for this size
        known.add(asked["batch"])
    clock, processor = time.perf_counter(), time.process_time()
    predict(asked["paths"], asked["batch"])
    took = {
        "seconds": time.perf_counter() - clock,
        "processor": time.process_time() - processor,
    }
    print(json.dumps(took), flush=True)
