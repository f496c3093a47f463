"""Where things are: one function for what we ship, one for what the user keeps."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def resources() -> Path:
    """Return the folder of shipped resources, in a checkout, a wheel and a frozen build alike."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / "resources"
    package = Path(__file__).resolve().parent
    installed = package / "resources"  # where the wheel puts them (see pyproject.toml)
    return installed if installed.is_dir() else package.parent / "resources"


def user_data() -> Path:
    """Return the folder for what the user keeps (own bundles, history); it may not exist yet.

    ``LIGHTBOX_HOME`` overrides the platform's choice.
    """
    override = os.environ.get("LIGHTBOX_HOME")
    if override:
        return Path(override)
    from platformdirs import user_data_path

    return user_data_path("Lightbox", appauthor=False)
