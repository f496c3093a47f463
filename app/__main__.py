"""``lightbox``: with paths or nothing, the window; with a command, the command line."""

from __future__ import annotations

import multiprocessing
import sys
from pathlib import Path

from app.cli import COMMANDS


def main() -> int:
    """Run the program; returns the exit status."""
    arguments = sys.argv[1:]
    if arguments and (arguments[0] in COMMANDS or arguments[0].startswith("-")):
        from app.cli.main import run_cli

        return run_cli(arguments)
    from app.ui.run import run

    return run([Path(argument) for argument in arguments])


if __name__ == "__main__":
    multiprocessing.freeze_support()  # workers of the frozen program start here
    sys.exit(main())
