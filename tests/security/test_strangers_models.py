"""Bundles from strangers: each known attack is refused by one clear sentence."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import struct
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.bundle import read_bundle, read_manifest
from app.bundle.compiled_twin import check_compiled_twin
from app.bundle.keras_archive import check_keras_archive
from app.errors import BundleError
from app.inference.opening import open_bundle
from app.inference.weights_file import check_weights
from tests.conftest import chest_bundle_path

FILES = ("CARD.md", "model.keras", "model.tflite", "reference.npz")


def is_one_clear_sentence(error: BundleError) -> bool:
    words = error.message.split()
    return 5 <= len(words) <= 60 and error.message.endswith(".") and "Traceback" not in str(error)


def refused(code: str, work: Any, *args: Any) -> None:
    with pytest.raises(BundleError) as caught:
        work(*args)
    assert caught.value.code == code
    assert is_one_clear_sentence(caught.value)


# --- The compiled twin ----------------------------------------------------------------------


@pytest.fixture(scope="module")
def twin() -> bytes:
    return (chest_bundle_path() / "model.tflite").read_bytes()


def word(content: bytes, at: int) -> int:
    return int(struct.unpack_from("<L", content, at)[0])


def field(content: bytes, table: int, number: int) -> int:
    """Where a field of a FlatBuffers table lies; where it has none, the table itself."""
    vtable = table - struct.unpack_from("<l", content, table)[0]
    if 4 + 2 * number >= struct.unpack_from("<H", content, vtable)[0]:
        return table
    return table + int(struct.unpack_from("<H", content, vtable + 4 + 2 * number)[0])


def member(content: bytes, table: int, number: int, index: int) -> int:
    """Where a table lies that is an element of a field of another."""
    place = field(content, table, number)
    element = place + word(content, place) + 4 + 4 * index
    return element + word(content, element)


def changed(content: bytes, at: int, value: int) -> bytes:
    return content[:at] + struct.pack("<L", value) + content[at + 4 :]


def test_the_shipped_twin_passes(twin: bytes) -> None:
    check_compiled_twin(twin)


def first_side(twin: bytes) -> int:
    """Where the first side of the shape of the first tensor with one lies."""
    graph = member(twin, word(twin, 0), 2, 0)
    for index in range(100):
        place = field(twin, member(twin, graph, 0, index), 0)
        shape = place + word(twin, place)
        if word(twin, shape) == 4:
            return shape + 4
    raise AssertionError


@pytest.mark.parametrize("side", [2**31 - 1, 2**32 - 1, 2**24])
def test_a_tensor_of_a_size_that_nothing_holds_is_refused(twin: bytes, side: int) -> None:
    refused("model_not_allowed", check_compiled_twin, changed(twin, first_side(twin), side))


def test_an_operator_of_somebody_s_own_is_refused(twin: bytes) -> None:
    code = member(twin, word(twin, 0), 1, 0)
    vtable = code - struct.unpack_from("<l", twin, code)[0]
    for number in (0, 3):  # the field of old files and that of new ones
        at = struct.unpack_from("<H", twin, vtable + 4 + 2 * number)[0]
        if at and number == 3:
            refused("model_not_allowed", check_compiled_twin, changed(twin, code + at, 32))
            return
    raise AssertionError("the file has no wide operator code")


@pytest.mark.parametrize("at", [0, 64, 4000])
def test_an_offset_that_leads_out_of_the_file_is_refused(twin: bytes, at: int) -> None:
    model = word(twin, 0)
    place = {0: 0, 64: field(twin, model, 2), 4000: field(twin, model, 4)}[at]
    refused("bundle_damaged", check_compiled_twin, changed(twin, place, 0x7FFFFFF0))


def test_an_operator_that_is_given_too_little_is_refused(twin: bytes) -> None:
    """Its kernel would read an input that is not there."""
    graph = member(twin, word(twin, 0), 2, 0)
    steps = (member(twin, graph, 3, index) for index in range(60))
    step = next(table for table in steps if twin[field(twin, table, 3)] == 1)  # a convolution
    place = field(twin, step, 1)
    refused("model_not_allowed", check_compiled_twin, changed(twin, place + word(twin, place), 1))


def test_the_number_of_another_operator_is_refused(twin: bytes) -> None:
    """Whatever operator of the file a step names instead of its own, its options or counts tell."""
    graph = member(twin, word(twin, 0), 2, 0)
    step = next(  # the number 0 may be left out
        table
        for table in (member(twin, graph, 3, index) for index in range(60))
        if field(twin, table, 0) != table
    )
    place = field(twin, step, 0)
    own = word(twin, place)
    for other in set(range(12)) - {own}:
        with pytest.raises(BundleError):
            check_compiled_twin(changed(twin, place, other))


def test_two_numbers_of_one_operator_have_to_agree(twin: bytes) -> None:
    code = member(twin, word(twin, 0), 1, 0)
    wide = field(twin, code, 3)
    assert word(twin, wide) != 9
    refused("model_not_allowed", check_compiled_twin, changed(twin, wide, 9))


@pytest.mark.parametrize(("number", "value"), [(1, 900_000), (0, 1 << 30)])
def test_a_signature_that_leads_out_of_the_network_is_refused(
    twin: bytes, number: int, value: int
) -> None:
    """By the number of a tensor, or by the place of its name."""
    output = member(twin, member(twin, word(twin, 0), 7, 0), 1, 0)
    place = field(twin, output, number)
    assert place != output
    refused("bundle_damaged", check_compiled_twin, changed(twin, place, value))


def test_a_twin_that_is_cut_is_refused(twin: bytes) -> None:
    for length in (0, 7, 100, len(twin) // 2):
        refused("bundle_damaged", check_compiled_twin, twin[:length])


# --- The Keras archive ----------------------------------------------------------------------


def archive(config: Any, weights: bytes = b"") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("config.json", json.dumps(config))
        target.writestr("metadata.json", "{}")
        target.writestr("model.weights.h5", weights)
    return buffer.getvalue()


def network(name: str, **config: Any) -> dict[str, Any]:
    layer = {"module": "keras.layers", "class_name": name, "config": config}
    return {"module": "keras", "class_name": "Functional", "config": {"layers": [layer]}}


@pytest.mark.parametrize(
    "config",
    [
        network("Lambda", function={"class_name": "__lambda__", "config": {"code": "4wAAAA=="}}),
        network("Dense", units=3, activation={"class_name": "function", "config": "os.system"}),
        network("Dense", units=10**9),
        network("Dense", units=1e9),
        network("Dense", units=-1),
        network("InputLayer", batch_shape=[None, 100_000, 100_000, 3]),
        network("Reshape", target_shape=[10**6, 10**6]),
        network("ZeroPadding2D", padding=[[10**5, 10**5], [10**5, 10**5]]),
        network("TFSMLayer", filepath="/tmp/saved"),
    ],
    ids=[
        "Lambda",
        "gadget",
        "a billion units",
        "a billion units as a fraction",
        "fewer units than none",
        "a huge input",
        "a huge shape",
        "a huge border",
        "a saved program",
    ],
)
def test_a_layer_that_runs_code_or_takes_all_memory_is_refused(config: Any) -> None:
    refused("model_not_allowed", check_keras_archive, archive(config))


def weights(fill: Any) -> bytes:
    import h5py

    buffer = io.BytesIO()
    with h5py.File(buffer, "w") as file:
        fill(file, h5py)
    return archive({}, buffer.getvalue())


def external_link(file: Any, h5py: Any) -> None:
    file["layers"] = h5py.ExternalLink("/etc/passwd", "/")


def soft_link(file: Any, h5py: Any) -> None:
    file["layers"] = h5py.SoftLink("/elsewhere")


def external_data(file: Any, h5py: Any) -> None:
    file.create_dataset("kernel", (4,), np.uint8, external=[("/etc/passwd", 0, 4)])


def virtual_data(file: Any, h5py: Any) -> None:
    layout = h5py.VirtualLayout((4,), np.uint8)
    layout[:] = h5py.VirtualSource("/etc/passwd", "x", (4,))
    file.create_virtual_dataset("kernel", layout)


def shape_bomb(file: Any, h5py: Any) -> None:
    file.create_dataset("kernel", (10**6, 10**6), np.float32, chunks=(1024, 1024))


@pytest.mark.parametrize(
    "fill", [external_link, soft_link, external_data, virtual_data, shape_bomb]
)
def test_weights_that_lead_elsewhere_or_declare_too_much_are_refused(fill: Any) -> None:
    refused("model_not_allowed", check_weights, weights(fill))


def test_a_group_that_holds_itself_ends_in_a_refusal() -> None:
    def fill(file: Any, _h5py: Any) -> None:
        group = file.create_group("a")
        group["again"] = group

    refused("model_not_allowed", check_weights, weights(fill))


def test_the_shipped_weights_pass_and_what_are_none_do_not() -> None:
    check_weights((chest_bundle_path() / "model.keras").read_bytes())
    refused("bundle_damaged", check_weights, archive({}, b"no weights"))


# --- The bundle -----------------------------------------------------------------------------


@pytest.mark.parametrize("name", FILES)
def test_a_byte_changed_in_any_file_is_found(tmp_path: Path, name: str) -> None:
    copy = shutil.copytree(chest_bundle_path(), tmp_path / "copy")
    content = bytearray((copy / name).read_bytes())
    content[-1] ^= 0x80
    (copy / name).write_bytes(content)
    refused("bundle_changed", read_bundle, copy)


def test_names_that_lead_out_of_an_archive_are_never_followed(tmp_path: Path) -> None:
    packed = tmp_path / "below" / "slip.lightbox"
    packed.parent.mkdir()
    manifest = json.loads((chest_bundle_path() / "manifest.json").read_bytes())
    with zipfile.ZipFile(packed, "w") as target:
        target.writestr("manifest.json", json.dumps(manifest))
        target.writestr("../escaped.txt", "outside")
        for name in FILES:
            target.write(chest_bundle_path() / name, name)
    assert set(read_bundle(packed).files) == set(FILES)  # what the manifest does not name is not
    assert not (tmp_path / "escaped.txt").exists()
    manifest["files"]["../escaped.txt"] = hashlib.sha256(b"outside").hexdigest()
    with zipfile.ZipFile(packed, "w") as target:
        target.writestr("manifest.json", json.dumps(manifest))
    refused("bundle_damaged", read_bundle, packed)


def test_an_archive_that_unpacks_to_gigabytes_is_refused(tmp_path: Path) -> None:
    packed = tmp_path / "bomb.lightbox"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("manifest.json", b" " * (64 << 20))
    assert packed.stat().st_size < 100_000
    refused("bundle_damaged", read_manifest, packed)


def test_a_manifest_that_lists_thousands_of_files_is_refused(tmp_path: Path) -> None:
    manifest = json.loads((chest_bundle_path() / "manifest.json").read_bytes())
    manifest["files"] |= {f"f{number}": "0" * 64 for number in range(1000)}
    (tmp_path / "manifest.json").write_text(json.dumps(manifest))
    refused("bundle_damaged", read_manifest, tmp_path)


def with_twin(folder: Path, content: bytes) -> Path:
    """The shipped bundle with another twin, every hash right again."""
    copy = shutil.copytree(chest_bundle_path(), folder / "copy")
    (copy / "model.tflite").write_bytes(content)
    manifest = json.loads((copy / "manifest.json").read_bytes())
    manifest["files"]["model.tflite"] = hashlib.sha256(content).hexdigest()
    (copy / "manifest.json").write_text(json.dumps(manifest))
    return copy


def test_a_twin_whose_weights_were_changed_disagrees_with_its_golden_answers(
    tmp_path: Path, twin: bytes
) -> None:
    model = word(twin, 0)
    place = field(twin, model, 4)
    lengths = {}
    for index in range(1, word(twin, place + word(twin, place))):
        buffer = member(twin, model, 4, index)
        data = field(twin, buffer, 0)
        if data != buffer:  # it has any
            lengths[data + word(twin, data)] = word(twin, data + word(twin, data))
    start = max(lengths, key=lambda at: lengths[at])
    nought = bytearray(twin)
    nought[start + 4 : start + 4 + lengths[start]] = bytes(lengths[start])
    refused("golden_mismatch", open_bundle, read_bundle(with_twin(tmp_path, bytes(nought))))


def test_a_twin_made_to_harm_is_refused_before_it_is_loaded(tmp_path: Path, twin: bytes) -> None:
    crafted = changed(twin, first_side(twin), 2**31 - 1)
    refused("model_not_allowed", open_bundle, read_bundle(with_twin(tmp_path, crafted)))
