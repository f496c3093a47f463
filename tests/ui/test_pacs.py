"""The PACS window against a real Orthanc and dcmtk's sender."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.network.nodes import DimseNode, Tls, load_nodes, save_nodes
from app.services.exchange import send
from app.ui import settings
from app.ui.main_window import MainWindow
from app.ui.pacs.studies import StudiesModel
from app.ui.pacs.taking import received
from app.ui.pacs.window import PacsWindow
from tests.conftest import sample_path
from tests.network.counterparts import free_port, needs_dcmtk, needs_orthanc, orthanc
from tests.network.objects import scan
from tests.network.receiving import acknowledged, storescu
from tests.services.test_pacs_errands import listening, owed
from tests.services.test_pacs_errands import send as hand_over
from tests.ui.conftest import PATIENCE_MS, read


@pytest.fixture
def pacs(qtbot: QtBot, window: MainWindow) -> PacsWindow:
    with qtbot.waitSignal(window.session.models_ready, timeout=PATIENCE_MS):
        pass
    window.actions_["pacs"].trigger()
    opened = window.pacs.window
    assert opened is not None
    return opened


def press(qtbot: QtBot, button: object) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)  # type: ignore[arg-type]


def test_names_are_read_in_every_script(qtbot: QtBot) -> None:
    model = StudiesModel()
    fields = ("date", "patient_id", "accession", "description", "uid")
    study = {"modalities": ["CR"], "instances": 1, **dict.fromkeys(fields, "")}
    stated = ("Wang^Xiaodong=王^小东", "=王^小东")
    model.show_studies([{**study, "patient_name": name} for name in stated])
    assert model.index(0, 4).data() == "Wang, Xiaodong (王小东)"
    assert model.index(1, 4).data() == "王小东"


def texts(page: QWidget) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel))


def test_what_is_sent_is_called_by_the_patient_unless_hidden(
    qtbot: QtBot, window: MainWindow, pacs: PacsWindow
) -> None:
    read(qtbot, window, sample_path("pneumonia.dcm"))
    window.actions_["pacs-send"].trigger()
    assert "Of Synthetic Sample Two · SYN-0002 · " in texts(pacs.send)
    window.actions_["identity"].setChecked(False)
    assert "Synthetic" not in texts(pacs.send)
    window.actions_["identity"].setChecked(True)
    read(qtbot, window, sample_path("pneumonia.png"))
    assert "Of pneumonia.png:" in texts(pacs.send)


def add_node(qtbot: QtBot, pacs: PacsWindow, port: str) -> None:
    pacs.choose_page("nodes")
    press(qtbot, pacs.nodes.new)
    for field, text in (
        (pacs.nodes.name, "orthanc"),
        (pacs.nodes.title, "ORTHANC"),
        (pacs.nodes.host, "127.0.0.1"),
        (pacs.nodes.port, port),
    ):
        field.clear()
        qtbot.keyClicks(field, text)
    press(qtbot, pacs.nodes.save)


def test_a_node_is_added_changed_and_removed_and_nonsense_is_said(
    qtbot: QtBot, pacs: PacsWindow
) -> None:
    add_node(qtbot, pacs, "70000")
    assert "port" in pacs.work.text
    assert load_nodes().nodes == ()
    add_node(qtbot, pacs, "104")
    add_node(qtbot, pacs, "4242")
    assert [node.where for node in load_nodes().nodes] == ["ORTHANC (127.0.0.1:4242)"]
    assert pacs.query.node.chosen == "orthanc"
    assert pacs.listen.allowed.text() == "ORTHANC"
    press(qtbot, pacs.nodes.remove)
    assert load_nodes().nodes == ()
    assert not pacs.query.search.isEnabled()


def test_a_node_is_encrypted_by_a_box_and_keeps_the_files_of_the_command_line(
    qtbot: QtBot, pacs: PacsWindow, tmp_path: Path
) -> None:
    add_node(qtbot, pacs, "4242")
    pacs.nodes.tls.setChecked(True)
    press(qtbot, pacs.nodes.save)
    (node,) = load_nodes().nodes
    assert node.where == "ORTHANC (127.0.0.1:4242, TLS)"
    assert isinstance(node, DimseNode)
    named = node.model_copy(update={"tls": Tls(ca=tmp_path / "ca.pem")})
    save_nodes(load_nodes().with_node(named))
    pacs.open("nodes")
    assert pacs.nodes.tls.isChecked()
    pacs.nodes.port.setText("4243")
    press(qtbot, pacs.nodes.save)
    assert load_nodes().nodes == (named.model_copy(update={"port": 4243}),)
    pacs.nodes.tls.setChecked(False)
    press(qtbot, pacs.nodes.save)
    assert load_nodes().find("orthanc").where == "ORTHANC (127.0.0.1:4243)"


@needs_orthanc
def test_a_study_is_found_fetched_and_answered(
    qtbot: QtBot, window: MainWindow, pacs: PacsWindow, tmp_path: Path
) -> None:
    (tmp_path / "orthanc").mkdir()
    with orthanc(tmp_path / "orthanc") as running:
        add_node(qtbot, pacs, str(running.dicom))
        nodes = load_nodes()
        uid = scan(tmp_path / "a.dcm", PatientID="P-1", PatientName="Doe^Jane")
        assert [one.reason for one in send(nodes, nodes.nodes[0], [tmp_path / "a.dcm"])] == [None]

        pacs.choose_page("query")
        qtbot.keyClicks(pacs.query.patient, "P-*")
        qtbot.keyClick(pacs.query.patient, Qt.Key.Key_Return)
        model = pacs.query.model
        qtbot.waitUntil(lambda: model.rowCount() == 1, timeout=PATIENCE_MS)
        row = [model.index(0, column).data() for column in range(model.columnCount())]
        assert row[3:5] == ["P-1", "Doe, Jane"]
        window.actions_["identity"].setChecked(False)
        assert model.index(0, 4).data() == "•••"
        window.actions_["identity"].setChecked(True)

        press(qtbot, pacs.query.fetch)
        session = window.session
        qtbot.waitUntil(lambda: len(session.rows) == 1, timeout=PATIENCE_MS)
        assert session.rows[0].path.stem == uid
        qtbot.waitUntil(lambda: window.desk.answer() is not None, timeout=PATIENCE_MS)

        window.settings.reader, window.settings.organisation = "Curie, Marie", "Institut"
        window.actions_["agree"].trigger()
        window.actions_["pacs-send"].trigger()
        pacs.send.capture.setChecked(True)
        qtbot.waitUntil(pacs.send.send.isEnabled, timeout=PATIENCE_MS)
        press(qtbot, pacs.send.send)
        qtbot.waitUntil(
            lambda: "Objects sent to orthanc: 2." in pacs.work.text, timeout=PATIENCE_MS
        )
        assert "It is verified" in pacs.work.text
        assert len(running.uids()) == 3
        assert running.stated("VerificationFlag") == {"VERIFIED"}


@needs_dcmtk
def test_the_listener_is_off_until_it_is_switched_on_and_replaces_no_picture(
    qtbot: QtBot, window: MainWindow, pacs: PacsWindow, tmp_path: Path
) -> None:
    nodes, port = load_nodes(), free_port()
    save_nodes(nodes.changed(None, port))
    read(qtbot, window, sample_path("normal.png"))
    scan(tmp_path / "a.dcm")
    files = [tmp_path / "a.dcm"]
    assert acknowledged(storescu(port, files).communicate()[0], files) == []

    pacs.choose_page("listen")
    assert not pacs.listen.switch.isEnabled()  # nobody may send yet
    qtbot.keyClicks(pacs.listen.allowed, "SENDER")
    with qtbot.waitSignal(pacs.listen.state, timeout=PATIENCE_MS):
        press(qtbot, pacs.listen.switch)
    said = [each.text() for each in window.footer.findChildren(QLabel)]
    assert f"Listening at 127.0.0.1:{port}: others can send scans here" in said
    for stranger in ("STRANGER", *["OTHER"] * 10):
        assert acknowledged(storescu(port, files, stranger).communicate()[0], files) == []
    qtbot.waitUntil(lambda: "(×10)" in texts(pacs.listen), timeout=PATIENCE_MS)
    assert "STRANGER" in texts(pacs.listen), "what was said before stays"
    assert acknowledged(storescu(port, files).communicate()[0], files) == files
    qtbot.waitUntil(lambda: len(window.session.rows) == 2, timeout=PATIENCE_MS)
    current = window.session.current
    assert current is not None
    assert window.session.rows[current].path.name == "normal.png"
    press(qtbot, pacs.listen.switch)
    qtbot.waitUntil(lambda: not pacs.listen.on, timeout=PATIENCE_MS)
    assert acknowledged(storescu(port, files).communicate()[0], files) == []


@contextmanager
def another(qtbot: QtBot) -> Iterator[MainWindow]:
    """A window as it is at the next start, once it has looked for what came earlier."""
    window = MainWindow(settings.load())
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(window.pacs.catching_up.over, timeout=PATIENCE_MS):
        window.start()
    yield window
    window.close()


def test_what_a_killed_window_never_showed_is_in_the_worklist_of_the_next_and_of_no_other(
    qtbot: QtBot, private_home: Path, tmp_path: Path
) -> None:
    save_nodes(load_nodes().changed(None, free_port()))
    uid = scan(tmp_path / "a.dcm")
    with listening(received(), shown=False) as (port, arrived):  # of a window that shows nothing
        hand_over(port, tmp_path / "a.dcm")
        qtbot.waitUntil(lambda: arrived == [uid], timeout=PATIENCE_MS)
    with another(qtbot) as following:
        (row,) = following.session.rows
        assert row.path == received() / f"{uid}.dcm"
        assert "was sent to this computer earlier" in following.message.text()
    assert owed(received()) == []
    with another(qtbot) as last:
        assert len(last.session.rows) == 0
