"""What several commands understand alike: a config or a folder, and what is changed of it."""

from pathlib import Path
from typing import Any

import typer

from app.errors import UsageError
from model_training.config import Config, config_names, load_config, named_config
from model_training.indexing import class_folders

EPOCHS = typer.Option(
    min=0, help="Instead of the config's; 0 trains the last layer alone, on frozen features."
)


def choose(what: str, data: Path | None) -> tuple[Config, Path]:
    """The config and the data folder that the arguments mean."""
    path = named_config(what)
    if path is not None:
        if data is None:
            raise UsageError("no_data", "Say where the scans are: --data FOLDER.")
        return load_config(path).with_folders(class_folders(data)), data
    folder = Path(what)
    if not folder.is_dir():
        raise UsageError(
            "no_config", f"“{what}” is no config ({config_names()}), .toml file or folder."
        )
    return Config().with_folders(class_folders(folder)), folder


def changed(
    config: Config, seed: int | None, epochs: int | None, views: int | None = None
) -> Config:
    given = {"epochs": epochs, "views": views}
    fit = config.fit.model_copy(update={k: v for k, v in given.items() if v is not None})
    changes: dict[str, Any] = {"fit": fit}
    if seed is not None:
        changes["seed"] = seed
    return config.model_copy(update=changes)
