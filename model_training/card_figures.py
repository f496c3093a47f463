"""How the card spells figures: three places, a dash where there is none."""

from collections.abc import Sequence


def triple(value: Sequence[float | None]) -> str:
    """A figure and the limits of its interval, for two cells of a table."""
    found, low, high = map(shown, value)
    return f"{found} | {low} to {high}"


def shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
