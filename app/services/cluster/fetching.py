"""The files of items: where they lie, or fetched from a DICOMweb node while they are read."""

from __future__ import annotations

import contextlib
import platform
import tempfile
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.notice import Notice
from app.errors import LightboxError, NetworkError
from app.services.cluster.items import Item

if TYPE_CHECKING:
    from app.network.nodes import WebNode

_AT_ONCE = 4  # connections; the node is waited for, not the processor
_AHEAD = 8  # files that lie ready, of 10 MB or so
_PASSING = ("node_refuses_us", "bad_certificate")


@contextlib.contextmanager
def files_of(
    items: Sequence[Item], node: WebNode | None
) -> Iterator[Iterator[tuple[Item, Path | Notice]]]:
    """Give each item's file in turn, or why it could not be fetched; all are gone afterwards.

    Args:
        items: with the path of a file, or an address of the node.
        node: where addresses lead to.

    Raises:
        NetworkError: the node cannot be reached or refuses us, which is not the item's fault.
        LightboxError: nor is it, code ``no_room``, when the files find no place here.
    """
    if not any(item.is_address for item in items):
        yield ((item, Path(item.path)) for item in items)
        return
    from app.network.web import session_of

    if node is None:
        raise LightboxError("no_node", "Addresses are read of the node that --dicomweb names.")
    with (
        tempfile.TemporaryDirectory(prefix="lightbox-") as folder,  # mode 0700
        contextlib.closing(session_of(node)) as session,
        ThreadPoolExecutor(_AT_ONCE) as threads,
    ):

        def begin(number: int, item: Item) -> Future[Path]:
            path = Path(folder) / f"{number}.dcm"
            return threads.submit(_fetched, session, node, item, path)

        yield _ahead(items, begin)


def _ahead(
    items: Sequence[Item], begin: Callable[[int, Item], Future[Path]]
) -> Iterator[tuple[Item, Path | Notice]]:
    """Yield what was fetched, a few more on the way."""
    under_way: deque[tuple[Item, Future[Path]]] = deque()
    left = iter(enumerate(items))
    while True:
        while len(under_way) < _AHEAD and (following := next(left, None)) is not None:
            number, item = following
            under_way.append((item, begin(number, item)))
        if not under_way:
            return
        item, future = under_way.popleft()
        try:
            yield item, future.result()
        except NetworkError as error:
            if _is_passing(error):
                raise
            yield item, Notice(error.code, error.message)


def _fetched(session: Any, node: WebNode, item: Item, path: Path) -> Path:
    from app.network.instances import fetch_instance
    from app.network.terms import Patience

    if not item.is_address:
        return Path(item.path)
    try:
        fetch_instance(session, node, item.path, path, Patience())
    except OSError as error:
        raise no_room(error, platform.node()) from error
    return path


def no_room(error: OSError, where: str) -> LightboxError:
    """Say that a worker cannot keep what it needs."""
    return LightboxError(
        "no_room",
        f"Worker {where} cannot keep what it needs to read: {error.strerror or error}. Start it "
        "with --local-directory and TMPDIR where there is room.",
    )


def _is_passing(error: NetworkError) -> bool:
    """Tell whether another try may go well: then a record that says "failed" would be wrong."""
    from app.network.terms import TRANSIENT

    return error.code in TRANSIENT or error.code in _PASSING
