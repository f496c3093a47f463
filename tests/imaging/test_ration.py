"""What a header may ask for: items, elements, values, bytes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence

from app.domain.display import Rescale
from app.imaging import read_scan
from tests.imaging.dicom_files import RAMP, codes, dataset, refusal, save
from tests.security import bombs


@pytest.fixture
def small_ration(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.imaging.ration.MOST_READS", 20_000)


@pytest.mark.usefixtures("small_ration")
def test_items_in_items_count(tmp_path: Path) -> None:
    assert refusal(bombs.nested_items(tmp_path / "a.dcm", 10_000)).code == "too_large"
    assert not read_scan(bombs.nested_items(tmp_path / "b.dcm", 1000)).warnings


@pytest.mark.usefixtures("small_ration")
def test_elements_of_items_of_stated_length_count(tmp_path: Path) -> None:
    assert refusal(bombs.stated_elements(tmp_path / "a.dcm", 30_000)).code == "too_large"
    assert not read_scan(bombs.stated_elements(tmp_path / "b.dcm", 4_000)).warnings


@pytest.mark.usefixtures("small_ration")
def test_character_sets_cost_what_their_conversion_does(tmp_path: Path) -> None:
    assert refusal(bombs.character_sets(tmp_path / "a.dcm", 100)).code == "too_large"
    assert not read_scan(bombs.character_sets(tmp_path / "b.dcm", 10)).warnings


def test_a_long_sequence_of_stated_length_is_read(tmp_path: Path) -> None:
    ds = dataset(np.zeros((3, 2, 2), np.uint8), Rows=2, Columns=2, NumberOfFrames=3)
    ds.SamplesPerPixel = 1
    ds.PhotometricInterpretation = "MONOCHROME2"
    del ds.PlanarConfiguration
    groups = []
    for slope in (1, 2, 3):
        rescale, item = Dataset(), Dataset()
        rescale.RescaleSlope, rescale.RescaleIntercept = slope, 10 * slope
        rescale.RescaleType = "US"
        item.PixelValueTransformationSequence = Sequence([rescale])
        item.add_new(0x00091000, "OB", bytes(40_000))
        groups.append(item)
    ds.PerFrameFunctionalGroupsSequence = Sequence(groups)
    scan = read_scan(save(ds, tmp_path / "a.dcm"), 2)
    assert scan.display.modality == Rescale(2.0, 20.0, "US")


def test_a_window_of_a_million_centres_is_left_out_and_said(tmp_path: Path) -> None:
    scan = read_scan(bombs.many_values(tmp_path / "a.dcm", 1_000_000))
    assert "overlong_element" in codes(scan)
    assert scan.pixels.tolist() == RAMP.tolist()


def test_an_element_of_gigabytes_is_refused(tmp_path: Path) -> None:
    assert refusal(bombs.endless_element(tmp_path / "a.dcm")).code == "too_large"


def test_a_length_beyond_the_end_is_a_cut_and_not_a_size(tmp_path: Path) -> None:
    path = bombs.endless_element(tmp_path / "a.dcm")
    with path.open("r+b") as stream:
        stream.truncate(1000)
    assert refusal(path).code == "truncated"


def test_the_end_is_looked_for_in_so_many_fragments(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = bombs.empty_fragments(tmp_path / "a.dcm", 1000)
    assert "truncated" in codes(read_scan(path))
    monkeypatch.setattr("app.imaging.parse._MOST_FRAGMENTS", 500)
    assert "truncated" not in codes(read_scan(path))


# --- Segmented palettes (PS3.3 C.7.9.2) ----------------------------------------------------


def _segmented(words: list[int], entries: int) -> Dataset:
    indices = np.arange(entries, dtype=np.uint8)[np.newaxis]
    ds = dataset(indices, PhotometricInterpretation="PALETTE COLOR")
    for name in ("Red", "Green", "Blue"):
        ds.add_new(f"{name}PaletteColorLookupTableDescriptor", "US", [entries, 0, 16])
        data = np.array(words, "<u2").tobytes()
        ds.add_new(f"Segmented{name}PaletteColorLookupTableData", "OW", data)
    return ds


def test_a_segmented_palette_is_expanded(tmp_path: Path) -> None:
    # Two entries as they are, then three that rise to 0x0800; the upper byte is shown.
    ds = _segmented([0, 2, 0x0100, 0x0200, 1, 3, 0x0800], 5)
    scan = read_scan(save(ds, tmp_path / "a.dcm"))
    assert scan.pixels.reshape(5, -1)[:, 0].tolist() == [1, 2, 4, 6, 8]


@pytest.mark.parametrize(
    "words",
    [
        [0, 1, 0] + [1, 65535, 0] * 2,  # too many entries
        [0, 1, 0] + [0, 0] * 70_000,  # too many segments
        [0, 1, 0, 2, 1, 3, 0],  # points at itself
        [0, 1, 0, 7, 1, 0],  # no such kind
    ],
)
def test_a_segmented_palette_that_grows_without_end_is_damaged(
    tmp_path: Path, words: list[int]
) -> None:
    assert refusal(save(_segmented(words, 4), tmp_path / "a.dcm")).code == "damaged_header"


def test_a_blank_mask_may_be_deflated(tmp_path: Path) -> None:
    save(dataset(np.zeros((4608, 4608), np.uint8)), tmp_path / "plain.dcm")
    whole = (tmp_path / "plain.dcm").read_bytes()
    start = 144 + int.from_bytes(whole[140:144], "little")
    path = bombs.deflated(tmp_path / "a.dcm", whole[start:])
    assert path.stat().st_size < len(whole) // 500
    assert not read_scan(path).pixels.any()
