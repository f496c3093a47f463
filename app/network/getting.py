"""C-GET, and C-MOVE to a listener of our own where a node does not offer it."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.errors import NetworkError
from app.network.calling import association, lost, own_address
from app.network.classes import for_getting
from app.network.keeping import Shelf
from app.network.listening import Listener, Rules, receive
from app.network.nodes import DimseNode
from app.network.querying import PLAIN
from app.network.terms import Cancelled, Course, Fetched, Patience

if TYPE_CHECKING:
    from pynetdicom.association import Association

_GET = "1.2.840.10008.5.1.4.1.2.2.3"
_MOVE = "1.2.840.10008.5.1.4.1.2.2.2"
_PENDING = 0xFF00
_PARTLY = 0xB000
_UNKNOWN_DESTINATION = 0xA801

# What says that C-GET itself is not for us, and C-MOVE may be; Orthanc hangs up on who may not.
_NOT_THIS_WAY = frozenset({"no_context", "node_failed", "node_lost"})


def fetch(
    node: DimseNode,
    title: str,
    port: int,
    study: str,
    shelf: Shelf,
    patience: Patience,
    course: Course,
) -> Fetched:
    """Bring a study's instances into a folder; what lies there already stays.

    Args:
        node: that has it.
        title: of ours.
        port: of ours, at which a C-MOVE arrives.
        study: Study Instance UID.
        shelf: where to.
        patience: with the node.
        course: told of every instance.

    Raises:
        NetworkError: the node cannot be reached, fails, or gives nothing.
        Cancelled: what had arrived by then stays.
        OSError: there is no room.
    """
    try:
        got = _get(node, title, study, shelf, patience, course)
        if got.paths or not got.failed:
            return got
    except NetworkError as error:
        if error.code not in _NOT_THIS_WAY:
            raise
    return _move(node, title, port, study, shelf, patience, course)


class _Arrivals:
    """What has arrived so far, from whatever thread it comes."""

    def __init__(self, shelf: Shelf, course: Course) -> None:
        self._shelf = shelf
        self._course = course
        self._lock = threading.Lock()
        self.total: int | None = None
        self.paths: dict[str, Path] = {}
        self.fault: OSError | None = None

    def store(self, event: Any) -> int:
        """Handle a C-STORE; returns its status."""
        if self._course.cancelled:
            return 0xA700
        try:
            status, uid = receive(event, self._shelf)
        except OSError as error:
            self.fault = error
            return 0xA700
        if uid is not None:
            with self._lock:
                self.paths[uid] = self._shelf.path(uid)
            self._course.tell(len(self.paths), self.total)
        return status

    def follow(self, status: Any) -> None:
        """Take from a pending status how many there are in all."""
        counts = [
            int(status.get(f"NumberOf{name}Suboperations") or 0)
            for name in ("Remaining", "Completed", "Failed", "Warning")
        ]
        self.total = sum(counts) or self.total


def _get(
    node: DimseNode, title: str, study: str, shelf: Shelf, patience: Patience, course: Course
) -> Fetched:
    from pynetdicom import build_role, evt

    arrivals = _Arrivals(shelf, course)
    contexts = for_getting()
    roles = [build_role(uid, scp_role=True) for uid in dict.fromkeys(uid for uid, _ in contexts)]
    with association(
        node,
        title,
        [(_GET, PLAIN), *contexts],
        patience,
        course,
        ext_neg=roles,
        evt_handlers=[(evt.EVT_C_STORE, arrivals.store)],
    ) as standing:
        if not any(cx.abstract_syntax == _GET for cx in standing.accepted_contexts):
            raise NetworkError("no_context", f"{node.where} does not offer C-GET.")
        responses = standing.send_c_get(_study(study), _GET)
        return _followed(node, standing, responses, arrivals, course, "C-GET")


def _move(
    node: DimseNode,
    title: str,
    port: int,
    study: str,
    shelf: Shelf,
    patience: Patience,
    course: Course,
) -> Fetched:
    arrivals = _Arrivals(shelf, course)
    host = own_address(node, patience)
    rules = Rules(title, host, port, allowed=(node.ae_title,), tls=node.tls)
    with (
        association(node, title, [(_MOVE, PLAIN)], patience, course) as standing,
        Listener(rules, arrivals.store, lambda _line: None),
    ):
        responses = standing.send_c_move(_study(study), title, _MOVE)
        return _followed(node, standing, responses, arrivals, course, "C-MOVE")


def _followed(
    node: DimseNode,
    standing: Association,
    responses: Any,
    arrivals: _Arrivals,
    course: Course,
    by: str,
) -> Fetched:
    failed = 0
    for status, _identifier in responses:
        if course.cancelled:
            raise Cancelled
        if arrivals.fault is not None:
            standing.abort()
            raise arrivals.fault
        if "Status" not in status:
            raise lost(node)
        arrivals.follow(status)
        failed = int(status.get("NumberOfFailedSuboperations") or 0)
        if status.Status == _UNKNOWN_DESTINATION:
            raise NetworkError(
                "destination_unknown",
                f"{node.where} gives scans only to nodes it knows, and does not know Lightbox as "
                "one it may send to. Have its AE title, address and port added there.",
            )
        if status.Status not in (0, _PENDING, _PARTLY):
            raise NetworkError(
                "node_failed", f"{node.where} cannot give the study (status {status.Status:#06x})."
            )
    return Fetched(tuple(arrivals.paths.values()), failed, by)


def _study(uid: str) -> Any:
    from pydicom.dataset import Dataset

    asked = Dataset()
    asked.QueryRetrieveLevel = "STUDY"
    asked.StudyInstanceUID = uid
    return asked
