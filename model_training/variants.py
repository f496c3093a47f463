"""Versions of a config with one step taken away each, as its ``[[ablation]]`` tables say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from app.errors import UsageError
from model_training.config import Config

WHOLE = "as it is"
"""Name of the version without a change."""

_CHANGEABLE = ("fit", "recipe", "augmentation")
_FIXED = frozenset({"fit.held_out", "fit.held_out_views"})


@dataclass(frozen=True, slots=True)
class Variant:
    """A version of a config.

    Attributes:
        name: of the step taken away ("without moving average").
        changes: dotted names of settings with their values, such as ``{"fit.averaging": 0.0}``.
        config: the whole config with them.
    """

    name: str
    changes: Mapping[str, Any]
    config: Config


def variants(config: Config) -> tuple[Variant, ...]:
    """The config as it is, then each of its ablations.

    Raises:
        UsageError: code ``ablation``: there is none, two have one name, or one makes no sense.
    """
    if not config.ablation:
        raise UsageError(
            "ablation",
            f"The config “{config.id}” names nothing to take away. Add tables such as "
            '[[ablation]] with name = "without smoothing" and set = {"fit.smoothing" = 0.0}.',
        )
    names = [WHOLE, *(each.name for each in config.ablation)]
    if len(set(names)) < len(names):
        raise UsageError("ablation", f"Two ablations of “{config.id}” have the same name.")
    changed = (
        Variant(a.name, dict(a.set), _changed(config, a.name, a.set)) for a in config.ablation
    )
    return (Variant(WHOLE, {}, config), *changed)


def _changed(config: Config, name: str, changes: Mapping[str, Any]) -> Config:
    # Through its own representation, so that every value is checked as a config's is.
    values = config.model_dump()
    for setting, value in changes.items():
        part, _, key = setting.partition(".")
        if part not in _CHANGEABLE or key not in values[part]:
            raise UsageError(
                "ablation",
                f"The ablation “{name}” sets “{setting}”, which is no setting of "
                f"{', '.join(_CHANGEABLE[:-1])} or {_CHANGEABLE[-1]}.",
            )
        if setting in _FIXED:
            raise UsageError(
                "ablation",
                f"The ablation “{name}” sets “{setting}”: all versions are measured on the same "
                "held-out scans, as they are.",
            )
        values[part] = {**values[part], key: value}
    try:
        result = Config.model_validate(values)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise UsageError(
            "ablation", f"In the ablation “{name}”, {where}: {first['msg']}."
        ) from error
    if result == config:
        raise UsageError("ablation", f"The ablation “{name}” changes nothing.")
    return result
