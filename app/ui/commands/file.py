"""The commands of the File menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.ui.commands.spec import Menu, Spec, Switches, Works, translate

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


def menu() -> Menu:
    """Declare them."""
    tr = translate
    return Menu(
        tr("Actions", "&File"),
        (
            Spec("open-files", tr("Actions", "Open &files …|Open"), ("Ctrl+O",),
                 tr("Actions", "Open scans: DICOM, PNG or JPEG"), "open-files"),
            Spec("open-folder", tr("Actions", "Open f&older …|Folder"), ("Ctrl+Shift+O",),
                 tr("Actions", "Open every scan in a folder and below it"), "open-folder"),
            Spec("copy-image", tr("Actions", "&Copy image|Copy"), ("Ctrl+C",),
                 tr("Actions", "Copy the picture to the clipboard, as set below"), "copy-image",
                 needs="scan", line_above=True),
            Spec("save-image", tr("Actions", "&Save image …|Save"), ("Ctrl+S",),
                 tr("Actions", "Save the picture as PNG, as set below"), "save-image",
                 needs="scan"),
            Spec("save-report", tr("Actions", "Save &report …|Report"), ("Ctrl+E",),
                 tr("Actions", "Save scan, answer and verdicts as PDF or HTML, as set below"),
                 "card", needs="rows"),
            Spec("export-full", tr("Actions", "Images at full &resolution"), ("Ctrl+Shift+R",),
                 tr("Actions", "Copy and save the whole scan, instead of what is on the screen"),
                 checkable=True),
            Spec("export-identity", tr("Actions", "Images and reports with &identity"),
                 ("Ctrl+Shift+N",),
                 tr("Actions", "Copy and save images and reports with who it is; off at first"),
                 checkable=True),
            Spec("save-answer", tr("Actions", "Save the &answer as DICOM …"), ("Ctrl+Alt+S",),
                 tr("Actions", "Save a structured report (SR) that joins the scan's study: the "
                    "answer, and your verdicts"),
                 needs="scan", line_above=True),
            Spec("save-heat-map", tr("Actions", "Save the &heat map as DICOM …"), ("Ctrl+Alt+H",),
                 tr("Actions", "Save a secondary capture that joins the scan's study: the scan "
                    "with the heat map that is chosen"),
                 needs="scan"),
            Spec("save-copy", tr("Actions", "Save a &de-identified copy …"), ("Ctrl+Alt+C",),
                 tr("Actions", "Save the scan's file without names, numbers and dates (DICOM's "
                    "Basic Profile), masks blacked out in every frame"),
                 needs="scan"),
            Spec("pacs", tr("Actions", "&PACS …|PACS"), ("Ctrl+Shift+P",),
                 tr("Actions", "Ask a PACS for studies, fetch and send, take what others send"),
                 line_above=True),
            Spec("pacs-send", tr("Actions", "S&end to a PACS …"), ("Ctrl+Alt+P",),
                 tr("Actions", "Send the answer, its heat map or the scan to a PACS"),
                 needs="scan"),
            Spec("train", tr("Actions", "&Train a model …|Train"), ("Ctrl+Shift+T",),
                 tr("Actions", "Train a model from your own labelled scans, step by step"),
                 "train", line_above=True),
            Spec("library", tr("Actions", "&Models …|Models"), ("Ctrl+Shift+M",),
                 tr("Actions", "See what every model is for, try it, install, export, remove"),
                 "model"),
            Spec("settings", tr("Actions", "&Settings|Settings"), ("Ctrl+,",),
                 tr("Actions", "Choose keys, what the mouse does, and what is shown at first"),
                 line_above=True),
            Spec("quit", tr("Actions", "&Quit"), ("Ctrl+Q",),
                 tr("Actions", "Close Lightbox"), "quit", line_above=True),
        ),
    )  # fmt: skip


def works(window: MainWindow) -> Works:
    """Return what pressing them does, by name."""
    return {
        "open-files": window.open_files,
        "open-folder": window.open_folder,
        "copy-image": window.exporter.copy,
        "save-image": window.exporter.save,
        "save-report": window.reporter.save,
        "save-answer": window.dicom_exporter.save_report,
        "save-heat-map": window.dicom_exporter.save_capture,
        "save-copy": window.dicom_exporter.save_copy,
        "pacs": window.pacs.open,
        "pacs-send": window.pacs.open_sending,
        "train": window.training.open,
        "library": window.open_library,
        "settings": window.preferences.toggle,
        "quit": window.close,
    }


def switches(window: MainWindow) -> Switches:
    """Return what switching them on or off does, by name."""
    return {
        "export-full": window.exporter.set_full,
        "export-identity": partial(_set_identity, window),
    }


def _set_identity(window: MainWindow, shown: bool) -> None:
    window.exporter.set_identity(shown)
    window.reporter.set_identity(shown)
