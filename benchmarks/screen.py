"""The screen that windows are measured on."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """Yield the environment of a screen: the one there is, one of Xvfb, or none (off screen).

    Off screen, Qt draws into memory and a window costs next to nothing, so that ratios come out
    worse for a program with more in its window.
    """
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        yield {}
        return
    server = shutil.which("Xvfb")
    if server is None:
        yield {"QT_QPA_PLATFORM": "offscreen"}
        return
    command = [server, "-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            assert process.stdout is not None
            yield {"DISPLAY": f":{process.stdout.readline().strip()}", "QT_QPA_PLATFORM": "xcb"}
        finally:
            process.terminate()
