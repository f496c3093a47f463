"""The card's section on how to get every figure again: one command for each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from model_training.config import Config


def commands(config: Config, metrics: Mapping[str, Any]) -> list[str]:
    """Markdown; FOLDER is the data folder of the section on data, with its published layout."""
    train = config.command or "python -m model_training train FOLDER"
    rows = [("the bundle, and its figures on held-out scans, test set and gate", train)]
    rows += [
        (what, spelt(name, config, found))
        for name, what, found in (
            ("crossvalidate", "cross-validation", metrics.get("crossvalidation")),
            ("ablate", "what each step is worth", metrics.get("ablation")),
        )
        if found
    ]
    reports = metrics.get("reports") or {}
    rows += [(f"on {report['folder']}", report["command"]) for report in reports.values()]
    lines = [f"- {what}: `{command}`" for what, command in rows]
    lines += [
        (
            "- what was measured afterwards, brought into the bundle and this card: "
            f"`python -m model_training figures {config.id} --data FOLDER`"
        ),
        f"- that it gives its golden answers here, too: `lightbox models verify {config.id}`",
    ]
    return [*lines, *(["", config.expected] if config.expected else [])]


def spelt(command: str, config: Config, found: Mapping[str, Any]) -> str:
    """The command that gives ``found``: `crossvalidate`'s or `ablate`'s figures."""
    seeds = len(found["rounds"] if "rounds" in found else found["seeds"])
    options: dict[str, Any] = {"folds": found["folds"], "seeds": seeds}
    for name in ("views", "epochs"):
        if found[name] != getattr(config.fit, name):
            options[name] = found[name]
    if found.get("subset"):
        options["scans"] = found["subset"]["asked"]
    given = " ".join(f"--{name} {value}" for name, value in options.items() if value is not None)
    return f"python -m model_training {command} {config.id} --data FOLDER {given}"
