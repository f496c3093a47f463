"""The script one would write without Lightbox: import Keras, load the model, predict one file."""

import sys
from pathlib import Path

import keras
import numpy as np
import pydicom
from PIL import Image

model = keras.saving.load_model(Path(sys.argv[1]) / "model.keras")
_, rows, columns, channels = model.input_shape
pixels = pydicom.dcmread(sys.argv[2]).pixel_array.astype("float32")
picture = Image.fromarray(pixels / pixels.max()).resize((columns, rows), Image.Resampling.BILINEAR)
batch = np.repeat(np.asarray(picture)[None, ..., None], channels, axis=-1)
print(model.predict(batch, verbose=0)["logits"])
