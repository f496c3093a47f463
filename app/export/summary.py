"""Many scans on a few sheets: how many of what, and what matters first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from app.domain.analysis import Analysis, ModelRef, Status
from app.domain.figures import percent
from app.domain.finding import Finding
from app.domain.notice import Notice
from app.domain.verdict import Opinion
from app.export.page import Page, heading, pairs, paragraph, table, text, whole
from app.export.phrases import Phrases, leading
from app.export.report_html import page_of, research_use
from app.export.speech import Speech

_BANAL = frozenset({"multi_frame", "several_windows", "missing_preamble"})


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """What a summary says of one scan.

    Attributes:
        name: of the scan, as its reader may see it.
        frame: from 1.
        status, reason, analysis: of the reading.
        verdict: the reader's on all of it, None where none was given.
    """

    name: str
    frame: int
    status: Status
    reason: Notice | None
    analysis: Analysis | None
    verdict: Opinion | None = None

    def __post_init__(self) -> None:
        if self.analysis is not None and self.analysis.maps:  # a summary holds thousands
            small = replace(self.analysis, maps=(), model_input=None)
            object.__setattr__(self, "analysis", small)


@dataclass(frozen=True, slots=True)
class Summary:
    """A run over many scans.

    Attributes:
        at: when it was made, seconds since 1970, UTC.
        program: version of Lightbox.
        lines: of the scans, in any order.
    """

    at: float
    program: str
    lines: tuple[Line, ...]


def summary_page(summary: Summary, speech: Speech) -> Page:
    """Return a summary as a page to be printed or kept."""
    tr = speech.translate
    writer = _Writer(summary, speech)
    title = tr("Report", "Summary of a run")
    made = f"{datetime.fromtimestamp(summary.at).astimezone():%Y-%m-%d %H:%M}"
    parts = [
        f"<h1>{text(title)}</h1>",
        paragraph(research_use(speech), "caution"),
        paragraph(tr("Report", "Made on {time}.").format(time=made), "quiet"),
        *writer.counts(),
        *writer.answers(),
        *writer.silent("failed", tr("Report", "Failed")),
        *writer.silent("refused", tr("Report", "No answer")),
        *writer.notes(),
    ]
    foot = (research_use(speech), f"Lightbox {summary.program}")
    return Page(title, whole(title, speech.language, parts), foot, page_of(speech))


class _Writer:
    """Writes the sections of a summary."""

    def __init__(self, summary: Summary, speech: Speech) -> None:
        self._lines = summary.lines
        self._summary = summary
        self._speech = speech
        self._phrases = Phrases(speech)
        self._notes: dict[str, int] = {}  # warnings, by the number they are told under

    def counts(self) -> list[str]:
        """Return how many scans came to what, and the bundles that spoke."""
        tr = self._speech.translate
        answered = [line for line in self._lines if line.status == "classified"]
        positive = sum(_is_positive(line) for line in answered)
        undecided = sum(_decided(line) is None for line in answered)
        counts = [
            (tr("Report", "Scans"), len(self._lines)),
            (tr("Report", "Above threshold"), positive),
            (tr("Report", "Below threshold"), len(answered) - positive - undecided),
            (tr("Report", "Without a threshold"), undecided),
            (tr("Report", "No answer"), self._count("refused")),
            (tr("Report", "Failed"), self._count("failed")),
        ]
        rows = [
            (name, f"{count:,}") for number, (name, count) in enumerate(counts)
            if count or number < 3
        ]  # fmt: skip
        models = _models(self._lines)
        rows += [
            (
                tr("Report", "Model") if number == 0 else "",
                f"{model.id} {model.version}, SHA-256 {model.sha256}",
            )
            for number, model in enumerate(models)
        ]
        return [pairs(rows)]

    def answers(self) -> list[str]:
        """Return what has an answer: above the threshold first, the likeliest first."""
        tr = self._speech.translate
        answered = [line for line in self._lines if line.status == "classified"]
        if not answered:
            return []
        answered.sort(key=_weight)
        judged = any(line.verdict is not None for line in answered)
        columns = [
            (tr("Report", "Scan"), 34 if judged else 40),
            (tr("Report", "Answer"), 29 if judged else 31),
            (tr("Report", "Figure"), 9),
            (tr("Report", "Threshold"), 11),
            *([(tr("Report", "Verdict"), 10)] if judged else []),
            (tr("Report", "Notes"), 7 if judged else 9),
        ]
        names, widths = zip(*columns, strict=True)
        rows = [self._row(line, judged=judged) for line in answered]
        return [heading(tr("Report", "Answers")), table(rows, names, widths)]

    def _row(self, line: Line, *, judged: bool) -> tuple[str, ...]:
        first = _first(line)
        more = ["–" if line.verdict is None else self._opinion(line.verdict)] if judged else []
        more.append(", ".join(map(str, self._numbers(line))))
        if first is None:
            return (self._name(line), "–", "–", "–", *more)
        point = first.operating_point
        threshold = None if point is None else point.threshold
        p = first.probability
        return (
            self._name(line),
            self._answer(line, first),
            percent(p, threshold) if first.calibrated else self._phrases.score(p),
            "–" if threshold is None else percent(threshold, p),
            *more,
        )

    def _answer(self, line: Line, first: Finding) -> str:
        """Name every finding above its threshold, not the likeliest alone."""
        found = () if line.analysis is None else line.analysis.findings
        positive = [f for f in found if f.positive and f.part_of is None and f.name != first.name]
        if not first.positive or not positive:
            return self._phrases.verdict(first)
        tr = self._speech.translate
        names = self._phrases.listed(self._phrases.titled(f.name) for f in (first, *positive))
        return tr("Words", "{finding}: {side}").format(
            finding=names, side=self._phrases.side(first)
        )

    def silent(self, status: Status, title: str) -> list[str]:
        """Return the scans without an answer, with the reason of each."""
        tr = self._speech.translate
        rows = [
            (
                self._name(line),
                "" if line.reason is None else self._speech.spoken(line.reason.message),
            )
            for line in self._lines
            if line.status == status
        ]
        names = (tr("Report", "Scan"), tr("Report", "Reason"))
        return [heading(title), table(rows, names, (38, 62))] if rows else []

    def notes(self) -> list[str]:
        """Return the warnings that the answers refer to by numbers."""
        tr = self._speech.translate
        if not self._notes:
            return []
        rows = [(str(number), self._speech.spoken(said)) for said, number in self._notes.items()]
        return [heading(tr("Report", "Notes")), table(rows, (), (6, 94))]

    def _numbers(self, line: Line) -> list[int]:
        warnings = () if line.analysis is None else line.analysis.warnings
        said = dict.fromkeys(w.message for w in warnings if w.code not in _BANAL)
        return [self._notes.setdefault(one, len(self._notes) + 1) for one in said]

    def _name(self, line: Line) -> str:
        if line.frame == 1:
            return line.name
        tr = self._speech.translate
        return tr("Report", "{name}, frame {number}").format(name=line.name, number=line.frame)

    def _opinion(self, opinion: Opinion) -> str:
        tr = self._speech.translate
        return {
            "agree": tr("Report", "Agrees"),
            "disagree": tr("Report", "Disagrees"),
            "amend": tr("Report", "Amended"),
        }[opinion]

    def _count(self, status: Status) -> int:
        return sum(line.status == status for line in self._lines)


def _first(line: Line) -> Finding | None:
    return None if line.analysis is None else leading(line.analysis.findings)


def _decided(line: Line) -> bool | None:
    first = _first(line)
    return None if first is None else first.positive


def _is_positive(line: Line) -> bool:
    return _decided(line) is True


def _weight(line: Line) -> tuple[int, float]:
    """Return what answers are sorted by: above the threshold, undecided, below; likeliest first."""
    first = _first(line)
    if first is None:
        return (3, 0.0)
    place = {True: 0, None: 1, False: 2}[first.positive]
    return (place, -first.probability)


def _models(lines: Iterable[Line]) -> Sequence[ModelRef]:
    found = (line.analysis.model for line in lines if line.analysis is not None)
    return sorted(dict.fromkeys(filter(None, found)), key=lambda ref: (ref.id, ref.version))
