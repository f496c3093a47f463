"""From a labelled file to the bundle's answer, step by step as the program answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.bundle import Manifest
from app.domain.analysis import Status
from app.domain.gate import GateResult
from app.domain.notice import Notice
from app.domain.scan import Scan
from app.errors import ScanError
from app.inference.calibration import prediction_set, probabilities
from app.inference.gate import check_facts, check_picture
from app.inference.looks import looks_of
from app.inference.opening import OpenBundle
from app.preprocessing import apply
from model_training.assessment.labels import truth_of
from model_training.assessment.listing import Labelled
from model_training.assessment.traits import from_scan
from model_training.grouping import connect, equal_pairs, pixel_digest
from model_training.reading import read_scan

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """What a bundle says of a scan, and what it would have said without its gate.

    Attributes:
        gate: its decision; "refused" means that a reader gets no answer.
        probability: float64 ``(classes,)``, calibrated; there even when the gate refused.
        prediction_set: the classes not ruled out.
        picture: float32, what the network saw.
    """

    gate: GateResult
    probability: Floats
    prediction_set: tuple[str, ...]
    picture: NDArray[np.float32]


def ask(scan: Scan, opened: OpenBundle) -> Answer:
    """Ask a bundle about a scan: the steps of the program's ``analyse``, bit for bit.

    A scan that is refused is scored all the same, so that it can be said what the gate costs.
    """
    manifest = opened.bundle.manifest
    gate = check_facts(manifest.scope, scan.facts)
    picture = apply(manifest.recipe, scan)
    output = opened.engine.run(picture[None])
    if gate.decision != "refused":
        seen = looks_of(output, opened.reference)[0]
        gate = check_picture(manifest, opened.reference, picture, seen, gate)
    p = probabilities(output.logits[0], manifest.calibration)
    return Answer(gate, p, prediction_set(p, manifest.classes, manifest.conformal), picture)


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One file of the evaluation and what came of it.

    Attributes:
        scan: as listed.
        status: "classified", "refused" by the gate, or "failed" (unreadable or without a label).
        reason: why there is no answer, else None.
        probability: float64 ``(classes,)``; None where it failed.
        traits: of the table, the file name and the file itself.
        patient: a number; equal for scans of one patient, and for equal pictures.
        distance, kind: the gate's figures, None where it has none.
        digest: of what the network saw.
    """

    scan: Labelled
    status: Status
    reason: Notice | None = None
    probability: Floats | None = None
    prediction_set: tuple[str, ...] = ()
    traits: Mapping[str, str] = field(default_factory=dict)
    patient: int = -1
    distance: float | None = None
    kind: float | None = None
    digest: str = ""


def read_row(item: Labelled, opened: OpenBundle) -> Row:
    """Read one file and ask; what cannot be read, or has no label, says why."""
    try:
        scan = read_scan(item.path)
    except ScanError as error:
        return Row(item, "failed", Notice(error.code, error.message), traits=item.traits)
    traits = {**from_scan(scan), **item.traits}
    key = item.patient or scan.identity.patient_id.strip() or None
    item = replace(item, patient=key)
    if item.label is None:
        unknown = Notice(
            "unknown_class",
            f"“{item.written}” is no class of this model. Say which it is: "
            f"--class {item.written or 'FOLDER'}=CLASS.",
        )
        return Row(item, "failed", unknown, traits=traits)
    answer = ask(scan, opened)
    gate = answer.gate
    return Row(
        item,
        "refused" if gate.decision == "refused" else "classified",
        gate.reason,
        answer.probability,
        answer.prediction_set,
        traits,
        distance=gate.distance,
        kind=gate.kind,
        digest=pixel_digest(answer.picture),
    )


def read_rows(
    items: Iterable[Labelled], opened: OpenBundle, advance: Callable[[], None] = lambda: None
) -> tuple[Row, ...]:
    """Read all, one at a time, then number the patients."""
    rows = []
    for item in items:
        rows.append(read_row(item, opened))
        advance()
    return _numbered(rows)


def _numbered(rows: list[Row]) -> tuple[Row, ...]:
    """Number patients by first appearance; a number names nobody, unlike a patient's id."""
    keys = [
        f"patient {row.scan.patient}" if row.scan.patient else f"file {row.scan.path}"
        for row in rows
    ]
    pairs = equal_pairs(keys)
    seen = [i for i, row in enumerate(rows) if row.digest]
    pairs += [(seen[a], seen[b]) for a, b in equal_pairs([rows[i].digest for i in seen])]
    roots = connect(len(rows), pairs).tolist()
    number: dict[int, int] = {}
    return tuple(
        replace(row, patient=number.setdefault(root, len(number) + 1))
        for row, root in zip(rows, roots, strict=True)
    )


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """Rows as arrays (N scans, C classes, F findings of the bundle).

    Attributes:
        rows: the N rows.
        probability: float64 ``(N, C)``.
        findings: float64 ``(N, F)``, the probability of each finding.
        truth: int8 ``(N, F)``: 1 present, 0 absent, -1 not said by the label.
        label: int64 ``(N,)``: the class, -1 where the label names none or several.
        patients: int64 ``(N,)``.
    """

    rows: tuple[Row, ...]
    probability: Floats
    findings: Floats
    truth: NDArray[np.int8]
    label: NDArray[np.int64]
    patients: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.rows)

    def take(self, keep: NDArray[Any]) -> Scores:
        """The rows that ``keep`` (a mask, or numbers) names."""
        numbers = np.arange(len(self))[keep]
        return Scores(
            tuple(self.rows[i] for i in numbers),
            self.probability[numbers],
            self.findings[numbers],
            self.truth[numbers],
            self.label[numbers],
            self.patients[numbers],
        )

    @property
    def answered(self) -> NDArray[np.bool_]:
        """``(N,)``: not refused."""
        return np.array([row.status == "classified" for row in self.rows], dtype=np.bool_)


def scores(rows: Iterable[Row], manifest: Manifest) -> Scores:
    """Arrays of the rows that were read and have a label, the refused among them."""
    kept = tuple(row for row in rows if row.probability is not None)
    classes = manifest.classes
    probability = np.array([row.probability for row in kept]).reshape(len(kept), len(classes))
    found = [finding_probabilities(p, manifest) for p in probability]
    exclusive = manifest.calibration.output == "softmax"
    labels = [row.scan.label or frozenset() for row in kept]
    truth = [
        [
            truth_of(label, spec, exclusive=exclusive, unknown=row.scan.unknown)
            for spec in manifest.findings
        ]
        for label, row in zip(labels, kept, strict=True)
    ]
    single = [classes.index(next(iter(label))) if len(label) == 1 else -1 for label in labels]
    return Scores(
        kept,
        probability,
        np.array(found).reshape(len(kept), len(manifest.findings)),
        np.array(truth, dtype=np.int8).reshape(len(kept), len(manifest.findings)),
        np.array(single, dtype=np.int64),
        np.array([row.patient for row in kept], dtype=np.int64),
    )


def finding_probabilities(probability: Floats, manifest: Manifest) -> list[float]:
    """Of each finding, from ``(classes,)``; summed as the program sums, hence equal to the bit."""
    by_class = dict(zip(manifest.classes, probability.tolist(), strict=True))
    return [min(1.0, sum(by_class[n] for n in spec.classes)) for spec in manifest.findings]


def thumbnail(path: Path, side: int = 160) -> NDArray[np.uint8]:
    """A scan as the screen shows it; uint8, the longer side ``side`` pixels at most."""
    from PIL import Image

    scan = read_scan(path)
    levels = scan.display.present(scan.pixels)
    picture = Image.fromarray(np.rint(levels * 255.0).astype(np.uint8))
    picture.thumbnail((side, side), Image.Resampling.BILINEAR)
    return np.asarray(picture, np.uint8)
