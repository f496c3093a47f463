"""The counts in docs/formats.md, and the share of public files that is read."""

from __future__ import annotations

from importlib.metadata import version

import pytest

from app.imaging.decoders import CODECS
from tools.format_table import DOCUMENT, Outcome, outcome, samples, shipped_by_pydicom, tables


@pytest.fixture(scope="module")
def shipped() -> list[Outcome]:
    return [outcome(path, "pydicom") for path in shipped_by_pydicom()]


def test_98_of_100_files_with_a_picture_are_read(shipped: list[Outcome]) -> None:
    pictures = [found for found in shipped if found.holds_picture]
    assert len(pictures) >= 100
    assert sum(bool(found.decoder) for found in pictures) >= 0.98 * len(pictures)


def test_what_is_refused_is_explained(shipped: list[Outcome]) -> None:
    for found in shipped:
        assert bool(found.decoder) != bool(found.code and found.message), found.path.name


def test_the_document_holds_these_counts(shipped: list[Outcome]) -> None:
    document = DOCUMENT.read_text(encoding="utf-8")
    if f"(pydicom {version('pydicom')})" not in document:
        pytest.skip("the document was written with another version of pydicom's files")
    public = [outcome(path, "samples") for path in samples()]
    if not public:
        pytest.skip("no public data: set LIGHTBOX_DATA to the folder that holds it")
    assert tables([*public, *shipped]) in document


def test_the_document_names_every_decoder() -> None:
    document = DOCUMENT.read_text(encoding="utf-8")
    said = document[document.index("## Decoders") :]
    for codec in CODECS.values():
        assert codec.decoder in said or codec.kind in ("raw", "deflate")
