"""What an audit's findings are called in the window: short titles, and reasons for leaving out."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from app.domain.audited import AuditFinding, Severity

_OF_A_CLASS = ("empty_class", "single_scan", "small_class")

translate = QCoreApplication.translate


def title(code: str) -> str:
    """Return a short title of a finding."""
    titles = {
        "label_conflict": translate("Audit", "Copies with different classes"),
        "near_label_conflict": translate("Audit", "Near copies with different classes"),
        "mirrored_label_conflict": translate("Audit", "Mirrored copies with different classes"),
        "duplicates_across_split": translate("Audit", "Copies in training and test"),
        "near_duplicates_across_split": translate("Audit", "Near copies in training and test"),
        "mirrored_copies_across_split": translate("Audit", "Mirrored copies in training and test"),
        "exact_duplicates": translate("Audit", "Copies"),
        "near_duplicates": translate("Audit", "Near copies"),
        "mirrored_copies": translate("Audit", "Mirrored copies"),
        "same_images": translate("Audit", "Two classes hold the same images"),
        "patients_across_split": translate("Audit", "Patients in training and test"),
        "patients_in_several_classes": translate("Audit", "Patients in several classes"),
        "patients": translate("Audit", "Patients"),
        "patients_incomplete": translate("Audit", "Patients not known"),
        "no_patient_key": translate("Audit", "Patients not known"),
        "doubtful_labels": translate("Audit", "Doubtful labels"),
        "no_doubtful_labels": translate("Audit", "No doubtful labels"),
        "labels_not_checked": translate("Audit", "Labels not checked"),
        "unreadable": translate("Audit", "Unreadable files"),
        "unclassed": translate("Audit", "Files of no class"),
        "not_a_scan": translate("Audit", "Files that are no scans"),
        "excluded": translate("Audit", "Scans left out"),
        "blank": translate("Audit", "Blank pictures"),
        "several_frames": translate("Audit", "Several frames"),
        "marks_differ": translate("Audit", "Marks at the border differ"),
        "marks": translate("Audit", "Marks at the border"),
        "no_marks": translate("Audit", "No marks at the border"),
        "files_differ": translate("Audit", "Files differ between classes"),
        "empty_class": translate("Audit", "Empty class"),
        "single_scan": translate("Audit", "One scan of a class"),
        "small_class": translate("Audit", "Small class"),
        "uneven_classes": translate("Audit", "Uneven classes"),
        "border_shortcut": translate("Audit", "The border tells the classes apart"),
        "no_border_shortcut": translate("Audit", "Border"),
        "histogram_shortcut": translate("Audit", "Brightness tells the classes apart"),
        "no_histogram_shortcut": translate("Audit", "Brightness"),
        "file_shortcut": translate("Audit", "File formats tell the classes apart"),
        "no_file_shortcut": translate("Audit", "File formats"),
        "split_shift": translate("Audit", "Test scans look different"),
        "no_split_shift": translate("Audit", "Test scans look alike"),
        "shortcuts_not_measured": translate("Audit", "Shortcuts not measured"),
    }
    return titles.get(code, translate("Audit", "Remarks on reading"))


def of(finding: AuditFinding) -> str:
    """Return a short title, with the class that it is about, where it is about one."""
    named = re.search(r"“(.+?)”", finding.sentence) if finding.code in _OF_A_CLASS else None
    text = title(finding.code)
    return f"{text}: {named[1]}" if named else text


def severity(of: Severity) -> str:
    """Return the word for how grave a finding is."""
    return {
        "serious": translate("Audit", "Serious"),
        "warning": translate("Audit", "Warning"),
        "note": translate("Audit", "Note"),
    }[of]


def at_once(finding: AuditFinding) -> str:
    """Return what can be done with all groups of a finding at once; "" where each is looked at."""
    code = finding.code
    if code in ("exact_duplicates", "near_duplicates", "mirrored_copies"):
        return translate("Audit", "Keep one of each")
    if code in ("label_conflict", "near_label_conflict", "mirrored_label_conflict", "blank"):
        return translate("Audit", "Leave out all of these")
    if code.endswith("_across_split"):
        return translate("Audit", "Leave out the training side")
    return ""


def is_shortcut(code: str) -> bool:
    """Tell whether a finding says what tells the classes apart without a finding."""
    return code.endswith(("_shortcut", "split_shift")) or code == "shortcuts_not_measured"
