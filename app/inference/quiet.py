"""Keeping native libraries' chatter off the user's terminal."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator


@contextlib.contextmanager
def quiet_stderr() -> Iterator[None]:
    """Send file descriptor 2 nowhere: LiteRT and TensorFlow greet there from native code."""
    try:
        kept = os.dup(2)
    except OSError:  # a windowed program may have no standard error at all
        yield
        return
    try:
        with open(os.devnull, "w") as nowhere:  # noqa: PTH123 - a device, not a path
            if sys.stderr is not None:
                sys.stderr.flush()
            os.dup2(nowhere.fileno(), 2)
            yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
