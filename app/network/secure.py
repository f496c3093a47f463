"""DIMSE over TLS (PS3.15 annex B): who has to prove what, and a sentence where it does not fit."""

from __future__ import annotations

import socket
import ssl
from pathlib import Path
from typing import Any

from app.errors import NetworkError, UsageError
from app.network.nodes import DimseNode, Tls

_OTHER_HOST = (62, 64)  # X509_V_ERR_HOSTNAME_MISMATCH, X509_V_ERR_IP_ADDRESS_MISMATCH
_LISTEN_S = 1.0  # that an alert may take, which TLS 1.3 sends after the handshake


class _Lazy(ssl.SSLContext):
    """Shakes hands when the connection is first read from, on the connection's own thread.

    pynetdicom would do so before it takes the next caller: one who says nothing kept out all.
    """

    def wrap_socket(
        self, sock: socket.socket, server_side: bool = False, *_: Any, **__: Any
    ) -> Any:
        return super().wrap_socket(sock, server_side=server_side, do_handshake_on_connect=False)


def calling(tls: Tls) -> ssl.SSLContext:
    """Return what a connection to a node is made with. Raises: UsageError, ``bad_certificate``."""
    try:
        context = ssl.create_default_context(cafile=tls.ca)
    except OSError as error:
        raise _unusable(tls.ca, error) from error
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    _show_own(context, tls)
    return context


def listening(tls: Tls) -> ssl.SSLContext:
    """Return what callers are let in with; they have to prove who they are where ``ca`` is given.

    Raises:
        UsageError: ``bad_certificate``: there is none to show, or it cannot be used.
    """
    if tls.certificate is None:
        raise UsageError(
            "bad_certificate",
            "To be called over TLS, Lightbox needs a certificate and its key: --certificate FILE "
            "--key FILE.",
        )
    context = _Lazy(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    _show_own(context, tls)
    if tls.ca is not None:
        context.verify_mode = ssl.CERT_REQUIRED
        try:
            context.load_verify_locations(tls.ca)
        except OSError as error:
            raise _unusable(tls.ca, error) from error
    return context


def fault(node: DimseNode, tls: Tls, seconds: float) -> NetworkError | None:
    """Find out by a connection what does not fit; None where TLS is not to blame."""
    context = calling(tls)
    try:
        with (
            socket.create_connection((node.host, node.port), seconds) as plain,
            context.wrap_socket(plain, server_hostname=node.host) as secure,
        ):
            secure.settimeout(_LISTEN_S)
            secure.recv(1)
    except ssl.SSLCertVerificationError as error:
        return _not_trusted(node, error)
    except (ssl.SSLError, ConnectionResetError) as error:
        reason = getattr(error, "reason", None) or ""
        return _not_wanted(node, reason) if "ALERT" in reason else _no_tls(node)
    except OSError:  # that it takes its time is no fault, and the rest is not TLS's
        return None
    return None


def _not_trusted(node: DimseNode, error: ssl.SSLCertVerificationError) -> NetworkError:
    if error.verify_code in _OTHER_HOST:
        return NetworkError(
            "bad_certificate",
            f"The certificate of {node.where} is for another computer than {node.host}. Name the "
            "node by the host that its certificate is for.",
        )
    return NetworkError(
        "bad_certificate",
        f"The certificate of {node.where} is not trusted ({error.verify_message}). If it is the "
        "right one, name the file with its authority: lightbox nodes add … --tls --ca FILE.",
    )


def _not_wanted(node: DimseNode, alert: str) -> NetworkError:
    said = alert.replace("_", " ").lower()
    return NetworkError(
        "bad_certificate",
        f"{node.where} does not accept the certificate of Lightbox, or wants one ({said}). Name "
        "one that it trusts: lightbox nodes add … --tls --certificate FILE --key FILE.",
    )


def _show_own(context: ssl.SSLContext, tls: Tls) -> None:
    if tls.certificate is None:
        return
    try:
        # Nobody is asked for a password: an empty one opens no key that has one.
        context.load_cert_chain(tls.certificate, tls.key, password="")
    except OSError as error:
        raise _unusable(tls.certificate, error) from error


def _unusable(path: Path | None, error: OSError) -> UsageError:
    why = "" if isinstance(error, ssl.SSLError) else f" ({error.strerror})"
    return UsageError(
        "bad_certificate",
        f"“{path}” cannot be used{why}. Certificates and keys are PEM files; a key fits its "
        "certificate and has no password.",
    )


def _no_tls(node: DimseNode) -> NetworkError:
    return NetworkError(
        "no_tls",
        f"{node.where} takes the connection, but does not speak TLS there. Check its port, or add "
        "it without --tls.",
    )
