"""What a bundle keeps of an evaluation's report, so that its card can tell it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.bundle import Bundle
from app.errors import UsageError

_FILE = "figures.json"


def read_report(folder: Path, bundle: Bundle) -> dict[str, Any]:
    """The kept part of what ``evaluate`` wrote into ``folder`` about ``bundle``.

    Raises:
        UsageError: code ``no_report`` where there is none; ``other_report`` where it is of another
            bundle, or of another version or gate of this one.
    """
    try:
        found = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        kept, told = _kept(found), found["model"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(
            "no_report",
            f"“{folder}” holds no report of “lightbox evaluate”, or one of another version of the "
            "program. Run: lightbox evaluate SCANS --model ID --output FOLDER.",
        ) from error
    if told["sha256"] != bundle.sha256:
        raise UsageError(
            "other_report",
            f"The report in “{folder}” is of “{told['id']}” {told['version']}, and not of the "
            f"“{bundle.manifest.id}” {bundle.manifest.version} given here, whose files differ. "
            f"Evaluate this one: {found.get('command', 'lightbox evaluate')}.",
        )
    return kept


def _kept(found: Mapping[str, Any]) -> dict[str, Any]:
    counts = found["counts"]
    return {
        "folder": found["folder"],
        "command": found["command"],
        **{name: counts[name] for name in ("files", "patients", "refused", "failed")},
        "answered": _findings(found["findings"]),
        # Where the gate refuses none, both are the same.
        "all": _findings(found.get("gate_left_out", found)["findings"]),
        "prediction_sets": found.get("prediction_sets"),
        "robustness": found.get("robustness") or None,
    }


def _findings(found: Mapping[str, Any]) -> dict[str, Any]:
    """AUC, ECE and the default operating point of each finding with a decision."""
    result = {}
    for name, values in found.items():
        if "auc" in values:
            point, at = next(iter(values["operating_points"].items()))
            figures = {k: at[k] for k in ("accuracy", "sensitivity", "specificity")}
            shown = {k: values[k] for k in ("scans", "positives", "auc", "ece")}
            result[name] = {**shown, "point": point, **figures}
    return result
