"""``lightbox errand``: what the window has done by another process; not for people."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from app.cli.limits import limit_memory


def errand(
    name: Annotated[str, typer.Argument(help="See app.services.errands.")],
    arguments: Annotated[list[str] | None, typer.Argument()] = None,
) -> int:
    """Do something to the library, and tell of it in lines of JSON.

    “-” in place of the arguments has them read from standard input, a list in JSON: a command line
    can be read by everybody on the machine, and patients may be named.
    """
    limit_memory()
    if arguments == ["-"]:
        arguments = [str(each) for each in json.loads(sys.stdin.buffer.read())]
    from app.services.errands import run

    return run(name, arguments or [], sys.stdout)
