"""What the training window says of a run, as sentences."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from app.domain.training import Failed, State, Wanted
from app.ui.sentences import spoken

translate = QCoreApplication.translate

_MINUTE = 60.0
_HOUR = 3600.0


def step(name: str) -> str:
    """Say what a step of a run does; `app.domain.training.STAGES` names them."""
    return {
        "reading": translate("Training", "Read the scans"),
        "duplicates": translate("Training", "Look for copies, and hold patients out"),
        "features": translate("Training", "Look at every scan with the network"),
        "head": translate("Training", "Fit the last layer"),
        "more": translate("Training", "Ask whether more scans would help"),
        "upper": translate("Training", "Train the upper layers"),
        "scoring": translate("Training", "Measure on the scans held out"),
        "gate": translate("Training", "Learn to refuse other kinds of picture"),
        "measuring": translate("Training", "Measure what it refuses"),
        "writing": translate("Training", "Write the model"),
    }.get(name, name)


def time_left(seconds: float | None) -> str:
    """Say how long it will take, as roughly as it is known."""
    if seconds is None:
        return ""
    if seconds < _MINUTE:
        return translate("Training", "less than a minute left")
    if seconds < 1.5 * _HOUR:
        text = translate("Training", "about {count} min left")
        return text.format(count=round(seconds / _MINUTE))
    text = translate("Training", "about {count} h left")
    return text.format(count=f"{seconds / _HOUR:.1f}")


def state(of: State) -> str:
    """Say in a word or two how a run is."""
    return {
        State.RUNNING: translate("Training", "Going on"),
        State.PAUSED: translate("Training", "Paused"),
        State.INTERRUPTED: translate("Training", "Interrupted"),
        State.FAILED: translate("Training", "Failed"),
        State.CANCELLED: translate("Training", "Cancelled"),
        State.FINISHED: translate("Training", "Finished"),
    }[of]


def took(seconds: float) -> str:
    """Say how long something took."""
    if seconds < 1.5 * _MINUTE:
        return translate("Training", "{count} seconds").format(count=round(seconds))
    if seconds < 1.5 * _HOUR:
        return translate("Training", "{count} minutes").format(count=round(seconds / _MINUTE))
    return translate("Training", "{count} hours").format(count=f"{seconds / _HOUR:.1f}")


def standing(state: State, wanted: Wanted, failure: Failed | None, *, begun: bool) -> str:
    """Say how a run is, and what would help where it stands still."""
    if state.alive and wanted is Wanted.CANCEL:
        return translate("Training", "Ends after the part it is at …")
    if state is State.RUNNING:
        if wanted is Wanted.PAUSE:
            return translate("Training", "Pauses after the part it is at …")
        return translate("Training", "Training") if begun else translate("Training", "Starting …")
    if state is State.FAILED:
        return spoken(failure.sentence) if failure else translate("Training", "It could not go on.")
    return {
        State.PAUSED: translate("Training", "Paused"),
        State.INTERRUPTED: translate(
            "Training",
            "Interrupted: its process is gone, as after a restart of the computer. What is "
            "finished is kept, and it goes on from there.",
        ),
        State.CANCELLED: translate(
            "Training", "Cancelled. What is finished is kept until you remove it."
        ),
        State.FINISHED: translate("Training", "Finished"),
    }[state]


def notes(said: Iterable[str], source: Path, *, named: bool) -> list[str]:
    """Return what was noticed; where names are hidden, nothing that says where a scan lies."""
    where = str(source.parent)
    return [spoken(note) for note in said if named or where not in note]


def on_closing(*, thorough: bool) -> str:
    """Say what becomes of a run when the window is closed or the computer switched off."""
    if thorough:
        return translate(
            "Training",
            "You can close this window and go on reading: training goes on beside it, and is found "
            "here again. If the computer is switched off, it can go on from the last epoch.",
        )
    return translate(
        "Training",
        "You can close this window and go on reading: training goes on beside it, and is found "
        "here again. If the computer is switched off, it can go on from the last finished step.",
    )


def thoroughness(*, thorough: bool) -> str:
    """Name the kind of training."""
    if thorough:
        return translate("Training", "Thorough training")
    return translate("Training", "Quick training")
