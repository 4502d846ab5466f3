"""The program: its commands joined, errors turned into messages and exit statuses.

Exit status: 0 done; 1 nothing could be done, all input refused included; 2 wrong use;
3 done, but some input was refused.
"""

from __future__ import annotations

import os
import sys

import typer

from onrecord import __version__
from onrecord.cli import reading, refreshing, tables, telling
from onrecord.cli.output import note
from onrecord.errors import OnrecordError

app = typer.Typer(
    name="onrecord",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"onrecord {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    _: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Show the version and stop."
    ),
) -> None:
    """Put on record what overlapping news articles say about a story.

    Who said what, to whom and when; who reported it first and who copied; where
    reports disagree. Every line points at the exact words it rests on.

    Start with **onrecord read FOLDER**, then **onrecord account**.
    """


reading.register(app)
refreshing.register(app)
telling.register(app)
tables.register(app)


def main() -> None:
    """Run the program and leave with its exit status."""
    try:
        status = app(standalone_mode=False)
    except OnrecordError as error:
        note(f"onrecord: {error}")
        if error.hint:
            note(f"  {error.hint}")
        sys.exit(error.exit_status)
    except typer.Abort:
        note("stopped; all that was reported done is kept")
        sys.exit(1)
    except KeyboardInterrupt:
        note("stopped; all that was reported done is kept")
        sys.exit(130)
    except BrokenPipeError:
        # the reader of our output has gone (| head): no error of ours
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:
        _leave_on_wrong_use(error)
        raise
    sys.exit(status if isinstance(status, int) else 0)


def _leave_on_wrong_use(error: Exception) -> None:
    """Show click's own message for a wrong call, as its standalone mode would."""
    show = getattr(error, "show", None)
    code = getattr(error, "exit_code", None)
    if callable(show) and isinstance(code, int):
        show()
        sys.exit(code)
