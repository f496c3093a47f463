"""Finding the files to read."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pydicom.data
import pytest
from pydicom.dataset import Dataset
from pydicom.uid import ImplicitVRLittleEndian

from app.imaging import find_scans
from app.imaging.places import kind_of
from tests.imaging.dicom_files import dataset, save
from tests.imaging.other_user import run_bound

PIXELS = np.zeros((2, 2), np.uint8)


def test_a_folder_gives_its_scans_in_natural_order_and_says_what_it_leaves_out(
    tmp_path: Path,
) -> None:
    for name in ("image 10.dcm", "image 2.dcm", "deep/er/IM0001", "text.dcm"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        save(dataset(PIXELS), path)
    (tmp_path / "text.dcm").write_text("no scan, but named like one")
    (tmp_path / "labels.csv").write_text("patient,label\n1,normal\n")
    (tmp_path / "README.md").write_text("# Read me\n")
    (tmp_path / "DICOMDIR").write_bytes(b"\x00" * 128 + b"DICM")
    for litter in (".DS_Store", "._image 2.dcm", "Thumbs.db", "__MACOSX/image 2.dcm", ".x/a.dcm"):
        path = tmp_path / litter
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"litter")

    found = find_scans([tmp_path])

    names = [path.relative_to(tmp_path).as_posix() for path in found.scans]
    assert names == ["image 2.dcm", "image 10.dcm", "text.dcm", "deep/er/IM0001"]
    reasons = {left.path.name: left.reason.code for left in found.left_out}
    assert reasons == {
        "labels.csv": "not_a_scan",
        "README.md": "not_a_scan",
        "DICOMDIR": "dicomdir",
    }


def test_what_is_named_is_always_attempted(tmp_path: Path) -> None:
    note = tmp_path / "labels.csv"
    note.write_text("a,b\n")
    absent = tmp_path / "absent.dcm"
    assert find_scans([note, absent]).scans == (note, absent)


def test_a_dicomdir_stands_for_what_it_lists() -> None:
    folder = Path(pydicom.data.__file__).parent / "test_files" / "dicomdirtests"
    found = find_scans([folder / "DICOMDIR"])
    assert len(found.scans) == 31
    assert found.scans[0] == folder / "77654033" / "CR1" / "6154"


def test_a_dicomdir_cannot_lead_out_of_its_folder(tmp_path: Path) -> None:
    secret = save(dataset(PIXELS), tmp_path / "SECRET")
    disc = tmp_path / "disc"
    disc.mkdir()
    (disc / "LINK").symlink_to(secret)
    inside = save(dataset(PIXELS), disc / "IM1")
    directory = Dataset()
    directory.SOPClassUID = "1.2.840.10008.1.3.10"
    directory.DirectoryRecordSequence = []
    for parts in (["..", "SECRET"], [str(secret)], ["../SECRET"], ["LINK"], ["IM1"], ["GONE"]):
        record = Dataset()
        record.add_new("ReferencedFileID", "LO", parts)
        directory.DirectoryRecordSequence.append(record)
    path = save(directory, disc / "DICOMDIR", ImplicitVRLittleEndian)
    assert find_scans([path]).scans == (inside,)


def test_a_damaged_dicomdir_is_attempted_and_so_reported(tmp_path: Path) -> None:
    path = tmp_path / "DICOMDIR"
    path.write_bytes(b"nonsense")
    assert find_scans([path]).scans == (path,)


def test_each_file_once(tmp_path: Path) -> None:
    path = save(dataset(PIXELS), tmp_path / "a.dcm")
    assert find_scans([path, tmp_path, path]).scans == (path,)


def test_an_empty_folder_has_nothing(tmp_path: Path) -> None:
    found = find_scans([tmp_path])
    assert (found.scans, found.left_out) == ((), ())


def test_a_link_in_a_circle_ends_and_is_said(tmp_path: Path) -> None:
    save(dataset(PIXELS), tmp_path / "a.dcm")
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    found = find_scans([tmp_path])
    assert len(found.scans) == 1
    reasons = {left.path.name: left.reason.code for left in found.left_out}
    assert reasons == {"again": "linked_folder", "gone": "dead_link"}


def test_a_link_to_a_folder_given_by_name_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    save(dataset(PIXELS), tmp_path / "real" / "a.dcm")
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "real", target_is_directory=True)
    assert find_scans([link]).scans == (link / "a.dcm",)


def test_one_place_said_in_several_ways_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sub").mkdir()
    path = save(dataset(PIXELS), tmp_path / "a.dcm")
    monkeypatch.chdir(tmp_path)
    ways = [Path("sub/../a.dcm"), Path("a.dcm"), path, tmp_path / "sub" / "..", Path()]
    assert find_scans(ways).scans == (Path("a.dcm"),)


def test_dots_after_a_link_are_no_detour(tmp_path: Path) -> None:
    """``link/..`` is the folder above what the link leads to."""
    (tmp_path / "far" / "away").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "far" / "away", target_is_directory=True)
    near = save(dataset(PIXELS), tmp_path / "a.dcm")
    far = save(dataset(PIXELS), tmp_path / "far" / "a.dcm")
    through = tmp_path / "link" / ".." / "a.dcm"
    scans = find_scans([near, through]).scans
    assert [scan.resolve() for scan in scans] == [near.resolve(), far.resolve()]


def test_empty_folders_and_hidden_files_are_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "full").mkdir()
    save(dataset(PIXELS), tmp_path / "full" / "a.dcm")
    (tmp_path / "full" / ".hidden").touch()
    found = find_scans([tmp_path / "empty", tmp_path / "full", tmp_path / "full"])
    assert found.empty == (tmp_path / "empty",)
    assert found.hidden == 1


def test_closed_folders_come_first_with_their_reason(tmp_path: Path) -> None:
    (tmp_path / "a note").write_text("no scan")
    (tmp_path / "closed").mkdir(mode=0)
    script = (
        "import sys; from pathlib import Path; from app.imaging import find_scans\n"
        "found = find_scans([Path(sys.argv[1])])\n"
        "print(*[f'{o.path.name}:{o.reason.code}' for o in found.left_out], len(found.unreadable),"
        " len(found.empty))"
    )
    done = run_bound("-c", script, tmp_path)
    (tmp_path / "closed").chmod(0o755)
    assert done.stdout.strip() == "closed:not_readable a note:not_a_scan 1 0"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a file that blocks its reader")
def test_a_pipe_in_a_folder_is_left_out(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.dcm")
    os.mkfifo(tmp_path / "DICOMDIR")
    found = find_scans([tmp_path, tmp_path / "DICOMDIR"])
    assert found.scans == (tmp_path / "DICOMDIR",)  # given by name
    assert "not_a_file" in {left.reason.code for left in found.left_out}


def test_kinds_of_places(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert kind_of(tmp_path) == "folder"
    assert kind_of(tmp_path / "file") == "file"
    for name in ("none", "file/below", "loop", "n" * 300, "nul\0"):
        assert kind_of(tmp_path / name) == "absent"
