"""What a DICOMweb node says of each file that it is sent, and what is made of it."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from app.cli.main import run_cli
from tests.network.objects import scan


class Node(ThreadingHTTPServer):
    """One that answers as it is told to."""

    status = 409
    body = b""
    kind = "application/dicom+json"

    def refuse(self, reason: int | None, *, as_list: bool = False) -> None:
        item = {"00081197": {"vr": "US", "Value": [reason]}} if reason is not None else {}
        told = {"00081198": {"vr": "SQ", "Value": [item]}}
        self.body = json.dumps([told] if as_list else told).encode()


class Answering(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        server = self.server
        assert isinstance(server, Node)
        length = int(self.headers["Content-Length"])
        assert b"DICM" in self.rfile.read(length)
        assert self.headers["Accept"] == "application/dicom+json"
        self.send_response(server.status)
        self.send_header("Content-Type", server.kind)
        self.send_header("Content-Length", str(len(server.body)))
        self.end_headers()
        self.wfile.write(server.body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def node() -> Iterator[Node]:
    with Node(("127.0.0.1", 0), Answering) as made:
        thread = threading.Thread(target=made.serve_forever, daemon=True)
        thread.start()
        url = f"http://127.0.0.1:{made.server_address[1]}/dicom-web"
        assert run_cli(["nodes", "add", "web", "--url", url]) == 0
        yield made
        made.shutdown()
        thread.join(60)


def said(path: Path, capsys: pytest.CaptureFixture[str], status: int) -> str:
    """Send a file; what the command printed."""
    capsys.readouterr()
    assert run_cli(["send", "web", str(path)]) == status
    return capsys.readouterr().out


@pytest.mark.parametrize("status", [200, 202, 409])
@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        (0x0110, "It failed while it stored it (0x0110)"),
        (0x0122, "It takes no objects of this kind (0x0122)"),
        (0xC122, "It does not take it in this encoding (0xC122)"),
        (0xA901, "the object does not fit its kind (0xa901)"),
        (0xC001, "It cannot make out what is in it (0xc001)"),
        (0xA700, "has no room for it"),
        (0x4711, "Its reason has the number 0x4711"),
    ],
)
def test_the_reason_of_a_refusal_is_told(
    status: int, reason: int, sentence: str, node: Node, tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    scan(tmp_path / "a.dcm")
    node.status = status
    node.refuse(reason)
    printed = said(tmp_path / "a.dcm", capsys, 1)
    assert printed.startswith("failed")
    assert sentence in printed


@pytest.mark.parametrize("reason", [0x0111, 0xB00E])
@pytest.mark.parametrize("as_list", [True, False])
def test_what_a_node_has_already_is_no_failure(
    reason: int, as_list: bool, node: Node, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scan(tmp_path / "a.dcm")
    node.refuse(reason, as_list=as_list)
    assert said(tmp_path / "a.dcm", capsys, 0).startswith("had")


@pytest.mark.parametrize("body", [b"", b"<html>no</html>", b"[]", b'{"00081198": {}}'])
def test_a_refusal_without_a_reason_is_one_all_the_same(
    body: bytes, node: Node, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scan(tmp_path / "a.dcm")
    node.body = body
    assert "Its answer gives no reason (HTTP 409)" in said(tmp_path / "a.dcm", capsys, 1)
