"""What the reader chooses of the worklist: sorting, filtering and searching."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.findings.parts import label
from app.ui.keeping_keys import keep_keys
from app.ui.look.icons import icon
from app.ui.look.theme import GRID
from app.ui.worklist.arrangement import KEEPS, ORDERS, Arrangement, Keep, Order

translate = QCoreApplication.translate

_LINE = 28  # height of the line that says what is chosen
_TYPING_MS = 150  # after the last letter
_SAID_MS = 6000


def order_name(order: Order) -> str:
    """Return what an order is called in the menu."""
    return {
        "found": translate("Worklist", "As found"),
        "name": translate("Worklist", "By name"),
        "date": translate("Worklist", "By date, newest first"),
        "likelihood": translate("Worklist", "By probability, likeliest first"),
        "suspicion": translate("Worklist", "Most suspicious first"),
    }[order]


def keep_name(keep: Keep) -> str:
    """Return what is shown by a filter."""
    return {
        "all": translate("Worklist", "All scans"),
        "above": translate("Worklist", "Above threshold"),
        "below": translate("Worklist", "Below threshold"),
        "no_answer": translate("Worklist", "No answer"),
        "failed": translate("Worklist", "Failed"),
        "unread": translate("Worklist", "Not yet read"),
        "warned": translate("Worklist", "With a warning"),
    }[keep]


class Choosing(QWidget):
    """A field to search in, the menus to sort and filter by, and a line that says what is chosen.

    Signals:
        chosen: (Arrangement).
        renewal_wanted: the order is to take in the answers that have come.
        left: the keyboard goes back to the list.
    """

    chosen = Signal(object)
    renewal_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._arrangement = Arrangement()
        self._counts = 0, 0
        self._stale = False
        self._passing = ""  # said for some seconds
        self.search = _Search()
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self._search)
        self._said = QTimer(self, singleShot=True, interval=_SAID_MS)
        self._said.timeout.connect(self._stop_saying)
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self.search.escaped.connect(self._on_escape)
        self.search.returnPressed.connect(self.left)
        self.orders, self.keeps = QMenu(self.tr("&Sort"), self), QMenu(self.tr("Sh&ow"), self)
        orders, keeps = QActionGroup(self.orders), QActionGroup(self.keeps)
        self._order_actions = {
            one: _radio(self.orders, orders, order_name(one), partial(self.choose_order, one))
            for one in ORDERS
        }
        self._keep_actions = {
            one: _radio(self.keeps, keeps, keep_name(one), partial(self.choose_keep, one))
            for one in KEEPS
        }
        self._sort = self._button(self.orders, self.tr("Sort"))
        self._filter = self._button(self.keeps, self.tr("Show"))
        self._line = label("", "quiet")
        self._renew = _flat(
            self.tr("Renew"),
            self.tr("Sort and filter by the answers that have come since"),
            self.renewal_wanted.emit,
        )
        self._clear = _flat(self.tr("Show all"), self.tr("Show all scans again"), self.clear)
        self._lay_out()
        self.renew_icons()
        self._update()

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(GRID // 2)
        first.addWidget(self.search, 1)
        first.addWidget(self._sort)
        first.addWidget(self._filter)
        self._second = QWidget()
        self._second.setFixedHeight(_LINE)  # whether a button stands there or not
        second = QHBoxLayout(self._second)
        second.setContentsMargins(0, 0, 0, 0)
        second.setSpacing(0)
        second.addWidget(self._line, 1)
        second.addWidget(self._renew)
        second.addWidget(self._clear)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 0, 12, GRID)
        whole.setSpacing(GRID // 2)
        whole.addLayout(first)
        whole.addWidget(self._second)

    # --- What is chosen -------------------------------------------------------------------

    @property
    def arrangement(self) -> Arrangement:
        """What is chosen now."""
        return self._arrangement

    def choose_order(self, order: Order) -> None:
        """Sort in an order."""
        self._choose(replace(self._arrangement, order=order))

    def choose_keep(self, keep: Keep) -> None:
        """Show only some answers."""
        self._choose(replace(self._arrangement, keep=keep))

    def clear(self) -> None:
        """Show all scans again, as they are sorted."""
        self.search.clear()
        self._typing.stop()
        self._choose(Arrangement(self._arrangement.order))

    def begin_search(self) -> None:
        """Let the reader type."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def pop_up(self, menu: QMenu) -> None:
        """Show one of the menus under its button."""
        button = self._sort if menu is self.orders else self._filter
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    # --- What is said ---------------------------------------------------------------------

    def say_counts(self, shown: int, total: int, *, stale: bool) -> None:
        """Say how many scans are shown, and whether newer answers would change that."""
        if ((shown, total), stale) != (self._counts, self._stale):
            self._counts, self._stale = (shown, total), stale
            self._update()

    def say_renewed(self) -> None:
        """Say for some seconds that the order was renewed."""
        self._passing = self.tr("Order renewed")
        self._said.start()
        self._update()

    def renew_icons(self) -> None:
        """Draw the icons in the theme in force."""
        self._sort.setIcon(icon("sort"))
        self._filter.setIcon(icon("filter"))
        self.search.renew_icon()

    def say_again(self) -> None:
        """Say what is chosen in the language in force."""
        self._sort.setStatusTip(self.tr("Sort"))
        self._filter.setStatusTip(self.tr("Show"))
        self._stop_saying()

    def _stop_saying(self) -> None:
        self._passing = ""
        self._update()

    def _update(self) -> None:
        chosen = self._arrangement
        shown, total = self._counts
        said = []
        if chosen.narrowed:
            said.append(self.tr("{shown} of {total} shown").format(shown=shown, total=total))
        if chosen.order != "found" and not chosen.narrowed:
            said.append(order_name(chosen.order))
        self._line.setText(self._passing or " · ".join(said))
        self._line.setToolTip(
            f"{keep_name(chosen.keep)}. {order_name(chosen.order)}." if said else ""
        )
        self._renew.setVisible(chosen.by_answers and self._stale)
        self._clear.setVisible(chosen.narrowed)
        # The line stands as long as anything but the plain list is chosen, and takes no room else.
        self._second.setVisible(chosen != Arrangement())
        for button, name, active in (
            (self._sort, order_name(chosen.order), chosen.order != "found"),
            (self._filter, keep_name(chosen.keep), chosen.keep != "all"),
        ):
            button.setAccessibleName(f"{button.statusTip()}: {name}")
            button.setToolTip(f"{button.statusTip()}: {name}")
            button.setProperty("active", active)
            button.style().unpolish(button)
            button.style().polish(button)
        self._order_actions[chosen.order].setChecked(True)
        self._keep_actions[chosen.keep].setChecked(True)

    # --- Parts ----------------------------------------------------------------------------

    def _choose(self, arrangement: Arrangement) -> None:
        if arrangement != self._arrangement:
            self._arrangement = arrangement
            self._passing = ""
            self.chosen.emit(arrangement)
        self._update()

    def _search(self) -> None:
        self._choose(replace(self._arrangement, text=self.search.text().strip()))

    def _on_escape(self) -> None:
        if self.search.text():
            self.search.clear()
            self._typing.stop()
            self._search()
        self.left.emit()

    def _button(self, menu: QMenu, tip: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName("choice")
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setIconSize(QSize(16, 16))
        button.setStatusTip(tip)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button


def _radio(menu: QMenu, group: QActionGroup, text: str, work: Callable[[], object]) -> QAction:
    """Add a choice to a menu; a line under the first, which is the plain one."""
    first = not menu.actions()
    action = QAction(text, menu)
    action.setCheckable(True)
    action.triggered.connect(lambda _checked=False: work())
    group.addAction(action)
    menu.addAction(action)
    if first:
        menu.addSeparator()
    return action


def _flat(text: str, tip: str, work: Callable[[], object]) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName("flat")
    button.setToolTip(tip)
    button.clicked.connect(lambda _checked=False: work())
    return button


class _Search(QLineEdit):
    """A field that gives Escape to the worklist and the arrows to the window.

    Signals:
        escaped: the reader is done with searching.
    """

    escaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(self.tr("Search"))
        self.setAccessibleName(self.tr("Search the worklist"))
        self.setClearButtonEnabled(True)
        keep_keys(self, lambda event: event.key() == Qt.Key.Key_Escape)
        self._icon = QAction(self)
        self.addAction(self._icon, QLineEdit.ActionPosition.LeadingPosition)

    def renew_icon(self) -> None:
        """Draw the icon in the theme in force."""
        self._icon.setIcon(icon("search", "quiet"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)
