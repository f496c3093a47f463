"""Worst-case changes of the network's input: the fast gradient sign, and projected descent.

They need gradients, hence the Keras model and TensorFlow.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.bundle import Bundle
from app.bundle.keras_archive import check_keras_archive
from app.bundle.manifest import KERAS_NAME
from app.domain.gate import GateResult
from app.inference.calibration import probabilities
from app.inference.gate import check_picture
from app.inference.looks import looks_of
from app.inference.opening import OpenBundle
from app.inference.quiet import quiet_stderr
from app.preprocessing import apply
from model_training.assessment import statistics as st
from model_training.assessment.measures import decided
from model_training.assessment.scoring import Scores, finding_probabilities
from model_training.evaluation import auc
from model_training.reading import read_scan

Pictures = NDArray[np.float32]

MOST_SCANS = 100
EPSILONS = (1.0 / 255.0, 2.0 / 255.0)
STEPS = 10
_BATCH = 8


def load_network(bundle: Bundle) -> Any:
    """The bundle's Keras model, checked and loaded as the program does."""
    content = bundle.files[KERAS_NAME]
    check_keras_archive(content)
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    with quiet_stderr():
        import keras
        import tensorflow as tf

        tf.config.list_physical_devices()
    with tempfile.TemporaryDirectory(prefix="lightbox-") as folder:
        path = Path(folder) / KERAS_NAME
        path.write_bytes(content)
        return keras.saving.load_model(path, compile=False, safe_mode=True)


class Attack:
    """Raises the loss of a network's calibrated probabilities within ``epsilon`` of a picture.

    Where a recipe repeats one grey channel, all channels change alike: anything else no scan could
    ever show. Pictures stay in [0, 1].
    """

    def __init__(self, network: Any, bundle: Bundle) -> None:
        import tensorflow as tf

        calibration, recipe = bundle.manifest.calibration, bundle.manifest.recipe
        grey = recipe.channels > 1 and not recipe.colour
        exclusive = calibration.output == "softmax"
        bias = np.asarray(calibration.bias or 0.0, np.float32)

        def loss(pictures: Any, wanted: Any) -> Any:
            logits = network(pictures, training=False)["logits"] / calibration.temperature + bias
            if not exclusive:
                bce = tf.nn.sigmoid_cross_entropy_with_logits(labels=wanted, logits=logits)
                return tf.reduce_sum(bce)
            # -log of the summed probability of all classes the label allows.
            allowed = tf.where(wanted > 0, logits, -1e9)
            return tf.reduce_sum(
                tf.reduce_logsumexp(logits, axis=-1) - tf.reduce_logsumexp(allowed, axis=-1)
            )

        def direction(pictures: Any, wanted: Any) -> Any:
            with tf.GradientTape() as tape:
                tape.watch(pictures)
                value = loss(pictures, wanted)
            gradient = tape.gradient(value, pictures)
            if grey:
                gradient = tf.reduce_sum(gradient, axis=-1, keepdims=True)
            return tf.sign(gradient) * tf.ones_like(pictures)

        shape = (None, *recipe.shape)
        classes = len(bundle.manifest.classes)
        signature = [tf.TensorSpec(shape, tf.float32), tf.TensorSpec((None, classes), tf.float32)]
        self._direction = tf.function(direction, input_signature=signature, autograph=False)
        self._grey = grey

    def fgsm(self, pictures: Pictures, wanted: Pictures, epsilon: float) -> Pictures:
        """One step (Goodfellow, Shlens and Szegedy, ICLR 2015)."""
        step = self._direction(pictures, wanted).numpy()
        return np.asarray(np.clip(pictures + np.float32(epsilon) * step, 0.0, 1.0), np.float32)

    def pgd(
        self, pictures: Pictures, wanted: Pictures, epsilon: float, seed: int, steps: int = STEPS
    ) -> Pictures:
        """Steps of 2.5 epsilon / steps from a random start (Madry et al., ICLR 2018).

        Args:
            pictures: ``(N, rows, columns, channels)`` in [0, 1].
            wanted: ``(N, classes)``, 1 for each class the label allows.
            epsilon: largest change of any value.
            seed: of the start.
            steps: of the descent.
        """
        rng = np.random.default_rng(seed)
        start_shape = (*pictures.shape[:3], 1) if self._grey else pictures.shape
        start = rng.uniform(-epsilon, epsilon, start_shape).astype(np.float32)
        low = np.clip(pictures - np.float32(epsilon), 0.0, 1.0)
        high = np.clip(pictures + np.float32(epsilon), 0.0, 1.0)
        now = np.clip(pictures + start, low, high)
        size = np.float32(2.5 * epsilon / steps)
        for _ in range(steps):
            now = np.clip(now + size * self._direction(now, wanted).numpy(), low, high)
        return np.asarray(now, np.float32)


def attack(
    scored: Scores, opened: OpenBundle, network: Any, seed: int, advance: Callable[[], None]
) -> dict[str, Any]:
    """Attack each scan and ask the compiled network, gate included, about the outcome.

    Args:
        scored: scans that were answered; few, since each costs some forty passes.
        opened: the bundle with the engine that readers use.
        network: the Keras model, for the gradients.
        seed: of the random starts.
        advance: called once a scan.

    Returns:
        AUC, accuracy and share refused, as it is and after each attack.
    """
    tried = Attack(network, opened.bundle)
    answers: dict[tuple[str, float], list[tuple[NDArray[np.float64], bool]]] = {}
    manifest = opened.bundle.manifest
    for start in range(0, len(scored), _BATCH):
        part = scored.take(np.arange(start, min(start + _BATCH, len(scored))))
        pictures = np.stack([apply(manifest.recipe, read_scan(r.scan.path)) for r in part.rows])
        wanted = np.array(
            [[float(n in (r.scan.label or ())) for n in manifest.classes] for r in part.rows],
            dtype=np.float32,
        )
        changed = {("none", 0.0): pictures}
        for epsilon in EPSILONS:
            changed["FGSM", epsilon] = tried.fgsm(pictures, wanted, epsilon)
            changed["PGD", epsilon] = tried.pgd(pictures, wanted, epsilon, seed + start)
        for key, batch in changed.items():
            answers.setdefault(key, []).extend(_ask(picture, opened) for picture in batch)
        for _ in part.rows:
            advance()
    return {
        "scans": len(scored),
        "pgd_steps": STEPS,
        "results": [
            {"attack": name, "epsilon": epsilon, **_figures(scored, found, opened)}
            for (name, epsilon), found in answers.items()
        ],
    }


def _ask(picture: Pictures, opened: OpenBundle) -> tuple[NDArray[np.float64], bool]:
    """Class probabilities, and whether the gate refuses the picture for its looks."""
    manifest = opened.bundle.manifest
    output = opened.engine.run(picture[None])
    accepted = GateResult("accepted")
    seen = looks_of(output, opened.reference)[0]
    gate = check_picture(manifest, opened.reference, picture, seen, accepted)
    return probabilities(output.logits[0], manifest.calibration), gate.decision == "refused"


def _figures(
    scored: Scores, found: list[tuple[NDArray[np.float64], bool]], opened: OpenBundle
) -> dict[str, Any]:
    manifest = opened.bundle.manifest
    now = np.array([finding_probabilities(p, manifest) for p, _ in found])
    findings: dict[str, Any] = {}
    for i, spec in decided(manifest):
        known = scored.truth[:, i] >= 0
        score, truth = now[known, i], scored.truth[known, i] == 1
        at = st.decisions(score, truth, spec.operating_points[0].threshold)
        findings[spec.name] = {"auc": auc(score, truth), "accuracy": at["accuracy"]}
    return {"refused": st.mean(np.array([refused for _, refused in found])), "findings": findings}
