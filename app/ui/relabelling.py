"""Texts that stand in widgets, actions and menus, put into another language where they stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QComboBox, QTabBar, QWidget

from app.ui.commands.spec import bare
from app.ui.findings.parts import plain, tip

_PROPERTIES = (
    "text",
    "title",
    "windowTitle",
    "toolTip",
    "statusTip",
    "iconText",
    "placeholderText",
    "accessibleName",
    "accessibleDescription",
    "suffix",
)

_FORMS: tuple[Callable[[str], str], ...] = (
    str,
    tip,
    plain,
    bare,
)
"""What becomes of a text on its way into a property."""

_JOINTS = (re.compile(r"(</?p>|  \[[^\[\]]+\])"), re.compile(r"(: | · )"))
"""What stands between texts that are put together, the outer ones first: "[H]" is a key."""


class Change:
    """Which text takes the place of which."""

    def __init__(self) -> None:
        self._after: dict[str, dict[str, str]] = defaultdict(dict)  # by text, then by context

    def note(self, context: str, before: str, after: str) -> None:
        """A text that one context gave so far, and the one it gives now."""
        if before:
            for form in _FORMS:
                self._after[form(before)].setdefault(context, form(after))

    def of(self, text: str, contexts: Iterable[str]) -> str | None:
        """Return what a text becomes, None where it is no text of ours.

        Args:
            text: as it stands.
            contexts: that may have given it, the likeliest first; they tell apart what was said
                with the same words.
        """
        return self._of_joined(text, list(contexts), _JOINTS)

    def _of_joined(
        self, text: str, contexts: list[str], joints: Sequence[re.Pattern[str]]
    ) -> str | None:
        if (whole := self._of_one(text, contexts)) is not None or not joints:
            return whole
        outer, *inner = joints
        pieces = outer.split(text)
        found = [self._of_joined(piece, contexts, inner) for piece in pieces]
        if not any(found):
            return None
        return "".join(new or piece for new, piece in zip(found, pieces, strict=True))

    def _of_one(self, text: str, contexts: list[str]) -> str | None:
        after = self._after.get(text)
        if not after:
            return None
        for context in contexts:
            if context in after:
                return after[context]
        changed = [other for other in after.values() if other != text]
        return changed[0] if changed else text


def relabel(roots: Iterable[QWidget], change: Change) -> None:
    """Put every text in these widgets, and in all that belongs to them, into other words.

    What a reader types is never touched.
    """
    for root in roots:
        for each in (root, *root.findChildren(QObject)):
            contexts = _contexts(each)
            _relabel_properties(each, contexts, change)
            if isinstance(each, QComboBox):
                _relabel_items(each, contexts, change)
            elif isinstance(each, QTabBar):
                for tab in range(each.count()):
                    if (text := change.of(each.tabText(tab), contexts)) is not None:
                        each.setTabText(tab, text)


def _relabel_properties(each: QObject, contexts: list[str], change: Change) -> None:
    meta = each.metaObject()
    typed = meta.userProperty().name() if meta.userProperty().isValid() else ""
    for name in _PROPERTIES:
        if name == typed or meta.indexOfProperty(name) < 0:
            continue
        before = each.property(name)
        if not isinstance(before, str) or not before:
            continue
        after = change.of(before, contexts)
        if after is not None and after != before:
            each.setProperty(name, after)


def _relabel_items(box: QComboBox, contexts: list[str], change: Change) -> None:
    for number in range(box.count()):
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            before = box.itemData(number, role)
            after = change.of(before, contexts) if isinstance(before, str) else None
            if after is not None:
                box.setItemData(number, after, role)


def _contexts(each: QObject) -> list[str]:
    """The classes of an object and of those it belongs to, from the inside out."""
    found: list[str] = []
    at: QObject | None = each
    while at is not None:
        found += [kind.__name__ for kind in type(at).__mro__ if kind is not object]
        at = QObject.parent(at)  # a model has another function of this name
    return list(dict.fromkeys(found))
