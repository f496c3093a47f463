"""What the training window says of labelled scans, as sentences."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.domain.labelled import Fault, Labelled

translate = QCoreApplication.translate


def sentence(fault: Fault) -> str:
    """Say what is wrong, and what would help."""
    name, count = fault.name, f"{fault.count:,}"
    texts = {
        "no_classes": translate(
            "Training",
            "There are no class folders here. Put the scans of each class into a folder of its "
            "own, named after the class, and choose the folder that holds them.",
        ),
        "one_class": translate(
            "Training",
            "There is only one class, “{name}”. A model learns to tell classes apart: add a "
            "folder for the other, such as scans without the finding.",
        ),
        "empty_class": translate(
            "Training",
            "There is no scan in the class “{name}”. Put scans into it, or take its folder away.",
        ),
        "too_few_scans": (
            translate(
                "Training",
                "The class “{name}” has one scan to learn from. Training needs at least two of "
                "each class, and means something with hundreds.",
            )
            if fault.count
            else translate(
                "Training",
                "All scans of the class “{name}” are in the test set, and none is left to learn "
                "from.",
            )
        ),
        "one_patient": translate(
            "Training",
            "All {count} scans are of one patient, so that nothing is left to measure on. Add "
            "scans of other patients: a dozen at the very least.",
        ),
        "class_of_one_patient": translate(
            "Training",
            "All scans of “{name}” are of one patient. Held out to measure on, they leave none to "
            "learn from. Add scans of other patients.",
        ),
        "few_scans": translate(
            "Training",
            "The class “{name}” has {count} scans. It can be trained, and hardly be measured: with "
            "so few every figure is known roughly at best.",
        ),
        "few_patients": translate(
            "Training",
            "These are {count} patients in all. At least a dozen are needed to hold some out, and "
            "hundreds to know how good the model is.",
        ),
        "no_patients": translate(
            "Training",
            "Nothing says whose {count} scans are; each counts as a patient of its own. "
            "Where patients have several scans, all figures will be too good. Name the patients "
            "in a table labels.csv with the columns path and patient.",
        ),
        "unclassed": translate(
            "Training", "Scans without a class in the table, which are left out: {count}."
        ),
        "missing": translate(
            "Training", "Files that the table names and that are not there: {count}."
        ),
    }
    return texts[fault.code].format(name=name, count=count)


def summary(found: Labelled) -> str:
    """Say in one line how much there is."""
    if not found.classes:
        return ""
    known = sum(each.unknown for each in found.classes) < found.scans
    text = (
        translate("Training", "{scans} scans of {patients} patients in {classes} classes")
        if known
        else translate("Training", "{scans} scans in {classes} classes")
    )
    return text.format(
        scans=f"{found.scans:,}", patients=f"{found.patients:,}", classes=len(found.classes)
    )


def scans_so_far(found: Labelled | None) -> str:
    """Say how far a look has come."""
    if found is None or found.scans == 0:
        return translate("Training", "Looking …")
    return translate("Training", "Looking … {count} scans so far").format(count=f"{found.scans:,}")
