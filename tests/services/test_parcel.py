"""What goes into a parcel comes out of it."""

from __future__ import annotations

import multiprocessing
import threading
from typing import Any

import numpy as np
import pytest

from app.services.parcel import Parcel, receive


def by_post(value: Any) -> Any:
    here, there = multiprocessing.Pipe()
    # A pipe holds less than these arrays: somebody must read while somebody writes.
    sender = threading.Thread(target=Parcel(value).send, args=(here,))
    sender.start()
    try:
        return receive(there)
    finally:
        sender.join(10)
        here.close()
        there.close()


@pytest.mark.parametrize(
    "array",
    [
        np.arange(12, dtype=np.uint16).reshape(3, 4),
        np.random.default_rng(1).integers(0, 256, (1000, 777, 3), dtype=np.uint8),
        np.asfortranarray(np.arange(12.0).reshape(3, 4)),
        np.arange(48, dtype=">i2").reshape(6, 8),
        np.arange(48, dtype=np.int16).reshape(6, 8)[::2, ::3],
        np.zeros((0, 4)),
    ],
    ids=["small", "more than the pipe holds", "by columns", "big-endian", "every other", "empty"],
)
def test_arrays_arrive_as_they_were(array: np.ndarray) -> None:
    sent = {"first": array, "rest": ["words", array[:1]]}
    came = by_post(sent)
    np.testing.assert_array_equal(came["first"], array)
    assert came["first"].dtype == array.dtype
    np.testing.assert_array_equal(came["rest"][1], array[:1])
    assert came["rest"][0] == "words"


def test_what_cannot_be_pickled_raises_before_anything_is_sent() -> None:
    with pytest.raises(Exception, match="pickle"):
        Parcel(lambda: None)


def test_a_sender_that_is_gone_ends_the_waiting() -> None:
    here, there = multiprocessing.Pipe()
    here.send([100])  # sizes, and then nothing more
    here.close()
    with pytest.raises((EOFError, OSError)):
        receive(there)
    there.close()
