"""Sentences about what the reader has said."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.domain.verdict import Impression, Opinion, Presence, Verdict

translate = QCoreApplication.translate


def opinion(name: Opinion) -> str:
    """Return a verdict's name on its button."""
    return {
        "agree": translate("Review", "Agree"),
        "disagree": translate("Review", "Disagree"),
        "amend": translate("Review", "Amend"),
    }[name]


def presence(name: Presence) -> str:
    """Return a view's name on its button."""
    return {
        "present": translate("Review", "Present"),
        "absent": translate("Review", "Absent"),
        "unsure": translate("Review", "Unsure"),
    }[name]


def opinion_hint(name: Opinion) -> str:
    """Say what a verdict means."""
    return {
        "agree": translate("Review", "You hold the model's decision on this finding for right"),
        "disagree": translate("Review", "You hold the model's decision on this finding for wrong"),
        "amend": translate(
            "Review", "Neither: say yourself whether the finding is there, and comment"
        ),
    }[name]


def verdict(given: Verdict | None, earlier: int, before: Impression | None) -> str:
    """Say what was recorded on a finding, and what before."""
    parts = []
    if before is not None:
        parts.append(
            translate("Review", "Before the answer: {view}.").format(
                view=presence(before.presence).lower()
            )
        )
    if given is None:
        parts.append(translate("Review", "No verdict yet."))
        return " ".join(parts)
    what = opinion(given.opinion).lower()
    if given.opinion == "amend" and given.presence is not None:
        what = translate("Review", "amended to {view}").format(
            view=presence(given.presence).lower()
        )
    parts.append(
        translate("Review", "Recorded {time}: {what}.").format(time=when(given.at), what=what)
    )
    if earlier:
        parts.append(translate("Review", "{count} earlier kept.").format(count=earlier))
    return " ".join(parts)


def when(at: float) -> str:
    """Say when, in local time: "21:40" today, else "2026-11-25 21:40"."""
    then, now = datetime.fromtimestamp(at).astimezone(), datetime.now().astimezone()
    return f"{then:%H:%M}" if then.date() == now.date() else f"{then:%Y-%m-%d %H:%M}"
