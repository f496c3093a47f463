"""Taking what others send by C-STORE: from those who may, within limits, safely on the disk."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Self

from app.errors import LightboxError
from app.network.callers import Call, Calls
from app.network.calling import entity, serve
from app.network.identity import head, own_uid
from app.network.keeping import Shelf
from app.network.nodes import Tls
from app.network.querying import VERIFICATION
from app.network.terms import Patience, is_uid

# Statuses of C-STORE, PS3.4 table B.2-1 and PS3.7 annex C.
STORED = 0x0000
OUT_OF_RESOURCES = 0xA700
DUPLICATE = 0x0111
OTHERWISE = 0xA900
_NOT_UNDERSTOOD = 0xC000

LARGEST_PDU = 1 << 17  # that we ask for
_PDU_LIMIT = 1 << 20  # that is taken: the request of an association is not bound by what we ask
_P_DATA = 0x04
_GIVING_WAY_S = 2.0
_COMMAND = 4096  # bytes, about, that a message takes without its object

PATIENCE = Patience(connect=10, reply=60, attempts=1)


@dataclass(frozen=True, slots=True)
class Rules:
    """Who may send, and how much.

    Attributes:
        title, host, port: of ours; port 0 takes any that is free.
        allowed: AE titles that may call. None else may, and without any nobody.
        associations: at a time.
        largest: bytes of one object.
        in_flight: bytes of all objects that are under way at a time.
        tls: that callers have to use; None for connections that are not encrypted.
    """

    title: str
    host: str = "127.0.0.1"
    port: int = 0
    allowed: tuple[str, ...] = ()
    associations: int = 8
    largest: int = 512 << 20
    in_flight: int = 1 << 30
    tls: Tls | None = None


def receive(event: Any, shelf: Shelf) -> tuple[int, str | None]:
    """Put an object that has arrived on the disk.

    Returns:
        The status to answer with, and the SOP Instance UID where it lies on the disk now.

    Raises:
        OSError, MemoryError: there is no room for it.
    """
    uid = str(event.request.AffectedSOPInstanceUID or "")
    if not is_uid(uid):
        return _NOT_UNDERSTOOD, None
    try:
        content = (head(event.file_meta), event.encoded_dataset(include_meta=False))
        stated = own_uid(content[1], str(event.context.transfer_syntax))
    except MemoryError:
        raise
    except Exception:  # pynetdicom's many ways to say that a stranger's identifiers are none
        return _NOT_UNDERSTOOD, None
    if stated not in (None, uid):
        return OTHERWISE, None
    if shelf.keep(uid, content) == "differs":
        return DUPLICATE, None
    return STORED, uid


class Listener:
    """Takes associations until it is closed. Whatever a caller does, it goes on.

    Nothing is decoded but what DICOM's upper layer and its commands are; objects are bytes.
    """

    def __init__(
        self, rules: Rules, store: Callable[[Any], int], say: Callable[[str], None]
    ) -> None:
        """Prepare it.

        Args:
            rules: to keep.
            store: handles a C-STORE, from several threads, and returns the status.
            say: takes a line for people about what went wrong. It names no patient.
        """
        self._rules, self._store, self._say = rules, store, say
        self._calls = Calls(rules.associations)
        self._lock = threading.Lock()
        self._entity: Any = None
        self.port = rules.port

    def __enter__(self) -> Self:
        """Begin to listen. Raises: NetworkError, UsageError, see `serve`."""
        from pynetdicom import ALL_TRANSFER_SYNTAXES, AllStoragePresentationContexts, evt

        rules = self._rules
        self._entity = entity(rules.title, PATIENCE)
        self._entity.maximum_associations = rules.associations
        self._entity.maximum_pdu_size = LARGEST_PDU
        # Nobody is let in by an empty list, which to pynetdicom means everybody.
        self._entity.require_calling_aet = list(rules.allowed) or ["\x7f"]
        self._entity.require_called_aet = True
        self._entity.add_supported_context(VERIFICATION)
        for context in AllStoragePresentationContexts:
            self._entity.add_supported_context(context.abstract_syntax, ALL_TRANSFER_SYNTAXES)
        handlers = [
            (evt.EVT_C_STORE, self._on_store),
            (evt.EVT_C_ECHO, self._on_echo),
            (evt.EVT_CONN_OPEN, self._on_open),
            (evt.EVT_REQUESTED, self._on_requested),
            (evt.EVT_REJECTED, self._on_rejected),
            (evt.EVT_ACCEPTED, self._on_accepted),
            (evt.EVT_RELEASED, self._on_released),
            (evt.EVT_PDU_RECV, self._on_pdu),
            (evt.EVT_DIMSE_RECV, self._on_message),
            (evt.EVT_CONN_CLOSE, self._on_close),
        ]
        server = serve(self._entity, rules.host, rules.port, handlers, rules.tls)
        self.port = int(server.server_address[1])
        return self

    def __exit__(self, *_raised: object) -> None:
        with self._lock:
            silent = self._calls.silent
        for call in silent:  # before any association there is nothing that could be aborted
            call.over = True
            _hang_up(call.association)
            call.association.join(_GIVING_WAY_S)
        if self._entity is not None:
            self._entity.shutdown()

    # --- What happens, on the threads of the associations -----------------------------------

    def _call(self, event: Any) -> Call:
        with self._lock:
            return self._calls.of(event.assoc)

    def _on_store(self, event: Any) -> int:
        try:
            return self._store(event)
        except MemoryError:
            self._say("There is not enough memory for an object. Its sender was told to keep it.")
            return OUT_OF_RESOURCES
        except LightboxError as error:
            self._say(f"An object was not taken. {error.message}")
            return OUT_OF_RESOURCES
        except OSError as error:
            self._say(
                f"An object was not taken: {error.strerror or 'the disk fails'}. Its sender was "
                "told to keep it."
            )
            return OUT_OF_RESOURCES
        finally:
            self._done_with(event, event.request.DataSet)

    def _on_echo(self, event: Any) -> int:
        self._done_with(event, None)
        return STORED

    def _done_with(self, event: Any, content: Any) -> None:
        with self._lock:
            call = self._calls.find(event.assoc)
            if call is not None:
                call.held -= _weight(content)

    def _on_open(self, event: Any) -> None:
        call = Call(str(event.address[0]), event.assoc)
        with self._lock:
            gives_way = self._calls.add(call)
        wire = event.assoc.dul.socket
        read = wire.recv
        wire.recv = lambda size: read(size) if size <= _PDU_LIMIT else b""
        if gives_way is not None:
            _hang_up(gives_way.association)

    def _on_requested(self, event: Any) -> None:
        call = self._call(event)
        call.asked = True
        if call.instead_of is not None:  # whose place is free once its thread has ended
            call.instead_of.association.join(_GIVING_WAY_S)

    def _on_rejected(self, event: Any) -> None:
        call, caller = self._call(event), event.assoc.requestor
        call.over = call.rejected = True
        title = str(caller.ae_title).strip()
        if title not in self._rules.allowed:
            why = "this AE title is not allowed to send"
        elif str(caller.primitive.called_ae_title).strip() != self._rules.title:
            why = f"it asked for another AE title than {self._rules.title}"
        else:
            why = "there are too many associations at a time"
        self._say(f"Rejected “{title}” from {call.address}: {why}.")

    def _on_accepted(self, event: Any) -> None:
        if not event.assoc.accepted_contexts:
            call = self._call(event)
            call.over = True
            title = str(event.assoc.requestor.ae_title).strip()
            self._say(
                f"“{title}” from {call.address} asked for nothing that is done here: objects are "
                "taken, and echoes are answered."
            )

    def _on_released(self, event: Any) -> None:
        self._call(event).over = True

    def _on_pdu(self, event: Any) -> None:
        if event.pdu.pdu_type != _P_DATA:
            return
        call = self._call(event)
        call.pending += int(event.pdu.pdu_length)
        with self._lock:
            under_way = self._calls.under_way
        if call.pending > self._rules.largest:
            call.why = "large"
        elif under_way > self._rules.in_flight:
            call.why = "much"
        else:
            return
        _hang_up(event.assoc)

    def _on_message(self, event: Any) -> None:
        # A caller may send the next before it is answered: pynetdicom puts it into a queue without
        # an end. So what has come counts until it is done with.
        call = self._call(event)
        with self._lock:
            call.pending = 0
            call.held += _weight(event.message.data_set)

    def _on_close(self, event: Any) -> None:
        with self._lock:
            call = self._calls.end(event.assoc)
        if call is not None and not call.asked:
            # Its thread waits for a request as long as one may take, and holds a place meanwhile.
            event.assoc.dul.to_user_queue.put(None)
        if call is not None and not call.over:
            self._say_why(call)

    def _say_why(self, call: Call) -> None:
        """Say why a connection ended that did not end in good order."""
        if call.why == "large":
            most = self._rules.largest >> 20
            self._say(
                f"A caller from {call.address} sent an object larger than {most} MB; the "
                "connection was closed."
            )
        elif call.why == "much":
            self._say(
                f"A caller from {call.address} sent more at a time than there is memory for; the "
                "connection was closed."
            )
        elif call.why == "silent":
            self._say(
                f"A caller from {call.address} asked for nothing while its place was needed; the "
                "connection was closed."
            )
        elif not call.asked:
            self._say(
                f"A caller from {call.address} sent what is no DICOM association; the connection "
                "was closed."
            )
        elif call.pending:
            self._say(
                f"A caller from {call.address} ended in the middle of an object, which was "
                "discarded."
            )
        else:
            self._say(f"A caller from {call.address} ended without taking its leave.")


def _weight(content: Any) -> int:
    """Return the bytes, about, that a message takes in memory; its object may be None."""
    return _COMMAND + (0 if content is None else len(content.getbuffer()))


def _hang_up(association: Any) -> None:
    """End a connection at once: its thread finds it closed."""
    try:
        association.dul.socket.socket.shutdown(socket.SHUT_RDWR)
    except (OSError, AttributeError):
        return
