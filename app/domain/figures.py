"""Figures as they are shown. No model is certain, so nothing is ever rounded to 0 or 100 %."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.domain.finding import Finding

_MOST_DIGITS = 6


def percent(value: float, beside: float | None = None) -> str:
    """Write a proportion as "87 %", "> 99 %" or "< 1 %".

    Args:
        value: in [0, 1].
        beside: a threshold it is compared with; more digits are shown where rounding would make
            the two look equal.
    """
    digits = 0
    if beside is not None and value != beside:
        while digits < _MOST_DIGITS and _shown(value, digits) == _shown(beside, digits):
            digits += 1
    return _shown(value, digits)


def together(
    findings: Sequence[Finding], score: Callable[[float], str] = "score {:.2f}".format
) -> dict[str, str]:
    """Write the probabilities of all findings of a scan, so that parts add up to their whole.

    Every part is rounded down at first; what is missing goes to those that lost most.

    Args:
        findings: of one scan.
        score: writes what is no probability.
    """
    result: dict[str, str] = {}
    for finding in findings:
        point = finding.operating_point
        result[finding.name] = percent(
            finding.probability, None if point is None else point.threshold
        )
    result |= {each.name: score(each.probability) for each in findings if not each.calibrated}
    for whole in findings:
        if not whole.calibrated:
            continue
        parts = [part for part in findings if part.part_of == whole.name]
        if any(part.operating_point is not None for part in parts):
            continue  # their own thresholds say how many digits they need
        figure = result[whole.name].partition(" ")[0]
        if not parts or figure in "<>" or not _add_up(whole, parts):
            continue
        digits = len(figure.partition(".")[2])
        scale = 10**digits
        exact = [part.probability * 100 * scale for part in parts]
        units = [int(value) for value in exact]
        missing = round(float(figure) * scale) - sum(units)
        lost = sorted(range(len(parts)), key=lambda i: exact[i] - units[i], reverse=True)
        for index in lost[: max(missing, 0)]:
            units[index] += 1
        for part, count in zip(parts, units, strict=True):
            result[part.name] = _written(count / scale, digits)
    return result


def of_100(value: float) -> str:
    """Write a measured proportion as a count out of 100; one decimal where rounding overstates."""
    digits = 1 if f"{value * 100:.0f}" in ("0", "100") and 0 < value < 1 else 0
    return f"{value * 100:.{digits}f}"


def ratio(value: float) -> str:
    """Write a sensitivity or specificity as "0.95"; more digits rather than a false 1 or 0."""
    digits = 3 if f"{value:.2f}" in ("0.00", "1.00") and 0 < value < 1 else 2
    return f"{value:.{digits}f}"


def _add_up(whole: Finding, parts: Sequence[Finding]) -> bool:
    return abs(sum(part.probability for part in parts) - whole.probability) < 1e-4


def _shown(value: float, digits: int) -> str:
    return _written(value * 100, digits)


def _written(hundredths: float, digits: int) -> str:
    text = f"{hundredths:.{digits}f}"
    least = 10**-digits
    if float(text) >= 100:
        return f"> {100 - least:.{digits}f} %"
    if float(text) <= 0:
        return f"< {least:.{digits}f} %"
    return f"{text} %"
