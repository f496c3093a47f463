"""From the start of a process to its window, to the first answer in it, and to a record."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from app.paths import resources
from benchmarks.measuring import Options, Row, both_in_turn, in_turn, ratio
from benchmarks.processes import CHEST, own_home, python, seconds, until_said
from benchmarks.screen import screen

_NAIVE = Path(__file__).with_name("naive.py")


def window(options: Options) -> list[Row]:
    """Time Lightbox's window and a bare one of Qt, until the first paint has been handled."""
    bare, ours = python("benchmarks.painted", "bare"), python("benchmarks.painted", "ours")
    whole: list[float] = []
    with screen() as display, own_home() as home:
        env = {**display, **home}

        def first_paint() -> float:
            said = until_said(ours, env)
            whole.append(said["whole"])
            return said["window"]

        sides = {"ours": first_paint, "bare": lambda: until_said(bare, env)["window"]}
        found = in_turn(sides, 3 * options.rounds, warm_up=True)
    found["ours, whole"] = whole[1:]
    return [
        ratio("window", found, "ours", "bare"),
        ratio("whole window", found, "ours, whole", "bare"),
    ]


def first_answer(options: Options) -> list[Row]:
    """Time the first answer for a scan given on the command line, beside the naive design."""
    scan = resources() / "samples" / "pneumonia.dcm"
    naive = python("benchmarks.naive_window", resources() / "models" / CHEST, scan)
    ours = python("benchmarks.painted", "ours", scan)

    commands = {"ours": ours, "naive": naive}

    def answered(name: str) -> tuple[float, float]:
        with own_home() as home:  # else the answer would be one that is kept
            said = until_said(commands[name], {**display, **home})
        return said["answer"], said["processor"]

    with screen() as display:
        sides = {name: partial(answered, name) for name in commands}
        found = both_in_turn(sides, options.rounds, warm_up=True)
    return [ratio("first answer", found, "naive", "ours")]


def classify(options: Options) -> list[Row]:
    """Time ``lightbox classify ONE`` beside the naive script, as whole processes."""
    scan = resources() / "samples" / "pneumonia.dcm"
    naive = [sys.executable, str(_NAIVE), str(resources() / "models" / CHEST), str(scan)]
    ours = python("app", "classify", scan, "--format", "jsonl")
    with own_home() as home:
        sides = {"ours": partial(seconds, ours, home), "naive": partial(seconds, naive, home)}
        found = both_in_turn(sides, options.rounds, warm_up=True)
    return [ratio("classify", found, "naive", "ours")]
