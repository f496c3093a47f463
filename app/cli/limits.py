"""The command line's own limit on memory."""

from __future__ import annotations

import sys
from contextvars import ContextVar

OWN_PROCESS: ContextVar[bool] = ContextVar("own_process", default=False)
"""Whether the process does nothing but the command: `run_cli` knows."""


def limit_memory() -> None:
    """Limit the address space of a command that looks into strangers' files itself (Linux).

    Called when the options are parsed, by each command that does not run TensorFlow in this
    process, which reserves far more than it uses. Nothing happens in a process that is not the
    command's own. Workers started afterwards set limits of their own.
    """
    if not OWN_PROCESS.get() or sys.platform != "linux":
        return
    from app.services.caps import SPACE_LIMIT_BYTES, cap_this_process

    cap_this_process(SPACE_LIMIT_BYTES, for_good=False)
