"""Which scans a table of labels holds: one row for each, with its class, patient and split."""

from collections.abc import Sequence
from pathlib import Path

from app.imaging.labelled_table import LabelledTable, read_labelled
from model_training.config import Config
from model_training.items import Index, Item

_SHOWN = 5


def index_labelled(path: Path, config: Config) -> Index:
    """List the scans of a table.

    A patient of its test set is never learnt from. Where the table does not say whose a scan is, a
    DICOM file's Patient ID does, once it is read (see `model_training.pictures`).

    Raises:
        UsageError: code ``labels``, see `app.imaging.labelled_table.read_labelled`.
    """
    table = read_labelled(path)
    numbers = {rule.folder: number for number, rule in enumerate(config.classes)}
    train: list[Item] = []
    test: list[Item] = []
    for row in table.rows:
        label = numbers[table.classes[row.label]]
        targets = tuple(float(label == number) for number in range(len(config.classes)))
        key = f"patient {row.patient}" if row.patient else str(row.path)
        item = Item(row.path, label, key, targets, bool(row.patient))
        (test if row.test else train).append(item)
    tested = {item.patient for item in test if item.named}
    apart = [item for item in train if item.patient not in tested]
    notes = _notes(table, len(train) - len(apart))
    return Index(tuple(apart), tuple(test), (), notes)


def _notes(table: LabelledTable, shared: int) -> tuple[str, ...]:
    notes = []
    if table.missing:
        notes.append(
            f"Left out, since the files are not there: {len(table.missing)} of the scans that "
            f"{table.path.name} names: {_some(table.missing)}."
        )
    if table.unlabelled:
        names = [path.name for path in table.unlabelled]
        notes.append(f"Left out, since they have no label: {len(names)} scans: {_some(names)}.")
    if shared:
        notes.append(f"Left out, since their patients are in the test set: {shared} scans.")
    return tuple(notes)


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:_SHOWN]) + (" and more" if len(names) > _SHOWN else "")
