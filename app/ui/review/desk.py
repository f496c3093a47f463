"""The reader's side of the window: impressions, verdicts, and the history they go into."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.verdict import Impression, Opinion, Presence, Verdict, is_seen
from app.ui.reading.withheld import key_of
from app.ui.review.impression import ImpressionForm
from app.ui.review.keeper import Keeper
from app.ui.review.offer import Offer
from app.ui.review.said import About, Said, about, decided, to_ask, to_judge
from app.ui.review.verdicts import VerdictControls

if TYPE_CHECKING:
    from app.domain.reading import Reading
    from app.history.worklists import Unfinished
    from app.ui.history.window import HistoryWindow
    from app.ui.main_window import MainWindow

_KEYED = ("agree", "disagree", "amend", "present", "absent", "unsure")


class Desk(QObject):
    """Takes what the reader says of the shown scan, and keeps it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._said: dict[About, Said] = {}
        self._reading: Reading | None = None
        keys = {name: window.actions_.key(name) for name in _KEYED}
        self.verdicts = VerdictControls(keys)
        self.impression = ImpressionForm(keys)
        self.keeper = Keeper(window.session)
        self.offer = Offer(window.pages)
        window.findings.add_review(self.impression, self.verdicts)
        self.verdicts.judged.connect(self._on_judged)
        self.impression.given.connect(self._on_impression)
        self.impression.enough.connect(self._reveal)
        self.keeper.said.connect(window.say)
        self.keeper.unfinished.connect(self._on_unfinished)
        self.keeper.found.connect(self._on_found)
        self._session.selected.connect(lambda _index: self._leave())
        self._session.nothing_left.connect(self._leave)
        self._session.reading_made.connect(self._on_reading)
        self._session.operating_point_changed.connect(self._update)

    def close(self) -> None:
        """Write everything, and stop."""
        self.verdicts.settle(alone=True)
        if "history" in self.__dict__:
            self.history.close_for_good()
        self.keeper.close()

    @cached_property
    def history(self) -> HistoryWindow:
        """The window with the history, made when it is first wanted."""
        from app.ui.history.window import HistoryWindow

        history = HistoryWindow(self._session, self.keeper, self._window)
        history.set_blind(self._session.withheld.on)
        history.purged.connect(self._on_purged)
        return history

    def open_history(self) -> None:
        """Show the history."""
        self.history.open()

    def told(self) -> tuple[Reading, Said] | None:
        """Return the answer that is shown, as it is decided now, and what was said of it."""
        self.verdicts.settle(alone=True)  # a comment that is being written belongs to it
        if self._reading is None:
            return None
        return self._session.models.decided(self._reading), self.said_of(self._reading)

    def said_of(self, reading: Reading) -> Said:
        """Return what was said of a reading, as far as the window knows."""
        return self._said.get(about(reading), Said())

    # --- Commands -----------------------------------------------------------------------

    def judge(self, opinion: Opinion) -> None:
        """Agree, disagree or amend, on the finding that is chosen."""
        if self._may_judge():
            self.verdicts.judge(opinion)

    def view(self, presence: Presence) -> None:
        """Say whether the finding is there: as impression while the answer is withheld."""
        if self._withheld:
            self.impression.give(presence)
        elif self._may_judge():
            self.verdicts.amend(presence)

    def step(self) -> None:
        """Speak of the next finding."""
        (self.impression if self._withheld else self.verdicts).step()

    def comment(self) -> None:
        """Move the keyboard to the comment."""
        if self._may_judge():
            self._window.actions_["panels"].setChecked(True)
            self.verdicts.comment.setFocus()

    def set_blind(self, on: bool) -> None:
        """Withhold the model's answers until an impression is recorded, or show them at once."""
        self._session.set_blind(on)
        self._window.footer.say_blind(on)
        if "history" in self.__dict__:
            self.history.set_blind(on)

    def answer(self) -> tuple[Reading, Said] | None:
        """Return the answer that is shown, as it is decided now, and what was said of it.

        None where there is none, or where it is withheld.
        """
        reading = self._reading
        if reading is None or self._withheld or reading.analysis is None:
            return None
        self.verdicts.settle(alone=True)
        return self._session.models.decided(reading), self._said.get(about(reading), Said())

    # --- What the session says ------------------------------------------------------------

    @property
    def _withheld(self) -> bool:
        return self._reading is not None and self._reading.status == "withheld"

    def _may_judge(self) -> bool:
        if self._withheld:
            self._window.say(self.tr("Record your impression first; then the answer is shown."))
            return False
        if self.verdicts.current is None:
            self._window.say(self.tr("There is no answer on this scan to judge."))
            return False
        return True

    def _leave(self) -> None:
        self.verdicts.settle(alone=True)
        self._reading = None
        self.verdicts.show_findings((), Said())

    def _on_reading(self, reading: Reading) -> None:
        self._reading = reading
        if self._withheld:
            names = self._asked()
            if not names:  # nothing to ask, so nothing to wait for
                self._reveal()
                return
            self.impression.ask(names)
        if about(reading) not in self._said:
            self.keeper.ask(self._whole(reading))
        self._update()

    def _update(self) -> None:
        reading = self._reading
        if reading is None or reading.analysis is None or not reading.analysis.findings:
            self.verdicts.show_findings((), Said())
            return
        analysis = self._session.models.decided(reading).analysis
        assert analysis is not None
        said = self.said_of(reading)
        self.verdicts.show_findings(to_judge(analysis), said)

    def _on_found(self, key: About, said: Said) -> None:
        """Take up what was said of a scan before; more may have been said meanwhile."""
        now = self._said.get(key, Said())
        verdicts = (*(v for v in said.verdicts if v not in now.verdicts), *now.verdicts)
        before = (*(i for i in said.impressions if i not in now.impressions), *now.impressions)
        self._said[key] = Said(verdicts, before)
        shown = self._reading is not None and about(self._reading) == key
        if shown and self._withheld and is_seen(self._asked(), verdicts, before):
            self._reveal()  # the reader has seen it before, in another window
        elif shown:
            self._update()

    def _on_purged(self) -> None:
        """Take back what was said, as far as it is not kept any more."""
        self._said.clear()
        if self._reading is not None:
            self.keeper.ask(self._whole(self._reading))
        self._update()

    # --- What the reader says ---------------------------------------------------------------

    def _on_judged(self, finding: str, opinion: Opinion, presence: str, comment: str) -> None:
        reading, of = self._reading, self.verdicts.named(finding)
        if reading is None or of is None:
            return
        view: Presence | None = presence or None  # type: ignore[assignment]
        verdict = Verdict(decided(of), opinion, view, comment, round(time.time(), 3))
        key = about(reading)
        if _same(self._said.get(key, Said()).verdict(finding), verdict):
            self._update()  # the key was held down, or pressed once more to be sure
            return
        self._said[key] = self._said.get(key, Said()).judged(verdict)
        self.keeper.judge(reading, verdict)
        self._update()

    def _on_impression(self, finding: str, presence: Presence) -> None:
        if self._reading is None:
            return
        whole = self._session.models.decided(self._whole(self._reading))
        findings = () if whole.analysis is None else whole.analysis.findings
        of = next((decided(f) for f in findings if f.name == finding), None)
        if of is None:
            return
        impression = Impression(of, presence, round(time.time(), 3))
        key = about(self._reading)
        self._said[key] = self._said.get(key, Said()).impressed(impression)
        self.keeper.impress(self._whole(self._reading), impression)

    def _asked(self) -> tuple[str, ...]:
        analysis = None if self._reading is None else self._reading.analysis
        model = None if analysis is None else analysis.model
        return to_ask(None if model is None else self._session.models.manifest(model))

    def _reveal(self) -> None:
        if self._reading is not None:
            self._session.release(*key_of(self._reading))

    def _whole(self, reading: Reading) -> Reading:
        return self._session.withheld.whole(key_of(reading)) or reading

    # --- A run that was cut short -----------------------------------------------------------

    def _on_unfinished(self, left: Unfinished) -> None:
        if not left.roots:
            text = self.tr("{read} of {total} scans were read when Lightbox last ended. Go on?")
        elif left.total:
            text = self.tr(
                "{read} of {total} scans or more were read when Lightbox last ended: it was still "
                "looking for scans. Go on?"
            )
        else:
            text = self.tr("Lightbox was looking for scans when it last ended. Go on?")
        self.offer.ask(
            text.format(read=f"{left.read:,}", total=f"{left.total:,}"),
            (self.tr("Go on"), lambda: self.keeper.go_on(left)),
            (self.tr("Dismiss"), lambda: self.keeper.dismiss(left)),
        )


def _same(before: Verdict | None, now: Verdict) -> bool:
    return before is not None and replace(before, at=now.at) == now
