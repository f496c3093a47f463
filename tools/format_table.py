"""Count which public DICOM files Lightbox reads, per transfer syntax, for docs/formats.md.

    python tools/format_table.py            print the tables
    python tools/format_table.py --write    and put them into docs/formats.md

The files: those that the installed pydicom ships, and those in ``dicom_samples`` of the folder that
LIGHTBOX_DATA names (default ../shared/data). Nothing is downloaded. A file holds a picture when it
has a pixel data element and says how many rows and columns the picture has; it is read when each of
its frames is.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import BinaryIO

from app.errors import ScanError
from app.imaging import count_frames, read_scan
from app.imaging.decoders import find
from app.imaging.detect import HEAD, Content, sniff
from app.imaging.encoding import DEFLATED
from app.imaging.parse import parse
from app.imaging.reading import guarded
from app.imaging.syntaxes import syntax_name
from app.imaging.values import integer, text

ROOT = Path(__file__).resolve().parents[1]
DOCUMENT = ROOT / "docs" / "formats.md"
BEGIN, END = "<!-- tables: begin (tools/format_table.py --write) -->", "<!-- tables: end -->"

# The kinds of refusal that say that there is no picture to be read.
NO_PICTURE = ("no_pixels", "not_an_image", "dicomdir")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file.

    Attributes:
        path: the file.
        source: "pydicom" or "samples".
        syntax: the transfer syntax it states, "" where it states none.
        holds_picture: has pixel data, rows and columns.
        decoder: that read it; "" where it was refused.
        code, message: of the refusal, else "".
    """

    path: Path
    source: str
    syntax: str
    holds_picture: bool
    decoder: str = ""
    code: str = ""
    message: str = ""


def shipped_by_pydicom() -> list[Path]:
    """Return the DICOM files in the installed pydicom."""
    import pydicom.data

    return _dicom_files(Path(pydicom.data.__file__).parent)


def samples() -> list[Path]:
    """Return the DICOM files of the public samples, none where they are not at hand."""
    folder = Path(os.environ.get("LIGHTBOX_DATA", ROOT.parent / "shared" / "data"))
    return _dicom_files(folder / "dicom_samples")


def _dicom_files(folder: Path) -> list[Path]:
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            with path.open("rb") as fp:
                if sniff(fp.read(HEAD)) in ("dicom", "dicom_bare"):
                    found.append(path)
    return found


def outcome(path: Path, source: str) -> Outcome:
    """Read every frame of a file, and say what came of it."""
    syntax, holds = _header(path)
    try:
        decoders = {
            _decoder(read_scan(path, frame).facts.transfer_syntax_uid or "")
            for frame in range(1, count_frames(path) + 1)
        }
    except ScanError as error:
        return Outcome(path, source, syntax, holds, code=error.code, message=error.message)
    return Outcome(path, source, syntax, holds, decoder=", ".join(sorted(decoders)))


def _header(path: Path) -> tuple[str, bool]:
    def look(fp: BinaryIO, _content: Content) -> tuple[str, bool]:
        file = parse(fp)
        described = all(integer(file.ds, key, 0) > 0 for key in ("Rows", "Columns"))
        return text(file.meta, "TransferSyntaxUID"), file.pixels is not None and described

    try:
        return guarded(path, look)
    except ScanError:  # reading says what it is
        return "", False


def _decoder(syntax: str) -> str:
    codec = find(syntax)
    if codec is not None:
        return codec.decoder
    return "zlib, then NumPy" if syntax == DEFLATED else "NumPy"


def tables(outcomes: Sequence[Outcome]) -> str:
    """Return the tables and the list of refusals as Markdown."""
    pictures = [o for o in outcomes if o.holds_picture]
    others = [o for o in outcomes if not o.holds_picture]
    read = sum(bool(o.decoder) for o in pictures)
    share = f"**{read / max(1, len(pictures)):.1%}**"
    shipped = f"pydicom {version('pydicom')}"
    return f"""\
{read} of {len(pictures)} files that hold a picture are read: {share} ({shipped}).

| transfer syntax that the file states | samples | pydicom | read | refused | decoder |
|---|---|---|---|---|---|
{_lines(_rows(pictures))}

Refused:

{_lines(_refusals(pictures))}

{len(others)} more DICOM files hold no picture, and are refused with what they are:

{_lines(_without(others))}"""


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(lines)


def _refusals(pictures: Sequence[Outcome]) -> Iterator[str]:
    for found in pictures:
        if not found.decoder:
            yield f"- `{found.path.name}`, {_named(found.syntax)}: {found.code}. “{found.message}”"


def _named(syntax: str) -> str:
    return syntax_name(syntax) if syntax else "none stated"


def _rows(pictures: Sequence[Outcome]) -> Iterator[str]:
    for syntax in sorted({o.syntax for o in pictures}, key=_order):
        of_it = [o for o in pictures if o.syntax == syntax]
        read = sum(bool(o.decoder) for o in of_it)
        cells = [
            _named(syntax),
            *(sum(o.source == source for o in of_it) for source in ("samples", "pydicom")),
            read,
            len(of_it) - read,
            ", ".join(sorted({o.decoder for o in of_it if o.decoder})),
        ]
        yield f"| {' | '.join(map(str, cells))} |"


def _without(found: Sequence[Outcome]) -> Iterator[str]:
    for code in sorted({o.code for o in found}):
        names = sorted(o.path.name for o in found if o.code == code)
        which = f": {', '.join(f'`{name}`' for name in names)}" if code not in NO_PICTURE else ""
        yield f"- {len(names)} × {code}{which}"


def _order(syntax: str) -> list[int]:
    return [int(part) for part in syntax.split(".") if part.isdigit()]


def main() -> None:
    """Print the tables, or write them."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--write", action="store_true", help="put them into docs/formats.md")
    outcomes = [outcome(path, "samples") for path in samples()]
    outcomes += [outcome(path, "pydicom") for path in shipped_by_pydicom()]
    found = tables(outcomes)
    if arguments.parse_args().write:
        document = DOCUMENT.read_text(encoding="utf-8")
        before, after = document.split(BEGIN)[0], document.split(END)[1]
        DOCUMENT.write_text(f"{before}{BEGIN}\n\n{found}\n\n{END}{after}", encoding="utf-8")
    else:
        print(found)


if __name__ == "__main__":
    main()
