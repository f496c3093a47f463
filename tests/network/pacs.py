"""A PACS of the tests' own, for what a real one does seldom."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from pynetdicom import AE, AllStoragePresentationContexts, evt

from app.network.nodes import DimseNode


@contextmanager
def pacs(store: Callable[[Any], int]) -> Iterator[DimseNode]:
    """Have one that takes everybody and everything; ``store`` says the status of each object."""
    entity = AE("PACS")
    entity.supported_contexts = AllStoragePresentationContexts
    server = entity.start_server(
        ("127.0.0.1", 0), block=False, evt_handlers=[(evt.EVT_C_STORE, store)]
    )
    assert server is not None
    try:
        port = server.server_address[1]
        yield DimseNode(name="pacs", ae_title="PACS", host="127.0.0.1", port=port)
    finally:
        server.shutdown()
