"""Storage commitment: a node says, some time later, that it keeps what it was sent."""

from __future__ import annotations

import threading
from collections.abc import Collection
from contextlib import suppress
from typing import Any

from app.errors import NetworkError
from app.network.calling import association, entity, lost, own_address, serve
from app.network.listening import LARGEST_PDU, PATIENCE
from app.network.nodes import DimseNode
from app.network.querying import PLAIN
from app.network.terms import Course, Patience

_PUSH = "1.2.840.10008.1.20.1"
_INSTANCE = "1.2.840.10008.1.20.1.1"
_REQUEST = 1  # its action
_GLANCE_S = 0.2


def commit(
    node: DimseNode,
    title: str,
    port: int,
    instances: Collection[tuple[str, str]],
    patience: Patience,
    course: Course,
    seconds: float = 60.0,
) -> set[str]:
    """Ask a node to keep instances, and wait for its word.

    It may answer at once or call back, to our own port, where it is listened meanwhile, for that
    node alone and on the one address that it reaches us by.

    Args:
        node: that was sent them.
        title: of ours.
        port: of ours.
        instances: SOP Class and SOP Instance UIDs.
        patience: with the node.
        course: ends the waiting.
        seconds: that its word may take.

    Returns:
        The SOP Instance UIDs that it keeps.

    Raises:
        NetworkError: it does not offer this, or says nothing.
        Cancelled: by ``course``.
    """
    from pynetdicom import evt

    word = _Word()
    server = _listen(node, title, port, word, patience)
    try:
        with association(
            node,
            title,
            [(_PUSH, PLAIN)],
            patience,
            course,
            evt_handlers=[(evt.EVT_N_EVENT_REPORT, word.hear)],
        ) as standing:
            status, _ = standing.send_n_action(word.request(instances), _REQUEST, _PUSH, _INSTANCE)
            if "Status" not in status:
                raise lost(node)
            if status.Status != 0:
                raise NetworkError(
                    "not_committed",
                    f"{node.where} does not promise to keep what it was sent (status "
                    f"{status.Status:#06x}).",
                )
            word.wait(min(1.0, seconds), course)  # some answer on the same association
        if not word.wait(seconds, course):
            raise NetworkError(
                "not_committed",
                f"{node.where} has not said within {seconds:.0f} seconds whether it keeps what it "
                "was sent. It has to know Lightbox's AE title, address and port.",
            )
    finally:
        server.shutdown()
    return word.kept


class _Word:
    """What a node says of one request."""

    def __init__(self) -> None:
        from pydicom.uid import generate_uid

        self._transaction = str(generate_uid(prefix=None))
        self._said = threading.Event()
        self.kept: set[str] = set()

    def request(self, instances: Collection[tuple[str, str]]) -> Any:
        from pydicom.dataset import Dataset

        asked = Dataset()
        asked.TransactionUID = self._transaction
        asked.ReferencedSOPSequence = []
        for sop_class, uid in instances:
            item = Dataset()
            item.ReferencedSOPClassUID, item.ReferencedSOPInstanceUID = sop_class, uid
            asked.ReferencedSOPSequence.append(item)
        return asked

    def hear(self, event: Any) -> tuple[int, None]:
        """Handle an N-EVENT-REPORT; what is not of this request is passed over."""
        with suppress(Exception):  # a stranger's bytes, and pydicom's many ways to say so
            told = event.event_information
            if str(told.TransactionUID) == self._transaction:
                self.kept = {
                    str(one.ReferencedSOPInstanceUID)
                    for one in told.get("ReferencedSOPSequence") or ()
                }
                self._said.set()
        return 0, None

    def wait(self, seconds: float, course: Course) -> bool:
        """Tell whether it was said in time. Raises: Cancelled."""
        left = seconds
        while left > 0 and not self._said.wait(_GLANCE_S):
            course.check()
            left -= _GLANCE_S
        return self._said.is_set()


def _listen(node: DimseNode, title: str, port: int, word: _Word, patience: Patience) -> Any:
    from pynetdicom import evt

    listening = entity(title, PATIENCE)
    listening.require_calling_aet = [node.ae_title]
    listening.require_called_aet = True
    listening.maximum_pdu_size = LARGEST_PDU
    listening.add_supported_context(_PUSH, list(PLAIN), scu_role=False, scp_role=True)
    host = own_address(node, patience)
    serve(listening, host, port, [(evt.EVT_N_EVENT_REPORT, word.hear)], node.tls)
    return listening
