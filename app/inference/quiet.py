"""Keeping native libraries' chatter off the user's terminal."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
from collections.abc import Iterator


def hush_tensorflow() -> None:
    """Let TensorFlow say errors alone, in this process and its children; call it before its import.

    What it advises on tracing, or says of the processor, is for whoever writes a program with it.
    """
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    logging.getLogger("tensorflow").setLevel(logging.ERROR)


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
