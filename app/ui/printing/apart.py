"""Printing for the window, in a process of its own.

Qt keeps Python's lock while it lays out and paints a document, so that a thread would make the
window stand still: for a second or two with thousands of scans.
"""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from app.export.page import Page


def pdf_apart(page: Page) -> bytes:
    """Print a page; whoever calls it waits, and so is on a thread of its own.

    Raises:
        OSError: the process could not be started, or came to an end.
    """
    try:
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as process:
            return process.submit(_print, page).result()
    except BrokenProcessPool as error:
        raise OSError("the printing process came to a sudden end") from error


def _print(page: Page) -> bytes:
    from app.ui.printing.press import Press

    return Press().pdf(page)
