"""What is measured with is what it says it is; how fast anything is, no test asserts."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import numpy as np
import pydicom
import pytest

from app.imaging import read_scan
from benchmarks import full_size, table
from benchmarks.measuring import Row, both_in_turn, in_turn, ratio, unmeasured
from benchmarks.targets import TARGETS


@pytest.mark.parametrize("encoding", full_size.SYNTAXES)
def test_every_encoding_holds_the_picture_that_was_drawn(encoding: str, tmp_path: Path) -> None:
    pixels = full_size.picture(1, (200, 250))
    path = full_size.write(tmp_path / "scan.dcm", pixels, encoding)
    read = read_scan(path)
    assert np.array_equal(read.pixels, pixels)
    assert read.warnings == ()
    stored = pydicom.dcmread(path)
    assert stored.file_meta.TransferSyntaxUID == full_size.SYNTAXES[encoding][0]
    if encoding != "jpeg-lossless":  # pydicom reads that with decoders that are not installed
        assert np.array_equal(stored.pixel_array, pixels)


def test_pictures_are_the_same_every_time_and_differ_from_each_other() -> None:
    one, again, other = (full_size.picture(number, (40, 50)) for number in (1, 1, 3))
    assert np.array_equal(one, again)
    assert not np.array_equal(one, other)
    assert one.max() < 4096


def test_a_ratio_is_the_median_of_the_rounds_own_ratios() -> None:
    figures = {"ours": iter([1.0, 2.0, 1.0]), "naive": iter([4.0, 10.0, 3.0])}
    sides = {name: partial(next, values) for name, values in figures.items()}
    row = ratio("classify", in_turn(sides, 3), "naive", "ours")
    assert (row.value, row.low, row.high, row.rounds) == (4.0, 3.0, 5.0, 3)
    assert row.parts == {"ours [s]": 1.0, "naive [s]": 4.0}


def test_processor_time_makes_a_ratio_of_its_own() -> None:
    figures = {"ours": iter([(9.0, 9.0), (1.0, 2.0)]), "naive": iter([(9.0, 9.0), (4.0, 6.0)])}
    sides = {name: partial(next, values) for name, values in figures.items()}
    row = ratio("classify", both_in_turn(sides, 1, warm_up=True), "naive", "ours", unit="ms")
    assert (row.value, row.processor, row.rounds) == (4.0, 3.0, 1)
    assert row.parts["naive, processor [ms]"] == 6000.0


def test_a_round_to_warm_up_does_not_count() -> None:
    values = iter([9.0, 1.0, 2.0])
    assert in_turn({"ours": partial(next, values)}, 2, warm_up=True) == {"ours": [1.0, 2.0]}


@pytest.mark.parametrize(
    ("name", "value", "holds"),
    [
        ("window", 1.1, "aim"),
        ("window", 1.2, "aim"),
        ("window", 1.5, "must"),
        ("window", 1.7, "short"),
        ("limit", 0.95, "aim"),
        ("limit", 0.85, "must"),
        ("limit", 0.5, "short"),
        ("network", 2.0, None),
    ],
)
def test_bounds_hold_in_their_direction(name: str, value: float, holds: str | None) -> None:
    assert TARGETS[name].holds(value) == holds


def test_a_document_keeps_what_was_measured_before(tmp_path: Path) -> None:
    document = tmp_path / "performance.md"
    document.write_text(f"# Fast\n\n{table.BEGIN}\nstale\n{table.END}\n\nThe end.\n", "utf-8")
    first = Row("window", 1.5, 1.25, 1.75, 1.4, {"ours [s]": 0.3}, 5, 0.1, "2026-01-01 10:00")
    table.write(document, [first, unmeasured("torchxrayvision", "torch is not installed")])
    table.write(document, [Row("limit", 0.5, rounds=3, date="2026-01-02 10:00")])
    text = document.read_text("utf-8")
    assert text.startswith("# Fast\n")
    assert text.endswith("\n\nThe end.\n")
    assert "stale" not in text
    title = TARGETS["window"].title
    assert f"| {title} | 1.50 | 5: 1.25 to 1.75 | 1.40 | ≤ 1.6 | ≤ 1.2 | yes | 10% |" in text
    assert f"| {title} | ours 0.30 s | 2026-01-01 10:00 |" in text
    assert f"| {TARGETS['limit'].title} | 0.50 | 3 |  | ≥ 0.8 | ≥ 0.92 | **no** | 0% |" in text
    assert "not measured: torch is not installed" in text
    assert table.read(document.with_suffix(".json"))["window"] == first


def test_the_documents_table_is_that_of_its_json() -> None:
    document = Path(__file__).resolve().parents[1] / "docs" / "performance.md"
    rows = table.read(document.with_suffix(".json"))
    assert rows
    assert table.markdown(rows) in document.read_text("utf-8")
