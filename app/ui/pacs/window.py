"""The window that talks to a PACS; it stands beside the main one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.errors import LightboxError
from app.ui.findings.parts import rule
from app.ui.library.work import Outcome, Work
from app.ui.look.theme import GRID
from app.ui.pacs.listening import ListenPage
from app.ui.pacs.nodes import NodesPage
from app.ui.pacs.query import QueryPage
from app.ui.pacs.sending import SendPage
from app.ui.pacs.taking import Taking
from app.ui.review.choice import Choice
from app.ui.sentences import spoken

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

_SIZE = (1120, 640)


class PacsWindow(QDialog):
    """Asking, sending, listening and the nodes; what is being done stands at the foot."""

    def __init__(self, main: MainWindow) -> None:
        super().__init__(main)
        self._main = main
        self.resize(*_SIZE)
        self.setMinimumSize(820, 480)
        self.setWindowTitle(self.tr("PACS"))
        self.setWindowFlags(Qt.WindowType.Window)
        self.work = Work()
        self.page = Choice(
            {
                "query": self.tr("Query"),
                "send": self.tr("Send"),
                "listen": self.tr("Listener"),
                "nodes": self.tr("Nodes"),
            },
            self.tr("Page"),
        )
        self.query = QueryPage(self.work)
        self.send = SendPage(main, self.work)
        self.listen = ListenPage()
        self.nodes = NodesPage(self.work)
        self._pages = QStackedWidget()
        for each in self._all():
            self._pages.addWidget(each)
        head = QHBoxLayout()
        head.addWidget(self.page)
        head.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, GRID)
        whole.setSpacing(GRID)
        whole.addLayout(head)
        whole.addWidget(self._pages, 1)
        whole.addWidget(rule())
        whole.addWidget(self.work)
        self.page.chosen.connect(self.choose_page)
        self.nodes.changed.connect(self._offer)
        self.query.fetched.connect(self._open)
        self._taking = Taking(main.session, self)
        self._taking.taken.connect(self.listen.say_shown)
        self.listen.arrived.connect(self._taking.take)
        self.listen.beginning.connect(main.pacs.catching_up.end)
        main.session.names_changed.connect(self._on_names)
        self._on_names()

    def _all(self) -> tuple[QWidget, ...]:
        return self.query, self.send, self.listen, self.nodes

    def open(self, page: str = "") -> None:
        """Bring the window to the front, with one of its pages."""
        nodes = self._offer()
        self.show()
        self.raise_()
        self.activateWindow()
        self.choose_page(page or ("query" if nodes else "nodes"))

    def choose_page(self, name: str) -> None:
        """Show a page by its name."""
        self.page.choose(name)
        if not self.work.busy:
            self.work.say(Outcome(""))
        self._pages.setCurrentIndex(self.page.names().index(name))
        if name == "send":
            self.send.renew()
        if name == "query":
            self.query.patient.setFocus()

    def close_for_good(self) -> None:
        """End what is being done; the main window closes."""
        self.work.stop()
        self.listen.close_for_good()
        self.send.clear()
        self.close()

    def _offer(self) -> int:
        """Offer the nodes that there are, and return how many."""
        from app.network.nodes import Nodes, load_nodes

        try:
            nodes = load_nodes()
        except LightboxError as error:
            self.work.say(Outcome(spoken(error.message), "failed"))
            nodes = Nodes()
        names = [node.name for node in nodes.nodes]
        for box in (self.query.node, self.send.node):
            box.offer(names)
        self.listen.show_nodes(nodes)
        self.nodes.show_nodes(nodes)
        self.query.renew()
        self.send.renew()
        return len(names)

    def _open(self, folders: object) -> None:
        self._main.session.open(folders)  # type: ignore[arg-type]
        self._main.raise_()
        self._main.activateWindow()

    def _on_names(self) -> None:
        self.query.model.set_named(self._main.session.names_shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # a dialog would press a button
            return
        super().keyPressEvent(event)
