"""``python -m model_training``: audit labelled scans, train a bundle on them, evaluate one."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from app.inference.quiet import hush_tensorflow
from model_training.arguments import EPOCHS, changed, choose
from model_training.assessment.command import evaluate
from model_training.audit.command import audit_command
from model_training.config import Config
from model_training.figures_command import figures_command
from model_training.gate_command import gate_command
from model_training.progress import Bars, bars
from model_training.sentences import sentences
from model_training.threads import one_for_algebra
from model_training.train_command import train

if TYPE_CHECKING:
    from model_training.job import Job

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)


_VIEWS = typer.Option(
    min=1,
    help="Instead of the config's: how often the network sees each scan, once as it is and else "
    "altered at random (exposure, contrast, noise, small shifts).",
)


@app.callback()
def main() -> None:
    """Train classifiers and write them as Lightbox bundles."""
    hush_tensorflow()


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
    epochs: Annotated[int | None, EPOCHS] = None,
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
    with sentences(console):
        config, folder = choose(what, data)
        config = changed(config, None, epochs, views)
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
    epochs: Annotated[int | None, EPOCHS] = None,
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
    with sentences(console):
        config, folder = choose(what, data)
        config = changed(config, None, epochs, views)
        _ablate(config, folder, work, (seeds, folds, scans), output, console)


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
    with bars(console) as progress, one_for_algebra():
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
    with sentences(console), bars(console) as progress:
        for folder in folders:
            seen = few.see(folder, work / folder.name, Bars(progress))
            rows += few.measure(folder.name, seen)
            if output is not None:
                output.write_text(few.table(rows), encoding="utf-8")
    typer.echo(few.table(rows))


app.command()(train)
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
