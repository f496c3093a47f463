"""The sections of a report that say what is found, whether it may be, and what the reader holds."""

from __future__ import annotations

from app.domain.analysis import Analysis
from app.domain.figures import percent, together
from app.domain.finding import Finding
from app.domain.verdict import Presence, Verdict
from app.export.page import heading, paragraph, table, text
from app.export.phrases import Phrases, with_interval
from app.export.report import Report


class Sections:
    """Writes sections of one report."""

    def __init__(self, report: Report, phrases: Phrases) -> None:
        self._report = report
        self._phrases = phrases
        self._speech = phrases.speech
        self._analysis = report.analysis or Analysis(report.status, report.reason, None)

    def findings(self) -> list[str]:
        """Return the table of findings, with what its figures stand on."""
        tr, found = self._speech.translate, self._analysis.findings
        if not found:
            return []
        calibrated = all(finding.calibrated for finding in found)
        names = (
            tr("Report", "Finding"),
            tr("Report", "Probability") if calibrated else tr("Report", "Score"),
            tr("Report", "Threshold"),
            tr("Report", "Decision"),
            tr("Report", "Sensitivity (95 % CI)"),
            tr("Report", "Specificity (95 % CI)"),
        )
        written = together(found, "{:.2f}".format)
        return [
            heading(tr("Report", "Findings")),
            table([self._row(one, written[one.name]) for one in found], names,
                  (22, 12, 11, 17, 19, 19)),
            paragraph(self._grounds(), "quiet small"),
            paragraph(self._phrases.prediction_set(self._analysis, self._report.manifest)),
        ]  # fmt: skip

    def _row(self, finding: Finding, written: str) -> tuple[str, ...]:
        point = finding.operating_point
        name = self._phrases.titled(finding.name)
        if finding.part_of is not None:
            name = f"– {name}"
        if point is None or finding.positive is None:
            return (name, written, "–", "–", "–", "–")
        of = self._report.achieves[finding.name]
        return (
            name,
            written,
            percent(point.threshold, finding.probability),
            self._phrases.side(finding),
            with_interval(of.sensitivity),
            with_interval(of.specificity),
        )

    def _grounds(self) -> str:
        """Say what the figures stand on: calibration, operating points, which scans."""
        tr, found = self._speech.translate, self._analysis.findings
        said = (
            tr("Report", "Probabilities are calibrated on held-out data.")
            if all(finding.calibrated for finding in found)
            else tr("Report", "Scores are the network's own figures; nobody has calibrated them.")
        )
        points = dict.fromkeys(f.operating_point.name for f in found if f.operating_point)
        if not points:
            return said
        scans = {of.scans for of in self._report.achieves.values()}
        where = {
            frozenset({"test"}): tr("Report", "on the test set"),
            frozenset({"held_out"}): tr("Report", "on held-out scans"),
        }.get(frozenset(scans), tr("Report", "on the test set or held-out scans"))
        decided = tr(
            "Report",
            "Decided at the operating point “{points}”; sensitivity and specificity {where}.",
        ).format(points=self._phrases.listed(map(self._phrases.point_name, points)), where=where)
        return self._together(said, decided)

    def scope(self) -> list[str]:
        """Return the gate's word and every warning."""
        tr, analysis = self._speech.translate, self._analysis
        if self._report.analysis is None or self._report.status == "failed":
            return []
        manifest = self._report.manifest
        gate = None if manifest is None else manifest.gate
        limit = None if gate is None else gate.distance_limit
        if self._report.status == "refused":  # by a gate, or since no bundle is for such scans
            said = [tr("Report", "Out of scope.")]
        else:
            scope = self._phrases.scope(analysis.gate, analysis.warnings)
            said = [scope, self._phrases.gate_reason(analysis.gate, (), limit)]
        points = "".join(
            f"<li>{text(self._speech.spoken(warning.message))}</li>"
            for warning in analysis.warnings
        )
        return [
            heading(tr("Report", "Is the scan what the model is made for?")),
            paragraph(self._together(*map(self._ended, said))),
            f"<ul>{points}</ul>" if points else "",
        ]

    def reader(self) -> list[str]:
        """Return the verdicts and impressions in force."""
        tr, report = self._speech.translate, self._report
        if not self._analysis.findings:
            return []
        given = {verdict.of.finding: verdict for verdict in report.verdicts}
        before = {impression.of.finding: impression for impression in report.impressions}
        rows = [
            (
                self._phrases.titled(name),
                self._presence(before[name].presence) if name in before else "–",
                self._opinion(given[name]) if name in given else "–",
                given[name].comment if name in given else "",
            )
            for name in dict.fromkeys((*given, *before))
        ]
        names = (
            tr("Report", "Finding"),
            tr("Report", "Before the answer"),
            tr("Report", "Verdict"),
            tr("Report", "Comment"),
        )
        return [
            heading(tr("Report", "What the reader says")),
            table(rows, names, (22, 16, 22, 40))
            if rows
            else paragraph(tr("Report", "No verdict was given.")),
        ]

    def _opinion(self, verdict: Verdict) -> str:
        tr = self._speech.translate
        if verdict.opinion == "amend":
            if verdict.presence is None:
                return tr("Report", "Amended")
            return tr("Report", "Amended: {view}").format(view=self._presence(verdict.presence))
        agrees = verdict.opinion == "agree"
        if verdict.of.positive is None:
            return tr("Report", "Agrees") if agrees else tr("Report", "Disagrees")
        said = (
            tr("Report", "Agrees with “{decision}”")
            if agrees
            else tr("Report", "Disagrees with “{decision}”")
        )
        return said.format(decision=self._phrases.side(verdict.of))  # as it was decided then

    def _presence(self, presence: Presence) -> str:
        tr = self._speech.translate
        return {
            "present": tr("Report", "present"),
            "absent": tr("Report", "absent"),
            "unsure": tr("Report", "unsure"),
        }[presence]

    def _ended(self, said: str) -> str:
        if not said or said.endswith((".", "。")):
            return said
        return self._speech.translate("Report", "{said}.").format(said=said)

    def _together(self, *sentences: str) -> str:
        """Put sentences one after the other; Chinese has no space between them."""
        first, *others = filter(None, sentences)
        for other in others:
            first = self._speech.translate("Report", "{one} {more}").format(one=first, more=other)
        return first
