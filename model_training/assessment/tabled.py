"""Which labelled scans a table names, read as a config's ``[labels]`` have it read in training."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

from app.bundle import Manifest
from app.errors import UsageError
from model_training.assessment.listing import Labelled, Listing
from model_training.config import Config
from model_training.items import Item
from model_training.table import find_table
from model_training.table_index import index_table


def reads_table(where: Path, config: Config, *, asked: bool) -> bool:
    """Whether a config's table says what the scans are.

    Args:
        where: a folder, or the table itself.
        config: of the bundle, or another.
        asked: whether the config was asked for; then a missing table is an error later on.
    """
    if config.labels is None or config.exclusive:
        return False
    return (
        asked or where.name in config.labels.files or find_table(where, config.labels) is not None
    )


def list_by_table(where: Path, config: Config, manifest: Manifest) -> Listing:
    """List the test scans that the table names, or all where it names no test set.

    What is not known of a scan is not counted, neither as present nor as absent.

    Args:
        where: the data folder, or the table in it.
        config: whose ``[labels]`` and classes say how to read the table.
        manifest: of a bundle whose classes do not exclude one another.

    Raises:
        UsageError: codes ``labels`` (see `index_table`), ``no_folder``, ``no_known_class``.
    """
    names = [rule.name for rule in config.classes]
    if manifest.calibration.output == "softmax" or not set(names) & set(manifest.classes):
        raise UsageError(
            "no_known_class",
            f"The config “{config.id}” is of another kind of model than “{manifest.id}”: its table "
            f"lists findings that may occur together ({', '.join(names)}). Leave --config out, or "
            "give the one that the model was trained with.",
        )
    if where.is_file() and config.labels is not None:
        labels = config.labels.model_copy(update={"files": (where.name,)})
        where, config = where.parent, config.model_copy(update={"labels": labels})
    if not where.is_dir():
        raise UsageError("no_folder", f"There is no folder or table “{where}”.")
    index = index_table(where, config, to_learn=False)
    items = index.test or index.train
    return Listing(
        tuple(_labelled(item, where, names, manifest.classes) for item in items),
        notes=(*index.notes, _which(index.test, index.train)),
    )


def _labelled(item: Item, base: Path, names: Sequence[str], classes: Sequence[str]) -> Labelled:
    said = dict(zip(names, item.targets, strict=True))
    present = frozenset(name for name in classes if said.get(name) == 1.0)
    unknown = frozenset(name for name in classes if math.isnan(said.get(name, math.nan)))
    written = "|".join(name for name in classes if name in present) or "no finding"
    name = item.path.relative_to(base).as_posix()
    return Labelled(
        item.path, name, written, present, (item.patient if item.named else None), unknown=unknown
    )


def _which(test: Sequence[Item], train: Sequence[Item]) -> str:
    if test:
        return f"Measured on the {len(test)} scans of the test set; {len(train)} others are not."
    return (
        f"The table tells no test set apart: measured on all {len(train)} scans. If the model "
        "learnt from them, these figures are far too good."
    )
