"""One finding of an audit: its sentence, and the scans to decide on, a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.domain.audited import Audited, AuditFinding, Group
from app.ui.findings.parts import keep_room, label, rule, set_tone
from app.ui.look.theme import GRID
from app.ui.sentences import spoken
from app.ui.training import finding_words
from app.ui.training.pictures import Pictures
from app.ui.training.scan_card import WIDTH, ScanCard
from app.ui.training.shortcut_chart import ShortcutChart

_TONES = {"serious": "failed", "warning": "positive", "note": ""}
_MOST = 24  # scans of a page, and of a group

Decide = Callable[[Mapping[str, bool], str], None]
"""Leaves scans out (True) or keeps them, for a reason."""


class FindingView(QWidget):
    """Shows a finding.

    Signals:
        open_wanted: (Path) to be shown in the viewer.
    """

    open_wanted = Signal(object)

    def __init__(self, pictures: Pictures, decide: Decide, is_out: Callable[[str], bool]) -> None:
        super().__init__()
        self._pictures, self._decide, self._is_out = pictures, decide, is_out
        self._root = Path()
        self._named = self._usable = True
        self._finding: AuditFinding | None = None
        self._pages: list[tuple[Group, ...]] = []
        self._page = 0
        self._columns = 1
        self.cards: list[ScanCard] = []
        self._title = label("", "section")
        self.sentence = label("", wrap=True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.chart = ShortcutChart()
        self.at_once = QPushButton("")
        self.before = QPushButton(self.tr("Previous"))
        self.after = QPushButton(self.tr("More"))
        self._where = label("", "quiet")
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(self.tr("Scans of the finding"))
        keep_room(self._area)
        self._lay_out()
        self.at_once.clicked.connect(self._decide_at_once)
        self.before.clicked.connect(lambda: self._turn(-1))
        self.after.clicked.connect(lambda: self._turn(1))
        pictures.made.connect(self._on_made)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(GRID)
        line.addWidget(self.at_once)
        line.addStretch(1)
        line.addWidget(self._where)
        line.addWidget(self.before)
        line.addWidget(self.after)
        for button in (self.at_once, self.before, self.after):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._title)
        column.addWidget(self.sentence)
        column.addWidget(self.chart)
        column.addLayout(line)
        column.addWidget(self._area, 1000)
        column.addStretch(1)  # all of the room where there is nothing to decide on

    def show_finding(self, finding: AuditFinding | None, audited: Audited, root: Path) -> None:
        """Show a finding; the paths of its scans are below ``root``."""
        self._finding, self._root, self._page = finding, root, 0
        self._pages = [] if finding is None else _in_pages(finding.groups)
        if finding is None:
            self._title.setText("")
            self.sentence.setText("")
        else:
            word = finding_words.severity(finding.severity)
            self._title.setText(f"{word}: {finding_words.of(finding)}")
            set_tone(self._title, _TONES[finding.severity])
            self.sentence.setText(spoken(finding.sentence))
        shortcut = finding is not None and finding_words.is_shortcut(finding.code)
        self.chart.setVisible(shortcut and bool(audited.shortcuts))
        self.chart.show_shortcuts(audited.shortcuts)
        self._fill()

    def set_names_shown(self, shown: bool) -> None:
        """Show the names of files, or number the scans."""
        if shown != self._named:
            self._named = shown
            self._fill()

    def renew(self, *, usable: bool) -> None:
        """Show anew what is left out."""
        self._usable = usable
        self.at_once.setEnabled(usable)
        for card in self.cards:
            card.set_out(self._is_out(card.scan.path))
            card.set_usable(usable)

    def path_of(self, written: str) -> Path:
        """Return where a scan lies that an audit names."""
        return self._root / written

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._columns != self._fitting():
            self._fill()

    def _fitting(self) -> int:
        """How many scans stand side by side."""
        room = self.width() - self._area.verticalScrollBar().sizeHint().width()
        return max(1, (room + GRID) // (WIDTH + GRID))

    # --- A page -------------------------------------------------------------------------

    def _turn(self, by: int) -> None:
        self._page = min(max(0, self._page + by), len(self._pages) - 1)
        self._fill()

    def _fill(self) -> None:
        self.cards = []
        self._columns = self._fitting()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, GRID)
        column.setSpacing(GRID)
        groups = self._pages[self._page] if self._pages else ()
        first = sum(len(page) for page in self._pages[: self._page])
        single = all(len(group.scans) == 1 for group in groups)
        if single:
            column.addWidget(self._grid(groups, first, lined=True))
        else:
            for number, group in enumerate(groups):
                if number:
                    column.addWidget(rule())
                column.addWidget(label(self._remark(group), "quiet", wrap=True))
                column.addWidget(self._grid((group,), first + number, lined=False))
        column.addStretch(1)
        self._area.setWidget(inside)
        self._area.setVisible(bool(groups))
        self._tell_place(first, len(groups))
        self._pictures.want([self.path_of(card.scan.path) for card in self.cards])
        self.renew(usable=self._usable)

    def _remark(self, group: Group) -> str:
        text = spoken(group.remark)
        if len(group.scans) > _MOST:
            some = self.tr("the first {count} of {total} scans")
            text += ": " + some.format(count=_MOST, total=f"{len(group.scans):,}")
        return text

    def _grid(self, groups: tuple[Group, ...], first: int, *, lined: bool) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID * 2)
        place = 0
        for number, group in enumerate(groups, start=first):
            for which, scan in enumerate(group.scans[:_MOST]):
                name = Path(scan.path).name if self._named else self._numbered(number, which, group)
                boxes = group.boxes if which == 0 else ()
                card = ScanCard(scan, name, spoken(group.remark), boxes, lined=lined)
                card.toggled.connect(lambda out, card=card: self._toggle(card, out))
                card.opened.connect(lambda path=scan.path: self._open(path))
                card.show_picture(self._pictures.look_at(self.path_of(scan.path)))
                top = Qt.AlignmentFlag.AlignTop
                grid.addWidget(card, place // self._columns, place % self._columns, top)
                self.cards.append(card)
                place += 1
        grid.setColumnStretch(self._columns, 1)
        return holder

    def _numbered(self, number: int, which: int, group: Group) -> str:
        if len(group.scans) == 1:
            return self.tr("Scan {number}").format(number=number + 1)
        return self.tr("Scan {number}").format(number=f"{number + 1}.{which + 1}")

    def _tell_place(self, first: int, count: int) -> None:
        finding = self._finding
        total = 0 if finding is None else len(finding.groups)
        several = len(self._pages) > 1
        for button in (self.before, self.after):
            button.setVisible(several)
        self.before.setEnabled(self._page > 0)
        self.after.setEnabled(self._page + 1 < len(self._pages))
        text = ""
        if several:
            text = self.tr("{first} to {last} of {total}").format(
                first=first + 1, last=first + count, total=f"{total:,}"
            )
            if finding is not None and finding.more:
                text += " " + self.tr("(of {all} in all)").format(all=f"{total + finding.more:,}")
        self._where.setText(text)
        offered = "" if finding is None or not total else finding_words.at_once(finding)
        self.at_once.setText(offered)
        self.at_once.setVisible(bool(offered))

    def _on_made(self, path: Path) -> None:
        for card in self.cards:
            if self.path_of(card.scan.path) == path:
                card.show_picture(self._pictures.look_at(path))

    # --- Decisions ----------------------------------------------------------------------

    def _toggle(self, card: ScanCard, out: bool) -> None:
        if self._finding is not None:
            self._decide({card.scan.path: out}, finding_words.title(self._finding.code))

    def _decide_at_once(self) -> None:
        if self._finding is not None:
            chosen = left_out_at_once(self._finding)
            self._decide(dict.fromkeys(chosen, True), finding_words.title(self._finding.code))

    def _open(self, written: str) -> None:
        self.open_wanted.emit(self.path_of(written))


def _in_pages(groups: tuple[Group, ...]) -> list[tuple[Group, ...]]:
    """Groups in pages of about `_MOST` scans, none of them cut in two."""
    pages: list[tuple[Group, ...]] = []
    page: list[Group] = []
    for group in groups:
        if page and sum(len(one.scans) for one in page) + len(group.scans) > _MOST:
            pages.append(tuple(page))
            page = []
        page.append(group)
    return [*pages, tuple(page)] if page else pages


def left_out_at_once(finding: AuditFinding) -> tuple[str, ...]:
    """Return the scans that the button for all groups leaves out.

    Of copies within a class all but one of each connected set; of copies and patients on both sides
    of a split those of the training side; of anything else, all.
    """
    if finding.code.endswith("_across_split"):
        return tuple(
            scan.path for group in finding.groups for scan in group.scans if scan.subset != "test"
        )
    if finding.code in ("exact_duplicates", "near_duplicates", "mirrored_copies"):
        kept: dict[str, str] = {}  # a scan and the one that stands for its set
        out: list[str] = []
        for group in finding.groups:
            known = [kept[scan.path] for scan in group.scans if scan.path in kept]
            tested = [scan.path for scan in group.scans if scan.subset == "test"]
            stands = (known or tested or [group.scans[0].path])[0]
            for scan in group.scans:
                if scan.path not in kept and scan.path != stands:
                    out.append(scan.path)
                kept[scan.path] = stands
        return tuple(out)
    return tuple(scan.path for group in finding.groups for scan in group.scans)
