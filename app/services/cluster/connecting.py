"""The way to a scheduler."""

from __future__ import annotations

import logging
import re
import time

from distributed import Client, Security

from app.errors import UsageError

TRY_S = 10.0  # for one try to connect

_ADDRESS = re.compile(r"(?:(?:tcp|tls)://)?(?:[^\s/:[\]]+|\[[^\s\]]+\]):\d{1,5}")


def check_address(address: str) -> None:
    """Refuse what is no address, or one that there are no certificates for. Raises: UsageError."""
    if not _ADDRESS.fullmatch(address):
        raise UsageError(
            "bad_scheduler", f"“{address}” is no scheduler's address such as tcp://127.0.0.1:8786."
        )
    if address.startswith("tls:"):
        try:
            context = Security().get_connection_args("client").get("ssl_context")
        except (OSError, ValueError):  # ssl's errors are the former
            context = None
        if context is None:
            raise UsageError(
                "no_certificate",
                "tls:// needs certificates, named in Dask's configuration: distributed.comm.tls. "
                "How, is in docs/scaling.md.",
            )


def connect(address: str, seconds: float) -> Client | None:
    """Return a client of the scheduler, None where there is none so long."""
    for name in ("distributed", "distributed.client", "tornado"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)  # what matters is said by us
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        try:
            return Client(address, timeout=min(left, TRY_S), set_as_default=False)
        except (OSError, TimeoutError):
            time.sleep(min(0.2, max(0.0, left)))
    return None
