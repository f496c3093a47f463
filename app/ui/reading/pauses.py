"""Short pauses of Python's memory collector. No Qt."""

from __future__ import annotations

import gc

_EVERY = 256  # readings; to look at them once takes some milliseconds


def settle(kept: int) -> None:
    """Take what is kept for long out of the collector's sight, every so many readings.

    Once in a while the collector looks at all objects for those that hold one another. With ten
    thousand readings there are a million of them, and the window stands still for a quarter of a
    second. Readings are values and hold nothing that holds them; when they are dropped they are
    freed as ever.

    Args:
        kept: how many readings there are.
    """
    if kept and kept % _EVERY == 0:
        gc.collect()  # what is garbage now would stay for ever
        gc.freeze()
