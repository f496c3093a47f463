"""Write the software bill of materials: what Lightbox is built from, in CycloneDX 1.6.

    python tools/sbom.py            print what each edition holds
    python tools/sbom.py --write    write docs/sbom.cdx.json, and the tables in docs/licences.md
    python tools/sbom.py --folder DIST/LIGHTBOX    name what a built program must not hold

The versions are those that constraints.txt pins, the licences those that the installed packages
state. Each component says in ``lightbox:edition`` where it first comes in: "reader" (the reader
edition), "full" (with TensorFlow and training) or "development" (neither ships it).
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools.licences import installed, licence  # noqa: E402

BILL = ROOT / "docs" / "sbom.cdx.json"
DOCUMENT = ROOT / "docs" / "licences.md"
BEGIN, END = "<!-- tables: begin (tools/sbom.py --write) -->", "<!-- tables: end -->"

EDITIONS = ("reader", "full", "development")
EDITION = "lightbox:edition"
_NOT_IN_THE_READER = ("keras", "tensorflow", "tensorflow-cpu")

# Parts of Qt that are under the GPL alone, as their files are called.
_GPL_ONLY = re.compile(
    r"Qt6?(Charts|Coap|DataVisualization|Graphs|Grpc|HttpServer|Lottie|Mqtt|NetworkAuth|Protobuf"
    r"|Quick3D|QuickTimeline|VirtualKeyboard|WaylandCompositor|WaylandEglCompositor)"
    r"|qtvirtualkeyboard|wayland-graphics-integration-server|libimagequant",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Component:
    """A package.

    Attributes:
        name, version: as the package index has them; version None where constraints.txt has none.
        licence: SPDX expression; None where the package is not installed.
        edition: the smallest that holds it.
        needs: names of the packages it needs, as installed here.
    """

    name: str
    version: str | None
    licence: str | None
    edition: str
    needs: tuple[str, ...]

    @property
    def purl(self) -> str:
        return f"pkg:pypi/{self.name}" + (f"@{self.version}" if self.version else "")


def pinned() -> dict[str, str]:
    """Return the versions in constraints.txt, by canonical name."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("==") for line in lines if line.strip() and not line.startswith("#"))
    return {canonicalize_name(name): version.strip() for name, version in pairs}


def components() -> list[Component]:
    """Return everything that is pinned, and what is needed besides, by name."""
    project = _project()
    run, extras = project["dependencies"], project["optional-dependencies"]
    reader = [text for text in run if Requirement(text).name not in _NOT_IN_THE_READER]
    roots = {"reader": reader, "full": [*run, *extras["train"]]}
    roots["development"] = [*extras["archive"], *extras["dev"]]  # neither edition ships them
    versions = pinned()
    editions: dict[str, str] = {}
    for edition in EDITIONS:
        for name in _closure(roots[edition]):
            editions.setdefault(name, edition)
    names = sorted({*editions, *versions})
    return [
        Component(
            name,
            versions.get(name),
            licence(name),
            editions.get(name, "development"),
            tuple(sorted({canonicalize_name(each.name) for each in _needs(name)} & set(names))),
        )
        for name in names
    ]


def forbidden(folder: Path) -> list[str]:
    """Return what lies in a built program and must not, since it is under the GPL alone."""
    names = (str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
    return sorted(name for name in names if _GPL_ONLY.search(name))


def bill(found: Iterable[Component]) -> str:
    """Return the bill as text; the same components give the same text."""
    found = list(found)
    purls = {each.name: each.purl for each in found}
    project, version = _project(), _version()
    own = f"pkg:pypi/{project['name']}@{version}"
    whole = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": project["name"],
                "version": version,
                "licenses": [{"expression": project["license"]}],
                "purl": own,
            }
        },
        "components": [_entry(each) for each in found],
        "dependencies": [
            {"ref": own, "dependsOn": sorted(purls[name] for name in _direct() & purls.keys())},
            *({"ref": e.purl, "dependsOn": [purls[name] for name in e.needs]} for e in found),
        ],
    }
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def tables(found: Iterable[Component]) -> str:
    """Return what each edition adds, as Markdown."""
    parts = []
    for edition, title in (
        ("reader", "### In both editions"),
        ("full", "### Besides, in the full edition"),
    ):
        rows = [
            f"| {each.name} | {each.version or 'any'} | {each.licence} |"
            for each in found
            if each.edition == edition
        ]
        head = ["| package | version | licence |", "|---|---|---|"]
        parts.append("\n".join([title, "", *head, *rows]))
    return "\n\n".join(parts)


def _entry(component: Component) -> dict[str, Any]:
    return {
        "type": "library",
        "bom-ref": component.purl,
        "name": component.name,
        **({"version": component.version} if component.version else {}),
        "licenses": [{"expression": component.licence}],
        "purl": component.purl,
        "properties": [{"name": EDITION, "value": component.edition}],
    }


def _project() -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return found["project"]


def _version() -> str:
    text = (ROOT / "app" / "__init__.py").read_text(encoding="utf-8")
    match = re.search(r'__version__ = "([^"]+)"', text)
    assert match is not None
    return match.group(1)


def _direct() -> set[str]:
    project = _project()
    texts = [project["dependencies"], *project["optional-dependencies"].values()]
    return {canonicalize_name(each.name) for each in _applying(chain(*texts))}


def _closure(texts: Iterable[str]) -> Iterator[str]:
    """Yield the names of what these requirements bring along, themselves among it."""
    waiting, seen = list(_applying(texts)), set[str]()
    while waiting:
        name = canonicalize_name(waiting.pop().name)
        if name not in seen:
            seen.add(name)
            yield name
            waiting += _needs(name)


def _needs(name: str) -> Iterator[Requirement]:
    found = installed(name)
    return _applying(found.requires or [] if found is not None else [])


def _applying(texts: Iterable[str]) -> Iterator[Requirement]:
    """Those that hold on x86-64 Linux with Python 3.11, for which the versions are pinned."""
    for each in map(Requirement, texts):
        if each.marker is None or each.marker.evaluate(_PINNED_FOR):
            yield each


_PINNED_FOR: Mapping[str, str] = {
    "extra": "", "os_name": "posix", "sys_platform": "linux", "platform_system": "Linux",
    "platform_machine": "x86_64", "platform_python_implementation": "CPython",
    "implementation_name": "cpython", "python_version": "3.11", "python_full_version": "3.11.9",
}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--write", action="store_true", help="write the bill and the tables")
    parser.add_argument("--folder", type=Path, help="look for what must not be in this one")
    asked = parser.parse_args()
    if asked.folder is not None:
        if not asked.folder.is_dir():
            raise SystemExit(f"sbom: there is no folder {asked.folder}")
        raise SystemExit("\n".join(forbidden(asked.folder)) or 0)
    found = components()
    if missing := [each.name for each in found if each.licence is None]:
        raise SystemExit(f"sbom: not installed: {', '.join(missing)}. Run make setup first.")
    if not asked.write:
        print(tables(found))
        return
    BILL.write_text(bill(found), encoding="utf-8")
    head, _, rest = DOCUMENT.read_text(encoding="utf-8").partition(BEGIN)
    tail = rest.partition(END)[2]
    DOCUMENT.write_text(f"{head}{BEGIN}\n{tables(found)}\n{END}{tail}", encoding="utf-8")


if __name__ == "__main__":
    main()
