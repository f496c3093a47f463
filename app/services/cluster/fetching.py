"""The files of items: where they lie, or fetched from a DICOMweb node while they are read."""

from __future__ import annotations

import contextlib
import platform
import tempfile
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.notice import Notice
from app.errors import LightboxError, NetworkError
from app.services.cluster.items import Item

if TYPE_CHECKING:
    from app.network.nodes import WebNode
    from app.network.terms import Patience

_AT_ONCE = 4  # connections; the node is waited for, not the processor
_AHEAD = 8  # files that lie ready, of 10 MB or so
_PASSING = ("node_refuses_us", "bad_certificate")


@contextlib.contextmanager
def files_of(
    items: Sequence[Item], node: WebNode | None, patience: Patience | None = None
) -> Iterator[Iterator[tuple[Item, Path | Notice]]]:
    """Give each item's file in turn, or why it could not be fetched; all are gone afterwards.

    An instance that does not come, though the node answers otherwise, is asked for again after all
    others; then it is to blame.

    Args:
        items: with the path of a file, or an address of the node.
        node: where addresses lead to.
        patience: with the node.

    Raises:
        NetworkError: the node cannot be reached or refuses us, which is not the item's fault.
        LightboxError: nor is it, code ``no_room``, when the files find no place here.
    """
    if not any(item.is_address for item in items):
        yield ((item, Path(item.path)) for item in items)
        return
    from app.network.terms import Patience
    from app.network.web import session_of

    if node is None:
        raise LightboxError("no_node", "Addresses are read of the node that --dicomweb names.")
    with (
        tempfile.TemporaryDirectory(prefix="lightbox-") as folder,  # mode 0700
        contextlib.closing(session_of(node)) as session,
        ThreadPoolExecutor(_AT_ONCE) as threads,
    ):
        patience = patience or Patience()

        numbers = count()

        def begin(item: Item) -> Future[Path]:
            path = Path(folder) / f"{next(numbers)}.dcm"
            return threads.submit(_fetched, session, node, item, path, patience)

        yield _in_the_end(items, begin, partial(_answers, node, patience))


def _in_the_end(
    items: Sequence[Item],
    begin: Callable[[Item], Future[Path]],
    answers: Callable[[], bool],
) -> Iterator[tuple[Item, Path | Notice]]:
    """Yield what was fetched; what did not come is tried once more at the end.

    Raises:
        NetworkError: of an item that did not come, while the node does not answer at all.
    """
    late: list[Item] = []
    for item, found in _ahead(items, begin):
        if not isinstance(found, NetworkError):
            yield item, found
        elif found.code in _PASSING or not answers():
            raise found
        else:
            late.append(item)
    for item, found in _ahead(late, begin):
        if not isinstance(found, NetworkError):
            yield item, found
        elif found.code in _PASSING or not answers():
            raise found
        else:
            yield item, Notice(found.code, found.message)


def _answers(node: WebNode, patience: Patience) -> bool:
    """Tell whether a node answers something else."""
    from app.network.web import echo

    try:
        echo(node, replace(patience, attempts=1))
    except NetworkError:
        return False
    return True


def _ahead(
    items: Sequence[Item], begin: Callable[[Item], Future[Path]]
) -> Iterator[tuple[Item, Path | Notice | NetworkError]]:
    """Yield what was fetched, a few more on the way; a `NetworkError` where that may pass."""
    under_way: deque[tuple[Item, Future[Path]]] = deque()
    left = iter(items)
    while True:
        while len(under_way) < _AHEAD and (following := next(left, None)) is not None:
            under_way.append((following, begin(following)))
        if not under_way:
            return
        item, future = under_way.popleft()
        try:
            found: Path | Notice | NetworkError = future.result()
        except NetworkError as error:
            found = error if _is_passing(error) else Notice(error.code, error.message)
        yield item, found


def _fetched(session: Any, node: WebNode, item: Item, path: Path, patience: Patience) -> Path:
    from app.network.instances import fetch_instance

    if not item.is_address:
        return Path(item.path)
    try:
        fetch_instance(session, node, item.path, path, patience)
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
