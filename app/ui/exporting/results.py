"""The answer that is shown on its way into DICOM objects, and who answers for them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.errors import UsageError
from app.export.observer import observer

if TYPE_CHECKING:
    from app.export.observer import Reader
    from app.services.dicom_results import Made, Wanted
    from app.ui.main_window import MainWindow

translate = QCoreApplication.translate


def wanted_of(window: MainWindow, *, report: bool, capture: bool) -> Wanted | None:
    """Return what to make of the answer that is shown; None where there is none to tell."""
    from app.services.dicom_results import Wanted

    answer = window.desk.answer()
    if answer is None or answer[0].analysis is None:
        return None
    reading, words = answer
    analysis = replace(answer[0].analysis, model_input=None)
    return Wanted(
        reading.request.path,
        reading.request.frame,
        analysis if capture else replace(analysis, maps=()),
        report=report,
        capture=capture,
        model=reading.request.model,
        heat_of=window.heat_layer.finding if capture else None,
        verdicts=words.verdicts,
        impressions=words.impressions,
        observer=_reader(window),
    )


def standing(window: MainWindow, made: Made) -> str:
    """Say whether a report is verified, and if not, what would change that; "" without one."""
    if made.report is None:
        return ""
    reader = _reader(window)
    if made.verified:
        said = translate("Results", "It is verified, with the reader's name.")
    elif reader is not None:
        said = translate("Results", "It is unverified until there is a verdict on each decision.")
    elif made.complete:
        said = translate(
            "Results",
            "It is unverified: name the reader and the organisation in the settings{key}.",
        )
    else:
        said = translate(
            "Results",
            "It is unverified: give a verdict on each decision, and name the reader and the "
            "organisation in the settings{key}.",
        )
    key = window.actions_.key("settings")
    return said.replace("{key}", f" ({key})" if key else "")


def _reader(window: MainWindow) -> Reader | None:
    """Return who is named in the settings; None too where DICOM does not allow what stands there.

    The settings say so as it is typed.
    """
    try:
        return observer(window.settings.reader, window.settings.organisation)
    except UsageError:
        return None
