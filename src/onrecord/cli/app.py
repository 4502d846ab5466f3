"""The program: its commands joined, errors turned into messages and exit statuses.

Exit status: 0 done; 1 nothing could be done, all input refused included; 2 wrong use;
3 done, but some input was refused.
"""

from __future__ import annotations

import errno
import os
import sys

import typer

from onrecord import __version__
from onrecord.cli import checking, reading, refreshing, tables, telling
from onrecord.cli.output import note, show_log
from onrecord.errors import OnrecordError

app = typer.Typer(
    name="onrecord",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

_INTERRUPTED = 130  # as shells tell that a program was stopped from the keyboard
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"onrecord {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    _: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Show the version and stop."
    ),
    debug: bool = typer.Option(
        False, "--debug", help="Print the trace of what fails inside the program."
    ),
) -> None:
    """Put on record what overlapping news articles say about a story.

    Who said what, to whom and when; who reported it first and who copied; where
    reports disagree. Every line points at the exact words it rests on.

    Start with **onrecord read FOLDER**, then **onrecord account**.
    """
    if debug:
        show_log()


reading.register(app)
refreshing.register(app)
telling.register(app)
tables.register(app)
checking.register(app)


def main() -> None:
    """Run the program and leave with its exit status."""
    try:
        status = _run(sys.argv[1:])
        sys.stdout.flush()
    except OnrecordError as error:
        note(f"onrecord: {error}")
        if error.hint:
            note(f"  {error.hint}")
        status = error.exit_status
    except (KeyboardInterrupt, typer.Abort):
        note("stopped; all that was saved is kept, and read again completes it")
        status = _INTERRUPTED
    except BrokenPipeError:
        # the reader of our output has gone (| head): no error of ours
        _leave_output_alone()
        status = 0
    except OSError as error:
        if error.errno not in _NO_ROOM:
            raise
        _leave_output_alone()
        note(f"onrecord: the output can't be written: {error.strerror}")
        status = 1
    sys.exit(status)


def _run(arguments: list[str]) -> int:
    """Run a command as click's own ``main`` would, but let its errors through to ours."""
    try:
        with typer.main.get_command(app).make_context("onrecord", arguments) as context:
            context.command.invoke(context)
    except typer.Exit as left:
        return left.exit_code
    except Exception as error:
        return _wrong_use(error)
    return 0


def _wrong_use(error: Exception) -> int:
    """Show click's own message for a wrong call, and return its exit status.

    Raises:
        Exception: the error itself, when it is none of click's.
    """
    show = getattr(error, "show", None)
    code = getattr(error, "exit_code", None)
    if callable(show) and isinstance(code, int):
        show()
        return code
    raise error


def _leave_output_alone() -> None:
    """Let what is still held for standard output go nowhere when the program ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
