"""Gather the licence texts that a built program has to take along, each in its package's folder.

    python tools/licence_texts.py FOLDER                     of the reader edition
    python tools/licence_texts.py FOLDER --edition full      and what the full one adds

Most licences ask that their text and the names of the authors go with the program. The texts are
those that the installed packages bring; the few that bring none are given theirs here.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import sysconfig
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools.sbom import EDITIONS, Component, components  # noqa: E402

_TEXT = re.compile(r"(^|/)(licen[cs]e|copying|notice|authors)[^/]*$", re.IGNORECASE)
_LGPL = (ROOT / "docs" / "licence-texts" / "LGPL-3.0.txt", ROOT / "docs/licence-texts/GPL-3.0.txt")
_GIVEN = {  # packages without a text of their own
    "flatbuffers": (ROOT / "LICENSE",),  # the Apache License 2.0 is one text for all
    "pyside6-essentials": _LGPL,
    "shiboken6": _LGPL,
}
_CHARLS = "imagecodecs/licenses/LICENSE-charls"  # what pyjpegls is made of, brought by another


def gather(folder: Path, edition: str) -> dict[str, int]:
    """Write the texts below ``folder``, and return how many each package has."""
    wanted = EDITIONS[: EDITIONS.index(edition) + 1]
    found = {}
    for component in components():
        if component.edition in wanted:
            texts = list(_texts(component))
            for name, text in texts:
                target = folder / component.name / name
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(text, target)
            found[component.name] = len(texts)
    python = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    if python.is_file():
        (folder / "python").mkdir(parents=True, exist_ok=True)
        shutil.copyfile(python, folder / "python" / "LICENSE.txt")
        found["python"] = 1
    return found


def _texts(component: Component) -> Iterator[tuple[str, Path]]:
    """Yield each text: where it goes below the package's folder, and where it lies."""
    files = distribution(component.name).files or []
    for file in files:
        lies = Path(str(file.locate()))
        if _TEXT.search(str(file)) and file.suffix not in (".py", ".pyc") and lies.is_file():
            yield re.sub(r"^[^/]*\.dist-info/(licenses/)?", "", str(file)), lies
    for text in _GIVEN.get(component.name, ()):
        yield text.name, text
    if component.name == "pyjpegls":
        yield "LICENSE-charls", Path(str(distribution("imagecodecs").locate_file(_CHARLS)))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--edition", choices=EDITIONS[:2], default="reader")
    asked = parser.parse_args()
    found = gather(asked.folder, asked.edition)
    if without := [name for name, count in found.items() if not count]:
        raise SystemExit(f"licence_texts: no text for {', '.join(without)}")
    print(f"{sum(found.values())} texts of {len(found)} packages in {asked.folder}")


if __name__ == "__main__":
    main()
