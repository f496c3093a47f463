"""What is asked of a node, as a job of the window; whom it is about stands on no command line."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from app.services.starting import program
from app.ui.library.work import Job, Outcome


def pacs_job(
    title: str,
    errand: str,
    arguments: Sequence[str],
    then: Callable[[Any], Outcome],
    otherwise: Callable[[str, str], Outcome],
) -> Job:
    """Return a job whose arguments go by standard input: others on the machine see command lines.

    Args:
        title: as of `Job`.
        errand: see `app.services.pacs_errands`.
        arguments: of it.
        then: as of `Job`.
        otherwise: as of `Job`.
    """
    given = json.dumps(list(arguments)).encode()
    return Job(title, program("errand", "--", errand, "-"), {}, then, otherwise, given)
