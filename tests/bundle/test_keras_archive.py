"""Keras archives from strangers: only plain layers of sane size pass."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import pytest

from app.bundle import read_bundle
from app.bundle.keras_archive import check_keras_archive
from app.errors import BundleError
from tests.conftest import chest_bundle_path


def archive(config: Any, **more: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        target.writestr("config.json", json.dumps(config))
        target.writestr("metadata.json", "{}")
        target.writestr("model.weights.h5", b"")
        for name, content in more.items():
            target.writestr(name, content)
    return buffer.getvalue()


def layer(name: str, **config: Any) -> dict[str, Any]:
    return {
        "module": "keras.layers",
        "class_name": name,
        "config": config,
        "registered_name": None,
    }


def model(*layers: dict[str, Any]) -> dict[str, Any]:
    return layer("Functional", layers=list(layers)) | {"module": "keras.src.models.functional"}


def test_the_shipped_model_passes() -> None:
    check_keras_archive(read_bundle(chest_bundle_path()).files["model.keras"])


def test_plain_layers_pass() -> None:
    check_keras_archive(archive(model(layer("Dense", units=3), layer("ReLU", max_value=6.0))))


@pytest.mark.parametrize(
    "config",
    [
        model(layer("Lambda", function="x")),
        model(layer("Dense", units=10**9)),
        model(layer("Conv2D", filters=10**7)),
        model(layer("Dense", units=65_536), layer("Dense", units=65_536)),
        model(layer("Conv2D", filters=64, kernel_size=[100_000, 100_000])),
        model(layer("Conv2D", filters=64, kernel_size=[3, "3"])),
        model(layer("Dense", units=3) | {"module": "os"}),
        model(layer("Dense", units=3) | {"module": "keras_evil.layers"}),
        model(layer("Dense", units=3) | {"registered_name": "mine>Dense"}),
        model(layer("Dense", activation={"class_name": "__lambda__", "config": {}})),
        model(layer("Dense", activation={"class_name": "function", "config": "system"})),
        model(layer("TorchModuleWrapper")),
    ],
)
def test_anything_else_is_refused(config: Any) -> None:
    with pytest.raises(BundleError) as caught:
        check_keras_archive(archive(config))
    assert caught.value.code == "model_not_allowed"


def test_extra_members_are_refused() -> None:
    with pytest.raises(BundleError, match="assets"):
        check_keras_archive(archive(model(), **{"assets/run.py": b"import os"}))


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04", b"text", archive([])[:40]],
    ids=["nothing", "a signature", "text", "the head of one"],  # which holds the time of day
)
def test_what_is_no_archive_is_refused(content: bytes) -> None:
    with pytest.raises(BundleError):
        check_keras_archive(content)


def test_a_very_deep_description_ends_in_a_refusal_not_a_crash() -> None:
    deep = "[" * 100_000 + "]" * 100_000
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("config.json", deep)
    with pytest.raises(BundleError):
        check_keras_archive(buffer.getvalue())
