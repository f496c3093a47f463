"""The table of an ablation: in the card, in the terminal, in a file."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from rich.table import Table

from app.errors import UsageError
from model_training.config import Fit

_FIGURES = {"auc": "AUC", "balanced_accuracy": "balanced accuracy", "ece": "ECE"}


def ablation(found: Mapping[str, Any] | None, bundle: Fit | None = None) -> list[str]:
    """Markdown lines for a card.

    Args:
        found: what `model_training.ablation.ablate` or `recall` gives; None where it was not run.
        bundle: how the bundle was trained; said where the table was trained otherwise.
    """
    if found is None:
        return ["Not done for this recipe."]
    head, rows = _cells(found)
    return [
        _caption(found, bundle),
        "",
        "| " + " | ".join(head) + " |",
        "|---" * len(head) + "|",
        *("| " + " | ".join(row) + " |" for row in rows),
    ]


def terminal(found: Mapping[str, Any]) -> Table:
    """The same to be printed."""
    head, rows = _cells(found)
    table = Table(caption=_caption(found), caption_justify="left")
    for number, name in enumerate(head):
        table.add_column(name, justify="right" if number else "left")
    for row in rows:
        table.add_row(*row)
    return table


def writer(path: Path | None) -> Callable[[Mapping[str, Any]], None]:
    """What writes the table to ``path`` as its ending says; asked for before hours of training.

    Raises:
        UsageError: code ``not_writable``: another ending, or a folder that is not there.
    """
    if path is None:
        return lambda _found: None
    if path.suffix not in {".json", ".md"}:
        raise UsageError("not_writable", f"“{path}” must end in .json or .md.")
    if not path.parent.is_dir():
        raise UsageError("not_writable", f"There is no folder “{path.parent}”.")

    def write(found: Mapping[str, Any]) -> None:
        text = json.dumps(found, indent=1) if path.suffix == ".json" else "\n".join(ablation(found))
        try:
            path.write_text(text + "\n", encoding="utf-8")
        except OSError as error:
            said = f"“{path}” cannot be written: {error.strerror}."
            raise UsageError("not_writable", said) from error

    return write


def _caption(found: Mapping[str, Any], bundle: Fit | None = None) -> str:
    seeds, scans = len(found["seeds"]), found["rows"][0]["cells"][0]["scans"]
    how = (
        f"{found['folds']}-fold cross-validation over {found['scans']} training scans"
        if found["folds"]
        else f"about {scans} held-out scans of {found['scans']}"
    )
    if found["subset"]:
        how += f" (chosen at random from {found['subset']['of']}, every class in its share)"
    again = (
        "1 seed" if seeds == 1 else f"{seeds} seeds, each with its own split and the same for all"
    )
    otherwise = ""
    if bundle is not None and (bundle.views, bundle.epochs) != (found["views"], found["epochs"]):
        otherwise = f" (the bundle: {bundle.views} views and {bundle.epochs} epochs)"
    return (
        f"Each step taken away from the recipe alone: {how}, in {found['groups']} groups (patient, "
        f"exact and near duplicate); {found['views']} views of each scan and {found['epochs']} "
        f"epochs{otherwise} where a row does not say otherwise; {again}. Mean ± standard deviation "
        "over the seeds; in brackets the change against the whole recipe on the same splits, "
        "likewise. A change no larger than its deviation says nothing; and the choice of scans, "
        "which these do not vary, makes all figures less certain than they look."
    )


def _cells(found: Mapping[str, Any]) -> tuple[list[str], list[list[str]]]:
    """The head, and a row for each version."""
    whole = found["rows"][0]["cells"]
    findings = list(whole[0]["findings"])
    several = len(findings) > 1
    head = ["recipe"]
    head += [f"{n}: {text}" if several else text for n in findings for text in _FIGURES.values()]
    rows = []
    for row in found["rows"]:
        line = [row["name"]]
        for name in findings:
            for figure in _FIGURES:
                mine, theirs = (
                    [cell["findings"][name][figure] for cell in cells]
                    for cells in (row["cells"], whole)
                )
                line.append(_spelt(mine, None if row["cells"] is whole else theirs))
        rows.append(line)
    return head, rows


def _spelt(mine: Sequence[float | None], theirs: Sequence[float | None] | None) -> str:
    values = [x for x in mine if x is not None]
    if not values:
        return "–"
    text = _with_spread(values, "")
    if theirs is None:
        return text
    pairs = zip(mine, theirs, strict=True)
    changes = [a - b for a, b in pairs if a is not None and b is not None]
    return f"{text} ({_with_spread(changes, '+')})" if changes else text


def _with_spread(values: Sequence[float], sign: str) -> str:
    """Mean and sample standard deviation; the mean alone of one value."""
    mean = f"{np.mean(values):{sign}.3f}".replace("-", "−")
    return f"{mean} ± {np.std(values, ddof=1):.3f}" if len(values) > 1 else mean
