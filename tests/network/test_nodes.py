"""Which nodes may be named, how they are kept, and what is said when one cannot be had."""

from __future__ import annotations

import gc
import json
import socket
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.cli.main import run_cli
from app.errors import NetworkError
from app.network.multipart import Broken, boundary_of, parts
from app.network.nodes import DimseNode, WebNode
from app.network.terms import Course, Patience, again, is_uid
from app.services import exchange
from tests.network.counterparts import free_port

# pynetdicom forgets a socket that never got connected.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")

HASTY = Patience(connect=0.5, reply=0.5, attempts=1)
USED = ["--ae", "PACS", "--host", "127.0.0.1", "--port", "104"]


def test_nodes_are_kept_for_this_user_alone(
    private_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_cli(["nodes", "add", "a", *USED]) == 0
    secret = ["--url", "https://pacs.example/dicom-web", "--authorization", "Bearer QXSECRETQX"]
    assert run_cli(["nodes", "add", "b", *secret]) == 0
    assert run_cli(["nodes", "self", "--ae", "READER"]) == 0
    assert run_cli(["nodes", "list"]) == 0
    said = capsys.readouterr()
    assert "READER" in said.out
    assert "b: https://pacs.example/dicom-web" in said.out
    assert "QXSECRETQX" not in said.out + said.err
    kept = private_home / "nodes.json"
    assert [node["name"] for node in json.loads(kept.read_text())["nodes"]] == ["a", "b"]
    if sys.platform != "win32":
        assert kept.stat().st_mode & 0o777 == 0o600
    assert run_cli(["nodes", "remove", "a"]) == 0
    assert run_cli(["nodes", "echo", "a"]) == 2
    assert "There are: b." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--ae", "A" * 17, *USED[2:]], "An AE title has"),
        (["--ae", "A\\B", *USED[2:]], "An AE title has"),
        ([*USED[2:]], "An AE title has"),
        ([*USED[:2], "--host", "a b", "--port", "104"], "A node's host is"),
        ([*USED[:4], "--port", "70000"], "A port is a number from 1 to 65535"),
        ([*USED[:4]], "A port is a number from 1 to 65535"),
        (["--ae", "A"], "A node's host is"),
        (["--url", "ftp://pacs.example"], "A DICOMweb address is"),
        (["--url", "https://user:secret@pacs.example"], "A DICOMweb address is"),
        ([*USED, "--url", "https://pacs.example"], "or a DICOMweb address"),
        (["--url", "http://pacs.example/dicom-web", "--authorization", "Bearer x"], "in the clear"),
        (["--url", "https://pacs.example", "--authorization", "a\nX-Other: b"], "in one line"),
    ],
)
def test_what_is_no_node_is_refused_with_what_would_be_one(
    given: list[str], said: str, private_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_cli(["nodes", "add", "x", *given]) == 2
    assert said in " ".join(capsys.readouterr().err.split())
    assert not (private_home / "nodes.json").exists()


@pytest.mark.parametrize(
    "asked",
    [
        ["--date", "2.1.2026"],
        ["--date", "2026-13-01"],
        ["--date", "2026-02-30.."],
        ["--date", "2026-11-25..2026-11-01"],
        ["--study", "4711"],
    ],
)
def test_a_question_that_makes_no_sense_is_not_asked(
    asked: list[str], private_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    used = [*USED[:4], "--port", str(free_port())]
    assert run_cli(["nodes", "add", "a", *used]) == 0
    assert run_cli(["query", "a", *asked]) == 2  # and not 1: nobody answers there
    assert asked[1] in capsys.readouterr().err


@pytest.mark.parametrize("title", ["A" * 17, "A\\B", "Ä", " "])
def test_nobody_is_let_in_by_what_is_no_title(
    title: str, private_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["--allow", title, "--port", str(free_port()), "--output", str(tmp_path / "in")]
    assert run_cli(["receive", *given]) == 2
    assert "An AE title has" in capsys.readouterr().err
    assert not (tmp_path / "in").exists()


def test_nothing_is_sent_where_no_promise_can_be_had(
    private_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    address = f"http://127.0.0.1:{free_port()}/dicom-web"
    assert run_cli(["nodes", "add", "a", "--url", address]) == 0
    assert run_cli(["send", "a", str(tmp_path), "--commit"]) == 2
    assert "no storage commitment" in capsys.readouterr().err


@pytest.mark.parametrize("content", ["", "[]", '{"nodes": [{"name": "x"}]}', '{"version": 2}'])
def test_a_damaged_list_is_said_and_left_alone(
    content: str, private_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (private_home / "nodes.json").write_text(content)
    assert run_cli(["nodes", "add", "a", *USED]) == 2
    assert "nodes.json" in capsys.readouterr().err
    assert (private_home / "nodes.json").read_text() == content


@pytest.fixture
def babbler() -> Iterator[int]:
    """The port of a server that answers whatever it hears with what is neither protocol."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            while True:
                try:
                    caller, _ = server.accept()
                except OSError:
                    return
                with caller:
                    caller.sendall(b"220 ready when you are\r\n" * 10)

        threading.Thread(target=answer, daemon=True).start()
        yield int(server.getsockname()[1])
        server.shutdown(socket.SHUT_RDWR)


def failure(node: DimseNode | WebNode) -> NetworkError:
    from app.network.nodes import Nodes

    with pytest.raises(NetworkError) as caught:
        exchange.echo(Nodes(), node, HASTY)
    assert caught.value.message.endswith(".")
    return caught.value


def test_each_failure_has_its_sentence(babbler: int) -> None:
    closed = free_port()

    def dimse(host: str, port: int) -> DimseNode:
        return DimseNode(name="n", ae_title="PACS", host=host, port=port)

    assert failure(dimse("nowhere.invalid", 104)).code == "unknown_host"
    assert failure(dimse("127.0.0.1", closed)).code == "node_refused"
    assert failure(dimse("127.0.0.1", babbler)).code == "node_lost"
    web = WebNode(name="n", url="http://nowhere.invalid/dicom-web")
    assert failure(web).code == "unknown_host"
    assert failure(WebNode(name="n", url=f"http://127.0.0.1:{closed}")).code == "node_refused"
    babbling = failure(WebNode(name="n", url=f"http://127.0.0.1:{babbler}"))
    assert babbling.code == "node_lost"
    assert "as DICOMweb does" in babbling.message
    assert "AE title" not in babbling.message, "DICOMweb has none"
    gc.collect()  # while what pynetdicom forgets may be found


def test_what_may_pass_is_tried_again_and_nothing_else() -> None:
    def tried(code: str) -> int:
        calls: list[str] = []

        def attempt() -> None:
            calls.append(code)
            raise NetworkError(code, "No.")

        with pytest.raises(NetworkError):
            again(attempt, Patience(attempts=3, pause=0.001), Course())
        return len(calls)

    assert tried("node_busy") == 3
    assert tried("calling_unknown") == 1


@pytest.mark.parametrize(
    ("text", "usable"),
    [
        ("1.2.840.10008.1", True),
        ("2.25." + "1" * 59, True),
        ("2.25." + "1" * 60, False),
        ("../../etc/passwd", False),
        ("1..2", False),
        ("1.02", False),
        ("1.2\n", False),
        ("", False),
    ],
)
def test_what_names_a_file_is_an_identifier(text: str, usable: bool) -> None:
    assert is_uid(text) is usable


@pytest.mark.parametrize("size", [1, 2, 7, 64, 10_000])
def test_parts_are_told_apart_wherever_the_pieces_end(size: int) -> None:
    contents = [b"one\r\n--no\r\n-", b"", b"\r\n" * 40, bytes(range(256))]
    body = b"preamble\r\n"
    for content in contents:
        body += b"--B-1\r\nContent-Type: application/dicom\r\n\r\n" + content + b"\r\n"
    body += b"--B-1--\r\nepilogue"
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    boundary = boundary_of('multipart/related; type="application/dicom"; boundary="B-1"')
    assert [b"".join(part) for part in parts(pieces, boundary)] == contents
    cut = [body[:-30]]
    with pytest.raises(Broken):
        [b"".join(part) for part in parts(cut, boundary)]
