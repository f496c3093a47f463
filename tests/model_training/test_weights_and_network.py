"""The ImageNet weights are read without running anything, and the network is the right one."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from model_training.weights import WeightsError, imagenet_path, read_state

pytestmark = pytest.mark.filterwarnings("ignore")  # TensorFlow's own deprecations

_PALACE = 698  # of the ImageNet classes


class _Malicious:
    def __init__(self, marker: Path) -> None:
        self.marker = marker

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, (f"touch {self.marker}",)


def test_a_malicious_weight_file_is_refused_and_runs_nothing(tmp_path: Path) -> None:
    marker = tmp_path / "ran"
    file = tmp_path / "weights.pth"
    file.write_bytes(pickle.dumps(_Malicious(marker), protocol=2))
    with pytest.raises(WeightsError, match="refused"):
        read_state(file)
    assert not marker.exists()


@pytest.mark.parametrize("content", [b"", b"no pickle", pickle.dumps(1234, protocol=2)])
def test_what_is_no_weight_file_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "weights.pth"
    file.write_bytes(content)
    with pytest.raises(WeightsError):
        read_state(file)


def test_a_truncated_weight_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "weights.pth"
    file.write_bytes(imagenet_path("lite0").read_bytes()[:1_000_000])
    with pytest.raises(WeightsError):
        read_state(file)


def test_a_missing_package_is_named() -> None:
    with pytest.raises(WeightsError, match="efficientnet-lite9-pytorch-model"):
        imagenet_path("lite9")


def test_china_is_a_palace() -> None:
    from sklearn.datasets import load_sample_image

    from model_training.network import build_imagenet

    china = Image.fromarray(load_sample_image("china.jpg"))
    side = min(china.size)
    left = (china.width - side) // 2
    square = china.resize((224, 224), Image.Resampling.BILINEAR, (left, 0, left + side, side))
    picture = np.asarray(square, dtype=np.float32)[None] / 255
    scores = build_imagenet("lite0", (224, 224, 3)).predict_on_batch(picture)
    assert int(np.argmax(scores)) == _PALACE


@pytest.mark.parametrize(("variant", "parameters"), [("lite0", 4.65), ("lite1", 5.42)])
def test_the_variants_have_the_published_size(variant: str, parameters: float) -> None:
    from model_training.network import build_classifier

    model = build_classifier(variant, (64, 64, 3), 10, 1000)
    trained = sum(int(np.prod(w.shape)) for w in model.trainable_weights)
    assert trained / 1e6 == pytest.approx(parameters, abs=0.02)


def test_logits_are_the_mean_of_the_activation_map() -> None:
    from model_training.network import build_classifier

    model = build_classifier("lite0", (64, 64, 1), 10, 3)
    picture = np.random.default_rng(0).random((2, 64, 64, 1), dtype=np.float32)
    out = {name: np.asarray(value) for name, value in model.predict_on_batch(picture).items()}
    kernel, bias = model.get_layer("logits").get_weights()
    activation = out["feature_maps"] @ kernel
    np.testing.assert_allclose(activation.mean(axis=(1, 2)) + bias, out["logits"], atol=1e-5)
