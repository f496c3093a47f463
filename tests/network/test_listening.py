"""The listener against callers that send ahead, and when there is no memory."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from pynetdicom import AE
from pynetdicom.dimse_primitives import C_STORE
from pynetdicom.sop_class import CTImageStorage

from app.network.listening import OUT_OF_RESOURCES, STORED, Listener, Rules
from tests.network.receiving import until

IMPLICIT = "1.2.840.10008.1.2"


def request(content: bytes, uid: str = "1.2.3") -> C_STORE:
    made = C_STORE()
    made.MessageID = 1
    made.AffectedSOPClassUID = CTImageStorage
    made.AffectedSOPInstanceUID = uid
    made.Priority = 2
    made.DataSet = BytesIO(content)
    return made


@contextmanager
def calling(
    store: Callable[[Any], int], said: list[str], in_flight: int = 1 << 30
) -> Iterator[tuple[Any, int]]:
    """A listener, and an association with it; yields this and its presentation context."""
    rules = Rules("LIGHTBOX", allowed=("SENDER",), in_flight=in_flight)
    with Listener(rules, store, said.append) as listener:
        caller = AE("SENDER")
        caller.add_requested_context(CTImageStorage, IMPLICIT)
        standing = caller.associate("127.0.0.1", listener.port, ae_title="LIGHTBOX")
        assert standing.is_established
        try:
            yield standing, standing.accepted_contexts[0].context_id
        finally:
            standing.abort()


def status_of(standing: Any, context: int, content: bytes) -> int:
    """Send an object, and wait for the answer."""
    standing._reactor_checkpoint.clear()  # or its thread takes the answer
    standing.dimse.send_msg(request(content), context)
    _, answer = standing.dimse.get_msg(block=True)
    return int(answer.Status)


def test_who_sends_ahead_of_the_answers_takes_no_more_memory_than_there_is() -> None:
    busy = threading.Event()
    said: list[str] = []

    def store(_event: Any) -> int:
        busy.wait(60)
        return STORED

    try:
        with calling(store, said, in_flight=1 << 20) as (standing, context):
            for _ in range(8):
                standing.dimse.send_msg(request(bytes(1 << 18)), context)
            until(lambda: any("more at a time" in line for line in said), lambda: str(said))
    finally:
        busy.set()


def test_what_is_done_with_counts_no_more() -> None:
    said: list[str] = []
    with calling(lambda _event: STORED, said, in_flight=1 << 20) as (standing, context):
        assert [status_of(standing, context, bytes(1 << 18)) for _ in range(8)] == [STORED] * 8
    assert not [line for line in said if "more at a time" in line]


def test_without_memory_the_sender_is_told_to_keep_it() -> None:
    def store(_event: Any) -> int:
        raise MemoryError

    said: list[str] = []
    with calling(store, said) as (standing, context):
        assert status_of(standing, context, bytes(16)) == OUT_OF_RESOURCES
    assert "not enough memory" in said[0]
