"""The window one would write without Lightbox: load the Keras model, show the window, predict.

``python -m benchmarks.naive_window BUNDLE SCAN`` prints ``window`` and ``answer`` when they have
been painted.
"""

import sys
from pathlib import Path

import keras
import numpy as np
import pydicom
from PIL import Image
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QVBoxLayout, QWidget

from benchmarks.painted import once_painted, say

model = keras.saving.load_model(Path(sys.argv[1]) / "model.keras")
app = QApplication([])
window = QMainWindow()
picture, answer = QLabel(), QLabel()
central = QWidget()
column = QVBoxLayout(central)
column.addWidget(picture, 1)
column.addWidget(answer)
window.setCentralWidget(central)
window.resize(1280, 800)


def read() -> None:
    say("window")
    pixels = pydicom.dcmread(sys.argv[2]).pixel_array.astype("float32")
    pixels /= pixels.max()
    grey = np.ascontiguousarray(pixels * 255).astype("uint8")
    image = QImage(
        grey.data, grey.shape[1], grey.shape[0], grey.shape[1], QImage.Format.Format_Grayscale8
    )
    picture.setPixmap(QPixmap.fromImage(image))
    _, rows, columns, channels = model.input_shape
    small = Image.fromarray(pixels).resize((columns, rows), Image.Resampling.BILINEAR)
    batch = np.repeat(np.asarray(small)[None, ..., None], channels, axis=-1)
    answer.setText(str(model.predict(batch, verbose=0)["logits"]))
    answer.repaint()
    say("answer")
    app.quit()


once_painted(window, read)
window.show()
app.exec()
