"""How many processors there are to work with."""

from __future__ import annotations

import os


def cores() -> int:
    """Return how many processors this process may use: a container grants fewer than there are."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
