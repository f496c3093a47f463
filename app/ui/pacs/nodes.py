"""The page with the nodes: added, changed, tried and removed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.errors import LightboxError
from app.services.starting import program
from app.ui.findings.parts import label
from app.ui.library.doing import button
from app.ui.library.work import Job, Outcome, Work
from app.ui.look.theme import GRID
from app.ui.review.choice import Choice
from app.ui.sentences import spoken

if TYPE_CHECKING:
    from app.network.nodes import Node, Nodes

_LIST, _FORM = 240, 520  # pixels


class NodesPage(QWidget):
    """The list at the left, the node's fields at the right, Lightbox's own below.

    Signals:
        changed: the nodes are others.
    """

    changed = Signal()

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Nodes"))
        self.list.setFixedWidth(_LIST)
        self.kind = Choice(
            {"dimse": self.tr("DICOM (DIMSE)"), "web": self.tr("DICOMweb")}, self.tr("Protocol")
        )
        self.name, self.title, self.host, self.port = (QLineEdit() for _ in range(4))
        self.tls = QCheckBox(self.tr("Encrypted (TLS)"))
        self.url, self.authorization = QLineEdit(), QLineEdit()
        self.authorization.setEchoMode(QLineEdit.EchoMode.Password)
        self.own_title, self.own_port = QLineEdit(), QLineEdit()
        self.save = button(self.tr("Save"), self.tr("Add this node, or change the one of its name"))
        self.echo = button(self.tr("Try"), self.tr("Ask the node whether it knows Lightbox"))
        self.remove = button(self.tr("Remove"), self.tr("Forget this node"))
        self.new = button(self.tr("New node"), self.tr("Empty the fields for another node"))
        self._fields = QStackedWidget()
        self._lay_out()
        self.kind.chosen.connect(self._choose_kind)
        self.list.currentTextChanged.connect(lambda _text: self._show())
        self.save.clicked.connect(self._save)
        self.remove.clicked.connect(self._remove)
        self.echo.clicked.connect(self._echo)
        self.new.clicked.connect(self._empty)
        for field in (self.own_title, self.own_port):
            field.editingFinished.connect(self._save_own)
        work.changed.connect(self._enable)

    def _lay_out(self) -> None:
        dimse, web = QWidget(), QWidget()
        for page, rows in (
            (
                dimse,
                (
                    (self.tr("AE title"), self.title),
                    (self.tr("Host"), self.host),
                    (self.tr("Port"), self.port),
                    ("", self.tls),
                ),
            ),
            (web, ((self.tr("Address"), self.url), (self.tr("Authorization"), self.authorization))),
        ):
            _form(page, *rows)
            self._fields.addWidget(page)
        self.url.setPlaceholderText("https://pacs.example/dicom-web")
        self.authorization.setPlaceholderText("Bearer …")
        first, own = QWidget(), QWidget()
        _form(first, (self.tr("Name"), self.name), (self.tr("Protocol"), self.kind))
        _form(own, (self.tr("AE title"), self.own_title), (self.tr("Port"), self.own_port))
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        for each in (self.save, self.echo, self.remove):
            buttons.addWidget(each)
        buttons.addStretch(1)
        right = QWidget()
        right.setMaximumWidth(_FORM)
        column = QVBoxLayout(right)
        column.setContentsMargins(GRID, 0, 0, 0)
        column.setSpacing(GRID)
        for part in (first, self._fields):
            column.addWidget(part)
        column.addLayout(buttons)
        column.addSpacing(GRID * 3)
        column.addWidget(label(self.tr("Lightbox itself"), "heading"))
        column.addWidget(
            label(
                self.tr("How it names itself to nodes, and where it listens when it is to."),
                "quiet",
                wrap=True,
            )
        )
        column.addWidget(own)
        column.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(GRID)
        left.addWidget(self.list, 1)
        left.addWidget(self.new, 0, Qt.AlignmentFlag.AlignLeft)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        whole.addLayout(left)
        whole.addWidget(right, 1)
        whole.addStretch(1)

    def show_nodes(self, nodes: Nodes) -> None:
        """Show what is kept; what is chosen stays chosen."""
        self._nodes = nodes
        chosen = self.list.currentItem().text() if self.list.currentItem() else ""
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems([node.name for node in nodes.nodes])
        for found in self.list.findItems(chosen, Qt.MatchFlag.MatchExactly) or (
            [self.list.item(0)] if nodes.nodes else []
        ):
            self.list.setCurrentItem(found)
        self.list.blockSignals(False)
        self.own_title.setText(nodes.ae_title)
        self.own_port.setText(str(nodes.port))
        self._show()

    def _chosen(self) -> Node | None:
        item = self.list.currentItem()
        return None if item is None else self._nodes.find(item.text())

    def _show(self) -> None:
        from app.network.nodes import DimseNode, WebNode

        node = self._chosen()
        self._choose_kind("web" if isinstance(node, WebNode) else "dimse")
        for field in self._texts():
            field.clear()
        self.tls.setChecked(False)
        if node is not None:
            self.name.setText(node.name)
        if isinstance(node, DimseNode):
            self.title.setText(node.ae_title)
            self.host.setText(node.host)
            self.port.setText(str(node.port))
            self.tls.setChecked(node.tls is not None)
        elif isinstance(node, WebNode):
            self.url.setText(node.url)
            self.authorization.setText(node.authorization or "")
        self._enable()

    def _texts(self) -> tuple[QLineEdit, ...]:
        return (self.name, self.title, self.host, self.port, self.url, self.authorization)

    def _empty(self) -> None:
        self.list.setCurrentRow(-1)
        self._show()
        self.name.setFocus()

    def _choose_kind(self, name: str) -> None:
        self.kind.choose(name)
        self._web = name == "web"
        self._fields.setCurrentIndex(int(self._web))

    def _enable(self) -> None:
        for each in (self.echo, self.remove):
            each.setEnabled(self._chosen() is not None and not self._work.busy)

    # --- What is done -----------------------------------------------------------------------

    def _save(self) -> None:
        from app.network.nodes import DimseNode, Tls, WebNode, load_nodes, make_node, save_nodes

        given: dict[str, Any] = {"name": self.name.text().strip()}
        before = self._chosen()
        if self._web:
            given |= {"url": self.url.text().strip()}
            given |= {"authorization": self.authorization.text().strip() or None}
            if isinstance(before, WebNode) and before.name == given["name"]:
                given["ca"] = before.ca  # named on the command line, and kept
        else:
            port = self.port.text().strip()
            given |= {"ae_title": self.title.text(), "host": self.host.text().strip()}
            given |= {"port": int(port) if port.isdecimal() else port}
            if self.tls.isChecked():
                given["tls"] = Tls()
                if isinstance(before, DimseNode) and before.name == given["name"]:
                    given["tls"] = before.tls or Tls()  # its files are named on the command line
        try:
            nodes = load_nodes().with_node(make_node(**given))
            save_nodes(nodes)
        except LightboxError as error:
            self._work.say(Outcome(spoken(error.message), "failed"))
            return
        self.show_nodes(nodes)
        for found in self.list.findItems(str(given["name"]), Qt.MatchFlag.MatchExactly):
            self.list.setCurrentItem(found)
        self._work.say(Outcome(self.tr("Saved: {node}.").format(node=given["name"])))
        self.changed.emit()

    def _save_own(self) -> None:
        from app.network.nodes import load_nodes, save_nodes

        port = self.own_port.text().strip()
        try:
            nodes = load_nodes()
            changed = nodes.changed(self.own_title.text(), int(port) if port.isdecimal() else 0)
            if changed == nodes:
                return
            save_nodes(changed)
        except LightboxError as error:
            self._work.say(Outcome(spoken(error.message), "failed"))
            return
        self._work.say(
            Outcome(self.tr("Lightbox calls itself {title}.").format(title=changed.ae_title))
        )
        self.changed.emit()

    def _remove(self) -> None:
        from app.network.nodes import load_nodes, save_nodes

        node = self._chosen()
        if node is None:
            return
        try:
            nodes = load_nodes().without(node.name)
            save_nodes(nodes)
        except LightboxError as error:
            self._work.say(Outcome(spoken(error.message), "failed"))
            return
        self.show_nodes(nodes)
        self._work.say(Outcome(self.tr("Removed: {node}.").format(node=node.name)))
        self.changed.emit()

    def _echo(self) -> None:
        node = self._chosen()
        if node is None or self._work.busy:
            return
        title = self.tr("Asking {node} …").format(node=node.name)
        answers = self.tr("{node} answers, and knows Lightbox.").format(node=node.name)
        command = program("errand", "--", "pacs-echo", node.name)
        self._work.do(
            Job(
                title,
                command,
                {},
                lambda _done: Outcome(answers),
                lambda _code, why: Outcome(spoken(why), "failed"),
            )
        )


def _form(page: QWidget, *rows: tuple[str, QWidget]) -> None:
    form = QFormLayout(page)
    form.setContentsMargins(0, 0, 0, 0)
    form.setSpacing(GRID)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    for text, field in rows:
        if not text:  # it says by itself what it is
            form.addRow(label(), field)
            continue
        about = label(text, "quiet")
        about.setMinimumWidth(110)
        about.setBuddy(field)
        field.setAccessibleName(text)
        form.addRow(about, field)
