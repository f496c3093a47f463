"""``lightbox models``: what changes the library, and what it prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.cli.main import run_cli
from tests.services.test_library import own_version

CHEST = "chest-xray-pneumonia"


def test_from_a_file_into_the_library_and_out_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    newer = own_version(tmp_path / "newer", version="9.0.0")
    packed = tmp_path / "newer.lightbox"
    assert run_cli(["models", "export", str(newer), "--output", str(packed)]) == 0
    assert run_cli(["models", "install", str(packed)]) == 0
    said = capsys.readouterr().out
    assert f"Installed: {CHEST} 9.0.0" in said
    assert f"lightbox models rollback {CHEST}" in said
    assert run_cli(["models", "list"]) == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith(CHEST)]
    assert ["not active" in line for line in lines] == [False, True]
    assert "9.0.0" in lines[0]
    assert run_cli(["models", "show", f"{CHEST}@9.0.0"]) == 0
    assert "versions at hand: 9.0.0, " in capsys.readouterr().out
    assert run_cli(["models", "rollback", CHEST]) == 0
    assert "stays in the library" in capsys.readouterr().out
    assert run_cli(["models", "activate", f"{CHEST}@9.0.0"]) == 0
    assert run_cli(["models", "remove", CHEST]) == 0
    assert run_cli(["models", "remove", CHEST]) == 2
    assert "came with Lightbox" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["install", "nothing.lightbox"],
        ["activate", CHEST],
        ["activate", f"{CHEST}@7.7.7"],
        ["rollback", CHEST],
        ["rollback", "no-such-model"],
        ["remove", "no-such-model"],
        ["export", CHEST, "--output", "model.zip"],
    ],
)
def test_what_cannot_be_is_a_sentence(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_cli(["models", *arguments]) in (1, 2)
    said = capsys.readouterr()
    assert said.err.startswith("lightbox: ")
    assert "Traceback" not in said.err
    assert said.out == ""
