"""Scans in zip archives: found and read in place, whatever the archive is made to do."""

from __future__ import annotations

import shutil
import stat
import struct
import zipfile
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from pydicom.dataset import Dataset
from pydicom.uid import ImplicitVRLittleEndian

from app.errors import ScanError
from app.imaging import Found, find_scans, read_scan
from app.imaging.archives import open_file
from tests.conftest import sample_path
from tests.imaging.dicom_files import dataset, save

PIXELS = np.arange(12, dtype=np.uint8).reshape(3, 4)


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    return save(dataset(PIXELS), tmp_path / "scan.dcm")


def packed(path: Path, files: dict[str, Path | bytes]) -> Path:
    """Write a zip archive of files and bytes by name."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content if isinstance(content, bytes) else content.read_bytes())
    return path


def inner(found: Found, archive: Path) -> list[str]:
    return [path.relative_to(archive).as_posix() for path in found.scans]


def reasons(found: Found) -> dict[str, str]:
    return {one.path.name: one.reason.code for one in found.left_out}


def broken(found: Found) -> dict[str, str]:
    return {one.path.name: one.reason.code for one in found.broken}


def test_an_archive_is_opened_like_a_folder(tmp_path: Path, scan: Path) -> None:
    archive = packed(
        tmp_path / "study.zip",
        {
            "b/IM10": scan,
            "b/IM9": scan,
            "picture.png": sample_path("normal.png"),
            "notes.txt": b"no scan",
            "__MACOSX/b/._IM9": b"litter",
            ".DS_Store": b"litter",
            ".hidden/x.dcm": scan,
        },
    )
    found = find_scans([archive])
    assert inner(found, archive) == ["picture.png", "b/IM9", "b/IM10"]
    assert reasons(found) == {"notes.txt": "not_a_scan"}
    assert found.hidden == 1
    assert np.array_equal(read_scan(archive / "b" / "IM9").pixels, PIXELS)
    picture = read_scan(archive / "picture.png")
    assert np.array_equal(picture.pixels, read_scan(sample_path("normal.png")).pixels)
    assert picture.source.path == archive / "picture.png"


def test_reading_an_archive_writes_nothing(tmp_path: Path, scan: Path) -> None:
    folder = tmp_path / "only"
    folder.mkdir()
    archive = packed(folder / "a.zip", {"x/y.dcm": scan})
    read_scan(find_scans([archive]).scans[0])
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["scan.dcm", "a.zip"]


@pytest.mark.parametrize(
    "name",
    ["../outside.dcm", "a/../../outside.dcm", "/outside.dcm", "..\\outside.dcm", "C:\\outside.dcm"],
)
def test_a_name_cannot_leave_the_archive(tmp_path: Path, scan: Path, name: str) -> None:
    (tmp_path / "below").mkdir()
    shutil.copy(scan, tmp_path / "outside.dcm")  # which it means
    archive = packed(tmp_path / "below" / "a.zip", {"ok.dcm": scan, name: b"not this"})
    found = find_scans([archive])
    assert inner(found, archive) == ["ok.dcm"]
    assert reasons(found) == {"outside.dcm": "unsafe_name"}


def test_links_locked_entries_and_second_copies_are_left_out(tmp_path: Path, scan: Path) -> None:
    path = tmp_path / "a.zip"
    link = zipfile.ZipInfo("link.dcm")
    link.create_system = 3
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("twice.dcm", scan.read_bytes())
        archive.writestr(link, "/etc/passwd")
        archive.writestr("locked.dcm", b"secret")
        archive.writestr("old.dcm", b"x" * 99, zipfile.ZIP_BZIP2)
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("twice.dcm", b"another")
        archive.getinfo("locked.dcm").flag_bits |= 1
    found = find_scans([path])
    assert inner(found, path) == ["twice.dcm"]
    assert np.array_equal(read_scan(path / "twice.dcm").pixels, PIXELS)
    assert sorted((one.path.name, one.reason.code) for one in found.left_out) == [
        ("link.dcm", "linked_entry"),
        ("locked.dcm", "locked_entry"),
        ("old.dcm", "unsupported_compression"),
        ("twice.dcm", "duplicate_name"),
    ]
    with pytest.raises(ScanError) as error:
        read_scan(path / "locked.dcm")  # named by itself
    assert error.value.code == "locked_entry"


def test_an_archive_in_an_archive_is_not_opened(tmp_path: Path, scan: Path) -> None:
    deep = packed(tmp_path / "deep.zip", {"a.dcm": scan})
    archive = packed(tmp_path / "a.zip", {"b.dcm": scan, "deep.zip": deep})
    found = find_scans([archive])
    assert inner(found, archive) == ["b.dcm"]
    assert reasons(found) == {"deep.zip": "nested_archive"}


def test_an_archive_that_is_read_as_one_scan_says_what_to_name(tmp_path: Path, scan: Path) -> None:
    deep = packed(tmp_path / "deep.zip", {"a.dcm": scan})
    archive = packed(tmp_path / "a.zip", {"b.dcm": scan, "named-like-a-scan.dcm": deep})
    with pytest.raises(ScanError, match=r"such as “a\.zip/") as whole:
        read_scan(archive)
    assert whole.value.code == "not_a_scan"
    with pytest.raises(ScanError) as inner_one:
        read_scan(archive / "named-like-a-scan.dcm")
    assert inner_one.value.code == "nested_archive"


def test_an_archive_in_a_folder_is_left_for_its_owner_to_open(tmp_path: Path, scan: Path) -> None:
    packed(tmp_path / "a.zip", {"b.dcm": scan})
    found = find_scans([tmp_path])
    assert found.scans == (scan,)
    assert "Open it by itself" in found.left_out[0].reason.message


def test_what_packs_too_well_is_a_bomb(tmp_path: Path) -> None:
    zeros = bytes(160 << 20)  # deflates to a thousandth
    assert broken(find_scans([packed(tmp_path / "one.zip", {"0.dcm": zeros})])) == {
        "one.zip": "overpacked"
    }
    noise = np.random.default_rng(1).bytes(1 << 20)
    beside = packed(tmp_path / "two.zip", {"0.dcm": zeros, "1.dcm": noise})
    found = find_scans([beside])
    assert inner(found, beside) == ["1.dcm"]
    assert reasons(found) == {"0.dcm": "overpacked"}


def test_entries_that_share_their_bytes_are_a_bomb(tmp_path: Path) -> None:
    """As in David Fifield's zip bombs: many names in the directory, one content."""
    path = tmp_path / "many.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("0.dcm", bytes(1 << 20))
        (first,) = archive.filelist
        for number in range(1, 300):
            copy = zipfile.ZipInfo(f"{number}.dcm")
            for name in ("header_offset", "CRC", "compress_size", "file_size", "compress_type"):
                setattr(copy, name, getattr(first, name))
            archive.filelist.append(copy)
    assert broken(find_scans([path])) == {"many.zip": "overpacked"}


def test_a_size_that_is_a_lie_is_damage(tmp_path: Path, scan: Path) -> None:
    archive = packed(tmp_path / "a.zip", {"a.dcm": scan})
    data = bytearray(archive.read_bytes())
    entry = data.rindex(b"PK\x01\x02")
    (size,) = struct.unpack_from("<L", data, entry + 24)
    for stated in (size - 1, size + 1):
        struct.pack_into("<L", data, entry + 24, stated)
        archive.write_bytes(data)
        with pytest.raises(ScanError) as error:
            read_scan(archive / "a.dcm")
        assert error.value.code == "damaged_archive"


def test_too_many_entries_and_too_large_ones_are_refused(
    tmp_path: Path, scan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = packed(tmp_path / "a.zip", {f"{n}.dcm": scan for n in range(4)})
    monkeypatch.setattr("app.imaging.archives.MOST_ENTRIES", 3)
    assert broken(find_scans([archive])) == {"a.zip": "too_many_entries"}
    monkeypatch.setattr("app.imaging.archives.MOST_ENTRIES", 4)
    monkeypatch.setattr("app.imaging.archives.MOST_TOTAL", 4 * scan.stat().st_size - 1)
    assert broken(find_scans([archive])) == {"a.zip": "too_large"}


@pytest.mark.parametrize("cut", [0, 30, -10])
def test_a_damaged_archive_fails_with_a_sentence(tmp_path: Path, scan: Path, cut: int) -> None:
    archive = packed(tmp_path / "a.zip", {"a.dcm": scan})
    data = archive.read_bytes()
    archive.write_bytes(b"PK\x03\x04" + b"\xff" * 40 if cut == 0 else data[:cut])
    assert broken(find_scans([archive])) == {"a.zip": "damaged_archive"}


def test_an_archive_without_scans_says_so(tmp_path: Path) -> None:
    archive = packed(tmp_path / "a.zip", {"a.txt": b"no scan"})
    assert broken(find_scans([archive])) == {"a.zip": "no_scans"}


@pytest.mark.parametrize("marked", [True, False])
def test_names_in_any_encoding_are_read(tmp_path: Path, scan: Path, marked: bool) -> None:
    """The letter is C3 9C in UTF-8, marked or not, and 9A in code page 437."""
    path = packed(tmp_path / "a.zip", {"A__.dcm": scan, "B_.dcm": scan})
    data = path.read_bytes().replace(b"A__.dcm", b"A\xc3\x9c.dcm")
    if marked:
        data = bytearray(data)
        struct.pack_into("<H", data, data.index(b"PK\x01\x02") + 8, 0x800)
        path.write_bytes(data)
        expected = ["A\u00dc.dcm", "B_.dcm"]
    else:
        path.write_bytes(data.replace(b"B_.dcm", b"B\x9a.dcm"))
        expected = ["A\u00dc.dcm", "B\u00dc.dcm"]
    found = find_scans([path])
    assert sorted(inner(found, path)) == expected
    for one in found.scans:
        assert np.array_equal(read_scan(one).pixels, PIXELS)


def test_a_marked_name_that_is_no_utf8_fails_with_a_sentence(tmp_path: Path, scan: Path) -> None:
    path = packed(tmp_path / "a.zip", {"A__.dcm": scan})
    data = bytearray(path.read_bytes().replace(b"A__.dcm", b"A\xff\xfe.dcm"))
    struct.pack_into("<H", data, data.index(b"PK\x01\x02") + 8, 0x800)
    path.write_bytes(data)
    assert broken(find_scans([path])) == {"a.zip": "damaged_archive"}


def test_a_dicomdir_in_an_archive_lists_what_is_in_it(tmp_path: Path, scan: Path) -> None:
    directory = Dataset()
    directory.SOPClassUID = "1.2.840.10008.1.3.10"
    directory.DirectoryRecordSequence = []
    for parts in (["IMAGES", "IM1"], ["IMAGES", "IM2"], ["..", "scan.dcm"]):
        record = Dataset()
        record.add_new("ReferencedFileID", "CS", parts)
        directory.DirectoryRecordSequence.append(record)
    disc = save(directory, tmp_path / "D", ImplicitVRLittleEndian)
    archive = packed(
        tmp_path / "a.zip", {"cd/DICOMDIR": disc, "cd/images/im1": scan, "cd/more": scan}
    )
    found = find_scans([archive])
    assert inner(found, archive) == ["cd/more", "cd/images/im1"]
    assert broken(found) == {"IM2": "missing_on_disc"}
    assert [one.reason.code for one in found.remarks] == ["leaves_disc", "not_on_disc"]


def test_the_start_of_an_entry_is_enough(tmp_path: Path, scan: Path) -> None:
    archive = packed(tmp_path / "a.zip", {"a.dcm": scan})
    with open_file(archive / "a.dcm", 132) as fp:
        assert fp.read() == scan.read_bytes()[:132]


def test_an_archive_that_changes_is_read_anew(tmp_path: Path, scan: Path) -> None:
    archive = packed(tmp_path / "a.zip", {"a.dcm": scan})
    assert len(find_scans([archive]).scans) == 1
    packed(archive, {"a.dcm": scan, "b.dcm": scan})
    assert len(find_scans([archive]).scans) == 2


def test_no_damage_leads_to_anything_but_a_sentence(tmp_path: Path, scan: Path) -> None:
    archive = packed(tmp_path / "a.zip", {"d/a.dcm": scan, "b.dcm": scan})
    whole = archive.read_bytes()
    random = np.random.default_rng(7)
    for number in range(150):
        data = bytearray(whole)
        directory = whole.index(b"PK\x01\x02")
        for _ in range(random.integers(1, 4)):  # half of them where the names and sizes are
            start = directory if number % 2 else 0
            data[random.integers(start, len(data))] = random.choice([0, 255, random.integers(256)])
        archive.write_bytes(data)
        found = find_scans([archive])
        assert found.scans or found.broken or found.left_out
        for path in found.scans:
            with suppress(ScanError):
                read_scan(path)
