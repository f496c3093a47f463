"""The card's section on cross-validation: how the folds were trained, and what they gave."""

from collections.abc import Mapping
from typing import Any

from model_training.card_figures import shown, triple
from model_training.config import Fit


def crossvalidation(fit: Fit, found: Mapping[str, Any] | None) -> list[str]:
    if found is None:
        return ["Not done for this recipe."]
    lines = [
        (
            f"{_as_trained(fit, found)}: {found['folds']} folds over all {found['scans']} training "
            f"scans in {found['groups']} groups (patient, exact and near duplicate). Pooled "
            "out-of-fold figures, 95 % intervals by bootstrap over groups; spread is the standard "
            "deviation over the folds."
        ),
        "",
        "| seed | finding | figure | value | 95 % interval | spread |",
        "|---|---|---|---|---|---|",
    ]
    for one in found["rounds"]:
        rows = {}
        if "accuracy" in one:
            rows["all classes", "likeliest class right"] = one["accuracy"]
        rows |= {(name, "AUC"): values["auc"] for name, values in one["findings"].items()}
        lines += [
            f"| {one['seed']} | {finding} | {figure} | {triple(v['pooled'])} | "
            f"{shown(v['spread'])} |"
            for (finding, figure), v in rows.items()
        ]
        lines += [
            f"| {one['seed']} | {name} | ECE ({shown(v['ece_if_perfect'])} were it perfect) | "
            f"{shown(v['ece'])} | | |"
            for name, v in one["findings"].items()
        ]
    return lines


def _as_trained(fit: Fit, found: Mapping[str, Any]) -> str:
    """How the folds were trained, beside how the bundle was."""
    views, epochs = found["views"], found["epochs"]
    if (views, epochs) == (fit.views, fit.epochs):
        return f"Trained as the bundle is ({views} views of each scan, {epochs} epochs)"
    alone = ", the last layer alone on frozen features" if epochs == 0 else ""
    return (
        f"Trained less than the bundle is, with {views} instead of {fit.views} views of each scan "
        f"and {epochs} instead of {fit.epochs} epochs{alone}"
    )
