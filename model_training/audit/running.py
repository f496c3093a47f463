"""One pass over the files, then everything that follows from what was kept of them."""

import time
from dataclasses import replace
from pathlib import Path

from app.errors import ScanError
from model_training import grouping
from model_training.audit import copies as duplicates
from model_training.audit import describing, doubts, people, shortcuts
from model_training.audit.findings import SEVERITIES, Audit, Finding
from model_training.audit.listing import Listing, list_files, without
from model_training.audit.measuring import Measured, measure
from model_training.config import Config
from model_training.exclusions import NONE, Exclusions
from model_training.frozen import Eyes
from model_training.job import Reporter

_MOST_GROUPS = 500


class Silent:
    """A `job.Reporter` that nobody listens to."""

    def stage(self, title: str, total: int) -> None:
        """Do nothing."""

    def advance(self, parts: int = 1) -> None:
        """Do nothing."""

    def say(self, text: str) -> None:
        """Do nothing."""

    def detail(self, text: str) -> None:
        """Do nothing."""

    def epoch(self, number: int, of: int, loss: float, held_out: float | None) -> None:
        """Do nothing."""


def audit(
    folder: Path,
    config: Config | None = None,
    reporter: Reporter | None = None,
    *,
    labels: bool = False,
    exclusions: Exclusions = NONE,
) -> Audit:
    """Look a folder of labelled scans over before it is split.

    Args:
        folder: ``train/CLASS/*`` with ``test`` and ``validation`` beside it, or ``CLASS/*``;
            DICOM, PNG and JPEG, mixed as you like. Or a table of labels, see
            `app.imaging.labelled_table`.
        config: gives classes, patient key and near-duplicate distance; without one every class
            folder is a class, and patients are known from DICOM files and a table labels.csv.
        reporter: hears how far it is.
        labels: look for doubtful labels too, which needs TensorFlow.
        exclusions: scans that are left out, and not looked at.

    Raises:
        UsageError: there is no folder, no class folder, one class only, or no scan at all.
    """
    reporter = reporter or Silent()
    listing, left_out = without(list_files(folder, config or Config()), exclusions)
    eyes = Eyes(reporter) if labels else None
    scans, unreadable = _read(listing, reporter, eyes)
    reporter.stage("Comparing", 4)
    copies = duplicates.find_copies(scans, listing.config.data.near_duplicate_distance)
    reporter.advance()
    groups = grouping.connect(len(scans), [*people.patient_links(scans), *copies.links()])
    # The subset to train on comes first; test scans must not inform a decision.
    classes, seed = listing.classes, listing.config.seed
    baselines = shortcuts.baselines(scans, groups, classes, listing.subsets[0], seed)
    reporter.advance()
    doubtful = doubts.findings(scans, eyes.features(), groups, classes, seed) if eyes else []
    reporter.advance()
    found: list[Finding] = [
        *describing.listing_findings(listing, unreadable, listing.folder),
        *describing.exclusion_findings(left_out),
        *describing.class_findings(scans, listing),
        *duplicates.findings(scans, copies, classes),
        *people.findings(scans, classes),
        *doubtful,
        *shortcuts.findings(baselines),
        *describing.file_findings(scans, classes),
        *describing.mark_findings(scans, classes),
        *describing.blank_findings(scans, classes),
    ]
    reporter.advance()
    return Audit(
        folder=listing.folder,
        config=listing.config.id,
        classes=classes,
        files=len(listing.entries) + len(listing.unclassed) + len(listing.left_out),
        findings=tuple(map(_shortened, sorted(found, key=_gravity))),
        counts=describing.counts(scans, listing),
        properties=describing.properties(scans, classes),
        baselines=baselines,
        figures={
            "readable": len(scans),
            "unreadable": len(unreadable),
            "groups": len(set(groups.tolist())),
            **people.figures(scans),
            **duplicates.figures(scans, copies),
        },
        unreadable=tuple(unreadable),
        marks=describing.marks(scans, classes),
        at=time.time(),
    )


def _gravity(finding: Finding) -> int:
    return SEVERITIES.index(finding.severity)


def _shortened(finding: Finding) -> Finding:
    """Without the groups that nobody would look at one by one."""
    more = max(0, len(finding.groups) - _MOST_GROUPS)
    return replace(finding, groups=finding.groups[:_MOST_GROUPS], more=more)


def _read(
    listing: Listing, reporter: Reporter, eyes: Eyes | None
) -> tuple[list[Measured], list[tuple[Path, str]]]:
    """Measure every file of a class; pixels are let go one scan at a time."""
    scans, unreadable = [], []
    see = eyes.see if eyes else lambda _: None
    reporter.stage("Reading the scans", len(listing.entries))
    for entry in listing.entries:
        try:
            scans.append(measure(entry, listing.config.data.patient, see))
        except ScanError as error:
            unreadable.append((entry.path, error.message))
        reporter.advance()
    return scans, unreadable
