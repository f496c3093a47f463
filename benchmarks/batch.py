"""Many full-size scans: ``lightbox classify FOLDER`` beside loops one would write, and the limit.

Ours is timed as a whole process, its start and its output included; the loops are timed without
their imports, the loading of their model and a first prediction, which favours them.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from statistics import mean, median

from app.paths import resources
from app.services.cores import cores
from benchmarks.alone import parts_alone, serve
from benchmarks.full_size import SYNTAXES, scans
from benchmarks.measuring import Options, Rounds, Row, both_in_turn, ratio, unmeasured
from benchmarks.processes import CHEST, Served, has, own_home, python, seconds

Side = Callable[[], tuple[float, float]]
"""Measures once: seconds a scan by the clock, and of all processors."""

#: How many scans we are given: enough that the start of the program is little beside them.
OURS = {"uncompressed": 600, "jpeg-lossless": 100, "jpeg-2000": 60, "jpeg-ls": 150, "rle": 300}
LIMIT = 1000
_ONE_BY_ONE = 24  # a loop takes as long for each of many as of few
_AT_ONCE = 32  # pictures of a batch; as many scans
_OF_TORCH = 12
_ROUNDS = 3
_UNIT = "ms a scan"


def limit(options: Options) -> list[Row]:
    """Compare the throughput of 1,000 uncompressed scans with what the parts alone would allow.

    The limit is as many scans a second as the cores can do whose processor time goes into nothing
    but decoding, preparing and the network (see `benchmarks.alone`): cores / (their sum). It is
    taken while every core does just that, since they share the way to memory.
    """
    paths = scans(options.folder, "uncompressed", LIMIT)
    with contextlib.ExitStack() as stack:
        home = stack.enter_context(own_home())
        each = [stack.enter_context(contextlib.closing(serve())) for _ in range(cores())]
        threads = stack.enter_context(ThreadPoolExecutor(len(each)))

        def alone(served: Served) -> float:
            return sum(parts_alone(served, paths, 1, 1).values())

        def least() -> tuple[float, float]:
            processor = mean(threads.map(alone, each))
            return processor / cores(), processor

        sides: dict[str, Side] = {"limit": least, "ours": _ours(paths, home)}
        found = _in_turn(sides, options)
        parts = {"limit, one core busy [ms a scan]": 1000 * alone(each[0]) / cores()}
    return [ratio("limit", found, "limit", "ours", unit=_UNIT, parts=parts)]


def network(options: Options) -> list[Row]:
    """Tell the parts alone for each encoding, and the network beside what its FLOPs would take."""
    found: Rounds = {"network": [], "at peak": [], "prepare": []}
    found |= {f"decode {name}": [] for name in SYNTAXES}
    for _ in range(min(options.rounds, _ROUNDS)):
        with contextlib.closing(serve()) as alone:
            found["at peak"].append(alone.ready["operations"] / alone.ready["peak"])
            alone_of = {
                name: parts_alone(alone, scans(options.folder, name), 1, 1) for name in SYNTAXES
            }
        for name, parts in alone_of.items():
            found[f"decode {name}"].append(parts["decode"])
        for name in ("network", "prepare"):
            found[name].append(median(parts[name] for parts in alone_of.values()))
    return [ratio("network", found, "network", "at peak", unit="ms")]


def keras(options: Options) -> list[Row]:
    """Compare each encoding with Keras, file by file and in batches."""
    command = python("benchmarks.keras_loop", resources() / "models" / CHEST)
    rows = []
    with contextlib.closing(Served(command)) as loop, own_home() as home:
        for encoding, count in OURS.items():
            paths = scans(options.folder, encoding, count)
            sides: dict[str, Side] = {
                "ours": _ours(paths, home),
                "naive": partial(_looped, loop, paths[:_ONE_BY_ONE], 1),
                "on batch": partial(_looped, loop, paths[:_AT_ONCE], _AT_ONCE),
            }
            found = _in_turn(sides, options)
            rows += [
                ratio(f"{name} {encoding}", found, side, "ours", unit=_UNIT)
                for name, side in (("keras", "naive"), ("on batch", "on batch"))
            ]
    return rows


def torchxrayvision(options: Options) -> list[Row]:
    """Compare with torchxrayvision's reading and network, where there is a Python that has them."""
    name, modules = "torchxrayvision", ("torch", "torchxrayvision")
    if options.torch is None or not has(options.torch, *modules):
        return [unmeasured(name, "torch and torchxrayvision are not installed (--torch-python)")]
    paths = scans(options.folder, "uncompressed", OURS["uncompressed"])
    command = [str(options.torch), str(Path(__file__).with_name("torch_loop.py"))]
    with contextlib.closing(Served(command)) as loop, own_home() as home:
        theirs = partial(_looped, loop, paths[:_OF_TORCH], 1)
        found = _in_turn({"ours": _ours(paths, home), name: theirs}, options)
        parts = {f"{name}, its network alone [ms]": 1000 * loop.ready["network"]}
    return [ratio(name, found, name, "ours", unit=_UNIT, parts=parts)]


def _in_turn(sides: Mapping[str, Side], options: Options) -> Rounds:
    return both_in_turn(sides, min(options.rounds, _ROUNDS))


def _ours(paths: list[Path], home: dict[str, str]) -> Side:
    output = Path(home["LIGHTBOX_HOME"]) / "records.jsonl"
    folder = paths[0].parent
    command = python("app", "classify", folder, "--format", "jsonl", "--output", output)

    def side() -> tuple[float, float]:
        output.unlink(missing_ok=True)
        clock, processor = seconds(command, home)
        answered = output.read_text("utf-8").count('"classified"')
        if answered != len(paths):
            raise RuntimeError(f"{answered} answers to {len(paths)} scans in {folder}")
        return clock / len(paths), processor / len(paths)

    return side


def _looped(loop: Served, paths: list[Path], batch: int) -> tuple[float, float]:
    took = loop.ask(paths=paths, batch=batch)
    return took["seconds"] / len(paths), took["processor"] / len(paths)
