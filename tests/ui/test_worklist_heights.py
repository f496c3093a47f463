"""Every line of the worklist has the height of what stands on it, however often it changes."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.ui.main_window import MainWindow
from app.ui.worklist.delegate import HEIGHT, header_height
from app.ui.worklist.lines import Header
from tests.conftest import sample_path
from tests.ui.conftest import PATIENCE_MS, drop, read


def test_a_scan_has_its_height_where_a_header_stood(qtbot: QtBot, window: MainWindow) -> None:
    read(qtbot, window, sample_path("normal.png"))
    drop(window, *(sample_path(name) for name in ("pneumonia.png", "normal.dcm", "pneumonia.dcm")))
    rows = window.session.rows
    qtbot.waitUntil(
        lambda: len(rows) == 4 and all(row.placement is not None for row in rows),
        timeout=PATIENCE_MS,
    )
    view = window.worklist.view
    model = view.model()

    def heights() -> list[tuple[int, int]]:
        lines = [model.line(model.index(at)) for at in range(model.rowCount())]
        wanted = [header_height(x) if isinstance(x, Header) else HEIGHT for x in lines]
        return [(view.rowHeight(at), each) for at, each in enumerate(wanted)]

    assert all(is_ == wanted for is_, wanted in heights()), heights()
    first = next(header for _, header in model.headers())
    for folded in (True, False):
        model.fold([first.study], folded=folded)
        assert all(is_ == wanted for is_, wanted in heights()), heights()
