"""Exact, near and mirrored copies: within a class, across classes, across a published split.

Exact means equal pixels after the audit's preparation, near a difference hash at most as many bits
apart as the config says, mirrored the same for a mirror image of one of the two (see `grouping`).
Blank pictures are alike without being copies, so they take part in exact duplicates only.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np

from app.domain.audited import Severity
from model_training import grouping
from model_training.audit.findings import Example, Finding, Group, listed, number
from model_training.audit.listing import place, shown
from model_training.audit.measuring import Measured
from model_training.grouping import Pair

_BITS = 256
_SAME_IMAGES = 0.9
"""Share of the smaller class found in the other one from which the classes are the same images."""
_MOST_EXAMPLES, _MOST_CONFLICTS = 12, 100
_ALIKE = "alike to the pixel"

Groups = list[tuple[int, ...]]
Key = Callable[[Measured], int | str]


@dataclass(frozen=True, slots=True)
class Copies:
    """Positions of scans that are copies of one another.

    Attributes:
        exact: groups of equal pictures, each of two or more.
        near: pairs that are nearly equal, and not equal.
        mirrored: pairs that are nearly equal once one is mirrored, and neither exact nor near.
        remarks: of every pair of ``near`` and ``mirrored``, by how much they differ.
    """

    exact: tuple[tuple[int, ...], ...]
    near: tuple[Pair, ...]
    mirrored: tuple[Pair, ...]
    remarks: Mapping[Pair, tuple[int, str]]

    def links(self) -> list[Pair]:
        """Pairs that connect all copies (each exact group as a chain)."""
        chains = [pair for group in self.exact for pair in pairwise(group)]
        return [*chains, *self.near, *self.mirrored]


def find_copies(scans: Sequence[Measured], distance: int) -> Copies:
    """Compare every scan with every other."""
    same: dict[str, list[int]] = defaultdict(list)
    for i, scan in enumerate(scans):
        same[scan.digest].append(i)
    looked = [i for i, scan in enumerate(scans) if not scan.blank]
    near: dict[Pair, tuple[int, str]] = {}
    mirrored: dict[Pair, tuple[int, str]] = {}
    if looked:
        hashes = np.stack([scans[i].bits for i in looked])
        images = np.stack([scans[i].mirrored for i in looked], axis=1)
        for a, b in grouping.near_pairs(hashes, distance):
            bits = int(np.sum(hashes[a] != hashes[b]))
            near[looked[a], looked[b]] = (bits, f"{bits} of {_BITS} bits differ")
        for (a, b), (bits, how) in grouping.mirrored_pairs(hashes, images, distance).items():
            # Two of which each is nearly its own mirror image are near ones, and counted there.
            if (pair := (looked[a], looked[b])) not in near:
                remark = f"one is mirrored {how}; {bits} of {_BITS} bits differ"
                mirrored[pair] = (bits, remark)
    unequal = [(a, b) for a, b in near if scans[a].digest != scans[b].digest]
    return Copies(
        tuple(tuple(group) for group in same.values() if len(group) > 1),
        tuple(unequal),
        tuple(sorted(mirrored)),
        near | mirrored,
    )


def figures(scans: Sequence[Measured], copies: Copies) -> dict[str, int]:
    """Counts by name."""
    near_across = len(_pairs_across(scans, copies.near, _subset))
    return {
        "exact_groups": len(copies.exact),
        "exact_extra_copies": sum(len(group) - 1 for group in copies.exact),
        "exact_groups_across_classes": len(_groups_across(scans, copies, _label)),
        "exact_groups_across_split": len(_groups_across(scans, copies, _subset)),
        "near_pairs": len(copies.near),
        "near_pairs_across_classes": len(_pairs_across(scans, copies.near, _label)),
        "near_pairs_across_split": near_across,
        "mirrored_pairs": len(copies.mirrored),
        "mirrored_pairs_across_classes": len(_pairs_across(scans, copies.mirrored, _label)),
        "mirrored_pairs_across_split": len(_pairs_across(scans, copies.mirrored, _subset)),
        "scans_with_a_mirrored_copy": len(_members(copies.mirrored)),
        "near_or_exact_pairs_across_split": near_across
        + sum(
            scans[a].entry.subset != scans[b].entry.subset
            for group in _groups_across(scans, copies, _subset)
            for a, b in combinations(group, 2)
        ),
    }


def findings(scans: Sequence[Measured], copies: Copies, classes: Sequence[str]) -> list[Finding]:
    """All that duplicates mean for training."""
    found = _same_classes(scans, copies, classes)

    def exact(code: str, severity: Severity, groups: Groups, key: Key, sentence: str) -> None:
        if groups:
            pairs = [_telling_pair(scans, group, key) for group in groups]
            examples = [_example(scans, pair, classes, _ALIKE) for pair in pairs]
            told = [_group(scans, group, classes, _ALIKE) for group in groups]
            found.append(_finding(code, severity, sentence, scans, groups, examples, told))

    def near(code: str, severity: Severity, pairs: list[Pair], sentence: str) -> None:
        if pairs:
            ordered = sorted(pairs, key=copies.remarks.__getitem__)
            remarks = [copies.remarks[pair][1] for pair in ordered]
            examples = [
                _example(scans, pair, classes, remark)
                for pair, remark in zip(ordered, remarks, strict=True)
            ]
            told = [
                _group(scans, pair, classes, f"nearly alike: {remark}")
                for pair, remark in zip(ordered, remarks, strict=True)
            ]
            found.append(_finding(code, severity, sentence, scans, pairs, examples, told))

    groups = _groups_across(scans, copies, _label)
    exact(
        "label_conflict",
        "serious",
        groups,
        _label,
        f"{number(len(groups), 'picture carries', 'pictures carry')} "
        "different classes in different files, with the "
        "very same pixels. One of the labels is wrong; look at each pair and decide.",
    )
    pairs = _pairs_across(scans, copies.near, _label)
    near(
        "near_label_conflict",
        "warning",
        pairs,
        f"{number(len(pairs), 'pair')} of scans with different classes: nearly the same picture. "
        "Some may be neighbouring slices or twins of one study; look at them.",
    )
    groups = _groups_across(scans, copies, _subset)
    exact(
        "duplicates_across_split",
        "serious",
        groups,
        _subset,
        f"{number(len(groups), 'picture lies', 'pictures lie')} "
        "on both sides of the published split, pixel for "
        "pixel. A figure measured on that test set counts scans that were learnt by heart; leave "
        "them out, or split again by group.",
    )
    pairs = _pairs_across(scans, copies.near, _subset)
    near(
        "near_duplicates_across_split",
        "serious" if len(pairs) > 0.01 * len(scans) else "warning",
        pairs,
        f"{number(len(pairs), 'pair')} of scans across the published split, each nearly the same "
        "picture: the test set is easier than new patients are.",
    )
    pairs = _pairs_across(scans, copies.mirrored, _label)
    near(
        "mirrored_label_conflict",
        "warning",
        pairs,
        f"{number(len(pairs), 'pair')} of scans with different classes: nearly a mirror image of "
        "one another. One of the labels may be wrong; look at them.",
    )
    pairs = _pairs_across(scans, copies.mirrored, _subset)
    near(
        "mirrored_copies_across_split",
        "serious" if len(pairs) > 0.01 * len(scans) else "warning",
        pairs,
        f"{number(len(pairs), 'pair')} of scans across the published split, one nearly a mirror "
        "image of the other. A network that learnt from mirrored scans too has seen them.",
    )
    extra = sum(len(group) - 1 for group in copies.exact)
    exact(
        "exact_duplicates",
        "note",
        list(copies.exact),
        _label,
        f"{number(len(copies.exact), 'picture occurs', 'pictures occur')} "
        "more than once, pixel for pixel: "
        f"{number(extra, 'copy', 'copies')} too many in all. Copies are kept on one side of every "
        "split; they do not count as new patients.",
    )
    pairs = [pair for pair in copies.near if _label(scans[pair[0]]) == _label(scans[pair[1]])]
    near(
        "near_duplicates",
        "note",
        pairs,
        f"{number(len(pairs), 'pair')} within a class, each nearly the same picture. They are kept "
        "on one side of every split.",
    )
    pairs = [pair for pair in copies.mirrored if _label(scans[pair[0]]) == _label(scans[pair[1]])]
    near(
        "mirrored_copies",
        "note",
        pairs,
        f"{number(len(_members(pairs)), 'scan has', 'scans have')} a mirrored copy in the same "
        f"class, {number(len(pairs), 'pair')} in all. They are kept on one side of every split; "
        "they do not count as new patients.",
    )
    return found


def _label(scan: Measured) -> int:
    return scan.entry.label


def _subset(scan: Measured) -> str:
    return scan.entry.subset


def _members(groups: Iterable[tuple[int, ...]]) -> set[int]:
    return {i for group in groups for i in group}


def _groups_across(scans: Sequence[Measured], copies: Copies, key: Key) -> Groups:
    return [group for group in copies.exact if len({key(scans[i]) for i in group}) > 1]


def _pairs_across(scans: Sequence[Measured], pairs: Sequence[Pair], key: Key) -> list[Pair]:
    return [(a, b) for a, b in pairs if key(scans[a]) != key(scans[b])]


def _telling_pair(scans: Sequence[Measured], group: tuple[int, ...], key: Key) -> Pair:
    """The first of a group and the first that differs from it, else the second."""
    first = group[0]
    return first, next((i for i in group if key(scans[i]) != key(scans[first])), group[1])


def _same_classes(
    scans: Sequence[Measured], copies: Copies, classes: Sequence[str]
) -> list[Finding]:
    """Classes that hold the same images: no mislabelled scan, but a folder copied twice."""
    sizes = Counter(scan.entry.label for scan in scans)
    shared: dict[Pair, list[int]] = defaultdict(list)
    for group in copies.exact:
        for first, second in combinations(sorted({scans[i].entry.label for i in group}), 2):
            shared[first, second] += [i for i in group if scans[i].entry.label in (first, second)]
    found = []
    for (first, second), members in sorted(shared.items()):
        smaller = min(first, second, key=lambda label: sizes[label])
        hit = sum(scans[i].entry.label == smaller for i in members)
        if hit >= max(2, _SAME_IMAGES * sizes[smaller]):
            found.append(
                Finding(
                    "same_images",
                    "serious",
                    f"The classes {listed([classes[first], classes[second]])} hold the same "
                    f"images: {hit:,} of the {sizes[smaller]:,} scans of “{classes[smaller]}” are "
                    "in both. Nothing can be learnt from them; one folder is probably a copy of "
                    "the other.",
                    tuple(scans[i].entry.path for i in members),
                )
            )
    return found


def _finding(
    code: str,
    severity: Severity,
    sentence: str,
    scans: Sequence[Measured],
    groups: Sequence[tuple[int, ...]],
    examples: list[Example],
    told: list[Group],
) -> Finding:
    members = sorted(_members(groups))
    paths = tuple(scans[i].entry.path for i in members)
    # Whoever has to decide about labels needs to see the pairs; of the others a few will do.
    most = _MOST_CONFLICTS if "conflict" in code else _MOST_EXAMPLES
    return Finding(code, severity, sentence, paths, tuple(examples[:most]), tuple(told))


def _group(
    scans: Sequence[Measured], group: Sequence[int], classes: Sequence[str], remark: str
) -> Group:
    members = tuple(shown(scans[i].entry, classes) for i in group)
    return Group(members, f"{remark[:1].upper()}{remark[1:]}")


def _example(scans: Sequence[Measured], pair: Pair, classes: Sequence[str], remark: str) -> Example:
    entries = [scans[i].entry for i in pair]
    places = " and ".join(place(entry, classes) for entry in entries)
    return Example(tuple(entry.path for entry in entries), f"{places}; {remark}")
