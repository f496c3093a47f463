"""``lightbox``: with paths or nothing, the window; with a command, the command line."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli import COMMANDS
from app.services.collecting import pause, settle

if TYPE_CHECKING:
    from app.ui.printing.press import Press

_WRONG_USAGE = 2
_NEW_WINDOW = "--new-window"


def main() -> int:
    """Run the program; returns the exit status."""
    arguments = sys.argv[1:]
    if new := arguments[:1] == [_NEW_WINDOW]:
        del arguments[0]
    elif arguments and (arguments[0] in COMMANDS or arguments[0].startswith("-")):
        pause()
        from app.cli.main import run_cli

        settle()
        return run_cli(arguments, own_process=True, press=_press)
    pause()  # the window settles it
    from app.cli.screen import missing_screen

    if (why := _mistyped(arguments) or missing_screen()) is not None:
        sys.stderr.write(f"lightbox: {why}\n")
        return _WRONG_USAGE
    return _open([Path(argument) for argument in arguments], new=new)


def _open(paths: list[Path], *, new: bool) -> int:
    """Open a window, or hand the scans to the one that is open."""
    from app.services.inbox import claim, hand_over

    _end_on_interrupt()
    if not new and hand_over(paths):
        return 0
    from app.services.pool import first_pool

    # Before Qt, which would be in its way, and before the lock, which it would share.
    with contextlib.closing(first_pool(paths)) as pool:
        claimed = claim()
        if claimed is None and not new and hand_over(paths):  # another was started at the same time
            return 0
        from app.ui.run import run

        with claimed or contextlib.nullcontext():
            return run(paths, pool, takes=claimed is not None)


def _end_on_interrupt() -> None:
    """Let Ctrl+C end the process at once, until the window hears it: there is nothing to keep yet.

    Python would raise an exception in whatever Qt calls, and Qt would go on with half a window.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # else it is to be ignored
        signal.signal(signal.SIGINT, signal.SIG_DFL)


@cache
def _press() -> Press:
    """Start what prints for the command line, which has no Qt; once."""
    from app.ui.printing.press import Press

    return Press()


def _mistyped(arguments: list[str]) -> str | None:
    """Say which command was meant, where the first argument is no path but close to one."""
    if not arguments or os.path.lexists(arguments[0]):
        return None
    import difflib

    close = difflib.get_close_matches(arguments[0].lower(), sorted(COMMANDS), n=1, cutoff=0.7)
    if not close:
        return None
    return f"There is no file or command “{arguments[0]}”. Did you mean “lightbox {close[0]}”?"


if __name__ == "__main__":
    sys.exit(main())
