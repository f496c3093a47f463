"""Finding the files to read."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pydicom.data
import pytest
from pydicom.dataset import Dataset
from pydicom.uid import ImplicitVRLittleEndian

from app.imaging import LeftOut, find_scans
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
    folder = tmp_path / "disc"
    folder.mkdir()
    (folder / "LINK").symlink_to(secret)
    inside = save(dataset(PIXELS), folder / "IM1")
    outside = [["..", "SECRET"], [str(secret)], ["../SECRET"], ["LINK"]]
    path = disc(folder, *outside, ["IM1"], ["GONE"])
    assert find_scans([path]).scans == (inside,)


def disc(folder: Path, *listed: list[str]) -> Path:
    """Write a DICOMDIR that lists these files, each as its parts."""
    directory = Dataset()
    directory.SOPClassUID = "1.2.840.10008.1.3.10"
    directory.DirectoryRecordSequence = []
    for parts in listed:
        record = Dataset()
        record.add_new("ReferencedFileID", "LO", parts)
        directory.DirectoryRecordSequence.append(record)
    return save(directory, folder / "DICOMDIR", ImplicitVRLittleEndian)


def codes(left_out: tuple[LeftOut, ...]) -> dict[str, str]:
    return {one.path.name: one.reason.code for one in left_out}


def test_what_a_disc_lists_and_does_not_hold_is_said(tmp_path: Path) -> None:
    scan = save(dataset(PIXELS), tmp_path / "IM1")
    path = disc(tmp_path, ["IM1"], ["IM2"], ["..", "X"])
    for named in (path, tmp_path):
        found = find_scans([named])
        assert found.scans == (scan,)
        assert codes(found.broken) == {"IM2": "missing_on_disc"}
        assert codes(found.remarks) == {"DICOMDIR": "leaves_disc"}
    scan.unlink()
    found = find_scans([path])
    assert (found.scans, codes(found.broken)) == ((), {"DICOMDIR": "disc_without_files"})


def test_names_on_a_disc_are_found_in_any_case_and_with_a_version(tmp_path: Path) -> None:
    (tmp_path / "images" / "Series1").mkdir(parents=True)
    lower = save(dataset(PIXELS), tmp_path / "images" / "Series1" / "im0001")
    versioned = save(dataset(PIXELS), tmp_path / "images" / "IM2.;1")
    path = disc(tmp_path, ["IMAGES", "SERIES1", "IM0001"], ["IMAGES", "IM2"])
    found = find_scans([path])
    assert found.scans == (lower, versioned)
    assert found.broken == ()


def test_a_folder_link_on_a_disc_does_not_lead_out(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "cd").mkdir()
    save(dataset(PIXELS), tmp_path / "outside" / "IM1")
    (tmp_path / "cd" / "IMAGES").symlink_to(tmp_path / "outside", target_is_directory=True)
    found = find_scans([disc(tmp_path / "cd", ["IMAGES", "IM1"], ["images", "im1"])])
    assert found.scans == ()
    assert "2 files outside" in found.remarks[0].reason.message


def test_a_link_to_a_file_in_a_discs_folder_does_not_lead_out(tmp_path: Path) -> None:
    outside = save(dataset(PIXELS), tmp_path / "outside.dcm")
    folder = tmp_path / "cd"
    folder.mkdir()
    inside = save(dataset(PIXELS), folder / "IM1")
    (folder / "IM2").symlink_to("IM1")
    (folder / "OUT").symlink_to(outside)
    disc(folder, ["IM1"], ["OUT"])
    found = find_scans([folder])
    assert found.scans == (inside, folder / "IM2")
    assert codes(found.left_out) == {"OUT": "link_off_disc"}
    for named in ([folder / "OUT", folder], [folder, folder / "OUT"]):  # meant, and so read
        assert folder / "OUT" in find_scans(named).scans


def test_a_discs_root_gives_what_its_table_lists_and_what_it_does_not(tmp_path: Path) -> None:
    for name in ("IM10", "IM9", "extra.dcm"):
        save(dataset(PIXELS), tmp_path / name)
    (tmp_path / "VIEWER.EXE").write_bytes(b"MZ")
    disc(tmp_path, ["IM10"], ["IM9"])
    found = find_scans([tmp_path])
    assert [path.name for path in found.scans] == ["extra.dcm", "IM9", "IM10"]
    assert codes(found.left_out) == {"VIEWER.EXE": "not_a_scan"}
    assert codes(found.remarks) == {"DICOMDIR": "not_on_disc"}
    assert found.remarks[0].reason.message.startswith("One file beside")


def test_a_folder_deeper_than_python_recurses_is_searched(tmp_path: Path) -> None:
    """os.walk gives up near 1,000 levels on Python 3.11."""
    here = os.getcwd()  # noqa: PTH109
    os.chdir(tmp_path)
    try:
        for _ in range(1200):
            os.mkdir("d")  # noqa: PTH102
            os.chdir("d")
        Path("a.dcm").write_bytes(b"named like a scan")
        found = find_scans([tmp_path])
    finally:
        Path("a.dcm").unlink(missing_ok=True)
        for _ in range(1200):  # shutil.rmtree gives up as well
            os.chdir("..")
            os.rmdir("d")  # noqa: PTH106
        os.chdir(here)
    assert [path.name for path in found.scans] == ["a.dcm"]


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


def test_scans_are_told_of_in_pieces_while_the_search_goes_on(tmp_path: Path) -> None:
    """Pieces of 16, 32 and the rest; what is no scan by its content is in none of them."""
    for number in range(60):
        save(dataset(PIXELS), tmp_path / f"IM{number}")
    (tmp_path / "IM3").write_bytes(b"%PDF-1.4 no scan")
    pieces: list[list[str]] = []
    found = find_scans([tmp_path], tell=lambda scans: pieces.append([one.name for one in scans]))
    assert [len(piece) for piece in pieces] == [15, 32, 12]
    assert [name for piece in pieces for name in piece] == [path.name for path in found.scans]
    assert codes(found.left_out) == {"IM3": "not_a_scan"}


def test_what_a_disc_lists_late_is_told_of_once(tmp_path: Path) -> None:
    names = [f"{number}" for number in range(40)]  # they come before the table of contents
    for name in names:
        save(dataset(PIXELS), tmp_path / name)
    (tmp_path / "7").write_bytes(b"%PDF-1.4 no scan, and listed all the same")
    disc(tmp_path, *([name] for name in names))
    told: list[Path] = []
    found = find_scans([tmp_path], tell=told.extend)
    assert sorted(told) == sorted(found.scans)
    assert sorted(path.name for path in told) == sorted(names)
    assert not found.left_out


def test_a_link_off_a_disc_is_never_told_of(tmp_path: Path) -> None:
    outside = save(dataset(PIXELS), tmp_path / "outside.dcm")
    folder = tmp_path / "disc"
    folder.mkdir()
    for number in range(20):
        save(dataset(PIXELS), folder / f"{number}.dcm")
    (folder / "0 link.dcm").symlink_to(outside)
    disc(folder, ["1.dcm"])
    told: list[Path] = []
    found = find_scans([folder], tell=told.extend)
    assert "0 link.dcm" not in [path.name for path in told]
    assert told == list(found.scans)


def test_who_is_told_may_end_the_search(tmp_path: Path) -> None:
    for number in range(20):
        save(dataset(PIXELS), tmp_path / f"{number}.dcm")

    def enough(_scans: object) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        find_scans([tmp_path], tell=enough)
