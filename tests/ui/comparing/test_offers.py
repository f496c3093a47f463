"""What can stand beside a scan, in which order, and how it is called."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from app.domain.placement import Placement
from app.ui.comparing.offers import earlier, interval, offers
from app.ui.comparing.relation import relation
from app.ui.reading.rows import Rows


def placed(day: str, patient: str = "7", name: str = "Doe^Jane", **more: Any) -> Placement:
    stated = {"modality": "CR", "body_part": "CHEST"} | more
    return Placement(patient_id=patient, patient_name=name, study_date=day, **stated)


SHOWN = placed("20260102")


@pytest.mark.parametrize(
    ("other", "same_patient"),
    [
        (placed("20250102"), True),
        (placed("20250102", name="DOE^JANE^"), True),
        (placed("20250102", name=""), True),
        (placed("20250102", patient="8"), False),
        (placed("20250102", name="Roe^Rita"), False),  # one number of two hospitals
        (placed("20250102", patient=""), None),
        (Placement(), None),
        (None, None),
    ],
)
def test_whose_a_scan_is(other: Placement | None, same_patient: bool | None) -> None:
    assert relation(SHOWN, other).same_patient is same_patient


def test_which_is_earlier_and_of_the_same_kind() -> None:
    assert relation(SHOWN, placed("20251231")).days == -2
    assert relation(SHOWN, placed("2025.12.31")).days == -2
    assert relation(SHOWN, placed("not a day")).days is None
    assert relation(SHOWN, placed("20251331")).days is None
    assert relation(SHOWN, placed("20250101")).same_kind
    assert relation(SHOWN, placed("20250101", body_part="")).same_kind
    assert not relation(SHOWN, placed("20250101", body_part="KNEE")).same_kind
    assert not relation(SHOWN, placed("20250101", modality="CT")).same_kind


def worklist(**placements: Placement | None) -> Rows:
    rows = Rows()
    rows.append([Path(name) for name in placements])
    rows.place({Path(name): each for name, each in placements.items() if each is not None})
    return rows


ROWS = {
    "unknown": None,
    "other": placed("20250601", patient="8", name="Roe^Rita"),
    "shown": SHOWN,
    "old": placed("20200102"),
    "knee": placed("20251201", body_part="KNEE"),
    "last": placed("20251130"),
    "later": placed("20260201"),
}


def test_the_patients_latest_earlier_scan_of_the_same_kind_comes_first() -> None:
    rows = worklist(**ROWS)
    offered = offers(rows, 2, lambda index: rows[index].path.name, named=True)
    assert [offer.path and offer.path.name for offer in offered] == [
        "last", "old", "knee", "later", None, None, "unknown", "other",
    ]  # fmt: skip
    assert [offer.kind for offer in offered[4:6]] == ["heat", "seen"]
    assert [offer.title for offer in offered] == [
        "Earlier, 2025-11-30 (5 weeks before)",
        "Earlier, 2020-01-02 (6 years before)",
        "Earlier, 2025-12-01 (5 weeks before)",
        "Later, 2026-02-01 (4 weeks after)",
        "Heat map",
        "What the network saw",
        "Not known to be the same patient",
        "Another patient",
    ]
    assert offered[-1].text == "Roe Rita · 2025-06-01 · other"
    assert [offer.doubtful for offer in offered] == [False] * 6 + [True] * 2
    found = earlier(rows, 2, str, named=True)
    assert found is not None
    assert found.path == Path("last")


def test_hidden_names_hide_dates_and_patients() -> None:
    rows = worklist(**ROWS)
    offered = offers(rows, 2, lambda index: f"Scan {index + 1}", named=False)
    said = "\n".join(f"{offer.title} · {offer.text}" for offer in offered)
    assert "Earlier, 5 weeks before · Scan 6" in said
    for secret in ("Doe", "Roe", "202", "shown", "knee"):
        assert secret not in said


def test_without_an_earlier_scan_of_the_kind_none_is_proposed() -> None:
    rows = worklist(shown=SHOWN, knee=ROWS["knee"], later=ROWS["later"], other=ROWS["other"])
    assert earlier(rows, 0, str, named=True) is None


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (1, "1 day"),
        (27, "27 days"),
        (28, "4 weeks"),
        (89, "13 weeks"),
        (120, "4 months"),
        (400, "13 months"),
        (730, "2 years"),
        (3653, "10 years"),
    ],
)
def test_how_long_ago(days: int, said: str) -> None:
    assert interval(days) == said
