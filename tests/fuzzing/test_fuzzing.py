"""A short run of the fuzzer, and what earlier runs found. The long one is ``make fuzz``."""

from __future__ import annotations

from tests.fuzzing.cases import make
from tests.fuzzing.running import run


def test_two_hundred_damaged_files_give_two_hundred_records() -> None:
    report = run(2026, range(200), workers=2)
    assert report.finds == [], "\n".join(f"{what}: {case}" for case, what in report.finds)
    assert report.outcomes.total() == 200
    assert report.status("failed") > 20
    assert report.status("refused") + report.status("classified") > 20


def test_a_case_is_made_again_from_its_seed_and_number() -> None:
    for number in range(50):
        assert make(7, number).content == make(7, number).content
    assert len({make(7, number).content for number in range(50)}) > 40
