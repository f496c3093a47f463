"""Files that say wrong how they are encoded, or nothing."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from pydicom.dataset import Dataset
from pydicom.uid import (
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
    RLELossless,
)

from app.domain.scan import Scan
from app.imaging import read_scan
from tests.imaging.dicom_files import RAMP, codes, dataset, refusal, restate, save
from tests.imaging.encoders import JPEG, LOSSLESS, encapsulate, encoded, items


def test_without_preamble_and_extension(tmp_path: Path) -> None:
    whole = save(dataset(RAMP), tmp_path / "a.dcm").read_bytes()
    bare = tmp_path / "IMG0001"
    bare.write_bytes(whole[132:])
    scan = read_scan(bare)
    assert scan.pixels.tolist() == RAMP.tolist()
    assert codes(scan) == {"missing_preamble"}


@pytest.mark.parametrize("syntax", [ImplicitVRLittleEndian, ExplicitVRBigEndian])
def test_a_data_set_alone_is_recognised(syntax: str, tmp_path: Path) -> None:
    ds = dataset(RAMP)
    if syntax == ExplicitVRBigEndian:
        ds.PixelData = RAMP.byteswap().tobytes()
    whole = save(ds, tmp_path / "a.dcm", syntax).read_bytes()
    start = whole.index(
        b"\x00\x08\x00\x16" if syntax == ExplicitVRBigEndian else b"\x08\x00\x16\x00"
    )
    bare = tmp_path / "bare"
    bare.write_bytes(whole[start:])
    scan = read_scan(bare)
    assert scan.pixels.tolist() == RAMP.tolist()
    assert codes(scan) == {"missing_preamble", "missing_transfer_syntax"}


def test_a_wrong_transfer_syntax_is_recovered_and_said(tmp_path: Path) -> None:
    path = restate(save(dataset(RAMP), tmp_path / "a.dcm"), ExplicitVRBigEndian)
    scan = read_scan(path)
    assert scan.pixels.tolist() == RAMP.tolist()
    assert codes(scan) == {"wrong_transfer_syntax"}
    assert scan.facts.transfer_syntax_uid == ExplicitVRLittleEndian


def _stated(path: Path, ds: Dataset, stated: str) -> Scan:
    return read_scan(restate(save(ds, path), stated))


def test_a_prefix_without_preamble(tmp_path: Path) -> None:
    path = save(dataset(RAMP), tmp_path / "a.dcm")
    path.write_bytes(path.read_bytes()[128:])
    scan = read_scan(path)
    assert scan.pixels.tolist() == RAMP.tolist()
    assert codes(scan) == {"missing_preamble"}


def test_stray_bytes_before_the_data_set(tmp_path: Path) -> None:
    whole = save(dataset(RAMP), tmp_path / "a.dcm").read_bytes()
    path = tmp_path / "stray"
    path.write_bytes(b"\x20\x00\x41" + whole[whole.index(b"\x08\x00\x16\x00UI") :])
    scan = read_scan(path)
    assert scan.pixels.tolist() == RAMP.tolist()
    assert codes(scan) == {"missing_preamble", "missing_transfer_syntax"}


@pytest.mark.parametrize("stated", ["50", "70", "90"])
def test_a_picture_that_is_not_compressed_at_all(stated: str, tmp_path: Path) -> None:
    scan = _stated(tmp_path / "a.dcm", dataset(RAMP), JPEG + stated)
    assert scan.pixels.tolist() == RAMP.tolist()
    assert scan.facts.transfer_syntax_uid == ExplicitVRLittleEndian
    assert codes(scan) == {"wrong_transfer_syntax"}
    assert any(JPEG + stated in notice.message for notice in scan.warnings)


def test_an_unknown_syntax_over_uncompressed_pixels(tmp_path: Path) -> None:
    scan = _stated(tmp_path / "a.dcm", dataset(RAMP), "1.3.46.670589.33.1.4.1")
    assert scan.pixels.tolist() == RAMP.tolist()
    assert codes(scan) == {"wrong_transfer_syntax"}
    longer = dataset(RAMP)
    longer.PixelData += b"\x00\x00"  # then it might be anything
    error = refusal(restate(save(longer, tmp_path / "b.dcm"), "1.3.46.670589.33.1.4.1"))
    assert error.code == "unsupported_transfer_syntax"


KINDS = {JPEG + "57": "JPEG", JPEG + "80": "LS", JPEG + "90": "2000", RLELossless: "RLE"}
STATED = {JPEG + "50": "JPEG", JPEG + "81": "LS", JPEG + "91": "2000", RLELossless: "RLE"}


@pytest.mark.parametrize("really", KINDS)
@pytest.mark.parametrize("stated", [*STATED, ExplicitVRLittleEndian])
def test_another_codestream_than_stated(really: str, stated: str, tmp_path: Path) -> None:
    path = save(encoded(dataset(RAMP), RAMP, really), tmp_path / "a.dcm", really)
    scan = read_scan(restate(path, stated))
    assert scan.pixels.tolist() == RAMP.tolist()
    if STATED.get(stated) == KINDS[really]:  # one decoder for both
        # A lossy syntax may hold a stream without loss (PS3.5 A.4), but for plain JPEG.
        assert codes(scan) == ({"wrong_transfer_syntax"} if stated == JPEG + "50" else set())
        assert scan.facts.transfer_syntax_uid == stated
    else:
        assert codes(scan) == {"wrong_transfer_syntax"}
        assert scan.facts.transfer_syntax_uid == really


@pytest.mark.parametrize("really", [JPEG + "70", JPEG + "80", JPEG + "90", JPEG + "201"])
def test_a_codestream_without_its_items(really: str, tmp_path: Path) -> None:
    ds = dataset(RAMP)
    stream = LOSSLESS[really](RAMP)
    ds.PixelData = stream + b"\x00" * (len(stream) % 2)
    ds["PixelData"].VR = "OB"
    scan = _stated(tmp_path / "a.dcm", ds, really)
    assert scan.pixels.tolist() == RAMP.tolist()
    assert codes(scan) == {"not_encapsulated"}


def test_jpeg_2000_in_the_boxes_of_its_file_format(tmp_path: Path) -> None:
    imagecodecs = pytest.importorskip("imagecodecs")
    stream = imagecodecs.jpeg2k_encode(RAMP, level=0, codecformat="jp2", reversible=True)
    ds = encapsulate(dataset(RAMP), items(b"", [stream]))
    scan = read_scan(save(ds, tmp_path / "a.dcm", JPEG + "90"))
    assert scan.pixels.tolist() == RAMP.tolist()
    assert codes(scan) == {"boxed_stream"}


SMOOTH = (RAMP // 16).astype(np.uint8)
LOSSY = {
    JPEG + "70": ("jpeg8", {"level": 80}, JPEG + "50"),
    JPEG + "80": ("jpegls", {"level": 3}, JPEG + "81"),
    JPEG + "90": ("jpeg2k", {"level": 40, "codecformat": "j2k", "reversible": False}, JPEG + "91"),
}


@pytest.mark.parametrize("stated", LOSSY)
def test_loss_under_a_syntax_that_allows_none(stated: str, tmp_path: Path) -> None:
    imagecodecs = pytest.importorskip("imagecodecs")
    name, options, really = LOSSY[stated]
    stream = getattr(imagecodecs, f"{name}_encode")(SMOOTH, **options)
    ds = encapsulate(dataset(SMOOTH), items(b"", [stream]))
    scan = read_scan(save(ds, tmp_path / "a.dcm", stated))
    theirs = getattr(imagecodecs, f"{name}_decode")(stream)
    assert np.abs(scan.pixels.astype(int) - theirs).max() <= 1
    assert codes(scan) == {"wrong_transfer_syntax", "lossy_compression"}
    assert scan.facts.transfer_syntax_uid == stated
    (said,) = (n.message for n in scan.warnings if n.code == "wrong_transfer_syntax")
    assert f"({stated})" in said
    assert f"({really})" in said


def test_the_overshoot_of_a_lossy_stream_does_not_wrap(tmp_path: Path) -> None:
    imagecodecs = pytest.importorskip("imagecodecs")
    hard = np.where(np.random.default_rng(1).random((64, 64)) > 0.5, 4095, 0).astype(np.uint16)
    stream = imagecodecs.jpeg2k_encode(hard, level=30, codecformat="j2k", reversible=False)
    theirs = imagecodecs.jpeg2k_decode(stream)
    assert theirs.max() > 4095  # else this shows nothing
    for stated in ("90", "91"):
        ds = encapsulate(dataset(hard, BitsStored=12), items(b"", [stream]))
        scan = read_scan(save(ds, tmp_path / "a.dcm", JPEG + stated))
        assert scan.pixels.tolist() == theirs.tolist()


@pytest.mark.parametrize("lowest", [-2048, 0])
def test_a_sign_that_codestream_and_header_disagree_about(lowest: int, tmp_path: Path) -> None:
    values = (RAMP % 2048).astype(np.int16) + np.int16(lowest)
    stream = LOSSLESS[JPEG + "90"](values)
    ds = encapsulate(dataset(values, PixelRepresentation=0), items(b"", [stream]))
    scan = read_scan(save(ds, tmp_path / "a.dcm", JPEG + "90"))
    # -2048 is 65536 - 2048 = 63488 to the header; where nothing is negative, both mean the same.
    assert int(scan.pixels[0, 0]) == lowest % 65536
    assert codes(scan) == ({"sign_differs"} if lowest < 0 else set())


def test_a_data_set_that_is_stated_to_be_deflated_and_is_not(tmp_path: Path) -> None:
    path = save(dataset(RAMP), tmp_path / "a.dcm")
    restate(path, DeflatedExplicitVRLittleEndian)
    scan = read_scan(path)
    assert scan.pixels.tolist() == RAMP.tolist()
    assert codes(scan) == {"wrong_transfer_syntax"}


def test_a_deflated_data_set_with_the_header_of_zlib(tmp_path: Path) -> None:
    path = save(dataset(RAMP), tmp_path / "a.dcm", DeflatedExplicitVRLittleEndian)
    data = path.read_bytes()
    start = 144 + int.from_bytes(data[140:144], "little")
    path.write_bytes(data[:start] + b"\x78\x9c" + data[start:])
    assert read_scan(path).pixels.tolist() == RAMP.tolist()


def test_shared_chroma_that_is_written_whole(tmp_path: Path) -> None:
    ybr = np.full((2, 2, 3), 128, np.uint8)
    ybr[0, 0] = (76, 85, 255)
    ds = dataset(ybr, PhotometricInterpretation="YBR_FULL_422")
    scan = read_scan(save(ds, tmp_path / "a.dcm"))
    # R = 76 + 1.402 * 127 = 254, G = 76 + 0.3441 * 43 - 0.7141 * 127 = 0, B = 76 - 1.772 * 43 = 0
    assert np.abs(scan.pixels[0, 0].astype(int) - (254, 0, 0)).max() <= 1
    assert scan.pixels[1].tolist() == [[128] * 3] * 2
    assert codes(scan) == {"whole_chroma"}


def test_pixels_on_a_server_are_named(tmp_path: Path) -> None:
    ds = dataset(RAMP)
    del ds.PixelData
    ds.PixelDataProviderURL = "https://example.org/image"
    error = refusal(save(ds, tmp_path / "a.dcm", JPEG + "94"))
    assert error.code == "no_pixels"
    assert "JPIP" in error.message
