"""The listener against callers that send ahead, and when there is no memory."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import pydicom
import pytest
from pydicom import Dataset
from pydicom.uid import ExplicitVRBigEndian, ExplicitVRLittleEndian
from pynetdicom import AE
from pynetdicom.dimse_primitives import C_STORE
from pynetdicom.dsutils import encode
from pynetdicom.sop_class import CTImageStorage

from app.network.keeping import Shelf
from app.network.listening import OUT_OF_RESOURCES, STORED, Listener, Rules, receive
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
    store: Callable[[Any], int],
    said: list[str],
    in_flight: int = 1 << 30,
    syntax: str = IMPLICIT,
) -> Iterator[tuple[Any, int]]:
    """A listener, and an association with it; yields this and its presentation context."""
    rules = Rules("LIGHTBOX", allowed=("SENDER",), in_flight=in_flight)
    with Listener(rules, store, said.append) as listener:
        caller = AE("SENDER")
        caller.add_requested_context(CTImageStorage, syntax)
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


@pytest.mark.parametrize("syntax", [IMPLICIT, ExplicitVRLittleEndian, ExplicitVRBigEndian])
def test_an_object_that_says_it_is_another_one_is_refused(tmp_path: Path, syntax: str) -> None:
    shelf, said = Shelf(tmp_path, reserve=0), list[str]()
    ds = Dataset()
    ds.SpecificCharacterSet = "ISO_IR 100"
    ds.ImageType = ["ORIGINAL", "PRIMARY"]
    ds.SOPClassUID, ds.PatientID = CTImageStorage, "4711"
    with calling(lambda event: receive(event, shelf)[0], said, syntax=syntax) as (
        standing,
        context,
    ):
        for uid, expected in (("1.2.4", 0xA900), ("1.2.3", STORED)):
            ds.SOPInstanceUID = uid
            content = encode(ds, syntax == IMPLICIT, syntax != ExplicitVRBigEndian)
            assert status_of(standing, context, content) == expected
    assert [path.name for path in tmp_path.iterdir()] == ["1.2.3.dcm"]
    assert pydicom.dcmread(tmp_path / "1.2.3.dcm") == ds


GARBAGE = (
    b"GET / HTTP/1.0\r\n\r\n",
    b"\x01\x00",  # the beginning of a request
    b"\x01\x00\xff\xff\xff\xff" + bytes(70),
    b"\x04\x00\x00\x00\x00\x10" + bytes(16),  # data without an association
    b"",
)


def takes_a_sender(listener: Listener) -> bool:
    caller = AE("SENDER")
    caller.add_requested_context(CTImageStorage, IMPLICIT)
    standing = caller.associate("127.0.0.1", listener.port, ae_title="LIGHTBOX")
    established = bool(standing.is_established)
    if established:
        standing.release()
    return established


def test_connections_that_broke_off_take_no_places() -> None:
    said: list[str] = []
    rules = Rules("LIGHTBOX", allowed=("SENDER",), associations=len(GARBAGE))
    with Listener(rules, lambda _event: STORED, said.append) as listener:
        for content in GARBAGE * 2:
            with closing(socket.create_connection(("127.0.0.1", listener.port))) as wire:
                wire.sendall(content)
        until(lambda: len(said) == 2 * len(GARBAGE), lambda: str(said))
        assert takes_a_sender(listener)
    assert not [line for line in said if "too many" in line]


def test_who_says_nothing_or_may_not_send_gives_its_place_to_who_may() -> None:
    said: list[str] = []
    rules = Rules("LIGHTBOX", allowed=("SENDER",), associations=2)
    with ExitStack() as open_, Listener(rules, lambda _event: STORED, said.append) as listener:
        for _ in range(3):
            open_.enter_context(closing(socket.create_connection(("127.0.0.1", listener.port))))
        # It may not have heard of all three yet: then the sender comes a moment too soon.
        until(lambda: takes_a_sender(listener), lambda: "\n".join(said), patience=20.0)
        assert [line for line in said if "asked for nothing" in line]


def test_who_asks_for_what_is_not_done_here_is_named() -> None:
    said: list[str] = []
    rules = Rules("LIGHTBOX", allowed=("SENDER",))
    with Listener(rules, lambda _event: STORED, said.append) as listener:
        caller = AE("SENDER")
        caller.add_requested_context("1.2.840.10008.5.1.4.1.2.2.1", IMPLICIT)  # to find studies
        assert not caller.associate("127.0.0.1", listener.port, ae_title="LIGHTBOX").is_established
        until(lambda: bool(said), lambda: "nothing")
        assert takes_a_sender(listener)
    (line,) = said
    assert "“SENDER”" in line
    assert "asked for nothing that is done here" in line


def test_who_may_send_and_does_keeps_its_place() -> None:
    said: list[str] = []
    rules = Rules("LIGHTBOX", allowed=("SENDER",), associations=1)
    with Listener(rules, lambda _event: STORED, said.append) as listener:
        caller = AE("SENDER")
        caller.add_requested_context(CTImageStorage, IMPLICIT)
        standing = caller.associate("127.0.0.1", listener.port, ae_title="LIGHTBOX")
        assert not takes_a_sender(listener)
        assert standing.is_established
        context = standing.accepted_contexts[0].context_id
        assert status_of(standing, context, bytes(16)) == STORED
        standing.abort()
    assert [line for line in said if "too many associations" in line]
