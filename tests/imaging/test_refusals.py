"""What is refused, and with which words."""

from __future__ import annotations

import logging
import sys
import zlib
from pathlib import Path

import pytest
from pydicom.dataset import Dataset
from pydicom.encaps import encapsulate
from pydicom.uid import (
    JPEG2000,
    DeflatedExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
)

from app.errors import ScanError
from app.imaging import read_scan
from tests.conftest import sample_path
from tests.imaging.dicom_files import RAMP, dataset, refusal, save
from tests.imaging.other_user import run_bound


@pytest.mark.parametrize(
    ("sop_class", "word"),
    [
        ("1.2.840.10008.5.1.4.1.1.88.33", "structured report"),
        ("1.2.840.10008.5.1.4.1.1.88.59", "key object"),
        ("1.2.840.10008.5.1.4.1.1.104.1", "document"),
        ("1.2.840.10008.5.1.4.1.1.11.1", "presentation state"),
        ("1.2.840.10008.5.1.4.1.1.9.1.1", "waveform"),
        ("1.2.840.10008.5.1.4.1.1.481.3", "structure set"),
    ],
)
def test_what_is_no_image_is_named(sop_class: str, word: str, tmp_path: Path) -> None:
    ds = Dataset()
    ds.SOPClassUID, ds.SOPInstanceUID, ds.PatientName = sop_class, "1.2.3", "Sentinel"
    error = refusal(save(ds, tmp_path / "a.dcm"))
    assert error.code == "not_an_image"
    assert word in error.message


def test_too_little_pixel_data_for_the_header(tmp_path: Path) -> None:
    assert refusal(save(dataset(RAMP, Rows=65), tmp_path / "a.dcm")).code == "damaged_header"


@pytest.mark.parametrize("missing", ["Rows", "Columns"])
def test_missing_size(missing: str, tmp_path: Path) -> None:
    assert refusal(save(dataset(RAMP, **{missing: None}), tmp_path / "a")).code == "damaged_header"


def test_declared_size_is_checked_before_memory_is_taken(tmp_path: Path) -> None:
    path = save(dataset(RAMP, Rows=65535, Columns=65535), tmp_path / "a.dcm")
    assert refusal(path).code == "too_large"


def test_a_frame_that_claims_another_size_never_reaches_its_decoder(tmp_path: Path) -> None:
    # SOC and SIZ of a 60,000 x 60,000 picture, and nothing behind them.
    siz = b"\xff\x4f\xff\x51\x00\x29\x00\x00" + (60000).to_bytes(4, "big") * 2 + bytes(8)
    siz += (60000).to_bytes(4, "big") * 2 + bytes(8) + b"\x00\x01\x0f\x01\x01" + bytes(60)
    ds = dataset(RAMP)
    ds.PixelData = encapsulate([siz])
    ds["PixelData"].VR = "OB"
    ds["PixelData"].is_undefined_length = True
    error = refusal(save(ds, tmp_path / "a.dcm", JPEG2000))
    assert error.code == "undecodable"
    assert "JPEG 2000" in error.message


def test_an_unknown_transfer_syntax_is_named(tmp_path: Path) -> None:
    ds = dataset(RAMP)
    ds.PixelData = encapsulate([b"\x00\x00\x01\xb3" * 10])
    ds["PixelData"].VR = "OB"
    ds["PixelData"].is_undefined_length = True
    error = refusal(save(ds, tmp_path / "a.dcm", "1.2.840.10008.1.2.4.100"))
    assert error.code == "unsupported_transfer_syntax"
    assert "MPEG2" in error.message
    assert "1.2.840.10008.1.2.4.100" in error.message


def test_a_deflate_bomb_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.imaging.parse.MOST_INFLATED", 100_000)
    path = save(dataset(RAMP), tmp_path / "a.dcm", DeflatedExplicitVRLittleEndian)
    whole = path.read_bytes()
    length = int.from_bytes(whole[140:144], "little")
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    bomb = packer.compress(bytes(1_000_000)) + packer.flush()
    path.write_bytes(whole[: 144 + length] + bomb)
    assert refusal(path).code == "too_large"


def test_deeply_nested_sequences_are_refused(tmp_path: Path) -> None:
    path = save(dataset(RAMP), tmp_path / "a.dcm", ImplicitVRLittleEndian)
    whole = path.read_bytes()
    start = whole.index(b"\x28\x00\x02\x00")  # before the image's own elements
    nested = b"\x08\x00\x40\x11\xff\xff\xff\xff\xfe\xff\x00\xe0\xff\xff\xff\xff" * 5000
    path.write_bytes(whole[:start] + nested + whole[start:])
    assert refusal(path).code == "damaged_header"


def test_paths_that_cannot_be_read(tmp_path: Path) -> None:
    assert refusal(tmp_path / "absent.dcm").code == "not_found"
    assert refusal(tmp_path).code == "no_scans"
    empty = tmp_path / "empty.dcm"
    empty.touch()
    assert refusal(empty).code == "empty_file"
    text = tmp_path / "text.dcm"
    text.write_text("Dear colleague,\nplease find enclosed …\n" * 20, encoding="utf-8")
    error = refusal(text)
    assert error.code == "not_a_scan"
    assert "text" in error.message


def test_names_no_file_can_have(tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    for path in (tmp_path / ("n" * 300), loop, tmp_path / "nul\0", tmp_path / "a" / "b"):
        assert refusal(path).code == "not_found"


@pytest.mark.parametrize("closed", ["a.dcm", "."])
def test_no_permission(closed: str, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    path = save(dataset(RAMP), folder / "a.dcm")
    (folder / closed).chmod(0)
    script = (
        "import sys; from pathlib import Path; from app.imaging import read_scan\n"
        "from app.errors import ScanError\n"
        "try: read_scan(Path(sys.argv[1]))\n"
        "except ScanError as error: print(error.code)"
    )
    done = run_bound("-c", script, path)
    folder.chmod(0o755)
    assert done.stdout.strip() == "not_readable"


def test_a_fault_of_ours_is_logged_without_values(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def mistake(*_arguments: object) -> None:
        raise AttributeError("SENTINEL")

    monkeypatch.setattr(logging.getLogger("app"), "propagate", True)  # the window's log stops it
    monkeypatch.setitem(mistake.__globals__, "__name__", "app.mistake")
    monkeypatch.setattr("app.imaging.facts.identity", mistake)
    assert refusal(save(dataset(RAMP), tmp_path / "a.dcm")).code == "damaged_header"
    (record,) = [r for r in caplog.records if r.name == "app.imaging.reading"]
    assert record.levelname == "WARNING"
    assert record.getMessage().startswith("AttributeError at app.mistake:")
    assert "SENTINEL" not in caplog.text


def test_a_missing_decoder_is_not_blamed_on_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "imagecodecs", None)  # what a broken installation amounts to
    with pytest.raises(ScanError) as caught:
        read_scan(sample_path("pneumonia.dcm"))
    assert caught.value.code == "decoder_missing"
