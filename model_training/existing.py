"""A bundle that is there already: which one is meant, how it was trained, writing it anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from app.bundle import Bundle, Manifest
from app.bundle.manifest import CARD_NAME
from app.bundle.writing import write_bundle
from app.errors import UsageError
from model_training.card import render, training_line
from model_training.config import (
    CONFIGS,
    Config,
    Data,
    Fit,
    config_names,
    load_config,
    named_config,
)
from model_training.indexing import class_folders
from model_training.plain import plain

_BUNDLES = Path("resources/models")


def find(what: Path) -> Path:
    """Where a bundle lies: ``what`` itself, or the built-in one of that id.

    Raises:
        UsageError: code ``no_bundle``, naming those there are.
    """
    origin = what if what.exists() else _BUNDLES / what
    if not origin.exists():
        known = ", ".join(sorted(p.parent.name for p in _BUNDLES.glob("*/manifest.json")))
        raise UsageError(
            "no_bundle",
            f"“{what}” is neither a bundle nor the id of a built-in one ({known or 'none here'}).",
        )
    return origin


def config_of(manifest: Manifest, data: Path, named: str | None = None) -> Config:
    """The config that a bundle was trained by, with the next version's number or its own later one.

    The built-in bundles' is the config of their id. Another bundle's is what its manifest tells,
    which is all that a gate needs but the split: the default share of scans is held out. ``named``
    is the config, by its name or as a ``.toml`` file, where it is neither.

    Raises:
        UsageError: code ``no_config`` where ``named`` is none; that of `load_config`.
        UsageError: code ``other_recipe`` where the config's network would see scans differently.
    """
    path = CONFIGS / f"{manifest.id}.toml"
    if named is not None:
        found = named_config(named)
        if found is None:
            raise UsageError(
                "no_config", f"“{named}” is no config ({config_names()}) and no .toml file."
            )
        if not found.is_file():
            raise UsageError("no_config", f"There is no config {found}.")
        path = found
    known = path.is_file()
    config = load_config(path) if known else Config(id=manifest.id, title=manifest.title)
    told: dict[str, Any] = {"version": _later(config.version, _next(manifest.version))}
    if not known:
        told |= {name: getattr(manifest, name) for name in ("summary", "seed", "recipe", "scope")}
        told |= {"limitations": manifest.limitations, **_told(manifest)}
    config = config.model_copy(update=told).with_folders(class_folders(data))
    names = tuple(rule.name for rule in config.classes)
    if config.recipe != manifest.recipe or names != manifest.classes:
        raise UsageError(
            "other_recipe",
            f"“{manifest.id}” was trained "
            + (f"by another config than {path.name}, or " if known else "")
            + f"on other classes than those in {data}. Give the config that it was trained by with "
            "--config, or train it again.",
        )
    return config


def _told(manifest: Manifest) -> dict[str, Any]:
    """Parts of a config that a manifest tells: how it was fitted, and on what."""
    (data,) = manifest.training_data
    told: dict[str, Any] = {"data": Data(name=data.name, source=data.source, licence=data.licence)}
    if fit := _fit_of(manifest.metrics.get("training") or {}):
        told["fit"] = fit
    return told


def _later(one: str, other: str) -> str:
    """The later of two versions.

    >>> _later("0.2.0", "0.1.10")
    '0.2.0'
    """
    return max(one, other, key=lambda version: tuple(map(int, version.split("."))))


def _next(version: str) -> str:
    """The patch version after.

    >>> _next("0.1.9")
    '0.1.10'
    """
    major, minor, patch = version.split(".")
    return f"{major}.{minor}.{int(patch) + 1}"


def trained_by(config: Config) -> dict[str, Any]:
    """What the network depends on besides scans, recipe and seed; kept among a bundle's figures."""
    return {"fit": config.fit.model_dump(mode="json"), "augmentation": asdict(config.augmentation)}


def check_training(config: Config, bundle: Bundle) -> None:
    """Raise `UsageError` with code ``other_recipe`` where ``bundle`` was not trained by ``config``.

    Bundles of before this was kept say in their cards how they were trained.
    """
    kept = bundle.manifest.metrics.get("training")
    if kept is None:
        card = bundle.files[CARD_NAME].decode("utf-8", "replace")
        same = training_line(config) in card
    else:
        same = _fit_of(kept) == config.fit
        same &= kept.get("augmentation") == asdict(config.augmentation)
    if not same or config.seed != bundle.manifest.seed or config.scope != bundle.manifest.scope:
        raise UsageError(
            "other_recipe",
            f"“{bundle.manifest.id}” was trained otherwise than its config says now: what is "
            "measured and written by this config is of another recipe. Give the config that it was "
            "trained by with --config, or train it again.",
        )


def _fit_of(kept: Mapping[str, Any]) -> Fit | None:
    try:
        return Fit.model_validate(kept.get("fit"))
    except ValidationError:
        return None


def described(config: Config, manifest: Manifest, metrics: Mapping[str, Any]) -> dict[str, Any]:
    """The manifest's fields with the config's version and words and with ``metrics``."""
    told = {each.name: getattr(manifest, each.name) for each in fields(manifest)}
    del told["files"]
    words = {"name": config.data.name, "source": config.data.source, "licence": config.data.licence}
    return told | {
        "version": config.version,
        "title": config.title,
        "summary": config.summary,
        "created": datetime.now(UTC).date().isoformat(),
        "training_data": tuple(asdict(data) | words for data in manifest.training_data),
        # As training writes them: what it found out itself stands around the config's words.
        "limitations": (
            *(metrics.get("warnings") or ()),
            *config.limitations,
            *(metrics.get("undecided") or ()),
        ),
        "parity": asdict(manifest.parity) if manifest.parity else None,
        "metrics": plain(metrics),
    }


def rewrite(
    config: Config, told: Mapping[str, Any], files: Mapping[str, bytes], target: Path
) -> None:
    """Write ``files`` with a card of what is ``told``; the network among them stays as it is."""
    write_bundle(target, told, {**files, CARD_NAME: render(config, told).encode()})
