"""The manifest in its written form: validated before anything else of a bundle is looked at."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any

from app.domain.finding import FindingSpec
from app.domain.manifest import SCORES_FORMAT, Manifest

if TYPE_CHECKING:  # imported by who validates: it takes longer than what is validated
    from pydantic import TypeAdapter

_SINCE_SCORES = ("outputs", "maps")

MANIFEST_NAME = "manifest.json"
KERAS_NAME = "model.keras"
TFLITE_NAME = "model.tflite"
REFERENCE_NAME = "reference.npz"
CARD_NAME = "CARD.md"
MAX_LISTED = 31  # files of a bundle, besides the manifest


def parse_manifest(raw: bytes) -> Manifest:
    """Read a manifest's JSON. Raises: pydantic.ValidationError."""
    return form().validate_json(raw)


def manifest_of(description: Mapping[str, Any]) -> Manifest:
    """Make a manifest of its fields. Raises: pydantic.ValidationError."""
    return form().validate_python(dict(description))


def described(manifest: Manifest) -> dict[str, Any]:
    """Return a manifest's fields but for ``files``, as `write_bundle` takes them."""
    fields = asdict(manifest)
    del fields["files"]
    return fields


def manifest_json(manifest: Manifest) -> bytes:
    """Serialise, stable and readable."""
    unknown = set(_SINCE_SCORES) if manifest.format_version < SCORES_FORMAT else None
    return form().dump_json(manifest, indent=2, exclude=unknown) + b"\n"


@cache
def form() -> TypeAdapter[Manifest]:
    """Return what reads and writes a manifest, with all that it must keep to."""
    from pydantic import AfterValidator, TypeAdapter

    return TypeAdapter(Annotated[Manifest, AfterValidator(_check)])


def _check(manifest: Manifest) -> Manifest:
    """Return the manifest. Raises ValueError where its fields contradict each other."""
    _check_names(manifest.files)
    if len(set(manifest.classes)) != len(manifest.classes):
        raise ValueError("a class is named twice")
    names = {finding.name for finding in manifest.findings}
    if len(names) != len(manifest.findings):
        raise ValueError("a finding is named twice")
    for finding in manifest.findings:
        if not finding.classes or set(finding.classes) - set(manifest.classes):
            raise ValueError(f"finding {finding.name!r} names a class the network has not")
        if finding.part_of is not None and finding.part_of not in names - {finding.name}:
            raise ValueError(f"finding {finding.name!r} is part of an unknown finding")
        _check_points(finding)
    _check_calibration(manifest)
    _check_scores(manifest)
    if manifest.conformal and len(manifest.conformal.quantiles) != len(manifest.classes):
        raise ValueError("the prediction sets need one quantile per class")
    return manifest


def _check_names(files: Mapping[str, str]) -> None:
    if len(files) > MAX_LISTED:
        raise ValueError(f"files lists more than the {MAX_LISTED} a bundle may have")
    for name in files:
        if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}", name) or ".." in name:
            raise ValueError(f"{name!r} is not a plain file name")
    missing = {KERAS_NAME, REFERENCE_NAME, CARD_NAME} - files.keys()
    if missing:
        raise ValueError(f"files does not list {', '.join(sorted(missing))}")


def _check_calibration(manifest: Manifest) -> None:
    stated, classes = manifest.calibration.temperature, len(manifest.classes)
    temperatures = stated if isinstance(stated, tuple) else (stated,)
    if not all(temperature > 0.0 for temperature in temperatures):
        raise ValueError("the calibration's temperature must be above 0")
    if isinstance(stated, tuple) and len(stated) != classes:
        raise ValueError("the calibration needs one temperature, or one per class")
    if manifest.calibration.output == "sigmoid":
        _check_apart(manifest.findings)
    if manifest.calibration.bias and len(manifest.calibration.bias) != classes:
        raise ValueError("the calibration needs one bias per class")


def _check_scores(manifest: Manifest) -> None:
    """Raise ValueError for a format that cannot say this, or for scores that claim too much."""
    scores = manifest.outputs == "scores"
    if manifest.format_version < SCORES_FORMAT and (scores or not manifest.maps):
        raise ValueError("scores, and networks without maps, need format 2")
    decided = any(finding.operating_points for finding in manifest.findings)
    if scores and (decided or manifest.conformal is not None):
        raise ValueError("scores carry no operating points and no prediction sets")


def _check_apart(findings: tuple[FindingSpec, ...]) -> None:
    """Raise ValueError for a sum of probabilities that do not exclude one another."""
    for finding in findings:
        if len(finding.classes) > 1 or finding.part_of is not None:
            raise ValueError(
                f"finding {finding.name!r} adds up classes that do not exclude one another"
            )


_ROUNDING = 1e-9

# From the point that misses least to the one that alarms least.
_ORDER = ("high sensitivity", "balanced", "high specificity")


def _check_points(finding: FindingSpec) -> None:
    """Raise ValueError for operating points that cannot be, or whose names mean the opposite."""
    for point in finding.operating_points:
        for low, value, high in (
            (0.0, point.threshold, 1.0),
            (point.sensitivity.low, point.sensitivity.value, point.sensitivity.high),
            (point.specificity.low, point.specificity.value, point.specificity.high),
        ):
            if not (0.0 <= low <= value + _ROUNDING and value <= high + _ROUNDING <= 1.0 + 1e-6):
                raise ValueError(
                    f"the operating point {point.name!r} of {finding.name!r} has figures outside "
                    "their range"
                )
    by_name = {point.name: point.threshold for point in finding.operating_points}
    thresholds = [by_name[name] for name in _ORDER if name in by_name]
    if thresholds != sorted(thresholds):
        raise ValueError(f"the operating points of {finding.name!r} are not in order")
