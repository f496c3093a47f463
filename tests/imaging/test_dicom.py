"""DICOM files: encodings, facts, notices and what is refused."""

from __future__ import annotations

import io
import logging
import sys
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pydicom.dataset import Dataset
from pydicom.encaps import encapsulate
from pydicom.uid import (
    JPEG2000,
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGBaseline8Bit,
    JPEGLosslessSV1,
    JPEGLSLossless,
    RLELossless,
)

from app.domain.scan import Scan
from app.errors import ScanError
from app.imaging import count_frames, read_scan
from tests.conftest import sample_path
from tests.imaging.dicom_files import dataset, save
from tests.imaging.other_user import run_bound

RAMP = np.arange(4096, dtype=np.uint16).reshape(64, 64)  # 12 bits


def codes(scan: Scan) -> set[str]:
    return {notice.code for notice in scan.warnings}


def refusal(path: Path, frame: int = 1) -> ScanError:
    with pytest.raises(ScanError) as caught:
        read_scan(path, frame)
    error = caught.value
    assert error.message.endswith((".", ")."))
    assert "entinel" not in error.message
    assert "SENTINEL" not in error.message
    return error


@pytest.mark.parametrize(
    "syntax",
    [
        ImplicitVRLittleEndian,
        ExplicitVRLittleEndian,
        ExplicitVRBigEndian,
        DeflatedExplicitVRLittleEndian,
    ],
)
def test_native_encodings_give_the_same_pixels(syntax: str, tmp_path: Path) -> None:
    ds = dataset(RAMP, BitsStored=12)
    if syntax == ExplicitVRBigEndian:
        ds.PixelData = RAMP.byteswap().tobytes()
    scan = read_scan(save(ds, tmp_path / "a", syntax))
    assert scan.pixels.tolist() == RAMP.tolist()
    assert scan.facts.transfer_syntax_uid == syntax
    assert scan.warnings == ()


@pytest.mark.parametrize("syntax", [RLELossless, JPEGLSLossless, JPEG2000Lossless, JPEGLosslessSV1])
@pytest.mark.parametrize("kind", ["unsigned", "signed"])
def test_lossless_encodings_give_the_same_pixels(syntax: str, kind: str, tmp_path: Path) -> None:
    imagecodecs = pytest.importorskip("imagecodecs")
    pixels = RAMP if kind == "unsigned" else RAMP.astype(np.int16) - 2000
    ds = dataset(pixels)
    if syntax == JPEGLosslessSV1:
        frame = imagecodecs.ljpeg_encode(pixels.view(np.uint16), bitspersample=16)
        ds.PixelData = encapsulate([frame])
        ds["PixelData"].VR = "OB"
        ds["PixelData"].is_undefined_length = True
    else:
        save(ds, tmp_path / "native")
        ds.compress(syntax, generate_instance_uid=False)
    scan = read_scan(save(ds, tmp_path / "a", syntax))
    assert scan.pixels.tolist() == pixels.tolist()
    assert scan.pixels.dtype == pixels.dtype


def test_one_frame_of_several_is_read(tmp_path: Path) -> None:
    frames = np.stack([RAMP, RAMP + 1, RAMP + 2])
    ds = dataset(frames.reshape(192, 64), NumberOfFrames=3, Rows=64)
    path = save(ds, tmp_path / "a.dcm")
    scan = read_scan(path, frame=2)
    assert scan.pixels.tolist() == (RAMP + 1).tolist()
    assert (scan.source.frame, scan.source.frames) == (2, 3)
    assert "multi_frame" in codes(scan)
    assert count_frames(path) == 3
    for frame in (0, 4, -1):
        assert refusal(path, frame).code == "bad_frame"


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
    path = save(dataset(RAMP), tmp_path / "a.dcm", ExplicitVRLittleEndian)
    explicit, big = b"1.2.840.10008.1.2.1\x00", b"1.2.840.10008.1.2.2\x00"
    path.write_bytes(path.read_bytes().replace(explicit, big))
    scan = read_scan(path)
    assert scan.pixels.tolist() == RAMP.tolist()
    assert codes(scan) == {"wrong_transfer_syntax"}
    assert scan.facts.transfer_syntax_uid == ExplicitVRLittleEndian


def test_facts_geometry_and_identity(tmp_path: Path) -> None:
    ds = dataset(
        RAMP,
        BodyPartExamined="chest",
        ViewPosition="AP",
        PatientAge="003Y",
        PresentationIntentType="FOR PRESENTATION",
        ImagerPixelSpacing=[0.2, 0.1],
        PatientOrientation=["L", "F"],
    )
    scan = read_scan(save(ds, tmp_path / "a.dcm"))
    assert (scan.facts.modality, scan.facts.body_part) == ("CR", "CHEST")
    assert (scan.facts.view_position, scan.facts.age_years) == ("AP", 3.0)
    assert scan.facts.presentation_intent == "FOR PRESENTATION"
    assert scan.geometry.spacing_mm == (0.2, 0.1)
    assert scan.geometry.spacing_source == "ImagerPixelSpacing"
    assert scan.geometry.pixel_aspect == 2.0
    assert scan.geometry.orientation == ("L", "F")
    assert scan.identity.patient_name == "Sentinel^Name"
    assert "Sentinel" not in repr(scan)


@pytest.mark.parametrize(
    ("elements", "years"),
    [
        ({"PatientAge": "018M"}, 1.5),
        ({"PatientAge": "010D"}, 10 / 365.25),
        ({"PatientAge": "002W"}, 14 / 365.25),
        ({"PatientBirthDate": "20200101", "StudyDate": "20230101"}, 3.0),
        ({"PatientBirthDate": "20230101", "StudyDate": "20200101"}, None),
        ({"PatientBirthDate": "2020", "StudyDate": "20230101"}, None),
        ({"PatientAge": "old"}, None),
        ({"PatientAge": "000Y"}, 0.0),
        ({"PatientAge": "000Y", "PatientBirthDate": "19600101", "StudyDate": "20200101"}, 60.0),
        ({"PatientAge": "059Y", "PatientBirthDate": "19600101", "StudyDate": "20200101"}, 59.0),
        ({}, None),
    ],
)
def test_age(elements: dict[str, str], years: float | None, tmp_path: Path) -> None:
    ds = dataset(RAMP)
    for keyword, value in elements.items():
        ds.add_new(keyword, "LO", value)  # as free text, or the writer would refuse
    scan = read_scan(save(ds, tmp_path / "a.dcm", ImplicitVRLittleEndian))
    assert scan.facts.age_years == (years if years is None else pytest.approx(years, abs=0.01))


def test_orientation_from_the_plane(tmp_path: Path) -> None:
    ds = dataset(RAMP, ImageOrientationPatient=[1, 0, 0, 0, 0, -1], PixelSpacing=[1, 1])
    assert read_scan(save(ds, tmp_path / "a.dcm")).geometry.orientation == ("L", "F")


@pytest.mark.parametrize(
    ("code", "elements"),
    [
        ("for_processing", {"PresentationIntentType": "FOR PROCESSING"}),
        ("burned_in_annotation", {"BurnedInAnnotation": "YES"}),
        ("lossy_compression", {"LossyImageCompression": "01"}),
        ("several_windows", {"WindowCenter": [1, 2], "WindowWidth": [3, 4]}),
        ("synthetic", {"ImageComments": "Synthetic image, no patient"}),
        ("inverse_presentation", {"PresentationLUTShape": "INVERSE"}),
        ("invalid_window", {"WindowCenter": 5, "WindowWidth": 0}),
        (
            "contradictory_inversion",
            {"PhotometricInterpretation": "MONOCHROME1", "PresentationLUTShape": "IDENTITY"},
        ),
    ],
)
def test_notices(code: str, elements: dict[str, object], tmp_path: Path) -> None:
    assert codes(read_scan(save(dataset(RAMP, **elements), tmp_path / "a.dcm"))) == {code}


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


def test_a_header_alone_has_no_pixels(tmp_path: Path) -> None:
    ds = dataset(RAMP)
    del ds.PixelData
    assert refusal(save(ds, tmp_path / "a.dcm")).code == "no_pixels"


def test_a_cut_file_is_truncated(tmp_path: Path) -> None:
    path = save(dataset(RAMP), tmp_path / "a.dcm")
    path.write_bytes(path.read_bytes()[:-30])
    assert refusal(path).code == "truncated"


@pytest.mark.parametrize("syntax", [ImplicitVRLittleEndian, ExplicitVRLittleEndian])
@pytest.mark.parametrize("inside", [b"Sentinel^N", b"SENTINEL-I"])
def test_a_file_cut_inside_its_header_is_truncated(
    syntax: str, inside: bytes, tmp_path: Path
) -> None:
    path = save(dataset(RAMP), tmp_path / "a.dcm", syntax)
    content = path.read_bytes()
    path.write_bytes(content[: content.index(inside) + len(inside)])
    assert refusal(path).code == "truncated"
    path.write_bytes(content[: content.index(inside) - 3])  # in the next element's own header
    assert refusal(path).code == "truncated"


@pytest.mark.parametrize("syntax", [ExplicitVRLittleEndian, RLELossless])
def test_frames_are_counted_only_as_far_as_the_file_reaches(syntax: str, tmp_path: Path) -> None:
    ds = dataset(np.vstack([RAMP, RAMP]), NumberOfFrames=2, Rows=64)
    save(ds, tmp_path / "a.dcm")
    if syntax == RLELossless:
        ds.compress(syntax, generate_instance_uid=False)
    ds.NumberOfFrames = 2_000_000_000
    path = save(ds, tmp_path / "a.dcm", syntax)
    assert count_frames(path) == 3  # one more than there are, to be told of
    assert refusal(path, 3).code in ("damaged_header", "undecodable", "truncated")


def test_a_cut_file_still_gives_its_whole_frames(tmp_path: Path) -> None:
    ds = dataset(np.vstack([RAMP, RAMP]), NumberOfFrames=2, Rows=64)
    path = save(ds, tmp_path / "a.dcm")
    path.write_bytes(path.read_bytes()[:-30])
    assert "truncated" in codes(read_scan(path, 1))
    assert refusal(path, 2).code == "truncated"


def _jpeg_file(path: Path, frame: bytes) -> Path:
    ds = dataset(np.zeros((64, 64), np.uint8))
    ds.PixelData = encapsulate([frame])
    ds["PixelData"].VR = "OB"
    ds["PixelData"].is_undefined_length = True
    return save(ds, path, JPEGBaseline8Bit)


def test_a_jpeg_frame_without_its_end_is_not_filled_up_in_silence(tmp_path: Path) -> None:
    whole = io.BytesIO()
    noise = np.random.default_rng(3).integers(0, 256, (64, 64), dtype=np.uint8)
    Image.fromarray(noise).save(whole, format="JPEG")
    frame = whole.getvalue()
    assert read_scan(_jpeg_file(tmp_path / "whole", frame)).pixels.shape == (64, 64)
    assert refusal(_jpeg_file(tmp_path / "half", frame[: len(frame) // 2])).code == "truncated"


def test_elements_behind_the_pixels_are_no_damage(tmp_path: Path) -> None:
    ds = dataset(RAMP)
    save(ds, tmp_path / "native")
    ds.compress(RLELossless, generate_instance_uid=False)
    ds.add_new(0xFFFCFFFC, "OB", bytes(20_000))  # Data Set Trailing Padding
    scan = read_scan(save(ds, tmp_path / "a.dcm", RLELossless))
    assert scan.pixels.tolist() == RAMP.tolist()
    assert scan.warnings == ()


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


def test_values_that_mean_nothing_do_not_cost_the_picture(tmp_path: Path) -> None:
    ds = dataset(RAMP)
    for keyword in ("WindowCenter", "WindowWidth", "PixelSpacing", "RescaleSlope", "PatientAge"):
        ds.add_new(keyword, "LO", "n/a")
    scan = read_scan(save(ds, tmp_path / "a.dcm", ImplicitVRLittleEndian))
    assert scan.pixels.tolist() == RAMP.tolist()
    assert scan.geometry.spacing_mm is None


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


def test_nothing_of_the_patient_is_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    ds = dataset(RAMP)
    ds.add_new("PatientBirthDate", "LO", "SENTINEL-DATE")
    ds.add_new("InstanceNumber", "LO", "SENTINEL-NUMBER")
    read_scan(save(ds, tmp_path / "a.dcm", ImplicitVRLittleEndian))
    out, err = capfd.readouterr()
    assert "SENTINEL" not in caplog.text + out + err


def test_a_missing_decoder_is_not_blamed_on_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "imagecodecs", None)  # what a broken installation amounts to
    with pytest.raises(ScanError) as caught:
        read_scan(sample_path("pneumonia.dcm"))
    assert caught.value.code == "decoder_missing"
