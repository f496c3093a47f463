"""Trying out bundles in worker processes, which a stranger's network may cost their lives."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.inference.engine import EngineName

if TYPE_CHECKING:
    from app.services.reading import Reader


def try_bundle(origin: Path, engine: EngineName) -> tuple[int, float]:
    """Open a bundle in a worker, and compare its network with every golden answer.

    Returns:
        How many golden scans there are, and the largest difference in probability.

    Raises:
        LightboxError: a `BundleError`, or what became of the worker.
    """
    import contextlib

    from app.services.pool import ReaderPool

    with contextlib.closing(ReaderPool(engine=engine, fork=True)) as pool:
        found: tuple[int, float] = pool.look(compare, origin, engine).result()
        return found


def compare(_reader: Reader, origin: Path, engine: EngineName) -> tuple[int, float]:
    """Do the work of `try_bundle`, in the worker."""
    from app.bundle import read_bundle
    from app.inference.opening import golden_difference, open_bundle

    opened = open_bundle(read_bundle(origin), engine, verify=True)
    count = len(opened.reference.golden_inputs)
    return count, golden_difference(opened, count)
