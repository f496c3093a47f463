"""How far a run is, drawn in the terminal."""

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TimeRemainingColumn

_COLUMNS = ("{task.description}", BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())


class Bars:
    """A `model_training.job.Reporter` that draws one progress bar per step."""

    def __init__(self, progress: Progress) -> None:
        self._progress, self._task = progress, TaskID(0)

    def stage(self, title: str, total: int) -> None:
        self._task = self._progress.add_task(title, total=total)

    def advance(self, parts: int = 1) -> None:
        self._progress.advance(self._task, parts)

    def say(self, text: str) -> None:
        self._progress.console.print(text, highlight=False, markup=False)


def bars(console: Console) -> Progress:
    """A context for `Bars`."""
    return Progress(*_COLUMNS, console=console)
