"""How long the rest will take. No Qt."""

from __future__ import annotations

from collections import deque

_REMEMBERED = 40  # finished scans the pace is taken from
_ENOUGH = 4  # before that any figure would jump about


class Pace:
    """Estimates the time left from when the latest scans were finished."""

    def __init__(self) -> None:
        self._times: deque[float] = deque(maxlen=_REMEMBERED)

    def restart(self) -> None:
        """Forget the pace, after a pause."""
        self._times.clear()

    def tick(self, now: float) -> None:
        """Count one finished scan at a time in seconds."""
        self._times.append(now)

    def left(self, remaining: int) -> float | None:
        """Return the seconds the remaining scans will take, None while nobody can tell."""
        if len(self._times) < _ENOUGH:
            return None
        per_scan = (self._times[-1] - self._times[0]) / (len(self._times) - 1)
        return per_scan * remaining
