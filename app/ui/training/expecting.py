"""What can be expected of a model before there is one, as sentences."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.domain.labelled import Labelled
from app.domain.supporting import LIKELY, Support, of_test_set
from app.ui.training.sentences import Tone

translate = QCoreApplication.translate


def expectations(
    found: Labelled, shown: Sequence[Support], *, left_out: int
) -> list[tuple[Tone, str]]:
    """Speak of the class that will be known least.

    Args:
        found: what there is.
        shown: of every class.
        left_out: how many scans were left out, which are counted all the same.
    """
    widest = max(shown, key=lambda each: each.width)
    known = sum(each.unknown for each in found.classes) < found.scans
    said: list[tuple[Tone, str]] = [("positive" if widest.wide else "good", _first(widest, known))]
    if widest.hopeless:
        hopeless = translate(
            "Training",
            "That is hardly more than a guess: the model may be useful or useless, and this "
            "training will not tell which. Collect more scans of “{name}” first, of other "
            "patients.",
        )
        said.append(("positive", hopeless.format(name=widest.name)))
    said += [_of_test(each) for each in of_test_set(found) if each.name == widest.name]
    if not known:
        unknown = translate(
            "Training",
            "Nothing says whose the scans are. Where patients have several, all of this is too "
            "good.",
        )
        said.append(("positive", unknown))
    if left_out:
        left = translate(
            "Training", "Scans that you left out ({count}) are counted here and not learnt from."
        )
        said.append(("no_answer", left.format(count=f"{left_out:,}")))
    return said


def _first(widest: Support, known: bool) -> str:
    text = (
        translate(
            "Training",
            "With {with_} held-out patients of “{name}” and {without} others, an AUC of {auc} "
            "would be known to within {low}–{high}. With twice as many patients: {low2}–{high2}.",
        )
        if known
        else translate(
            "Training",
            "With {with_} held-out scans of “{name}” and {without} others, an AUC of {auc} would "
            "be known to within {low}–{high}. With twice as many scans: {low2}–{high2}.",
        )
    )
    return text.format(
        with_=widest.positives,
        name=widest.name,
        without=widest.negatives,
        auc=f"{LIKELY:.2f}",
        low=f"{widest.low:.2f}",
        high=f"{widest.high:.2f}",
        low2=f"{widest.low_twice:.2f}",
        high2=f"{widest.high_twice:.2f}",
    )


def _of_test(test: Support) -> tuple[Tone, str]:
    text = translate(
        "Training",
        "Your test set is measured as well. With {with_} of “{name}” and {without} others there, "
        "an AUC of {auc} would be known to within {low}–{high}.",
    ).format(
        with_=test.positives,
        name=test.name,
        without=test.negatives,
        auc=f"{LIKELY:.2f}",
        low=f"{test.low:.2f}",
        high=f"{test.high:.2f}",
    )
    return "positive" if test.wide else "good", text
