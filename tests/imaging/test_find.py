"""Finding the files to read."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pydicom.data
from pydicom.dataset import Dataset
from pydicom.uid import ImplicitVRLittleEndian

from app.imaging import find_scans
from tests.imaging.dicom_files import dataset, save

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


def test_a_link_in_a_circle_ends(tmp_path: Path) -> None:
    save(dataset(PIXELS), tmp_path / "a.dcm")
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert len(find_scans([tmp_path]).scans) == 1
