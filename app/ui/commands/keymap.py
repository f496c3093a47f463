"""Which key starts which command: as declared, or as the reader has changed it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from PySide6.QtGui import QKeySequence

from app.ui.commands.spec import Spec

Keys = tuple[str, ...]

RESERVED = ("Esc",)
"""Keys that no command can have: Escape leaves whatever one is in."""


def portable(key: str) -> str:
    """Return the one way to write a key, "" where it is none."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)


def native(key: str) -> str:
    """Return a key as this system's menus write it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


class KeyMap:
    """The keys of every command; a key belongs to one command at most."""

    def __init__(self, specs: Iterable[Spec], changed: Mapping[str, Keys] | None = None) -> None:
        """Take the declared keys, and the reader's own where they still name a command."""
        self._declared = {spec.name: tuple(map(portable, spec.keys)) for spec in specs}
        self._changed: dict[str, Keys] = {}
        for name, keys in (changed or {}).items():
            if name in self._declared:
                self._changed[name] = tuple(filter(None, map(portable, keys)))
        # A newer version may have given one of the reader's keys to another command.
        own = {key for keys in self._changed.values() for key in keys}
        for name in self._declared.keys() - self._changed.keys():
            for key in own.intersection(self._declared[name]):
                self._take(name, key)

    def keys(self, name: str) -> Keys:
        """Return the keys of a command that are in force, the one to show first."""
        return self._changed.get(name, self._declared[name])

    def is_changed(self, name: str) -> bool:
        """Tell whether a command has other keys than declared."""
        return self.keys(name) != self._declared[name]

    def holder(self, key: str, besides: str = "") -> str | None:
        """Return the command that has a key, None where it is free."""
        wanted = portable(key)
        return next(
            (name for name in self._declared if name != besides and wanted in self.keys(name)), None
        )

    def set_key(self, name: str, key: str) -> None:
        """Give a command a key as its first, "" takes the first away.

        Raises:
            ValueError: the key is reserved, or another command's.
        """
        wanted = portable(key)
        if wanted in RESERVED or (wanted and self.holder(wanted, besides=name) is not None):
            raise ValueError(key)
        others = tuple(each for each in self.keys(name)[1:] if each != wanted)
        self._changed[name] = (wanted, *others) if wanted else others

    def hand_over(self, key: str, name: str) -> None:
        """Take a key from whichever command has it, and give it to another."""
        holder = self.holder(key, besides=name)
        if holder is not None:
            self._take(holder, portable(key))
        self.set_key(name, key)

    def reset(self) -> None:
        """Go back to the declared keys."""
        self._changed.clear()

    def _take(self, name: str, key: str) -> None:
        if key in self.keys(name):
            self._changed[name] = tuple(each for each in self.keys(name) if each != key)

    def to_json(self) -> str:
        """Return what differs from the declared keys."""
        return json.dumps({n: keys for n, keys in self._changed.items() if self.is_changed(n)})


def read_changes(text: str) -> dict[str, Keys]:
    """Read what `KeyMap.to_json` has written; nothing where it is anything else."""
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    pairs = found.items() if isinstance(found, dict) else ()
    return {
        name: tuple(keys)
        for name, keys in pairs
        if isinstance(keys, list) and all(isinstance(key, str) for key in keys)
    }
