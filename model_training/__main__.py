"""``python -m model_training``: audit labelled scans, train a bundle on them, evaluate one."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from app.errors import LightboxError, UsageError
from app.paths import user_data
from model_training.assessment.command import evaluate
from model_training.audit.command import audit_command
from model_training.config import Config, config_names, load_config, named_config
from model_training.figures_command import figures_command
from model_training.gate_command import gate_command
from model_training.gate_folders import check_folders
from model_training.indexing import class_folders
from model_training.progress import Bars, bars
from model_training.quick import own_config
from model_training.weights import WeightsError

if TYPE_CHECKING:
    from model_training.job import Job

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)


_EPOCHS = typer.Option(
    min=0, help="Instead of the config's; 0 trains the last layer alone, on frozen features."
)
_VIEWS = typer.Option(
    min=1,
    help="Instead of the config's: how often the network sees each scan, once as it is and else "
    "altered at random (exposure, contrast, noise, small shifts).",
)


@app.callback()
def main() -> None:
    """Train classifiers and write them as Lightbox bundles."""


@app.command()
def train(
    what: Annotated[
        str,
        typer.Argument(
            metavar="CONFIG-OR-FOLDER",
            help="A config (its name in model_training/configs, or a .toml file), or a folder of "
            "labelled scans: train/CLASS/* and, if there is one, test/CLASS/*.",
        ),
    ],
    data: Annotated[
        Path | None, typer.Option(help="The data folder, when a config is given.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            help="The bundle: a folder, or a file that ends in .lightbox. "
            "Default: resources/models/ID; of a folder, ID.lightbox here."
        ),
    ] = None,
    work: Annotated[
        Path | None,
        typer.Option(
            help="Where features and checkpoints are kept; the same command goes on from there. "
            "Default: build/training/ID."
        ),
    ] = None,
    outliers: Annotated[
        list[Path] | None,
        typer.Option(
            help="A folder of pictures that the gate must refuse; may be repeated. It learns from "
            "every other one and is measured on the rest."
        ),
    ] = None,
    seed: Annotated[int | None, typer.Option(help="Instead of the config's.")] = None,
    epochs: Annotated[int | None, _EPOCHS] = None,
    thorough: Annotated[
        bool,
        typer.Option(
            "--thorough",
            help="Of a folder: train the upper blocks of the network too, which takes some forty "
            "times as long. Else a last layer on frozen features, in minutes.",
        ),
    ] = False,
    title: Annotated[str | None, typer.Option(help="Of a folder: the model's title.")] = None,
) -> None:
    """Train a bundle; after an interruption the same command goes on where it stopped."""
    console = Console(stderr=True)
    with _sentences(console):
        check_folders(outliers or ())
        if named_config(what) is None and Path(what).is_dir():
            folder = Path(what)
            config = own_config(folder, output, thorough=thorough, title=title)
            config = _changed(config.with_folders(class_folders(folder)), seed, epochs)
            target = output or Path(f"{config.id}.lightbox")
            kept = work or user_data() / "training" / config.id
        else:
            config, folder = _choose(what, data)
            config = _changed(config, seed, epochs)
            target = output or Path("resources/models") / config.id
            kept = work or Path("build/training") / config.id
        _run(config, folder, target, kept, tuple(outliers or ()), console)


@app.command()
def crossvalidate(
    what: Annotated[
        str, typer.Argument(metavar="CONFIG-OR-FOLDER", help="As for train; only train/ is used.")
    ],
    data: Annotated[
        Path | None, typer.Option(help="The data folder, when a config is given.")
    ] = None,
    folds: Annotated[int, typer.Option(min=2)] = 5,
    seeds: Annotated[int, typer.Option(min=1, help="Rounds, each with its own folds.")] = 1,
    views: Annotated[int | None, _VIEWS] = None,
    epochs: Annotated[int | None, _EPOCHS] = None,
    work: Annotated[
        Path | None,
        typer.Option(
            help="The same as for train: features are shared, and a later train writes the "
            "figures into the bundle. Default: build/training/ID."
        ),
    ] = None,
) -> None:
    """Judge a config by grouped, class-stratified k-fold over the training scans."""
    console = Console(stderr=True)
    with _sentences(console):
        config, folder = _choose(what, data)
        config = _changed(config, None, epochs, views)
        _crossvalidate(config, folder, work, folds, seeds, console)


@app.command()
def ablate(
    what: Annotated[str, typer.Argument(metavar="CONFIG", help="A config with ablation tables.")],
    data: Annotated[Path | None, typer.Option(help="The data folder; only train/ is used.")] = None,
    seeds: Annotated[int, typer.Option(min=1, help="Rounds, each with its own split.")] = 3,
    folds: Annotated[
        int | None,
        typer.Option(
            min=2, help="Grouped cross-validation instead of the held-out share (takes longer)."
        ),
    ] = None,
    scans: Annotated[
        int | None,
        typer.Option(
            min=20,
            help="So many training scans instead of all, in whole groups, every class in its "
            "share; the table says so. For a first look, or a slow machine.",
        ),
    ] = None,
    views: Annotated[int | None, _VIEWS] = None,
    epochs: Annotated[int | None, _EPOCHS] = None,
    output: Annotated[
        Path | None, typer.Option(help="The table: a file that ends in .json or .md.")
    ] = None,
    work: Annotated[
        Path | None,
        typer.Option(
            help="The same as for train; what is finished is kept there, and a later train writes "
            "the table into the bundle. Default: build/training/ID."
        ),
    ] = None,
) -> None:
    """Measure what each step of a config is worth by taking it away, over several seeds."""
    console = Console(stderr=True)
    with _sentences(console):
        config, folder = _choose(what, data)
        config = _changed(config, None, epochs, views)
        _ablate(config, folder, work, (seeds, folds, scans), output, console)


@contextmanager
def _sentences(console: Console) -> Iterator[None]:
    """Errors that the user can mend end the program with their sentence, not a traceback."""
    try:
        yield
    except OSError as error:
        console.print(_of_system(error), style="red", highlight=False, markup=False)
        raise typer.Exit(1) from error
    except (LightboxError, WeightsError) as error:
        console.print(str(error), style="red", highlight=False, markup=False)
        raise typer.Exit(2 if isinstance(error, UsageError) else 1) from error


def _of_system(error: OSError) -> str:
    """What the system refused, in a sentence."""
    where = f" (“{error.filename}”)" if error.filename else ""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return (
            f"The disk has no room for what training has to keep{where}. Free some, or name a "
            "folder on another disk with --work; what is finished there is not done again."
        )
    return f"The system reports: {error.strerror or type(error).__name__}{where}."


def _choose(what: str, data: Path | None) -> tuple[Config, Path]:
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


def _changed(
    config: Config, seed: int | None, epochs: int | None, views: int | None = None
) -> Config:
    given = {"epochs": epochs, "views": views}
    fit = config.fit.model_copy(update={k: v for k, v in given.items() if v is not None})
    changes: dict[str, Any] = {"fit": fit}
    if seed is not None:
        changes["seed"] = seed
    return config.model_copy(update=changes)


def _run(
    config: Config,
    data: Path,
    target: Path,
    work: Path,
    outliers: tuple[Path, ...],
    console: Console,
) -> None:
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    from model_training.pipeline import run
    from model_training.writing import write

    with _job(config, data, work, outliers, console) as job:
        write(run(job), target)


def _crossvalidate(
    config: Config, data: Path, work: Path | None, folds: int, seeds: int, console: Console
) -> None:
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    from model_training.crossvalidation import crossvalidate as judge
    from model_training.indexing import index
    from model_training.pipeline import split_scans

    folder = work or Path("build/training") / config.id
    with _job(config, data, folder, (), console) as job:
        judge(job, split_scans(job, index(data, config)), folds, seeds)


def _ablate(
    config: Config,
    data: Path,
    work: Path | None,
    how: tuple[int, int | None, int | None],
    output: Path | None,
    console: Console,
) -> None:
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    from model_training import card_ablation
    from model_training.ablation import ablate as measure

    write = card_ablation.writer(output)
    with _job(config, data, work or Path("build/training") / config.id, (), console) as job:
        found = measure(job, *how)
    write(found)
    Console().print(card_ablation.terminal(found))


@contextmanager
def _job(
    config: Config, data: Path, work: Path, outliers: tuple[Path, ...], console: Console
) -> Iterator["Job"]:
    """A job that shows its progress on ``console``."""
    from model_training.job import Job

    work.mkdir(parents=True, exist_ok=True)
    with bars(console) as progress:
        yield Job(config, data, work, outliers, Bars(progress))


@app.command("small-data")
def small_data(
    folders: Annotated[list[Path], typer.Argument(help="Data sets: CLASS/* or train/CLASS/*.")],
    output: Annotated[Path | None, typer.Option(help="The table, as Markdown.")] = None,
    work: Annotated[Path, typer.Option(help="Where prepared scans are kept.")] = Path(
        "build/small-data"
    ),
) -> None:
    """Measure how far 10, 20, 50 and 100 scans of each class lead, five draws each."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    from model_training import small_data as few

    console = Console(stderr=True)
    rows: list[few.Row] = []
    with _sentences(console), bars(console) as progress:
        for folder in folders:
            seen = few.see(folder, work / folder.name, Bars(progress))
            rows += few.measure(folder.name, seen)
            if output is not None:
                output.write_text(few.table(rows), encoding="utf-8")
    typer.echo(few.table(rows))


app.command("audit")(audit_command)
app.command("evaluate")(evaluate)
app.command("gate")(gate_command)
app.command("figures")(figures_command)


@app.command()
def samples(
    train: Annotated[Path, typer.Argument(help="The folder train/ of the chest X-rays.")],
    target: Annotated[Path, typer.Argument(help="Where to write them: resources/samples.")],
) -> None:
    """Write the synthetic sample scans anew."""
    from model_training.synthesis import write_samples

    for path in write_samples(train, target):
        typer.echo(path)


if __name__ == "__main__":
    app()
