"""What a cluster is given to read, and the bundles it is sent."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from app.errors import BundleError, LightboxError
from app.imaging.inside import Inside
from app.services.cluster.items import Item
from app.services.cluster.listing import Listing
from app.services.cluster.shipping import Shipped, pack, unpack
from app.services.library import open_library
from tests.conftest import chest_bundle_path


def test_a_folder_is_walked_and_what_is_passed_over_is_said(tmp_path: Path) -> None:
    (tmp_path / "ward" / "deep").mkdir(parents=True)
    for name in ("a.dcm", "ward/b", "ward/deep/c.png", ".hidden.dcm", "Thumbs.db", "DICOMDIR"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "ward" / "link").symlink_to(tmp_path / "ward" / "deep")
    (tmp_path / "ward" / "dead").symlink_to(tmp_path / "nowhere")
    listing = Listing(Inside())
    # Named twice, once from within: still once each.
    found = {item.path: item.sure for item in listing.files([tmp_path / "ward", tmp_path])}
    below = {str(Path(path).relative_to(tmp_path)): sure for path, sure in found.items()}
    assert below == {"a.dcm": True, "ward/b": False, "ward/deep/c.png": True}
    assert listing.hidden == 1
    codes = {each.path.name: each.reason.code for each in listing.left_out}
    assert codes == {"DICOMDIR": "dicomdir", "link": "linked_folder", "dead": "dead_link"}


def test_only_a_few_of_those_left_out_are_remembered_by_name(tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"link{number}").symlink_to("nowhere")
    listing = Listing(Inside())
    items = list(listing.files([tmp_path]))
    assert items == [Item(str(tmp_path))]  # the folder itself, whose reading says it is empty
    assert len(listing.left_out) + listing.more == 20
    assert len(listing.left_out) < 10


def test_a_list_names_files_once_each() -> None:
    listing = Listing(Inside())
    odd = os.fsdecode(b"/scans/b \xfc.dcm")
    names = ["/scans/a.dcm", odd, "/scans/a.dcm", "here.dcm"]
    found = [item.path for item in listing.listed(names)]
    assert found == ["/scans/a.dcm", odd, str(Path("here.dcm").absolute())]
    assert [each.path for each in listing.listed(["/scans/a.dcm", "/c"])] == ["/c"]


def test_what_lies_in_a_folder_that_is_named_is_not_listed_too(tmp_path: Path) -> None:
    (tmp_path / "a.dcm").touch()
    listing = Listing(Inside())
    assert len(list(listing.files([tmp_path]))) == 1
    names = [f"{tmp_path}/a.dcm", "https://pacs/studies/1"]
    assert [each.path for each in listing.listed(names)] == ["https://pacs/studies/1"]


def test_an_own_bundle_is_sent_whole_and_one_of_the_program_is_named(tmp_path: Path) -> None:
    copy = shutil.copytree(chest_bundle_path(), tmp_path / "own")
    own, ours = open_library().find(str(copy)), open_library().find("chest-xray-pneumonia")
    sent = pack([own])
    (there,) = unpack(sent, tmp_path / "worker").entries
    assert there.sha256 == own.sha256
    assert there.origin == tmp_path / "worker" / own.sha256
    for name in (path.name for path in copy.iterdir()):
        if name in (*own.manifest.files, "manifest.json"):
            assert (there.origin / name).read_bytes() == (copy / name).read_bytes()
    assert unpack(sent, tmp_path / "worker").entries[0].origin == there.origin  # used again
    (named,) = pack([ours])
    assert named.files is None
    assert unpack([named], tmp_path / "worker").entries == (ours,)


def test_a_bundle_that_arrives_changed_is_refused(tmp_path: Path) -> None:
    copy = shutil.copytree(chest_bundle_path(), tmp_path / "own")
    (sent,) = pack([open_library().find(str(copy))])
    assert sent.files is not None
    changed = {**sent.files, "model.tflite": sent.files["model.tflite"][:-1] + b"?"}
    with pytest.raises(BundleError) as caught:
        unpack([Shipped(sent.id, sent.version, sent.sha256, changed)], tmp_path / "worker")
    assert caught.value.code == "bundle_changed"


def test_a_machine_with_another_program_says_so(tmp_path: Path) -> None:
    with pytest.raises(LightboxError) as caught:
        unpack([Shipped("chest-xray-pneumonia", "9.9.9", "f" * 64)], tmp_path)
    assert caught.value.code == "other_program"
