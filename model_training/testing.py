"""Figures on a published test set, at thresholds that were fixed before.

Four times over, since each answers another question: all scans, as others
report them; without scans that are copies of training scans, or have the
DICOM Patient ID of one ("clean"), since the public splits are not; only the
scans that the gate answers, which is what a reader gets; and those of them that
are clean.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from model_training import calibration as cal
from model_training import grouping
from model_training.deciding import Decision, logits_of
from model_training.evaluation import evaluate
from model_training.gating import Gate
from model_training.job import Job, Split
from model_training.looking import Eyes
from model_training.pictures import BY_FILE, Pictures


def measure_test(
    job: Job, split: Split, test: Pictures, model: Any, decision: Decision, eyes: Eyes, gate: Gate
) -> dict[str, dict[str, Any]]:
    """Figures by the name of the subset: "test", "test, clean", "test, answered" and both."""
    rows = np.arange(len(test.items))
    logits = logits_of(model, test.values, rows, 1, 0, job.reporter)[0]
    probability = cal.calibrated(logits, decision.calibration)
    answered = gate.accepts(eyes.see(np.asarray(x) for x in test.values))
    copies = grouping.touching(
        split.prints, grouping.prints_of(test.values), job.config.data.near_duplicate_distance
    )
    # Table and file names are not compared: published sets may number test patients anew.
    known = {key for key in split.pictures.patients if key.startswith(BY_FILE)}
    copies |= np.array([key in known for key in test.patients], dtype=np.bool_)
    names = [rule.name for rule in job.config.classes]
    figures = {}
    for name, inside in _subsets(copies, answered).items():
        if not inside.any():
            continue
        figures[name] = evaluate(
            probability[inside],
            test.targets[inside],
            [test.patients[i] for i in np.flatnonzero(inside)],
            names,
            decision.findings,
            job.config.seed,
            exclusive=job.config.exclusive,
        )
    return figures


def _subsets(
    copies: NDArray[np.bool_], answered: NDArray[np.bool_]
) -> dict[str, NDArray[np.bool_]]:
    return {
        "test": np.ones_like(copies),
        "test, clean": ~copies,
        "test, answered": answered,
        "test, clean and answered": ~copies & answered,
    }
