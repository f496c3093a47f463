"""What the window says in composed sentences, said anew in another language."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


def say_again(window: MainWindow) -> None:
    """Say what is shown once more, in the language in force; nothing is read or asked again."""
    session = window.session
    window.actions_.renew_texts()
    window.findings.say_again()
    window.worklist.head.update_words()
    window.worklist.choosing.say_again()
    session.names_changed.emit()
    session.operating_point_changed.emit()
