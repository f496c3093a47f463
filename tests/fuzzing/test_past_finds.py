"""What ``make fuzz`` found, each as the smallest file of its kind; none may surprise us again."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from pathlib import Path

import pytest

from app.bundle import read_bundle
from app.bundle.manifest import REFERENCE_NAME, TFLITE_NAME
from app.errors import BundleError
from app.inference.litert_engine import LiteRtEngine
from tests.conftest import chest_bundle_path


def with_file(folder: Path, name: str, content: bytes) -> Path:
    """Copy the chest bundle with ``name`` replaced, and its hash with it."""
    shutil.copytree(chest_bundle_path(), folder)
    (folder / name).write_bytes(content)
    manifest = json.loads((folder / "manifest.json").read_bytes())
    manifest["files"][name] = hashlib.sha256(content).hexdigest()
    (folder / "manifest.json").write_text(json.dumps(manifest))
    return folder


def test_an_array_whose_header_never_ends(tmp_path: Path) -> None:
    header = b"{'descr': '<f4', 'fortran_order': False, 'shape': ((((3,), \n"
    npy = b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header + bytes(12)
    with zipfile.ZipFile(tmp_path / "reference.npz", "w") as archive:
        archive.writestr("head_weights.npy", npy)
    content = (tmp_path / "reference.npz").read_bytes()
    bundle = read_bundle(with_file(tmp_path / "bundle", REFERENCE_NAME, content))
    with pytest.raises(BundleError) as caught:
        bundle.reference()
    assert caught.value.code == "bundle_damaged"


def test_a_twin_whose_outputs_have_other_names() -> None:
    model = (chest_bundle_path() / TFLITE_NAME).read_bytes()
    assert model.count(b"logits\0") >= 1
    with pytest.raises(BundleError) as caught:
        LiteRtEngine(model.replace(b"logits\0", b"logitz\0"))
    assert caught.value.code == "bundle_damaged"


def test_an_archive_with_a_member_without_a_name(tmp_path: Path) -> None:
    path = tmp_path / "nameless.lightbox"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("manifest.json", "{}")
        archive.writestr("x", "of no name")
    content = bytearray(path.read_bytes())
    directory = content.rindex(b"PK\x01\x02")
    content[directory + 28 : directory + 30] = bytes(2)  # the length of the name
    del content[directory + 46]  # the name
    end = content.rindex(b"PK\x05\x06")
    size = int.from_bytes(content[end + 12 : end + 16], "little") - 1  # of the directory
    content[end + 12 : end + 16] = size.to_bytes(4, "little")
    path.write_bytes(bytes(content))
    with zipfile.ZipFile(path) as archive:
        assert "" in archive.namelist()
    with pytest.raises(BundleError):
        read_bundle(path)
