"""The middle of the window: the shown scan, and what stands beside it while two are compared."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app.domain.analysis import Analysis
from app.domain.placement import NOWHERE
from app.ui import words
from app.ui.actions import Actions
from app.ui.commands.spec import bare
from app.ui.comparing.lines import AnswerLine, Bar
from app.ui.comparing.linking import Link
from app.ui.comparing.offers import Kind, Offer, earlier, of_row, of_scan, offers
from app.ui.comparing.pane import Beside
from app.ui.findings.cut_line import CutLine
from app.ui.reading.session import Session
from app.ui.viewer.scan_view import ScanView
from app.ui.worklist.lines import date

if TYPE_CHECKING:
    from app.domain.reading import Reading
    from app.ui.comparing.picker import Picker


class Comparison(QWidget):
    """Holds the main view, and a second one beside it while the reader compares."""

    def __init__(self, main: ScanView, holder: QWidget, session: Session, actions: Actions) -> None:
        """Put the main view's holder at the left, where it has all the room at first.

        Args:
            main: the view of the shown scan.
            holder: the widget that holds it, or the view itself.
            session: with the worklist.
            actions: of the window; those of comparing are carried out here.
        """
        super().__init__()
        self._main, self._session, self._actions = main, session, actions
        self._reading: Reading | None = None  # of the shown scan, in the frame that is shown
        self._chosen: Kind | None = None  # what the reader asked for; None for what suits the scan
        self._heat_before: bool | None = None  # the heat map's switch, while it stands beside
        self.beside = Beside(session, main)
        self.link = Link(main, self.beside.view)
        self._own, self._other = CutLine(), CutLine()
        self._own_answer = AnswerLine()
        self._lay_out(holder)
        self._connect()
        self._show_parts(False)

    @cached_property
    def picker(self) -> Picker:
        """What the reader chooses from, made when it is first wanted."""
        from app.ui.comparing.picker import Picker

        picker = Picker(self)
        picker.chosen.connect(self.choose)
        return picker

    def _lay_out(self, holder: QWidget) -> None:
        choose = _button(self._actions["compare-choose"])
        self._choose = choose
        buttons = (choose, _button(self._actions["link"]), _button(self._actions["compare"]))
        self._left = (Bar(self._own), Bar(self._own_answer))
        self._right = QWidget()
        pair = QHBoxLayout(self)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(1)
        left = QWidget()
        for side, parts in (
            (left, (self._left[0], holder, self._left[1])),
            (self._right, (Bar(self._other, *buttons), self.beside, Bar(self.beside.answer))),
        ):
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            for part in parts:
                column.addWidget(part, 0 if isinstance(part, Bar) else 1)
            pair.addWidget(side, 1)

    def _connect(self) -> None:
        self._main.changed.connect(self._on_main_changed)
        self.beside.stepped.connect(self._step)
        self.beside.view.full_screen_wanted.connect(self._main.full_screen_wanted)
        self.beside.view.menu_wanted.connect(self._main.menu_wanted)

    def follow(self) -> None:
        """Begin to follow the session; call it when whoever fills the main view does."""
        session = self._session
        session.selected.connect(self._on_selected)
        session.scan_read.connect(lambda _scan: self._refresh())
        session.reading_made.connect(self._on_reading)
        session.names_changed.connect(self._say)
        session.rows_arranged.connect(self._on_arranged)
        session.operating_point_changed.connect(self._decide_again)

    # --- What is compared ---------------------------------------------------------------

    @property
    def comparing(self) -> bool:
        """Whether a second view stands beside the main one."""
        return self._actions["compare"].isChecked()

    @property
    def title(self) -> str:
        """What is said over the second view."""
        return self._other.text

    def both(self) -> tuple[ScanView, ScanView]:
        """Return the main view and the second, seen or not."""
        return self._main, self.beside.view

    def views(self) -> list[ScanView]:
        """Return the views that can be seen."""
        return [self._main, self.beside.view] if self.comparing else [self._main]

    def titled(self, *, named: bool) -> list[tuple[str, ScanView]]:
        """Return the views that can be seen, with what is said over each.

        Args:
            named: whether names and dates, which may tell who it is, are among it.
        """
        offer = self.beside.offer
        if not self.comparing or offer is None:
            return [("", self._main)]
        offer = self._renamed(offer, named=named)
        said = offer.title if offer.kind == "scan" and not named else offer.said
        own = self._own.text if named else self.tr("Shown")
        return [(own, self._main), (said, self.beside.view)]

    def choose(self, offer: Offer) -> None:
        """Put this beside the shown scan, and keep to its kind from scan to scan."""
        self._chosen = offer.kind
        self._actions["compare"].setChecked(True)
        self._put(offer)

    def show_heat(self) -> None:
        """Put the shown scan under its heat map beside it."""
        self.choose(of_scan()[0])

    def show_seen(self) -> None:
        """Put what the network saw beside the shown scan."""
        self.choose(of_scan()[1])

    def set_comparing(self, on: bool) -> None:
        """Put something beside the shown scan, or give it all the room again."""
        self._show_parts(on)
        if on:
            if self.beside.offer is None:
                self._begin()
            self._say()
            return
        self._chosen = None
        self._restore_heat()
        self.beside.empty()

    def _begin(self) -> None:
        """Put beside the shown scan what suits it: the patient's earlier scan, else its map."""
        found = self._earlier()
        if found is None and self._chosen != "seen":
            found = of_scan()[0]
        self._put(found or of_scan()[1])

    def _put(self, offer: Offer) -> None:
        if offer.kind == "heat":
            self._hide_heat()
            self.beside.show_heat(offer, self._analysis)
        else:
            self._restore_heat()
            if offer.kind == "seen":
                self.beside.show_seen(offer, self._analysis)
            else:
                self.beside.show_scan_of(offer)
        self.beside.follow_main()
        self._say()

    def _offers(self) -> list[Offer]:
        session = self._session
        if session.current is None:
            return list(of_scan())
        return offers(session.rows, session.current, session.name, named=session.names_shown)

    def _earlier(self) -> Offer | None:
        session = self._session
        if session.current is None:
            return None
        return earlier(session.rows, session.current, session.name, named=session.names_shown)

    def _renamed(self, offer: Offer, *, named: bool) -> Offer:
        """Return the offer of the same scan as it is called now."""
        session = self._session
        index = None if offer.path is None else session.rows.index(offer.path)
        if index is None or session.current is None:
            return offer
        return of_row(session.rows, session.current, index, session.name(index), named=named)

    def _step(self, by: int) -> None:
        """Put the next or previous scan of the other series beside the shown one."""
        session, offer = self._session, self.beside.offer
        index = None if offer is None or offer.path is None else session.rows.index(offer.path)
        if index is None or session.current is None or not 0 <= index + by < len(session.rows):
            return
        here, there = (session.rows[at].placement or NOWHERE for at in (index, index + by))
        if here.series_uid and here.series_uid == there.series_uid:
            name, named = session.name(index + by), session.names_shown
            self._put(of_row(session.rows, session.current, index + by, name, named=named))

    def pick(self) -> None:
        """Let the reader choose what stands beside the shown scan."""
        self._actions["compare"].setChecked(True)
        corner = QPoint(self._choose.width(), self._choose.height())
        self.picker.open(self._offers(), self._choose.mapToGlobal(corner))

    # --- What the session says ----------------------------------------------------------

    def _on_selected(self, _index: int) -> None:
        self._reading = None
        self._own_answer.say_answer(None)
        if not self.comparing:
            return
        if self._chosen == "scan":
            self._say()
        elif self._chosen is None:
            self._begin()
        self._refresh()

    def _on_reading(self, reading: Reading) -> None:
        self._reading = reading
        self._refresh()
        self._decide_again()

    def _on_arranged(self) -> None:
        """Look once more for an earlier scan, now that more is known of the rows."""
        offer = self.beside.offer
        if self.comparing and self._chosen is None and (offer is None or offer.kind == "heat"):
            found = self._earlier()
            if found is not None:
                self._put(found)
        self._say()

    def _refresh(self) -> None:
        """Show anew what is made of the shown scan."""
        offer = self.beside.offer
        if self.comparing and offer is not None and offer.kind != "scan":
            self._put(offer)

    def _decide_again(self) -> None:
        if self._reading is not None:
            self._own_answer.say_answer(words.short(self._session.models.decided(self._reading)))
        self.beside.decide_again()

    @property
    def _analysis(self) -> Analysis | None:
        return None if self._reading is None else self._reading.analysis

    # --- Parts --------------------------------------------------------------------------

    def _on_main_changed(self) -> None:
        if self.comparing:
            self.beside.follow_main()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            for button in self.findChildren(QToolButton):
                if button.defaultAction() is not None:
                    button.setAccessibleName(bare(button.defaultAction().text()))

    def _show_parts(self, on: bool) -> None:
        self._right.setVisible(on)
        for bar in self._left:
            bar.setVisible(on)

    def _say(self) -> None:
        """Say over each side what it is."""
        session = self._session
        if session.current is None or not self.comparing:
            return
        row = session.rows[session.current]
        stated = row.placement.study_date if row.placement is not None else ""
        day = date(stated) if session.names_shown else ""
        shown = self.tr("Shown")
        self._own.say(f"{shown}, {day}" if day else shown, session.name(session.current))
        offer = self.beside.offer
        if offer is not None and offer.kind == "scan":  # as it is called now
            offer = self._renamed(offer, named=session.names_shown)
        elif offer is not None:  # in the language in force
            offer = next(each for each in of_scan() if each.kind == offer.kind)
        if offer is None:
            self._other.say(self.tr("Nothing chosen"))
        else:
            self._other.say(offer.title, offer.text, "positive" if offer.doubtful else "text")

    def _hide_heat(self) -> None:
        """Leave the main view without the heat map that stands beside it."""
        switch = self._switch()
        if self._heat_before is None:
            self._heat_before = switch.isChecked()
            switch.setChecked(False)

    def _restore_heat(self) -> None:
        if self._heat_before is not None:
            before, self._heat_before = self._heat_before, None
            self._switch().setChecked(before)

    def _switch(self) -> QAction:
        return self._actions["heat-map"]


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setAccessibleName(bare(action.text()))
    return button
