"""What a folder or a table says its scans are, in the words of a bundle."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.bundle import Manifest
from app.domain.finding import FindingSpec
from app.errors import UsageError
from model_training.config import ClassRule

_NOTHING_FOUND = frozenset({"nofinding", "nofindings", "none", "normal"})

Label = frozenset[str]
"""Names of classes. Where classes exclude one another: those the scan may belong to (one where the
label is exact, several where it names a finding that sums them). Else: all that are present."""


@dataclass(frozen=True, slots=True)
class Words:
    """How labels are understood.

    Attributes:
        classes, findings: of the bundle.
        exclusive: whether the classes exclude one another.
        given: label as written, to a class or a finding; what the user said goes first.
        rules: of the bundle's training config, if it has one.
    """

    classes: tuple[str, ...]
    findings: tuple[FindingSpec, ...]
    exclusive: bool
    given: Mapping[str, str] = field(default_factory=dict)
    rules: tuple[ClassRule, ...] = ()

    def label(self, folder: str, name: str) -> Label | None:
        """The label of the file ``name`` in the class folder ``folder``; None where unknown."""
        if folder in self.given:
            return self._named(self.given[folder])
        ours = [rule for rule in self.rules if rule.folder.casefold() == folder.casefold()]
        exact = [rule.name for rule in ours if re.search(rule.pattern, name)]
        if ours:  # a file that no pattern fits is still one of the folder's classes
            return frozenset(exact[:1] or [rule.name for rule in ours])
        return self._named(folder)

    def labels(self, text: str, name: str = "") -> Label | None:
        """The label of a cell such as ``Effusion|Nodule`` for a file; None where none is known."""
        parts = [part.strip() for part in re.split(r"[|;]", text) if part.strip()]
        known = [label for part in parts if (label := self.label(part, name)) is not None]
        if self.exclusive:
            return known[0] if len(known) == len(parts) == 1 else None
        return frozenset[str]().union(*known) if known else None

    def not_said(self, label: Label | None) -> Label:
        """The classes that a folder of its own leaves open: all others, if none excludes another.

        A folder of effusions says nothing of nodules; one of scans without a finding says that
        there is none.
        """
        return frozenset(self.classes) - label if label and not self.exclusive else frozenset()

    def _named(self, text: str) -> Label | None:
        wanted = _plain(text)
        for name in self.classes:
            if _plain(name) == wanted:
                return frozenset({name})
        for spec in self.findings:
            if _plain(spec.name) == wanted:
                return frozenset(spec.classes)
        return frozenset() if not self.exclusive and wanted in _NOTHING_FOUND else None


def words(manifest: Manifest, rules: Sequence[ClassRule] = (), given: Iterable[str] = ()) -> Words:
    """How labels are understood for a bundle.

    Args:
        manifest: of the bundle.
        rules: of its training config; left aside where they name other classes than the bundle.
        given: ``FOLDER=CLASS`` as typed.

    Raises:
        UsageError: code ``bad_class`` for one that is no such pair or names no class.
    """
    fitting = {rule.name for rule in rules} <= set(manifest.classes)
    exclusive = manifest.calibration.output == "softmax"
    result = Words(
        manifest.classes,
        manifest.findings,
        exclusive,
        dict(_pair(text) for text in given),
        tuple(rules) if fitting else (),
    )
    for folder, name in result.given.items():
        if result.label(folder, "") is None:
            known = ", ".join(dict.fromkeys((*manifest.classes, *_names(manifest.findings))))
            raise UsageError(
                "bad_class", f"“{name}” is no class or finding of “{manifest.id}” ({known})."
            )
    return result


def truth_of(
    label: Label, spec: FindingSpec, *, exclusive: bool, unknown: Label = frozenset()
) -> int:
    """1 where the finding is present, 0 where it is absent, -1 where the label does not say.

    ``unknown`` names classes that exclude no other, of which nothing is known.
    """
    inside = label & set(spec.classes)
    if not exclusive:
        return 1 if inside else -1 if unknown & set(spec.classes) else 0
    if not inside:
        return 0
    return 1 if inside == label else -1


def _names(findings: Iterable[FindingSpec]) -> list[str]:
    return [spec.name for spec in findings]


def _pair(text: str) -> tuple[str, str]:
    folder, sign, name = text.partition("=")
    if not (folder and sign and name):
        raise UsageError("bad_class", f"--class takes FOLDER=CLASS, not “{text}”.")
    return folder, name


def _plain(text: str) -> str:
    """Letters and digits only, in one case: ``No_Finding`` and ``no finding`` are one."""
    return re.sub(r"[^\w]|_", "", text).casefold()
