"""What the commands share: notes on standard error, JSON, files written whole.

Heavy modules are imported where a command needs them, so that ``--help`` is quick.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import typer

from onrecord.errors import UsageError
from onrecord.present.lines import safe
from onrecord.settings import Settings, from_environment

if TYPE_CHECKING:
    from onrecord.store import Store

StoreOption = typer.Option(
    None,
    "--store",
    "-s",
    metavar="FILE_OR_DSN",
    help="The store: a file, or a postgresql:// address. [default: $ONRECORD_STORE or onrecord.db]",
    show_default=False,
)
JsonOption = typer.Option(False, "--json", help="Machine-readable output.")


def note(text: str) -> None:
    """One line on standard error; hostile characters of input made harmless."""
    typer.echo(safe(text), err=True)


def show_log() -> None:
    """Print what the program logs for developers on standard error."""
    logger = logging.getLogger("onrecord")
    logger.addHandler(_Notes())
    logger.setLevel(logging.DEBUG)


class _Notes(logging.Handler):
    """A log as notes, a line each, indented as it is."""

    def emit(self, record: logging.LogRecord) -> None:
        for line in record.getMessage().splitlines():
            indent = len(line) - len(line.lstrip())
            typer.echo(" " * indent + safe(line), err=True)


def settings_with(
    store: str | None, workers: int | None = None, model: str | None = None
) -> Settings:
    """Settings of the environment, with what the command line says over them."""
    environment = dict(os.environ)
    if store is not None:
        environment["ONRECORD_STORE"] = store
    if workers is not None:
        environment["ONRECORD_WORKERS"] = str(workers)
    if model is not None:
        environment["ONRECORD_MODEL"] = model
    return from_environment(environment)


@contextmanager
def opened(store: str | None) -> Iterator[Store]:
    """An existing store, closed at the end."""
    from onrecord.store import Store

    with Store.open(settings_with(store).store, create=False) as held:
        yield held


def print_json(value: object) -> None:
    """One JSON document on standard output."""
    from onrecord.present.exports import plain

    text = json.dumps(plain(value), ensure_ascii=False, indent=2)
    sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()


def write_text(text: str, out: Path | None) -> None:
    """Text to a file, whole or not at all, or to standard output."""
    with output(out) as file:
        file.write(text.encode("utf-8", "replace"))
        if out is None and not text.endswith("\n"):
            file.write(b"\n")


@contextmanager
def output(out: Path | None) -> Iterator[BinaryIO]:
    """A binary file that takes its name only when all of it was written.

    Raises:
        UsageError: when the folder is missing or can't be written to.
    """
    if out is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        with tempfile.NamedTemporaryFile(dir=out.parent, prefix=".onrecord-", delete=False) as file:
            temporary = Path(file.name)
            try:
                yield file  # type: ignore[misc]
            except BaseException:
                temporary.unlink(missing_ok=True)
                raise
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(out)
    except OSError as error:
        raise UsageError(f"can't write {out}: {error.strerror}") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
