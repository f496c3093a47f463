"""What the PACS window asks and sends is seen by the node alone; against one that is silent."""

from __future__ import annotations

import shutil
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.network.nodes import load_nodes, make_node, save_nodes
from app.paths import user_data
from app.ui.main_window import MainWindow
from app.ui.pacs.window import PacsWindow
from tests.conftest import sample_path
from tests.ui.conftest import PATIENCE_MS, read


@pytest.fixture
def silent() -> Iterator[socket.socket]:
    """A node that takes calls and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        port = server.getsockname()[1]
        made = make_node(name="silent", ae_title="SILENT", host="127.0.0.1", port=port)
        save_nodes(load_nodes().with_node(made))
        yield server


@pytest.fixture
def pacs(qtbot: QtBot, window: MainWindow, silent: socket.socket) -> PacsWindow:
    with qtbot.waitSignal(window.session.models_ready, timeout=PATIENCE_MS):
        pass
    window.actions_["pacs"].trigger()
    opened = window.pacs.window
    assert opened is not None
    return opened


def called(qtbot: QtBot, server: socket.socket) -> socket.socket:
    """Wait for a call."""
    calls: list[socket.socket] = []

    def call() -> bool:
        try:
            calls.append(server.accept()[0])
        except BlockingIOError:
            return False
        return True

    qtbot.waitUntil(call, timeout=PATIENCE_MS)
    return calls[0]


def command_lines() -> list[str]:
    """What everybody on this machine can read."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            found.append(path.read_bytes().decode(errors="replace"))
        except OSError:  # it has ended
            continue
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="reads command lines from /proc")
def test_whom_it_is_about_stands_on_no_command_line(
    qtbot: QtBot, window: MainWindow, pacs: PacsWindow, silent: socket.socket, tmp_path: Path
) -> None:
    named = Path(shutil.copy(sample_path("normal.dcm"), tmp_path / "Quibble^Jane.dcm"))
    pacs.query.name.setText("QUIBBLE*")
    pacs.query.patient.setText("QUIBBLE-1")
    pacs.query.ask()
    with called(qtbot, silent):
        seen = command_lines()
        pacs.work.stop()
    assert any("pacs-find" in line for line in seen)
    assert not any("quibble" in line.lower() for line in seen)

    read(qtbot, window, named)
    pacs.choose_page("send")
    pacs.send.report.setChecked(False)
    pacs.send.scan.setChecked(True)
    pacs.send.send.click()
    with called(qtbot, silent):
        seen = command_lines()
        pacs.work.stop()
    assert any("pacs-send" in line for line in seen)
    assert not any("quibble" in line.lower() for line in seen)


def test_what_one_window_sends_is_there_until_it_was_sent_whatever_another_window_does(
    qtbot: QtBot, window: MainWindow, pacs: PacsWindow, silent: socket.socket
) -> None:
    def outgoing() -> list[Path]:
        return sorted(user_data().rglob("*.dcm"))

    read(qtbot, window, sample_path("normal.dcm"))
    pacs.choose_page("send")
    qtbot.waitUntil(lambda: window.desk.answer() is not None, timeout=PATIENCE_MS)
    pacs.send.send.click()
    with called(qtbot, silent):
        there = outgoing()
        other = PacsWindow(window)
        qtbot.addWidget(other)
        other.close_for_good()
        assert len(there) == 1
        assert outgoing() == there
        pacs.work.stop()
    qtbot.waitUntil(lambda: not pacs.work.busy, timeout=PATIENCE_MS)
    assert outgoing() == []
