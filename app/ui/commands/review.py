"""The commands of the Review menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.ui.commands.spec import Menu, Spec, Switches, Works, translate

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


def menu() -> Menu:
    """Declare them."""
    tr = translate
    return Menu(
        tr("Actions", "&Review"),
        (
            Spec("agree", tr("Actions", "&Agree"), ("A",),
                 tr("Actions", "Agree with the model's decision on the chosen finding"),
                 needs="rows"),
            Spec("disagree", tr("Actions", "&Disagree"), ("D",),
                 tr("Actions", "Disagree with the model's decision on the chosen finding"),
                 needs="rows"),
            Spec("amend", tr("Actions", "A&mend"), ("E",),
                 tr("Actions", "Say something else of the chosen finding"), needs="rows"),
            Spec("present", tr("Actions", "Finding is &present"), ("Y",),
                 tr("Actions", "Your impression, or your amendment: the finding is there"),
                 needs="rows", line_above=True),
            Spec("absent", tr("Actions", "Finding is a&bsent"), ("X",),
                 tr("Actions", "Your impression, or your amendment: the finding is not there"),
                 needs="rows"),
            Spec("unsure", tr("Actions", "&Unsure of the finding"), ("U",),
                 tr("Actions", "Your impression, or your amendment: you cannot tell"),
                 needs="rows"),
            Spec("next-finding", tr("Actions", "&Next finding"), (".",),
                 tr("Actions", "Speak of the next finding"), needs="rows"),
            Spec("comment", tr("Actions", "&Comment"), ("Shift+C",),
                 tr("Actions", "Write a comment on the chosen finding"), needs="rows"),
            Spec("blind-first", tr("Actions", "Blind &first|Blind first"), ("Ctrl+D",),
                 tr("Actions", "Withhold answers until you have recorded your impression"),
                 "blind", checkable=True, line_above=True),
            Spec("history", tr("Actions", "&History|History"), ("Ctrl+H",),
                 tr("Actions", "Search what was read and said, and how often you agree"),
                 "history", line_above=True),
            Spec("keep-history", tr("Actions", "&Keep a history"), ("Ctrl+Shift+H",),
                 tr("Actions", "Keep answers and verdicts on this computer"), checkable=True),
        ),
    )  # fmt: skip


def works(window: MainWindow) -> Works:
    """Return what pressing them does, by name."""
    desk = window.desk
    return {
        "agree": partial(desk.judge, "agree"),
        "disagree": partial(desk.judge, "disagree"),
        "amend": partial(desk.judge, "amend"),
        "present": partial(desk.view, "present"),
        "absent": partial(desk.view, "absent"),
        "unsure": partial(desk.view, "unsure"),
        "next-finding": desk.step,
        "comment": desk.comment,
        "history": desk.open_history,
    }


def switches(window: MainWindow) -> Switches:
    """Return what switching them on or off does, by name."""
    return {
        "blind-first": window.desk.set_blind,
        "keep-history": window.desk.keeper.set_on,
    }
