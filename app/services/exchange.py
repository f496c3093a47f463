"""Asking, fetching from and sending to a node, whichever protocol it speaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from app.errors import UsageError
from app.network.keeping import Shelf
from app.network.nodes import DimseNode, Node, Nodes
from app.network.terms import Course, Fetched, Patience, Sent, Study, Wanted, is_uid

PATIENCE = Patience()
ONCE = Patience(attempts=1)


def echo(nodes: Nodes, node: Node, patience: Patience = ONCE) -> None:
    """Ask a node whether it is there and knows us. Raises: NetworkError."""
    if isinstance(node, DimseNode):
        from app.network import querying

        querying.echo(node, nodes.ae_title, patience)
    else:
        from app.network import web

        web.echo(node, patience)


def find(
    nodes: Nodes,
    node: Node,
    wanted: Wanted,
    limit: int,
    patience: Patience = PATIENCE,
    course: Course | None = None,
) -> list[Study]:
    """Return the studies of a node that fit. Raises: NetworkError, Cancelled."""
    if isinstance(node, DimseNode):
        from app.network import querying

        return querying.find(node, nodes.ae_title, wanted, limit, patience, course)
    from app.network import web

    return web.find(node, wanted, limit, patience, course)


def fetch(
    nodes: Nodes,
    node: Node,
    study: str,
    folder: Path,
    patience: Patience = PATIENCE,
    course: Course | None = None,
) -> Fetched:
    """Bring a study into a folder, each instance under its SOP Instance UID.

    Raises:
        NetworkError: the node cannot be reached, or fails.
        Cancelled: by ``course``; what had arrived by then stays.
        UsageError: code ``bad_uid``.
        OSError: there is no room.
    """
    if not is_uid(study):
        raise UsageError("bad_uid", f"“{study}” is no Study Instance UID.")
    shelf = Shelf(folder)
    shelf.prepare()
    course = course or Course()
    if isinstance(node, DimseNode):
        from app.network import getting

        return getting.fetch(node, nodes.ae_title, nodes.port, study, shelf, patience, course)
    from app.network import web

    return web.fetch(node, study, shelf, patience, course)


def commit(
    nodes: Nodes, node: Node, sent: Sequence[Sent], course: Course | None = None
) -> set[str]:
    """Ask a node to keep what it was sent; returns the SOP Instance UIDs that it will.

    Raises:
        NetworkError: it does not offer this, or says nothing.
        Cancelled: by ``course``.
        UsageError: code ``no_commitment``, for DICOMweb.
    """
    asked = need_commitment(node)
    from app.network import commitment, sending

    there = [sending.look_at(one.path) for one in sent if one.reason is None]
    instances = [(one.sop_class, one.uid) for one in there]
    return commitment.commit(
        asked, nodes.ae_title, nodes.port, instances, PATIENCE, course or Course()
    )


def need_commitment(node: Node) -> DimseNode:
    """See that a node may promise to keep things. Raises: UsageError, code ``no_commitment``."""
    if isinstance(node, DimseNode):
        return node
    raise UsageError(
        "no_commitment", "DICOMweb knows no storage commitment. Send without --commit."
    )


def send(
    nodes: Nodes,
    node: Node,
    paths: Sequence[Path],
    patience: Patience = PATIENCE,
    course: Course | None = None,
) -> Iterator[Sent]:
    """Send DICOM files, yielding what became of each. Raises: NetworkError, Cancelled."""
    course = course or Course()
    if isinstance(node, DimseNode):
        from app.network import sending

        return sending.store(node, nodes.ae_title, paths, patience, course)
    from app.network import stowing

    return stowing.store(node, paths, patience, course)
