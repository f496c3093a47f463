"""An association with a node, or one sentence that says why there is none."""

from __future__ import annotations

import contextlib
import errno
import logging
import socket
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from app.errors import NetworkError
from app.network import secure
from app.network.nodes import DimseNode, Tls, WebNode, is_loopback
from app.network.terms import Course, Patience, again

if TYPE_CHECKING:
    from pynetdicom.association import Association

_CALLED, _CALLING = 7, 3  # diagnostics of source 1, PS3.8 table 9-21


def entity(title: str, patience: Patience) -> Any:
    """Make pynetdicom's application entity; it logs nothing, since that names patients."""
    from pynetdicom import AE, _config

    _config.LOG_HANDLER_LEVEL = "none"
    _config.LOG_RESPONSE_IDENTIFIERS = _config.LOG_REQUEST_IDENTIFIERS = False
    _config.STORE_SEND_CHUNKED_DATASET = True  # from the file, in pieces, byte for byte
    logging.getLogger("pynetdicom").setLevel(logging.CRITICAL + 1)
    made = AE(ae_title=title)
    made.connection_timeout = patience.connect
    made.acse_timeout = made.dimse_timeout = made.network_timeout = patience.reply
    return made


def serve(
    listening: Any, host: str, port: int, handlers: Sequence[tuple[Any, Any]], tls: Tls | None
) -> Any:
    """Have an application entity listen, and return its server.

    Raises:
        NetworkError: code ``cannot_listen``.
        UsageError: code ``bad_certificate``.
    """
    context = None if tls is None else secure.listening(tls)
    try:
        return listening.start_server(
            (host, port), block=False, evt_handlers=list(handlers), ssl_context=context
        )
    except OSError as error:
        if error.errno == errno.EADDRNOTAVAIL:
            raise NetworkError(
                "cannot_listen",
                f"Lightbox cannot listen at {host}: this computer has no such address. Name one of "
                "its own; 127.0.0.1 is for itself alone, 0.0.0.0 all that it has.",
            ) from error
        raise NetworkError(
            "cannot_listen",
            f"Lightbox cannot listen at {host}:{port} ({error.strerror or 'no reason given'}). "
            "Another program may be there; choose another port.",
        ) from error


@contextlib.contextmanager
def association(
    node: DimseNode,
    title: str,
    contexts: Sequence[tuple[str, Sequence[str]]],
    patience: Patience,
    course: Course | None = None,
    **more: Any,
) -> Iterator[Association]:
    """Open an association, and release it afterwards.

    Args:
        node: to call.
        title: of ours.
        contexts: an abstract syntax and transfer syntaxes, for each presentation context.
        patience: of the connection and of every reply; attempts are for the association alone.
        course: ends the waiting between attempts.
        more: for pynetdicom's ``associate``.

    Raises:
        NetworkError: see `_why`.
    """
    caller = entity(title, patience)
    for abstract, transfer in contexts:
        caller.add_requested_context(abstract, list(transfer))
    opened: list[Association] = []
    if node.tls is not None:
        more["tls_args"] = (secure.calling(node.tls), node.host)

    def attempt() -> None:
        try:
            called = caller.associate(
                node.host, node.port, ae_title=node.ae_title, max_pdu=1 << 17, **more
            )
        except (OSError, UnicodeError) as error:  # the host's name is looked up here
            raise unreachable(node.host, node.port, node.where, patience) from error
        if not called.is_established:
            raise _why(called, node, patience)
        opened.append(called)

    again(attempt, patience, course)
    (standing,) = opened
    try:
        yield standing
    finally:
        if standing.is_established:
            if course is not None and course.cancelled:
                standing.abort()
            else:
                standing.release()


def lost(node: DimseNode | WebNode) -> NetworkError:
    """Say that a node did not answer any more."""
    return NetworkError(
        "node_lost",
        f"The connection to {node.where} ended before everything was done, or the node took too "
        "long. Try again.",
    )


def own_address(node: DimseNode, patience: Patience) -> str:
    """Return the one address of this computer that the node reaches it by: no other listens."""
    if is_loopback(node.host):
        return "127.0.0.1"
    try:
        with socket.create_connection((node.host, node.port), patience.connect) as trial:
            return str(trial.getsockname()[0])
    except OSError as error:
        raise lost(node) from error


def _why(failed: Association, node: DimseNode, patience: Patience) -> NetworkError:
    if failed.is_rejected:
        return _rejected(failed.acceptor.primitive, node, failed.ae.ae_title)
    if failed.rejected_contexts and not failed.accepted_contexts:
        return NetworkError(
            "no_context",
            f"{node.where} does not offer what is asked of it (no presentation context accepted). "
            "Ask whoever runs it to allow this to Lightbox.",
        )
    fault = None if node.tls is None else secure.fault(node, node.tls, patience.connect)
    return fault or unreachable(node.host, node.port, node.where, patience)


def unreachable(host: str, port: int, where: str, patience: Patience) -> NetworkError:
    """Find out by a plain connection why there is none of the kind that was wanted."""
    try:
        socket.create_connection((host, port), patience.connect).close()
    except (socket.gaierror, UnicodeError):
        return NetworkError(
            "unknown_host", f"No computer called “{host}” is known. Check the node's host."
        )
    except TimeoutError:
        return NetworkError(
            "node_timeout",
            f"{where} did not answer within {patience.connect:.0f} seconds. Check its host and "
            "port, and whether a firewall is between.",
        )
    except OSError as error:
        why = (
            "refuses the connection"
            if isinstance(error, ConnectionRefusedError)
            else (f"cannot be reached ({error.strerror or 'no reason given'})")
        )
        return NetworkError(
            "node_refused", f"{where} {why}. Check its host and port, and whether it is running."
        )
    return NetworkError(
        "node_lost",
        f"{where} takes the connection, but ends it or does not answer as DICOM does. Check that "
        "this port is the DICOM port, and that it knows Lightbox's AE title and address; it may "
        "want TLS.",
    )


def _rejected(answer: Any, node: DimseNode, title: str) -> NetworkError:
    if answer.result_source == 1 and answer.diagnostic == _CALLED:
        return NetworkError(
            "called_unknown",
            f"{node.host}:{node.port} does not call itself “{node.ae_title}”. Check the node's "
            "AE title.",
        )
    if answer.result_source == 1 and answer.diagnostic == _CALLING:
        return NetworkError(
            "calling_unknown",
            f"{node.where} does not know “{title}”. Have this AE title added there, or set the "
            "one it knows: lightbox nodes self --ae TITLE.",
        )
    if answer.result == 2:
        return NetworkError("node_busy", f"{node.where} is busy and asks to try again later.")
    return NetworkError(
        "node_rejected", f"{node.where} rejects the association ({answer.reason_str})."
    )
