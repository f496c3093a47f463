"""Names as people write them."""

from __future__ import annotations

import pytest

from app.domain.person import plain_name


@pytest.mark.parametrize(
    ("stated", "said", "in_a_list"),
    [
        ("", "", ""),
        ("Doe^Jane", "Doe Jane", "Doe, Jane"),
        ("Doe^Jane^A^Dr", "Doe Jane A Dr", "Doe, Jane A Dr"),
        (" Synthetic^Sample Two ", "Synthetic Sample Two", "Synthetic, Sample Two"),
        ("LB-X^", "LB-X", "LB-X"),
        ("^Jane", "Jane", "Jane"),
        ("Wang^XiaoDong=王^小东", "Wang XiaoDong (王小东)", "Wang, XiaoDong (王小东)"),
        ("=王^小东", "王小东", "王小东"),
        ("王^小东", "王小东", "王小东"),
        (
            "Yamada^Tarou=山田^太郎=やまだ^たろう",
            "Yamada Tarou (山田太郎)",
            "Yamada, Tarou (山田太郎)",
        ),
        ("Doe^Jane=Doe^Jane", "Doe Jane", "Doe, Jane"),
        ("==", "", ""),
    ],
)
def test_a_name_is_said_as_people_write_it(stated: str, said: str, in_a_list: str) -> None:
    assert plain_name(stated) == said
    assert plain_name(stated, comma=True) == in_a_list
