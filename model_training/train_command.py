"""``train``: from a config or a folder of labelled scans to a bundle."""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from app.domain.training import Finished
from app.paths import user_data
from model_training.arguments import EPOCHS, changed, choose
from model_training.config import named_config
from model_training.exclusions import NONE, read_exclusions
from model_training.gate_folders import check_folders
from model_training.indexing import class_folders, is_labelled_table
from model_training.progress import Bars, bars
from model_training.quick import own_config
from model_training.sentences import last_word, sentences
from model_training.threads import one_for_algebra

if TYPE_CHECKING:
    from model_training.job import Job, Reporter

_RUN = typer.Option(
    hidden=True,
    help="The window's: a folder to write a journal and the result to, and to be paused from.",
)


def train(
    what: Annotated[
        str,
        typer.Argument(
            metavar="CONFIG-OR-FOLDER",
            help="A config (its name in model_training/configs, or a .toml file), or a folder of "
            "labelled scans: train/CLASS/* and, if there is one, test/CLASS/*; or a table (.csv) "
            "with the columns path, label and, if known, patient and split.",
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
    epochs: Annotated[int | None, EPOCHS] = None,
    thorough: Annotated[
        bool,
        typer.Option(
            "--thorough",
            help="Of a folder: train the upper blocks of the network too, which takes five to "
            "fifteen times as long. Else a last layer on frozen features, in minutes.",
        ),
    ] = False,
    title: Annotated[str | None, typer.Option(help="Of a folder: the model's title.")] = None,
    version: Annotated[
        str | None, typer.Option(help="Of a folder: the bundle's version. Default: 0.1.0.")
    ] = None,
    exclusions: Annotated[
        Path | None,
        typer.Option(
            help="A CSV with path and reason: scans to leave out. Paths are below the data folder."
        ),
    ] = None,
    run: Annotated[Path | None, _RUN] = None,
) -> None:
    """Train a bundle; after an interruption the same command goes on where it stopped."""
    from model_training.job import Job

    console = Console(stderr=True)
    with sentences(console), _heard(run, console) as reporter:
        check_folders(outliers or ())
        left_out = NONE if exclusions is None else read_exclusions(exclusions)
        own = Path(what)
        if named_config(what) is None and (own.is_dir() or is_labelled_table(own)):
            folder = own
            config = own_config(
                folder, output, thorough=thorough, title=title, version=version or "0.1.0"
            )
            config = changed(config.with_folders(class_folders(folder)), seed, epochs)
            target = output or Path(f"{config.id}.lightbox")
            kept = work or user_data() / "training" / config.id
        else:
            config, folder = choose(what, data)
            config = changed(config, seed, epochs)
            target = output or Path("resources/models") / config.id
            kept = work or Path("build/training") / config.id
        kept.mkdir(parents=True, exist_ok=True)
        _run(Job(config, folder, kept, tuple(outliers or ()), reporter, left_out), target)


@contextmanager
def _heard(run: Path | None, console: Console) -> Iterator["Reporter"]:
    """Who hears how far training is: the terminal, or the folder of a run."""
    if run is None:
        with bars(console) as progress:
            yield Bars(progress)
        return
    from model_training.run_folder import run_in

    with run_in(run, last_word, partial(console.print, markup=False)) as folder:
        yield folder


def _run(job: "Job", target: Path) -> None:
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    from model_training.pipeline import run
    from model_training.result import write_result
    from model_training.run_folder import RunFolder
    from model_training.writing import write

    with one_for_algebra():
        trained = run(job)
        write(trained, target)
    if isinstance(job.reporter, RunFolder):
        write_result(trained, target, job.reporter.notes, job.reporter.seconds)
        shutil.rmtree(job.work, ignore_errors=True)  # gigabytes, and of no use any more
        job.reporter.last_word(Finished(time.time(), target.name))
