"""What is said of an error: in the terminal, and as a run's last word."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import typer
from rich.console import Console

from app.errors import LightboxError, UsageError
from model_training.weights import WeightsError

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@contextmanager
def sentences(console: Console) -> Iterator[None]:
    """Errors that the user can mend end the program with their sentence, not a traceback."""
    try:
        yield
    except OSError as error:
        console.print(of_system(error), style="red", highlight=False, markup=False)
        raise typer.Exit(1) from error
    except (LightboxError, WeightsError) as error:
        console.print(str(error), style="red", highlight=False, markup=False)
        raise typer.Exit(2 if isinstance(error, UsageError) else 1) from error


def of_system(error: OSError) -> str:
    """What the system refused, in a sentence."""
    where = f" (“{error.filename}”)" if error.filename else ""
    if error.errno in _NO_ROOM:
        return (
            f"The disk has no room for what training has to keep{where}. Free some, or name a "
            "folder on another disk with --work; what is finished there is not done again."
        )
    return f"The system reports: {error.strerror or type(error).__name__}{where}."


def last_word(error: Exception) -> tuple[str, str]:
    """The code and the sentence of an error, for the window."""
    if isinstance(error, LightboxError):
        return error.code, error.message
    if isinstance(error, OSError) and error.errno in _NO_ROOM:
        return "disk_full", (
            "The disk has no room for what training has to keep. Free some and go on: what is "
            "finished is kept."
        )
    if isinstance(error, OSError):
        return "system", of_system(error)
    if isinstance(error, WeightsError):
        return "weights", str(error)
    if isinstance(error, MemoryError):
        return "memory", (
            "There is not enough memory. Close other programs and start it again: what is finished "
            "is kept."
        )
    return "fault", (
        f"Training stopped at a fault of the program's own ({type(error).__name__}: {error}). What "
        "is finished is kept; starting it again may help. The run's folder holds the details."
    )
