"""Which sentences the layers below the window can say: found in their code, as templates.

Errors and notices are made where there is no Qt, as plain English sentences with values in them.
This reads the code and writes each as a template, ``The file “{name}” is empty.``, by which the
window recognises the sentence (see `app.ui.sentences`) and translates it. It follows strings
through names, conditions, sums, tables and the arguments of functions; what it cannot follow stands
as a field.
"""

from __future__ import annotations

import ast
import itertools
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

SINKS = {
    "LightboxError": 1, "ScanError": 1, "BundleError": 1, "UsageError": 1, "HistoryError": 1,
    "NetworkError": 1, "Notice": 1, "Sent": 2, "WeightsError": 0, "_say": 0,
}  # fmt: skip
"""What is made of a sentence, and which of its arguments the sentence is."""

SINKS_OF_TRAINING = {"Finding": 2, "Group": 1, "say": 0, "append": 0, "_note_left_out": 1}
"""The same in the training module; ``append`` counts for lists that are called ``notes``."""

SAYING = frozenset(("_sentences", "last_word", "notes", "of_system"))
"""Functions of the training module that return or yield sentences."""

WORDS = frozenset(("_Missing",))
"""What is made of a part of a sentence."""

TABLES = frozenset(
    (
        "DERIVED", "_DOCUMENT", "_ELSEWHERE", "_FOREIGN", "_KEY_OBJECTS", "_MODALITY_WORDS",
        "_NO_PICTURE", "_NO_PICTURE_BY_MODALITY", "_REPORT", "_RT", "_STATE", "_WAVEFORM",
        "_WHY",
    )
)  # fmt: skip
"""Tables of parts of sentences, which are looked up in ways that nothing here follows."""

_LEFT_OUT = (
    "app/ui",
    "app/cli",
    # Of the training module, what only the command line does.
    *(
        f"model_training/{name}"
        for name in (
            "ablation", "arguments", "card_", "crossvalidation", "existing", "figures_", "gat",
            "nested", "progress", "sample_files", "small_data", "synthesis", "variants", "writing",
        )
    ),
)  # fmt: skip
_MOST = 64  # alternatives of one sentence


@dataclass(frozen=True)
class Field:
    """A value in a sentence."""

    name: str


Piece = str | Field
Pieces = tuple[Piece, ...]


@dataclass
class Module:
    """A module's code, with what its names stand for, and every call and the function it is in."""

    path: Path
    tree: ast.Module
    calls: list[tuple[ast.FunctionDef | None, ast.Call]] = field(default_factory=list)
    constants: dict[str, ast.expr] = field(default_factory=dict)
    functions: dict[str, ast.FunctionDef] = field(default_factory=dict)

    @property
    def of_training(self) -> bool:
        """Whether it is of the training module."""
        return "model_training" in self.path.parts

    @classmethod
    def read(cls, path: Path) -> Module:
        made = cls(path, ast.parse(path.read_text(encoding="utf-8")))
        made.calls.extend(_calls(made.tree))
        for node in ast.walk(made.tree):
            if isinstance(node, ast.FunctionDef):
                made.functions.setdefault(node.name, node)
        for statement in made.tree.body:
            for name, value in _assigned(statement):
                made.constants[name] = value
        return made


def _assigned(node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """Yield what an assignment gives a name."""
    match node:
        case ast.Assign(targets=targets, value=value):
            yield from ((each.id, value) for each in targets if isinstance(each, ast.Name))
        case (
            ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value)
            | ast.NamedExpr(target=ast.Name(id=name), value=value)
        ):
            yield name, value


class Finder:
    """Finds the sentences of several modules."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._modules = [Module.read(path) for path in paths]
        self._functions: dict[str, list[tuple[Module, ast.FunctionDef]]] = {}
        for module in self._modules:
            for name, made in module.functions.items():
                self._functions.setdefault(name, []).append((module, made))
        self.templates: set[str] = set()
        self.unfollowed: list[str] = []
        self._followed: set[tuple[str, str]] = set()

    def find(self) -> set[str]:
        """Return every template."""
        for module in self._modules:
            for function, call in module.calls:
                if (said := _message(module, call)) is not None:
                    self._take(module, function, said, whole=True)
                elif _called(call) in WORDS:
                    self._take(module, function, call.args[0], whole=False)
            for name in SAYING & module.functions.keys() if module.of_training else ():
                self._take_all(module, module.functions[name])
            for name in TABLES & module.constants.keys():
                for node in ast.walk(module.constants[name]):
                    if isinstance(node, ast.Constant) and isinstance(node.value, str):
                        self._take(module, None, node, whole=False)
        return self.templates

    def _take_all(self, module: Module, function: ast.FunctionDef) -> None:
        """Take what a function returns or yields, one by one or several together."""
        for node in ast.walk(function):
            if isinstance(node, ast.Return | ast.Yield) and node.value is not None:
                value = node.value
                match value:
                    case ast.List(elts=several):
                        pass
                    case ast.Tuple(elts=[*_, last]):  # after a code
                        several = [last]
                    case _:
                        several = [value]
                for one in several:
                    self._take(module, function, one, whole=False)

    def _take(
        self, module: Module, function: ast.FunctionDef | None, said: ast.expr, *, whole: bool
    ) -> None:
        for pieces in self._alternatives(module, function, said, 0):
            text = _written(pieces)
            stands = re.sub(r"\{\w+\}", "", text)
            if re.search(r"[a-z]{3}", stands) and not re.fullmatch(r"\w+\.\w+(\.\w+)?", stands):
                self.templates.add(text)
            elif whole and not _passed_on(said):
                self.unfollowed.append(f"{module.path}:{said.lineno}: {ast.unparse(said)}")

    def _alternatives(  # noqa: PLR0911 - one for each kind of expression
        self, module: Module, function: ast.FunctionDef | None, node: ast.expr, depth: int
    ) -> list[Pieces]:
        """Return every text that an expression can be, as far as it can be followed."""
        if depth > 8:
            return [(Field("value"),)]

        def follow(other: ast.expr) -> list[Pieces]:
            return self._alternatives(module, function, other, depth + 1)

        match node:
            case ast.Constant(value=str() as text):
                return [(text,)]
            case ast.JoinedStr(values=values):
                return _products([follow(value) for value in values])
            case ast.FormattedValue(value=value, format_spec=None):
                return follow(value)
            case ast.BinOp(op=ast.Add(), left=left, right=right):
                return _products([follow(left), follow(right)])
            case ast.IfExp(body=body, orelse=orelse):
                return [*follow(body), *follow(orelse)]
            case ast.BoolOp(values=values):
                return [one for value in values for one in follow(value)]
            case ast.Name(id=name):
                return self._of_name(module, function, name, depth)
            case ast.Subscript(value=ast.Name(id=name)) if isinstance(
                table := module.constants.get(name), ast.Dict
            ):
                return [one for value in table.values for one in follow(value)]
            case ast.Call(func=ast.Attribute(value=ast.Constant(value=str()), attr="join")):
                return [(Field("names"),)]
            case ast.Call(
                func=ast.Name(id="number"), args=[_, ast.Constant(value=str(one)), *more]
            ):
                many = more[0].value if more and isinstance(more[0], ast.Constant) else f"{one}s"
                return [(Field("number"), f" {one}"), (Field("number"), f" {many}")]
            case ast.Call():
                self._follow_call(module, _called(node))
        return [(Field(_name_of(node)),)]

    def _of_name(
        self, module: Module, function: ast.FunctionDef | None, name: str, depth: int
    ) -> list[Pieces]:
        if function is not None:
            values = [
                value
                for node in ast.walk(function)
                for target, value in _assigned(node)
                if target == name
            ]
            if values:
                found = [
                    one
                    for value in values
                    for one in self._alternatives(module, function, value, depth + 1)
                ]
                for node in ast.walk(function):
                    if isinstance(node, ast.AugAssign) and _name_of(node.target) == name:
                        more = self._alternatives(module, function, node.value, depth + 1)
                        found = _products([found, more])
                if all(any(isinstance(piece, str) for piece in one) for one in found):
                    return found
                return [(Field(name),)]
            arguments = [each.arg for each in (*function.args.args, *function.args.kwonlyargs)]
            if name in arguments:
                self._follow_argument(module, function, name, arguments.index(name))
                return [(Field(name),)]
        constant = module.constants.get(name)
        if isinstance(constant, ast.Constant) and isinstance(constant.value, str):
            return [(constant.value,)]
        return [(Field(name),)]

    def _follow_argument(
        self, module: Module, function: ast.FunctionDef, name: str, place: int
    ) -> None:
        """Take what the callers of a function give it for a text."""
        if (key := (function.name, name)) in self._followed:
            return
        self._followed.add(key)
        if function.args.args and function.args.args[0].arg in ("self", "cls"):
            place -= 1
        for other in self._modules:
            if other is not module and function.name.startswith("_"):
                continue
            for caller, call in other.calls:
                if _called(call) != function.name:
                    continue
                given = [each.value for each in call.keywords if each.arg == name]
                given += call.args[place : place + 1]
                for value in given:
                    self._take(other, caller, value, whole=False)

    def _follow_call(self, caller: Module, name: str) -> None:
        """Take what a function returns for texts: one of the same module, or the only one."""
        found = self._functions.get(name, [])
        own = [each for each in found if each[0] is caller]
        if not own and len(found) != 1:
            return
        module, function = (own or found)[0]
        if (key := (str(module.path), name)) in self._followed:
            return
        self._followed.add(key)
        for node in ast.walk(function):
            if isinstance(node, ast.Return) and node.value is not None:
                if isinstance(node.value, ast.Name | ast.Attribute | ast.List | ast.Dict):
                    continue
                self._take(module, function, node.value, whole=False)


def _calls(tree: ast.AST) -> Iterator[tuple[ast.FunctionDef | None, ast.Call]]:
    def visit(
        node: ast.AST, function: ast.FunctionDef | None
    ) -> Iterator[tuple[ast.FunctionDef | None, ast.Call]]:
        if isinstance(node, ast.FunctionDef):
            function = node
        if isinstance(node, ast.Call):
            yield function, node
        for child in ast.iter_child_nodes(node):
            yield from visit(child, function)

    return visit(tree, None)


def _called(call: ast.Call) -> str:
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _message(module: Module, call: ast.Call) -> ast.expr | None:
    """Return the argument of a call that is a sentence, None where none is."""
    name = _called(call)
    sinks = SINKS | SINKS_OF_TRAINING if module.of_training else SINKS
    if name not in sinks or (name == "append" and not ast.unparse(call.func).startswith("notes.")):
        return None
    given = [each.value for each in call.keywords if each.arg in ("message", "sentence", "remark")]
    given += call.args[sinks[name] : sinks[name] + 1]
    return given[0] if given else None


def _passed_on(node: ast.expr) -> bool:
    """Whether a sentence is one that was made elsewhere."""
    text = ast.unparse(node)
    return text.endswith((".message", "['message']")) or text.startswith("self.")


def _products(parts: Sequence[list[Pieces]]) -> list[Pieces]:
    found = itertools.islice(itertools.product(*parts), _MOST)
    return [tuple(itertools.chain.from_iterable(each)) for each in found]


def _name_of(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name):
            return name.strip("_").lower()
        case ast.Attribute(attr=name):
            return name.strip("_").lower()
        case ast.Call():
            return _called(node).strip("_").lower() or "value"
        case ast.Subscript(value=value):
            return _name_of(value)
        case ast.FormattedValue(value=value) | ast.BinOp(left=value):
            return _name_of(value)
    return "value"


def _written(pieces: Pieces) -> str:
    """Write a template; every field has a name of its own, and no two stand side by side."""
    names: list[str] = []
    text: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            text.append(piece)
            continue
        name, number = _plain(piece.name), 2
        while name in names:
            name, number = f"{_plain(piece.name)}{number}", number + 1
        names.append(name)
        text.append(f"{{{name}}}")
    return "".join(text)


def _plain(name: str) -> str:
    return re.sub(r"\W", "", name).lower() or "value"


def modules() -> list[Path]:
    """Return the modules whose sentences can come to the window."""
    found = [*(ROOT / "app").rglob("*.py"), *(ROOT / "model_training").rglob("*.py")]
    left_out = tuple(str(ROOT / each) for each in _LEFT_OUT)
    return sorted(path for path in found if not str(path).startswith(left_out))


def sentences() -> list[str]:
    """Return the templates of all sentences."""
    return sorted(Finder(modules()).find())


def names_in_bundles() -> list[str]:
    """Return what the bundles that ship call themselves and their findings."""
    found: set[str] = set()
    for path in (ROOT / "resources" / "models").glob("*/manifest.json"):
        stated = json.loads(path.read_text(encoding="utf-8"))
        found |= {stated["title"], stated["summary"], *stated["classes"]}
        found |= {each["name"] for each in stated["findings"]}
        found |= {part.lower() for part in stated["scope"]["body_parts"]}
    return sorted(found)


if __name__ == "__main__":
    finder = Finder(modules())
    for each in sorted(finder.find()):
        print(each)
    print(*finder.unfollowed, sep="\n")
