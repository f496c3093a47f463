"""What the classes and their files are like: counts, sizes, formats, marks, blanks."""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from model_training.audit.findings import (
    Count,
    Example,
    Finding,
    Group,
    Property,
    listed,
    number,
)
from model_training.audit.listing import WHOLE, Listing, relative, shown
from model_training.audit.measuring import Measured

_FEW = 100
"""Scans of a class below which figures are rough: with 100, a sensitivity of 0.90 is known to
within 0.06 either way (Wilson, 95 %)."""
_IMBALANCE = 3.0
_DIFFERS = 0.3
"""Total variation between a class and the rest from which a property of the files is reported."""
_MARKS_DIFFER = 0.05
_CHANCE = 0.001
_MOST_VALUES = 6
_MOST_EXAMPLES = 12

_PROPERTIES: dict[str, Callable[[Measured], str]] = {
    "Size (columns × rows)": lambda s: f"{s.container.columns} × {s.container.rows}",
    "File format": lambda s: s.container.file_format,
    "Colour mode": lambda s: (
        f"{s.container.mode}, {'colour' if s.container.colour else 'grey only'}"
    ),
    "Bits of a sample": lambda s: str(s.container.bits),
    "Compression": lambda s: s.container.compression,
}


def counts(scans: Sequence[Measured], listing: Listing) -> tuple[Count, ...]:
    """Readable scans of every class in every subset, classes without any too."""
    found = []
    for subset in listing.subsets:
        for label, name in enumerate(listing.classes):
            own = [s for s in scans if s.entry.label == label and s.entry.subset == subset]
            known = {s.patient for s in own if s.patient is not None}
            found.append(Count(subset, name, len(own), len(known) or None))
    return tuple(found)


def properties(scans: Sequence[Measured], classes: Sequence[str]) -> tuple[Property, ...]:
    """How the files of every class spread over sizes, formats, modes, depths and compression."""
    found = []
    for title, value in _PROPERTIES.items():
        for label, name in enumerate(classes):
            spread = Counter(value(s) for s in scans if s.entry.label == label)
            ordered = sorted(spread.items(), key=lambda item: (-item[1], item[0]))
            rest = ordered[_MOST_VALUES:]
            if rest:
                kinds = f"other ({number(len(rest), 'value')})"
                ordered = [*ordered[:_MOST_VALUES], (kinds, sum(n for _, n in rest))]
            found.append(Property(title, name, tuple(ordered)))
    return tuple(found)


def class_findings(scans: Sequence[Measured], listing: Listing) -> list[Finding]:
    """Empty, single, small and uneven classes, of the training scans."""
    subset = listing.subsets[0]
    own = Counter(s.entry.label for s in scans if s.entry.subset == subset)
    where = "" if subset == WHOLE else " to train on"
    found = []
    for label, name in enumerate(listing.classes):
        count = own[label]
        if count == 0:
            found.append(
                Finding(
                    "empty_class",
                    "serious",
                    f"The class “{name}” has no readable scan{where}. Put scans into its folder, "
                    "or remove the folder.",
                )
            )
        elif count == 1:
            found.append(
                Finding(
                    "single_scan",
                    "serious",
                    f"The class “{name}” has one scan only{where}. It cannot be learnt from and "
                    "measured at once; a class needs at least two, and hundreds to mean something.",
                    tuple(s.entry.path for s in scans if s.entry.label == label),
                )
            )
        elif count < _FEW:
            found.append(
                Finding(
                    "small_class",
                    "warning",
                    f"The class “{name}” has {count} scans{where}. Sensitivities measured on so "
                    "few are rough; expect wide intervals.",
                )
            )
    sizes = {listing.classes[label]: count for label, count in own.items() if count > 1}
    if len(sizes) > 1 and max(sizes.values()) >= _IMBALANCE * min(sizes.values()):
        large, small = max(sizes, key=sizes.__getitem__), min(sizes, key=sizes.__getitem__)
        found.append(
            Finding(
                "uneven_classes",
                "note",
                f"“{large}” has {sizes[large] / sizes[small]:.1f} times the scans of “{small}”. "
                "Accuracy alone flatters a model that prefers the larger class; read sensitivity "
                "and specificity.",
            )
        )
    return found


def file_findings(scans: Sequence[Measured], classes: Sequence[str]) -> list[Finding]:
    """Properties of the files that differ between classes, or between subsets."""
    found = []
    for title, value in _PROPERTIES.items():
        by_class = [
            Counter(value(s) for s in scans if s.entry.label == c) for c in range(len(classes))
        ]
        total: Counter[str] = sum(by_class, Counter())
        unlike = []
        for label, own in enumerate(by_class):
            rest = total - own
            if own and rest and _distance(own, rest) >= _DIFFERS:
                most, share = own.most_common(1)[0]
                unlike.append(
                    f"in “{classes[label]}” {100 * share / own.total():.0f} % are {most}, in the "
                    f"others {100 * rest[most] / rest.total():.0f} %"
                )
        if unlike:
            found.append(
                Finding(
                    "files_differ",
                    "warning",
                    f"{title} differs between the classes: {'; '.join(unlike)}. The classes may "
                    "come from different sources, and a classifier can learn that instead.",
                )
            )
    frames = tuple(s.entry.path for s in scans if s.frames > 1)
    if frames:
        found.append(
            Finding(
                "several_frames",
                "warning",
                f"{number(len(frames), 'file holds', 'files hold')} "
                "several frames; only the first of each is "
                "looked at, and learnt from.",
                frames,
            )
        )
    return found


def blank_findings(scans: Sequence[Measured], classes: Sequence[str]) -> list[Finding]:
    """Pictures without content, and what reading the files remarked."""
    found = []
    blank = tuple(s.entry.path for s in scans if s.blank)
    if blank:
        found.append(
            Finding(
                "blank",
                "warning",
                f"{number(len(blank), 'scan shows', 'scans show')} "
                "nothing: all pixels are the same.",
                blank,
                groups=tuple(
                    Group((shown(s.entry, classes),), "All pixels are the same")
                    for s in scans
                    if s.blank
                ),
            )
        )
    remarked: dict[str, list[tuple[Path, str]]] = {}
    for scan in scans:
        for code, message in scan.notices:
            if code == "multi_frame":  # said above, of all together
                continue
            remarked.setdefault(code, []).append((scan.entry.path, message))
    for code, told in sorted(remarked.items()):
        alike = len({message for _, message in told}) == 1
        sentence = f"{number(len(told), 'scan')}{'' if alike else ', for example'}: {told[0][1]}"
        found.append(Finding(f"reading_{code}", "note", sentence, tuple(p for p, _ in told)))
    return found


def marks(scans: Sequence[Measured], classes: Sequence[str]) -> tuple[tuple[str, int, int], ...]:
    """Per class: its name, scans with marks at the border, scans."""
    return tuple(
        (
            name,
            sum(bool(s.marks) for s in scans if s.entry.label == label),
            sum(s.entry.label == label for s in scans),
        )
        for label, name in enumerate(classes)
    )


def mark_findings(scans: Sequence[Measured], classes: Sequence[str]) -> list[Finding]:
    """How common marks at the border are, and whether that differs between classes."""
    table = [(name, hits / total) for name, hits, total in marks(scans, classes) if total]
    marked = [s for s in scans if s.marks]
    if not marked:
        return [
            Finding(
                "no_marks",
                "note",
                "No bright text or markers were seen at the borders. That proves nothing: only "
                "white signs on a dark ground are found.",
            )
        ]
    shares = ", ".join(f"“{name}” {100 * share:.0f} %" for name, share in table)
    uneven = _uneven([(hits, total) for _, hits, total in marks(scans, classes) if total])
    meaning = (
        "The share differs between the classes, so a classifier can learn the marker instead of "
        "the disease."
        if uneven
        else "The share differs little between the classes."
    )
    spread: list[Measured] = []
    for label in range(len(classes)):
        own = [s for s in marked if s.entry.label == label]
        spread += own[: max(1, _MOST_EXAMPLES // len(classes))]
    return [
        Finding(
            "marks_differ" if uneven else "marks",
            "warning" if uneven else "note",
            f"Something like burnt-in text or a marker is at the border of "
            f"{number(len(marked), 'scan')} ({shares}). {meaning} It may name a patient: look "
            "before passing the scans on. Scans without a hit may carry text all the same.",
            tuple(s.entry.path for s in marked),
            tuple(Example((s.entry.path,), f"“{classes[s.entry.label]}”", s.marks) for s in spread),
            tuple(
                Group((shown(s.entry, classes),), "Marks at the border", s.marks) for s in marked
            ),
        )
    ]


def listing_findings(
    listing: Listing, unreadable: Sequence[tuple[Path, str]], folder: Path
) -> list[Finding]:
    """Files that could not be read, belong to no class, or are no scans."""
    found = []
    entries = {entry.path: entry for entry in listing.entries}
    if unreadable:
        found.append(
            Finding(
                "unreadable",
                "warning",
                f"{number(len(unreadable), 'file')} in class folders could not be read and would "
                "be left out; the reasons are listed below.",
                tuple(path for path, _ in unreadable),
                groups=tuple(
                    Group((shown(entries[path], listing.classes),), why) for path, why in unreadable
                ),
            )
        )
    if listing.unclassed:
        places = sorted({relative(path, folder).parent.as_posix() for path in listing.unclassed})
        found.append(
            Finding(
                "unclassed",
                "warning",
                f"{number(len(listing.unclassed), 'file belongs', 'files belong')} "
                "to no class and would be left "
                f"out; they lie in {listed(places[:5])}"
                + (f" and {len(places) - 5} more folders." if len(places) > 5 else "."),
                listing.unclassed,
            )
        )
    if listing.left_out:
        reasons = Counter(item.reason.message for item in listing.left_out)
        found.append(
            Finding(
                "not_a_scan",
                "note",
                f"{number(len(listing.left_out), 'file is', 'files are')} plainly not to be read: "
                + " ".join(f"{n} × {why}" for why, n in reasons.most_common(4)),
                tuple(item.path for item in listing.left_out),
            )
        )
    return found


def exclusion_findings(left_out: Sequence[Path]) -> list[Finding]:
    """What a person has left out and nobody has looked at."""
    if not left_out:
        return []
    return [
        Finding(
            "excluded",
            "note",
            f"{number(len(left_out), 'scan is', 'scans are')} left out, as the list of exclusions "
            "says, and not looked at.",
            tuple(left_out),
        )
    ]


def _uneven(shares: list[tuple[int, int]]) -> bool:
    """Shares that lie apart, by more than chance explains (chi-squared test)."""
    from scipy.stats import chi2_contingency

    table = [(hits, total - hits) for hits, total in shares]
    if len(table) < 2 or not any(miss for _, miss in table):
        return False
    apart = np.ptp([hits / total for hits, total in shares])
    return bool(apart >= _MARKS_DIFFER and chi2_contingency(table).pvalue < _CHANCE)


def _distance(first: Counter[str], second: Counter[str]) -> float:
    """Total variation: 0 for equal shares, 1 for no common value."""
    return 0.5 * sum(
        abs(first[key] / first.total() - second[key] / second.total()) for key in first | second
    )
