"""Python that permissions bind, also where the tests run as root (as they do in containers)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

_DROP = ["--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all"]


def run_bound(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Python with these arguments as somebody whom permissions bind; skip where none can."""
    command = [sys.executable, *map(str, arguments)]
    if sys.platform == "win32":
        pytest.skip("permissions are another matter on Windows")
    if os.geteuid() == 0:
        setpriv = shutil.which("setpriv")
        if setpriv is None:
            pytest.skip("root reads everything, and setpriv is not there to give that up")
        command = [setpriv, *_DROP, *command]
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env=dict(os.environ) | environment,
    )
