"""What the documents point at is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])

_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_PATH = re.compile(r"`((?:app|docs|model_training|resources|tests|tools)/[\w./-]+)`")

_PLACEHOLDER = re.compile(r"(?<![A-Z])(?:CODE|ID|NAME)(?![A-Z])")


def anchors(path: Path) -> set[str]:
    """The names that headings can be linked by."""
    titles = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    plain = (re.sub(r"[^\w\- ]", "", title.replace("`", "").lower()) for title in titles)
    return {title.strip().replace(" ", "-") for title in plain}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    for target in _LINK.findall(document.read_text(encoding="utf-8")):
        if "://" in target:
            continue
        name, _, anchor = target.partition("#")
        path = (document.parent / name).resolve() if name else document
        assert path.exists(), target
        if anchor:
            assert anchor in anchors(path), target


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_named_files_are_there(document: Path) -> None:
    for name in _PATH.findall(document.read_text(encoding="utf-8")):
        if not _PLACEHOLDER.search(name):
            assert (ROOT / name).exists(), name


def test_every_picture_of_the_documents_is_taken_by_the_script() -> None:
    script = (ROOT / "tools" / "screenshots.sh").read_text(encoding="utf-8")
    taken = set(re.findall(r"^(?:shoot|sheet|dumped|queried) (\S+)", script, re.MULTILINE))
    assert {path.stem for path in (ROOT / "docs" / "images").iterdir()} <= taken
