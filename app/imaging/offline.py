"""Importing pydicom without what it would use to download files."""

from __future__ import annotations

import sys

_FOR_DOWNLOADS = ("requests", "tqdm")


def import_pydicom() -> None:
    """Import pydicom, and keep it from importing what it downloads test files with.

    That is ``requests``, which opens a network socket to see what the computer can do and takes
    longer than pydicom itself, where somebody has installed it; and ``tqdm``, a progress bar.
    """
    if "pydicom" in sys.modules:
        return
    kept_out = [name for name in _FOR_DOWNLOADS if name not in sys.modules]
    sys.modules.update(dict.fromkeys(kept_out))  # type: ignore[arg-type]  # imports of them fail
    try:
        import pydicom.pixels  # noqa: F401 - its import is the point
    finally:
        for name in kept_out:
            del sys.modules[name]
