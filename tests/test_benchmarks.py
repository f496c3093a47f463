"""What is measured with is what it says it is; how fast anything is, no test asserts."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pydicom
import pytest

from app.imaging import read_scan
from benchmarks import full_size


@pytest.mark.parametrize("encoding", full_size.SYNTAXES)
def test_every_encoding_holds_the_picture_that_was_drawn(encoding: str, tmp_path: Path) -> None:
    pixels = full_size.picture(1, (200, 250))
    path = full_size.write(tmp_path / "scan.dcm", pixels, encoding)
    read = read_scan(path)
    assert np.array_equal(read.pixels, pixels)
    assert read.warnings == ()
    stored = pydicom.dcmread(path)
    assert stored.file_meta.TransferSyntaxUID == full_size.SYNTAXES[encoding][0]
    if encoding != "jpeg-lossless":  # pydicom reads that with decoders that are not installed
        assert np.array_equal(stored.pixel_array, pixels)


def test_pictures_are_the_same_every_time_and_differ_from_each_other() -> None:
    one, again, other = (full_size.picture(number, (40, 50)) for number in (1, 1, 3))
    assert np.array_equal(one, again)
    assert not np.array_equal(one, other)
    assert one.max() < 4096
