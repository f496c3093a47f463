"""The commands put together: the one that is asked for, since the others' imports take long."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from importlib import import_module

import typer

from app import __version__
from app.cli import COMMANDS
from app.cli.limits import OWN_PROCESS
from app.cli.outputs import give_up_stdout, sentence_of, shown, speak_utf8
from app.cli.printing import PRESS, Press
from app.errors import LightboxError, UsageError

USAGE_ERROR = 2

_GROUPS = ("models", "history", "nodes")  # have commands of their own
_HIDDEN = ("errand",)


def _end(status: int | None, **_options: object) -> None:
    """End with what the command returned as the exit status."""
    raise typer.Exit(status or 0)


def _put_together(names: Iterable[str]) -> typer.Typer:
    """Return the program with some of its commands."""
    cli = typer.Typer(
        name="lightbox",
        callback=_options,
        result_callback=_end,
        help=(
            "A second reader for scans: what a local model thinks, and why. "
            "Research use only; not a medical device.\n\n"
            "`lightbox [PATH ...]` without a command opens the window with these scans, or hands "
            "them to the one that is open; `lightbox --new-window [PATH ...]` opens another."
        ),
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    for name in names:
        module = import_module(f"app.cli.{COMMANDS[name]}")
        if name in _GROUPS:
            cli.add_typer(module.cli, name=name)
        else:
            passing_on = getattr(module, "PASS_ON", None)
            cli.command(name, hidden=name in _HIDDEN, context_settings=passing_on)(
                getattr(module, name)
            )
    return cli


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"lightbox {__version__}")
        raise typer.Exit


def _options(
    version: bool = typer.Option(
        False, "--version", callback=_show_version, is_eager=True, help="Show the version."
    ),
) -> None:
    pass


def run_cli(
    arguments: list[str],
    *,
    own_process: bool = False,
    press: Callable[[], Press] | None = None,
) -> int:
    """Run a command.

    Args:
        arguments: of the command line, without the program's name.
        own_process: this process does nothing else, so its memory may be limited.
        press: starts what prints; without it there are no PDF files.

    Returns:
        0 when every scan has an answer, 1 when something failed, 2 for wrong usage.
    """
    speak_utf8()
    owned = OWN_PROCESS.set(own_process)
    printing = PRESS.set(press)
    try:
        status = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads the output has seen enough
        give_up_stdout()
        return 1
    except (OSError, UnicodeError) as error:
        give_up_stdout()
        typer.echo(f"lightbox: {sentence_of(error)}", err=True)
        return 1
    finally:
        OWN_PROCESS.reset(owned)
        PRESS.reset(printing)
    return status


def _run(arguments: list[str]) -> int:
    asked = [name for name in arguments[:1] if name in COMMANDS]
    try:
        _put_together(asked or COMMANDS)(arguments, prog_name="lightbox")
    except LightboxError as error:
        typer.echo(f"lightbox: {shown(error.message)}", err=True)
        return USAGE_ERROR if isinstance(error, UsageError) else 1
    except MemoryError:  # beyond the limit of `limit_memory`
        from app.services.mishaps import out_of_memory

        typer.echo(f"lightbox: {out_of_memory().message}", err=True)
        return 1
    except SystemExit as end:  # how typer ends every command, well or not
        return end.code if isinstance(end.code, int) else 1
    return 0
