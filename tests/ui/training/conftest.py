"""The training window as a reader opens it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.ui.main_window import MainWindow
from app.ui.training.window import TrainingWindow


@pytest.fixture
def training(qtbot: QtBot, window: MainWindow) -> TrainingWindow:
    window.actions_["train"].trigger()
    opened = window.training.window
    assert opened is not None
    qtbot.waitExposed(opened)
    return opened
