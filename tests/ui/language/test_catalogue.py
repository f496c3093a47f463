"""The catalogue holds every text of the program, each translated, with all that stands in it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

import pytest

from tools.translations import CATALOGUE, COMPILED, LISTED, compile_to, listed, update

_FIELD = re.compile(r"\{[^{}]*\}")
_TAG = re.compile(r"</?\w+[^<>]*>")


def _texts(catalogue: Path) -> dict[tuple[str, str], str]:
    """Sources by context with their translations; "" for one that is unfinished."""
    found = {}
    for context in ET.parse(catalogue).getroot().iter("context"):
        for message in context.iter("message"):
            done = message.find("translation")
            assert done is not None
            text = "" if done.get("type") else done.text or ""
            found[context.findtext("name", ""), message.findtext("source", "")] = text
    return found


@pytest.fixture(scope="module")
def texts() -> dict[tuple[str, str], str]:
    return _texts(CATALOGUE)


def test_nothing_is_missing_and_nothing_is_stale(
    texts: dict[tuple[str, str], str], tmp_path: Path
) -> None:
    fresh = tmp_path / "fresh.ts"
    update(fresh)
    of_code = _texts(fresh).keys()
    hint = "run `make translations`, and translate what is new in lightbox_zh_CN.ts"
    assert not of_code - texts.keys(), hint
    assert not texts.keys() - of_code, hint
    assert LISTED.read_text(encoding="utf-8") == listed(), hint


def test_every_text_is_translated(texts: dict[tuple[str, str], str]) -> None:
    assert not [key for key, text in texts.items() if not text]


def test_what_ships_is_compiled_from_the_catalogue(tmp_path: Path) -> None:
    compile_to(CATALOGUE, tmp_path / "compiled.qm")
    assert (tmp_path / "compiled.qm").read_bytes() == COMPILED.read_bytes()


def test_fields_tags_and_halves_agree(texts: dict[tuple[str, str], str]) -> None:
    for (context, source), text in texts.items():
        if not text:
            continue
        where = f"{context}: {source!r} and {text!r}"
        assert Counter(_FIELD.findall(source)) == Counter(_FIELD.findall(text)), where
        assert Counter(_TAG.findall(source)) == Counter(_TAG.findall(text)), where
        assert source.count("|") == text.count("|"), where
        assert source.startswith(" ") == text.startswith(" "), where
