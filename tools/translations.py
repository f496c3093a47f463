"""Bring the catalogue up to date with the code: `make translations`.

Texts of the window and of reports are found by Qt's lupdate, sentences of the layers below by
`tools.sentences`.
Texts without a translation are left for the translator in ``lightbox_zh_CN.ts``; what is compiled
from it, and the list of sentences, lie beside it and ship.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools.sentences import names_in_bundles, sentences  # noqa: E402

FOLDER = ROOT / "resources" / "translations"
CATALOGUE = FOLDER / "lightbox_zh_CN.ts"
COMPILED = CATALOGUE.with_suffix(".qm")
LISTED = FOLDER / "sentences.json"
SPEAKING = ("app/ui", "app/export")
"""Where texts are that people read in their own language."""


def _run(tool: str, *arguments: str | Path) -> None:
    found = shutil.which(tool, path=str(Path(sys.executable).parent)) or tool
    done = subprocess.run(
        [found, *map(str, arguments)], capture_output=True, text=True, check=False, cwd=ROOT
    )
    if done.returncode:
        sys.exit(f"{tool}: {done.stdout}{done.stderr}")


def listed() -> str:
    """Return the list of sentences and names, as it ships."""
    found = {"names": names_in_bundles(), "sentences": sentences()}
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _as_code(context: str, texts: Sequence[str]) -> str:
    """Write texts as lupdate finds them."""
    return "".join(f"translate({context!r}, {json.dumps(t, ensure_ascii=False)})\n" for t in texts)


def update(catalogue: Path) -> None:
    """Add to a catalogue what is new in the code, and drop what is gone."""
    with tempfile.TemporaryDirectory() as folder:
        below = Path(folder) / "below.py"
        found = json.loads(listed())
        below.write_text(
            "from PySide6.QtCore import QCoreApplication\n"
            "translate = QCoreApplication.translate\n"
            + _as_code("Names", found["names"])
            + _as_code("Sentences", found["sentences"]),
            encoding="utf-8",
        )
        window = Path(folder) / "window"
        for path in sorted(path for part in SPEAKING for path in (ROOT / part).rglob("*.py")):
            # A bare tr() is our short name for translate(); lupdate takes it for a widget's own.
            code = re.sub(r"(?<![.\w])tr\(", "translate(", path.read_text(encoding="utf-8"))
            copy = window / path.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(code, encoding="utf-8")
        options = ("-no-obsolete", "-locations", "none", "-target-language", "zh_CN")
        sources = sorted(window.rglob("*.py"))
        _run("pyside6-lupdate", *options, *sources, below, "-ts", catalogue)


def compile_to(catalogue: Path, compiled: Path) -> None:
    """Compile a catalogue into what Qt reads."""
    _run("pyside6-lrelease", "-silent", catalogue, "-qm", compiled)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    update(CATALOGUE)
    compile_to(CATALOGUE, COMPILED)
    LISTED.write_text(listed(), encoding="utf-8")
