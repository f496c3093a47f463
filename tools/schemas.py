"""Write the JSON Schemas of what Lightbox writes for other programs, from the code that writes it.

python tools/schemas.py            print their names
python tools/schemas.py --write    and put them into docs/schemas/
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from app.bundle.manifest import form
from app.services.shapes import KeptRecordShape, RecordShape
from model_training.assessment.shapes import EvaluationShape
from model_training.audit.findings import Audit

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "schemas"

# Name of the file, what it describes, and the type that describes it, or what reads it.
SHAPES: dict[str, tuple[str, Any]] = {
    "record": ("A line of lightbox classify --format jsonl", RecordShape),
    "history-record": ("A line of lightbox history export", KeptRecordShape),
    "bundle-manifest": ("The manifest.json of a bundle", form()),
    "audit": ("The audit.json of lightbox audit", Audit),
    "evaluation": ("The figures.json of lightbox evaluate", EvaluationShape),
}


class _Plain(GenerateJsonSchema):
    """Without a title for every key that says the key once more."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def schemas() -> dict[str, str]:
    """Return every schema as text, by the name of its file."""
    return {f"{name}.schema.json": _text(name, *shape) for name, shape in SHAPES.items()}


def _text(name: str, title: str, shape: Any) -> str:
    adapter = shape if isinstance(shape, TypeAdapter) else TypeAdapter(shape)
    schema = adapter.json_schema(schema_generator=_Plain)
    if shape is Audit:
        schema = _as_written(schema)
    for inner in schema.get("$defs", {}).values():
        inner.pop("title", None)
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{name}.schema.json",
        "title": title,
    }
    whole = {**head, **{key: value for key, value in schema.items() if key not in head}}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def _as_written(schema: dict[str, Any]) -> dict[str, Any]:
    """The audit as its JSON has it: paths as text, null for no number, the program's version."""

    def plain(value: Any) -> Any:
        if isinstance(value, list):
            return [plain(item) for item in value]
        if not isinstance(value, dict):
            return value
        kept = {key: plain(item) for key, item in value.items() if (key, item) != _PATH}
        return kept | ({"type": ["number", "null"]} if kept.get("type") == "number" else {})

    schema = plain(schema)
    schema["properties"] = {"lightbox": {"type": "string"}, **schema["properties"]}
    schema["required"] = ["lightbox", *schema["required"]]
    return schema


_PATH = ("format", "path")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--write", action="store_true", help="put them into docs/schemas/")
    write = parser.parse_args().write
    for name, text in schemas().items():
        if write:
            FOLDER.mkdir(parents=True, exist_ok=True)
            (FOLDER / name).write_text(text, encoding="utf-8")
        print(f"docs/schemas/{name}" if write else name)


if __name__ == "__main__":
    main()
