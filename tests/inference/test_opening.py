"""Opening a bundle: both engines agree, and a network that changed its mind is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.bundle import Bundle, read_bundle
from app.bundle.manifest import described
from app.bundle.writing import pack_reference, write_bundle
from app.errors import BundleError
from app.inference.opening import golden_difference, open_bundle
from tests.conftest import chest_bundle_path


def rewritten(target: Path, **files: bytes) -> Bundle:
    """The shipped bundle with some files replaced and every hash right again."""
    original = read_bundle(chest_bundle_path())
    names = {name.replace("_", "."): content for name, content in files.items()}
    write_bundle(target, described(original.manifest), original.files | names)
    return read_bundle(target)


def reference_arrays() -> dict[str, Any]:
    """The arrays of the shipped bundle's reference."""
    reference = read_bundle(chest_bundle_path()).reference()
    arrays = {name: getattr(reference, name) for name in type(reference).__slots__}
    arrays["golden_inputs"] = np.rint(reference.golden_inputs * 255).astype(np.uint8)
    return {name: array for name, array in arrays.items() if array is not None}


def test_the_twin_gives_every_golden_answer() -> None:
    opened = open_bundle(read_bundle(chest_bundle_path()), verify=True)
    count = len(opened.reference.golden_inputs)
    assert count >= 4
    assert golden_difference(opened, count) <= 1e-4


@pytest.mark.filterwarnings("ignore")  # TensorFlow's own deprecations
def test_the_keras_model_gives_them_too() -> None:
    opened = open_bundle(read_bundle(chest_bundle_path()), "keras")
    assert golden_difference(opened, 99) <= 1e-4


def test_a_twin_that_disagrees_is_refused(tmp_path: Path) -> None:
    arrays = reference_arrays()
    arrays["golden_probabilities"] = arrays["golden_probabilities"][:, ::-1]
    bundle = rewritten(tmp_path / "liar", reference_npz=pack_reference(arrays))
    with pytest.raises(BundleError) as caught:
        open_bundle(bundle, verify=True)
    assert caught.value.code == "golden_mismatch"


def test_a_twin_that_is_no_model_is_refused(tmp_path: Path) -> None:
    bundle = rewritten(tmp_path / "broken", model_tflite=b"\x00" * 4096)
    with pytest.raises(BundleError) as caught:
        open_bundle(bundle)
    assert caught.value.code == "bundle_damaged"


@pytest.mark.parametrize(
    "lacking",
    ["head_weights", "golden_inputs", "golden_probabilities", "gate_mean", "router_weights"],
)
def test_a_reference_that_lacks_an_array_is_refused(tmp_path: Path, lacking: str) -> None:
    arrays = reference_arrays()
    del arrays[lacking]
    bundle = rewritten(tmp_path / "lacking", reference_npz=pack_reference(arrays))
    with pytest.raises(BundleError, match=lacking) as caught:
        bundle.reference()
    assert caught.value.code == "bundle_damaged"


def test_golden_answers_of_another_shape_are_refused(tmp_path: Path) -> None:
    arrays = reference_arrays()
    arrays["golden_probabilities"] = arrays["golden_probabilities"][:1, :1]  # would broadcast
    bundle = rewritten(tmp_path / "shape", reference_npz=pack_reference(arrays))
    with pytest.raises(BundleError) as caught:
        bundle.reference()
    assert caught.value.code == "bundle_damaged"


@pytest.mark.parametrize("content", [b"", b"PK\x05\x06" + b"\0" * 18, b"\x93NUMPY\x01\x00"])
def test_a_reference_that_is_no_archive_of_arrays_is_refused(
    tmp_path: Path, content: bytes
) -> None:
    bundle = rewritten(tmp_path / "none", reference_npz=content)
    with pytest.raises(BundleError) as caught:
        bundle.reference()
    assert caught.value.code == "bundle_damaged"


def test_a_pickle_among_the_arrays_is_refused(tmp_path: Path) -> None:
    import io

    buffer = io.BytesIO()
    np.savez(buffer, head_weights=np.array([{"a": 1}], dtype=object))
    bundle = rewritten(tmp_path / "pickled", reference_npz=buffer.getvalue())
    with pytest.raises(BundleError) as caught:
        bundle.reference()
    assert caught.value.code == "bundle_damaged"


@pytest.mark.parametrize("part", ["network", "head", "gate", "whitening", "router"])
def test_parts_that_do_not_fit_each_other_are_refused(tmp_path: Path, part: str) -> None:
    """Each is whole, and agrees with the manifest; only together they make no sense."""
    arrays, files = reference_arrays(), {}
    if part == "network":  # of four classes, where three are meant
        files["model_tflite"] = read_bundle(
            chest_bundle_path().with_name("brain-mri-tumour")
        ).files["model.tflite"]
    elif part == "head":
        arrays["head_weights"] = np.zeros((7, arrays["head_weights"].shape[1]), np.float32)
        arrays.pop("gate_projection", None)
    elif part == "gate":  # would be applied to the first five numbers of the embedding
        arrays["gate_mean"] = np.zeros(5, np.float32)
        arrays["gate_whitening"] = np.zeros((5, 3), np.float32)
    elif part == "whitening":
        arrays["gate_whitening"] = arrays["gate_whitening"][:-1]
    else:
        hidden = arrays.pop("router_hidden", None)
        if hidden is not None:
            arrays["router_hidden"] = hidden[:-1]
        else:
            arrays["router_weights"] = arrays["router_weights"][:-1]
    bundle = rewritten(tmp_path / "odd", reference_npz=pack_reference(arrays), **files)
    with pytest.raises(BundleError) as caught:
        open_bundle(bundle)
    assert caught.value.code == "bundle_damaged"
