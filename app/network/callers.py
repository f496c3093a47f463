"""Who is connected to the listener, how far each got, and who gives way when it is full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from app.errors import UsageError
from app.network.nodes import TAKES, plain_title


def titles(stated: Iterable[str]) -> tuple[str, ...]:
    """Return the AE titles of those that may call. Raises: UsageError, code ``bad_node``."""
    try:
        return tuple(map(plain_title, stated))
    except ValueError:
        raise UsageError("bad_node", TAKES["ae_title"]) from None


@dataclass(slots=True, eq=False)
class Call:
    """One connection, as far as it got.

    Attributes:
        address: it comes from.
        association: pynetdicom's thread; None where it opened before it was known.
        asked: it asked for an association.
        rejected: and was not let in.
        over: it ended in good order, or it was said already why not.
        pending: bytes of the message that is under way.
        held: bytes of those that have come and are not done with.
        why: we ended it.
        instead_of: who had to give way to it.
    """

    address: str
    association: Any = None
    asked: bool = False
    rejected: bool = False
    over: bool = False
    pending: int = 0
    held: int = 0
    why: Literal["", "large", "much", "silent"] = ""
    instead_of: Call | None = None


class Calls:
    """Those that stand, in the order they came. Not for several threads at a time.

    A connection takes a place from the moment it opens: so one that has not asked for anything, or
    was rejected and stays, gives way to the next where there are more than there are places.
    Otherwise who says nothing would keep out those who may send.
    """

    def __init__(self, places: int) -> None:
        """Begin without any."""
        self._places = places
        self._calls: dict[int, Call] = {}

    def add(self, call: Call) -> Call | None:
        """Take one in; returns that which gives way to it, and is to be ended."""
        self._calls[id(call.association)] = call
        if len(self._calls) <= self._places:
            return None
        found = next(self._giving_way(call), None)
        if found is not None:
            found.why, found.instead_of, call.instead_of = "silent", None, found
        return found

    def _giving_way(self, call: Call) -> Iterator[Call]:
        for one in self._calls.values():
            if one is not call and not one.why and (one.rejected or not one.asked):
                yield one

    def of(self, association: Any) -> Call:
        """Return the call of an association."""
        return self._calls.setdefault(id(association), Call("an unknown address", association))

    def find(self, association: Any) -> Call | None:
        """Return the call of an association, None where it has ended."""
        return self._calls.get(id(association))

    def end(self, association: Any) -> Call | None:
        """Forget one; returns it, None where it was not known."""
        return self._calls.pop(id(association), None)

    @property
    def silent(self) -> list[Call]:
        """Those that have not asked for anything."""
        return [one for one in self._calls.values() if not one.asked]

    @property
    def under_way(self) -> int:
        """Bytes of all messages that have come and are not done with."""
        return sum(one.pending + one.held for one in self._calls.values())
