"""What the cells of a label table say of every finding, and what they say that is not understood.

What is not known is NaN. A cell that nobody understands is not known either: "Mass;Edema" read
with the wrong separator, or a mistyped word, must not count as a scan without any finding.
"""

import math
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from model_training.config import Config
from model_training.label_table import Labels
from model_training.table import Table, plain

UNKNOWN = math.nan
_SHOWN = 20


def targets_of(
    table: Table, rows: Mapping[Path, Mapping[str, str]], config: Config, notes: list[str]
) -> dict[Path, tuple[float, ...]]:
    """One number per class for every scan: 1 present, 0 absent, NaN not known.

    How many are known of each finding, and words that are not understood, are added to ``notes``.
    """
    labels = config.labels or Labels()
    words = [rule.label or rule.name for rule in config.classes]
    read = _from_columns if labels.columns else _from_list
    found = read(table, rows, words, labels, notes)
    if found:
        names = [rule.name for rule in config.classes]
        notes.append(_known(names, list(found.values())))
    return found


def _from_columns(
    table: Table,
    rows: Mapping[Path, Mapping[str, str]],
    words: list[str],
    labels: Labels,
    notes: list[str],
) -> dict[Path, tuple[float, ...]]:
    columns = [table.needed([word], f"whether “{word}” is present") for word in words]
    value = {plain(word): 1.0 for word in labels.present}
    value |= {plain(word): 0.0 for word in labels.absent}
    other = Counter(
        cell for row in rows.values() for c in columns if (cell := plain(row[c])) not in value
    )
    del other[""]
    if other:
        notes.append(
            f"Cells that say neither present nor absent, and count as not known: {_counted(other)}."
        )
    return {
        path: tuple(value.get(plain(row[column]), UNKNOWN) for column in columns)
        for path, row in rows.items()
    }


def _from_list(
    table: Table,
    rows: Mapping[Path, Mapping[str, str]],
    words: list[str],
    labels: Labels,
    notes: list[str],
) -> dict[Path, tuple[float, ...]]:
    column = table.needed(labels.findings, "the findings of each scan")
    wanted, nothing = [plain(word) for word in words], {plain(word) for word in labels.nothing}
    other, found, lost = Counter[str](), {}, 0
    for path, row in rows.items():
        said = {plain(word) for word in row[column].split(labels.separator)} - {""}
        other.update(said - nothing - set(wanted))
        understood = bool(said & {*nothing, *wanted})
        lost += bool(said) and not understood
        found[path] = tuple(float(word in said) if understood else UNKNOWN for word in wanted)
    if other:
        sentence = f"Findings in the table that no class of the config names: {_counted(other)}."
        if lost:
            sentence += (
                f" In {lost} cells there is nothing else, and they count as not known. Words that "
                "mean that no finding of the config is present belong into “nothing” of [labels]."
            )
        notes.append(sentence)
    return found


def _counted(words: Counter[str]) -> str:
    listed = ", ".join(f"{word} ({count})" for word, count in words.most_common(_SHOWN))
    more = len(words) - _SHOWN
    return f"{listed} and {more} more" if more > 0 else listed


def _known(names: list[str], found: list[tuple[float, ...]]) -> str:
    said = []
    for name, values in zip(names, zip(*found, strict=True), strict=True):
        counts = Counter("not known" if math.isnan(v) else "yes" if v else "no" for v in values)
        said.append(f"{name} {counts['yes']} with, {counts['no']} without, ")
        said[-1] += f"{counts['not known']} not known"
    return f"What the table says of {len(found)} scans: {'; '.join(said)}."
