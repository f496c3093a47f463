"""Full-size scans and their 224 px exports must be the same to the model."""

from __future__ import annotations

from pathlib import Path

from app.bundle import read_bundle
from app.imaging import read_scan
from app.inference.opening import open_bundle
from app.services.analyse import analyse
from tests.conftest import chest_bundle_path

TOLERANCE = 0.02
ALLOWED_OUTSIDE = 2  # of 40


def test_full_size_scans_answer_as_their_small_twins(public_data: Path) -> None:
    opened = open_bundle(read_bundle(chest_bundle_path()))
    differences = {}
    for full in sorted((public_data / "chest_xray_fullsize").glob("*/*.jpeg")):
        small = public_data / "chest_xray" / "train" / full.parent.name / full.name
        answers = [analyse(read_scan(path), opened) for path in (full, small)]
        assert {answer.status for answer in answers} == {"classified"}, full.name
        one, other = (answer.findings[0].probability for answer in answers)
        differences[full.name] = abs(one - other)
    worst = max(differences, key=lambda name: differences[name])
    print(f"{len(differences)} pairs, largest difference {differences[worst]:.4f} ({worst})")
    outside = [name for name, difference in differences.items() if difference > TOLERANCE]
    assert len(differences) == 40
    assert len(outside) <= ALLOWED_OUTSIDE, outside
