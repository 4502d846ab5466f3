"""``onrecord check``: a pasted passage held against the store."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import typer

from onrecord.cli.output import (
    JsonOption,
    StoreOption,
    opened,
    print_json,
    settings_with,
    write_text,
)
from onrecord.errors import UsageError

_WIDEST = 120


def register(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command("check")(check)


def check(
    given: str | None = typer.Argument(
        None,
        metavar="[TEXT_OR_FILE]",
        help="A file, or the passage itself; - or nothing reads standard input.",
    ),
    story: str | None = typer.Option(None, "--story", metavar="S", help="Only this story."),
    store: str | None = StoreOption,
    as_json: bool = JsonOption,
) -> None:
    """Hold a passage against the store: a verdict for each sentence, with the words it rests on.

    Quotations are looked for word by word, altered words and other speakers named; claims are
    supported, contradicted, or not on record. Support is counted in independent origins.

    Exit status: 0 all is supported; 4 something is not on record; 5 a quotation is altered
    or words are given to another speaker; 6 something is contradicted; the highest that
    holds. 3: the passage is in a language that is not read. 1: no passage, no store.

    Examples:

        onrecord check draft.txt

        onrecord check "The council approved the plan on Monday." --json

        pbpaste | onrecord check - --story story-0f3a...
    """
    from onrecord.present.checked import document, exit_status, render
    from onrecord.run.checking import check_text

    text = _text(given)
    settings = settings_with(store)
    with opened(store) as held:
        checked = check_text(held, text, settings, story=story)
    if as_json:
        print_json({**document(checked), "exit_status": exit_status(checked)})
    else:
        width = min(shutil.get_terminal_size((100, 24)).columns, _WIDEST)
        write_text(render(checked, width=width), None)
    raise typer.Exit(exit_status(checked))


def _text(given: str | None) -> str:
    """The passage: of standard input, of a file, or as given.

    Raises:
        UsageError: when one word is given that names no file, or a file can't be read.
    """
    from onrecord.read.decode import UndecodableError, decode

    if given is None or given == "-":
        return _decoded(sys.stdin.buffer.read(), "standard input")
    path = Path(given)
    try:
        if path.is_file():
            return decode(path.read_bytes())
    except UndecodableError as error:
        raise UsageError(f"{given} can't be read: {error}") from error
    except OSError as error:
        # a passage is no path: too long a name, or a character that no path has
        if os.path.exists(given):  # noqa: PTH110 - unlike a Path's it never raises
            raise UsageError(f"{given} can't be read: {error.strerror}") from error
    except ValueError:
        pass
    if len(given.split()) == 1:
        raise UsageError(
            f"there is no file {given!r}", hint="give a file, a passage in quotation marks, or -"
        )
    return given


def _decoded(raw: bytes, name: str) -> str:
    from onrecord.read.decode import UndecodableError, decode

    if not raw.strip():
        return ""
    try:
        return decode(raw)
    except UndecodableError as error:
        raise UsageError(f"{name} can't be read: {error}") from error
