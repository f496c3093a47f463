"""How far a run is: drawn in the terminal, or told in lines of JSON to another program."""

import json
from collections.abc import Mapping
from typing import IO, Any

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

    def detail(self, text: str) -> None:
        self.say(text)

    def epoch(self, number: int, of: int, loss: float, held_out: float | None) -> None:
        said = f"epoch {number} of {of}: mean loss {loss:.4f}"
        self.say(said if held_out is None else f"{said}, held-out AUC {held_out:.4f}")


def bars(console: Console) -> Progress:
    """A context for `Bars`."""
    return Progress(*_COLUMNS, console=console)


class Lines:
    """A `model_training.job.Reporter` that tells as `app.services.errands` does."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def stage(self, title: str, total: int) -> None:
        self.tell({"stage": title, "total": total})

    def advance(self, parts: int = 1) -> None:
        self.tell({"advance": parts})

    def say(self, text: str) -> None:
        self.tell({"said": text})

    def detail(self, text: str) -> None:
        self.say(text)

    def epoch(self, number: int, of: int, loss: float, held_out: float | None) -> None:
        self.say(f"epoch {number} of {of}")

    def tell(self, event: Mapping[str, Any]) -> None:
        """Write one event, at once."""
        self._stream.write(json.dumps(event, allow_nan=False) + "\n")
        self._stream.flush()
