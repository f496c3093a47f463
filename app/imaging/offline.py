"""Importing pydicom without what it would use to download files."""

from __future__ import annotations

import sys


def import_pydicom() -> None:
    """Import pydicom, and keep it from importing ``requests`` where somebody has installed that.

    That import opens a network socket to see what the computer can do, and takes longer than
    pydicom itself. pydicom does without: it is only wanted for downloading test files.
    """
    if "pydicom" in sys.modules or "requests" in sys.modules:
        return
    sys.modules["requests"] = None  # type: ignore[assignment]  # imports of it fail
    try:
        import pydicom.pixels  # noqa: F401 - its import is the point
    finally:
        del sys.modules["requests"]
