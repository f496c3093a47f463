"""``lightbox errand``: what the window has done by another process; not for people."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from app.cli.limits import limit_memory


def errand(
    name: Annotated[str, typer.Argument(help="See app.services.errands.")],
    arguments: Annotated[list[str] | None, typer.Argument()] = None,
) -> int:
    """Do something to the library, and tell of it in lines of JSON."""
    limit_memory()
    from app.services.errands import run

    return run(name, arguments or [], sys.stdout)
