"""Name what a built program holds and its bill of materials (`tools/sbom.py`) does not.

    python tools/shipped.py DIST/LIGHTBOX --edition reader

PyInstaller follows imports, and some packages import what merely happens to be installed where the
program is built. Such a part would ship without its licence; `app.spec` has to leave it out.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools.sbom import EDITIONS, components  # noqa: E402


def unbilled(folder: Path, edition: str) -> list[str]:
    """Return the packages of which a built program holds modules, and that the bill leaves out."""
    billed = {
        each.name
        for each in components()
        if EDITIONS.index(each.edition) <= EDITIONS.index(edition)
    }
    owners = packages_distributions()
    held = {canonicalize_name(owner) for name in _modules(folder) for owner in owners.get(name, ())}
    own = {"lightbox-reader", "pyinstaller"}  # of the latter the part that starts the program
    return sorted(held - billed - own)


def _modules(folder: Path) -> Iterator[str]:
    """Yield the names of the modules and packages in it, of packages their outermost."""
    from PyInstaller.archive.readers import CArchiveReader

    program = next(path for path in folder.iterdir() if path.stem == "lightbox" and path.is_file())
    archive = CArchiveReader(str(program))
    for name in archive.toc:
        if name.lower().startswith("pyz"):
            yield from {
                module.partition(".")[0] for module in archive.open_embedded_archive(name).toc
            }
    yield from (path.name.partition(".")[0] for path in (folder / "_internal").iterdir())


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--edition", choices=EDITIONS[:2], default="reader")
    asked = parser.parse_args()
    raise SystemExit(", ".join(unbilled(asked.folder, asked.edition)) or 0)


if __name__ == "__main__":
    main()
