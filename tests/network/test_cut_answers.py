"""A DICOMweb answer that is cut in the middle is asked for again, and fails no scan."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from app.domain.notice import Notice
from app.errors import NetworkError
from app.network.instances import fetch_instance
from app.network.nodes import WebNode, make_node
from app.network.terms import Patience
from app.network.web import session_of
from app.services.cluster.fetching import files_of
from app.services.cluster.items import Item

CONTENT = bytes(range(256)) * 40
BODY = b"\r\n--x\r\nContent-Type: application/dicom\r\n\r\n" + CONTENT + b"\r\n--x--"


class Cutting(BaseHTTPRequestHandler):
    """Sends half of the answer as often as the server is to cut it, then all of it."""

    def do_GET(self) -> None:
        server = self.server
        assert isinstance(server, Server)
        if "/instances/" not in self.path:  # it is asked for studies
            self.send_response(200 if server.answers else 503)
            self.send_header("Content-Type", "application/dicom+json")
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"[]")
            return
        cut, server.cuts = server.cuts > 0, server.cuts - 1
        cut = cut or self.path.endswith(server.always_cut)
        self.send_response(200)
        self.send_header("Content-Type", 'multipart/related; type="application/dicom"; boundary=x')
        if server.tells_length:
            self.send_header("Content-Length", str(len(BODY)))
        self.end_headers()
        self.wfile.write(BODY[: len(BODY) // 2] if cut else BODY)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    cuts = 0
    tells_length = False
    answers = True
    always_cut = "/never"


@pytest.fixture(params=[True, False], ids=["with a length", "without a length"])
def server(request: pytest.FixtureRequest) -> Iterator[Server]:
    with Server(("127.0.0.1", 0), Cutting) as made:
        made.tells_length = request.param
        serving = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01})
        serving.start()
        yield made
        made.shutdown()
        serving.join()


def node_of(server: Server) -> WebNode:
    node = make_node(name="archive", url=f"http://127.0.0.1:{server.server_port}/dicom-web")
    assert isinstance(node, WebNode)
    return node


def fetch(server: Server, path: Path, attempts: int) -> None:
    node = node_of(server)
    address = f"{node.url}/studies/1/series/2/instances/3"
    with session_of(node) as session:
        fetch_instance(session, node, address, path, Patience(2, 10, attempts))


def test_it_is_asked_for_again(server: Server, tmp_path: Path) -> None:
    server.cuts = 1
    fetch(server, tmp_path / "a.dcm", attempts=2)
    assert (tmp_path / "a.dcm").read_bytes() == CONTENT


def test_in_the_end_it_is_the_connection_that_failed(server: Server, tmp_path: Path) -> None:
    server.cuts = 2
    with pytest.raises(NetworkError) as caught:
        fetch(server, tmp_path / "a.dcm", attempts=1)
    assert caught.value.code == "node_lost"


def found(server: Server) -> dict[str, str]:
    """What came of three instances, of an archive that is read: "whole", or why not."""
    node = node_of(server)
    items = [Item(f"{node.url}/studies/1/series/2/instances/{number}") for number in (1, 2, 3)]
    outcomes = {}
    with files_of(items, node, Patience(2, 10, 1)) as files:
        for item, file in files:
            name = item.path.rpartition("/")[2]
            if isinstance(file, Notice):
                outcomes[name] = file.code
            elif file.read_bytes() == CONTENT:
                outcomes[name] = "whole"
    return outcomes


def test_one_instance_that_never_comes_does_not_end_an_archive(server: Server) -> None:
    server.always_cut = "/1"
    assert list(found(server).items()) == [("2", "whole"), ("3", "whole"), ("1", "node_lost")]


def test_one_that_comes_the_second_time_is_no_failure(server: Server) -> None:
    server.cuts = 1
    assert set(found(server).values()) == {"whole"}


def test_a_node_that_answers_nothing_else_fails_no_scan(server: Server) -> None:
    server.always_cut, server.answers = "/1", False
    with pytest.raises(NetworkError) as caught:
        found(server)
    assert caught.value.code == "node_lost"
