"""A report as a page: for people, in their language, with or without who it is."""

from __future__ import annotations

from datetime import datetime

from app.domain.analysis import Analysis
from app.domain.person import plain_name
from app.export.page import (
    Page,
    figures,
    heading,
    pairs,
    paragraph,
    text,
    whole,
)
from app.export.phrases import Phrases, leading
from app.export.report import Report
from app.export.report_sections import Sections
from app.export.speech import Speech


def report_html(report: Report, speech: Speech) -> str:
    """Return a report as HTML that needs nothing beside it."""
    return report_page(report, speech).html


def report_page(report: Report, speech: Speech) -> Page:
    """Return a report as a page to be printed or kept."""
    writer = _Writer(report, speech)
    sections = Sections(report, Phrases(speech))
    title = writer.title()
    parts = [
        *writer.head(),
        *writer.answer(),
        *writer.pictures(),
        *sections.findings(),
        *sections.scope(),
        *sections.reader(),
        *writer.origin(),
    ]
    return Page(title, whole(title, speech.language, parts), writer.foot(), writer.sheet())


class _Writer:
    """Writes the sections of one report."""

    def __init__(self, report: Report, speech: Speech) -> None:
        self._report = report
        self._speech = speech
        self._phrases = Phrases(speech)
        self._analysis = report.analysis or Analysis(report.status, report.reason, None)

    def title(self) -> str:
        tr = self._speech.translate
        return tr("Report", "Report of a second reading")

    # --- Head and foot ------------------------------------------------------------------

    def head(self) -> list[str]:
        report = self._report
        rows = self._identity() if report.identified else []
        return [
            f"<h1>{text(self.title())}</h1>",
            paragraph(research_use(self._speech), "caution"),
            paragraph(self._made(), "quiet"),
            pairs([*rows, *self._scan()]),
        ]

    def _made(self) -> str:
        tr, report = self._speech.translate, self._report
        time = f"{datetime.fromtimestamp(report.at).astimezone():%Y-%m-%d %H:%M}"
        if report.identified:
            said = tr("Report", "Made on {time}.")
        elif report.pictures is None:
            said = tr("Report", "Made on {time}, without identifiers.")
        elif report.pictures.masked:
            said = tr(
                "Report",
                "Made on {time}, without identifiers; what is burnt into the picture stays where "
                "no mask covers it.",
            )
        else:
            said = tr(
                "Report",
                "Made on {time}, without identifiers; what is burnt into the picture stays.",
            )
        return said.format(time=time)

    def foot(self) -> tuple[str, ...]:
        return (research_use(self._speech), " · ".join(self._hashes()))

    def sheet(self) -> str:
        return page_of(self._speech)

    def _hashes(self) -> list[str]:
        model = self._analysis.model
        program = f"Lightbox {self._report.program}"
        if model is None:
            return [program]
        return [program, f"{model.id} {model.version}", f"SHA-256 {model.sha256}"]

    def _identity(self) -> list[tuple[str, str]]:
        tr, who = self._speech.translate, self._report.identity
        rows = []
        if who is not None:
            patient = (plain_name(who.patient_name), who.patient_id)
            rows = [
                (tr("Report", "Patient"), " · ".join(filter(None, patient))),
                (
                    tr("Report", "Born, sex"),
                    " · ".join(filter(None, (_day(who.birth_date), who.sex))),
                ),
                (
                    tr("Report", "Study"),
                    " · ".join(filter(None, (_day(who.study_date), who.study_description))),
                ),
                (tr("Report", "Accession number"), who.accession_number),
                (tr("Report", "Institution"), who.institution),
                (tr("Report", "SOP Instance UID"), who.sop_instance_uid),
            ]
        rows.append((tr("Report", "File"), self._report.name))
        return [(name, said) for name, said in rows if said]

    def _scan(self) -> list[tuple[str, str]]:
        tr, report = self._speech.translate, self._report
        if report.source is None or report.facts is None or report.geometry is None:
            return []
        facts, source = report.facts, report.source
        said = [
            facts.modality or source.file_format,
            facts.body_part or "",
            facts.view_position or "",
            tr("Report", "{columns} × {rows} pixels").format(
                columns=report.geometry.columns, rows=report.geometry.rows
            ),
        ]
        if source.frames > 1:
            said.append(
                tr("Report", "frame {number} of {count}").format(
                    number=report.frame, count=source.frames
                )
            )
        return [(tr("Report", "Scan"), " · ".join(filter(None, said)))]

    # --- The answer ---------------------------------------------------------------------

    def answer(self) -> list[str]:
        report, analysis = self._report, self._analysis
        said = self._phrases.short(report.status, report.reason, report.analysis)
        if report.status == "classified":
            first = leading(analysis.findings)
            lead = said.status if first is None else self._phrases.verdict(first)
            more = "" if first is None else self._phrases.against_threshold(first)
        else:
            lead = said.status
            more = "" if report.reason is None else self._speech.spoken(report.reason.message)
        tr = self._speech.translate
        return [heading(tr("Report", "What the model says")), paragraph(lead, "lead"),
                paragraph(more)]  # fmt: skip

    def pictures(self) -> list[str]:
        tr, pictures = self._speech.translate, self._report.pictures
        if pictures is None:
            return []
        shown = [(pictures.scan, tr("Report", "The scan"))]
        if pictures.heat is not None:
            caption = tr(
                "Report", "Heat map: influence on “{finding}”, not the outline of a lesion"
            ).format(finding=self._phrases.titled(pictures.finding))
            shown.append((pictures.heat, caption))
        return [figures(shown, pictures.aspect)]

    def origin(self) -> list[str]:
        tr, manifest = self._speech.translate, self._report.manifest
        model = self._analysis.model
        rows = []
        if model is not None:
            title = "" if manifest is None else self._speech.called(manifest.title)
            rows += [
                (tr("Report", "Model"), " · ".join(
                    filter(None, (title, f"{model.id} {model.version}")))),
                (tr("Report", "SHA-256 of its manifest"), model.sha256),
            ]  # fmt: skip
        if manifest is not None:
            trained = self._phrases.listed(data.name for data in manifest.training_data)
            rows.append((tr("Report", "Trained on"), trained))
        rows.append((tr("Report", "Program"), f"Lightbox {self._report.program}"))
        return [
            heading(tr("Report", "Where this comes from")),
            pairs(rows),
            paragraph(
                tr(
                    "Report",
                    "The hash of the manifest stands for all of the model: the manifest holds the "
                    "hashes of every other file of it.",
                )
                if model is not None
                else "",
                "quiet small",
            ),
        ]


def research_use(speech: Speech) -> str:
    """Return the line that goes with everything a model says."""
    tr = speech.translate
    return tr("Report", "Research use only. Not a medical device.")


def page_of(speech: Speech) -> str:
    """Return what is said of a sheet, with ``{number}`` and ``{count}`` in it."""
    tr = speech.translate
    return tr("Report", "Page {number} of {count}")


def _day(date: str) -> str:
    """Write a DICOM date as ISO does; what is none stays as it is."""
    plain = date.strip()
    if len(plain) == 8 and plain.isdecimal():
        return f"{plain[:4]}-{plain[4:6]}-{plain[6:]}"
    return plain
