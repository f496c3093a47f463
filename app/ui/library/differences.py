"""What a paired comparison of two bundles says, in sentences and in rows; no widget."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.ui.figures import ratio
from app.ui.words import titled

translate = QCoreApplication.translate

_NONE = "–"


def verdict(comparison: Mapping[str, Any], names: Sequence[str]) -> str:
    """Say of each finding whether the difference is real.

    By the bootstrap over patients; DeLong's p, which takes scans as independent, stands beside it.

    Args:
        comparison: as `model_training.assessment.events` tells it.
        names: of the two bundles.
    """
    both = int(comparison["scans_answered_by_both"])
    if not both:
        return translate(
            "Library",
            "There is no scan here that both models understand and answer, so they cannot be "
            "compared on these.",
        )
    if not comparison["findings"]:
        return translate("Library", "The two models decide on no finding of the same name.")
    said = translate("Library", "On {count} scans that both answered.").format(count=f"{both:,}")
    return " ".join([said, *(_of(n, f, names) for n, f in comparison["findings"].items())])


def rows(comparison: Mapping[str, Any]) -> list[tuple[str, str, str, str, str]]:
    """Return rows of finding and figure, both values, their difference and p."""
    found = []
    for name, each in comparison["findings"].items():
        delong = each["delong"]
        at = translate("Library", "{finding}, AUC").format(finding=titled(name))
        first, second = (_value(delong[which]) for which in ("first", "second"))
        found.append((at, first, second, _signed(each["auc_difference"]), _p(delong["p"])))
        at = translate("Library", "{finding}, accuracy").format(finding=titled(name))
        found.append((at, "", "", _signed(each["accuracy_difference"]), ""))
    return found


def _of(name: str, found: Mapping[str, Any], names: Sequence[str]) -> str:
    value, low, high = found["auc_difference"]
    finding = titled(name)
    if low is None or high is None:
        said = translate("Library", "{finding}: too few scans of one kind to compare.")
        return said.format(finding=finding)
    if value == low == high == 0.0:
        said = translate("Library", "{finding}: they rank these scans alike.")
        return said.format(finding=finding)
    if low <= 0.0 <= high:
        said = translate("Library", "{finding}: the difference may be chance.")
        return said.format(finding=finding)
    said = translate("Library", "{finding}: the difference is real, {model} is better here.")
    return said.format(finding=finding, model=names[0] if value > 0 else names[1])


def _value(value: float | None) -> str:
    return _NONE if value is None else ratio(value)


def _p(value: float | None) -> str:
    if value is None:
        return _NONE
    return "< 0.001" if value < 0.001 else f"{value:.3f}"


def _signed(values: Sequence[float | None]) -> str:
    value, low, high = values
    if value is None:
        return _NONE
    if low is None or high is None:
        return f"{value:+.3f}"
    return f"{value:+.3f} ({low:+.3f} … {high:+.3f})"
