"""A bundle with figures and words brought in that came after it was trained."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from app.bundle import Bundle, Manifest
from app.bundle.manifest import CARD_NAME, manifest_json, manifest_of
from app.errors import UsageError
from model_training import ablation, crossvalidation
from model_training.card import render
from model_training.existing import check_training, described, rewrite, trained_by
from model_training.indexing import index
from model_training.job import Job, Split
from model_training.pipeline import split_scans
from model_training.reports import read_report
from model_training.writing import counts_of


class _Measured(Protocol):
    FILE: str

    def recall(self, job: Job, split: Split) -> dict[str, Any] | None: ...


def bring(
    job: Job, bundle: Bundle, target: Path, own: Sequence[Path], elsewhere: Sequence[Path]
) -> bool:
    """Write ``bundle`` to ``target`` with what was measured since; its network stays as it is.

    Args:
        job: of the config that it was trained by, and the work folder of what was measured.
        bundle: as it is.
        target: where to write it; may be where it lies.
        own: folders of reports of ``evaluate`` on scans of its own kind.
        elsewhere: the same, on scans of another source than it was trained on.

    Returns:
        Whether there was anything new; if not, nothing is written.

    Raises:
        UsageError: codes ``other_recipe`` and ``other_scans`` where the bundle, or what the work
            folder holds, belongs to another config or to other scans; see `read_report`.
    """
    check_training(job.config, bundle)
    reports = _reports(bundle, own, elsewhere)
    split = split_scans(job, index(job.data, job.config))
    _check_scans(job, split, bundle.manifest)
    metrics = dict(bundle.manifest.metrics)
    metrics["training"] = trained_by(job.config)
    metrics.setdefault("scans", _scans(bundle.manifest))
    for name, module in (("crossvalidation", crossvalidation), ("ablation", ablation)):
        metrics[name] = _found(job, split, module) or metrics.get(name)
    if reports:
        metrics["reports"] = {**(metrics.get("reports") or {}), **reports}
    told = described(job.config, bundle.manifest, metrics)
    if _same(job, told, bundle):
        return False
    rewrite(job.config, told, bundle.files, target)
    return True


def _reports(
    bundle: Bundle, own: Sequence[Path], elsewhere: Sequence[Path]
) -> dict[str, dict[str, Any]]:
    found = {}
    for folders, away in ((own, False), (elsewhere, True)):
        for folder in folders:
            report = read_report(folder, bundle)
            found[report["folder"]] = {"elsewhere": away, **report}
    return found


def _found(job: Job, split: Split, module: _Measured) -> dict[str, Any] | None:
    """What the work folder holds of a measurement; None where there is none."""
    path = job.work / module.FILE
    found = module.recall(job, split)
    if found is None and path.is_file():
        raise UsageError(
            "other_recipe",
            f"What “{path}” holds was measured by another recipe than “{job.config.id}” was "
            "trained by, or on other scans. Measure again with that work folder, or give another "
            "one with --work.",
        )
    return found


def _check_scans(job: Job, split: Split, manifest: Manifest) -> None:
    """Raise `UsageError` where the scans at hand, or their groups, are not those of the bundle."""
    (data,) = manifest.training_data
    here = counts_of(job.config, split)
    kept = {subset: data.counts.get(subset, {}) for subset in here}
    if here != kept or split.duplicates != manifest.metrics.get("duplicates"):
        raise UsageError(
            "other_scans",
            f"“{manifest.id}” was trained on other scans than those in “{job.data}”, or with other "
            "groups of copies among them: figures of these do not belong to it. Give the folder "
            "that it was trained on with --data, or train it again.",
        )


def _scans(manifest: Manifest) -> dict[str, int]:
    (data,) = manifest.training_data
    counts = {subset: sum(found.values()) for subset, found in data.counts.items()}
    return {subset: counts.get(subset, 0) for subset in ("training", "held out", "test")}


def _same(job: Job, told: Mapping[str, Any], bundle: Bundle) -> bool:
    """Whether the bundle says all this already, in its manifest and on its card."""
    manifest = bundle.manifest
    former = {**told, "version": manifest.version, "created": manifest.created}
    now = manifest_of({**former, "files": manifest.files})
    if manifest_json(now) != manifest_json(manifest):
        return False
    config = job.config.model_copy(update={"version": manifest.version})
    return render(config, former).encode() == bundle.files[CARD_NAME]
