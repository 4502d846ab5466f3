"""``onrecord read``: takes articles in."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING

import typer

from onrecord.cli.output import JsonOption, StoreOption, note, print_json, settings_with
from onrecord.settings import MODELS

if TYPE_CHECKING:
    from onrecord.run.take_in import Tally

_MANY = 20


class Kind(StrEnum):
    """What is taken in."""

    REPORT = "report"
    PRIMARY = "primary"


def register(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command("read")(read)


def read(
    paths: list[str] = typer.Argument(
        ..., metavar="PATH...", help="Files (.txt .md .html .jsonl) and folders of them."
    ),
    store: str | None = StoreOption,
    workers: int | None = typer.Option(
        None, "--workers", "-w", min=1, help="Processes that annotate side by side. [default: 1]"
    ),
    model: str | None = typer.Option(
        None,
        "--model",
        "-m",
        metavar="|".join(MODELS),
        help="What finds the statements: the trained encoder, or rules alone."
        " [default: $ONRECORD_MODEL or encoder]",
        show_default=False,
    ),
    kind: Kind = typer.Option(
        Kind.REPORT, "--kind", help="primary: transcripts, communiqués, texts of laws."
    ),
    as_json: bool = JsonOption,
) -> None:
    """Take in articles: read, label, annotate and link what is new.

    Safe to repeat: what the store holds already is not taken twice. Input that is
    refused is named on standard error, kept in the table *rejects*, and never stops
    the rest.

    Examples:

        onrecord read news/

        onrecord read export.jsonl page.html --workers 2 --store case.db

        onrecord read transcript.txt --kind primary
    """
    from onrecord.run.progress import progress_bar
    from onrecord.run.take_in import take_in
    from onrecord.store import Store

    settings = settings_with(store, workers, model)
    with Store.open(settings.store) as held, progress_bar() as progress:
        tally = take_in(paths, held, settings, progress, _now(), kind=kind.value)
    for reject in tally.refused:
        note(f"refused {reject.path}: {reject.reason}")
    if as_json:
        print_json(_summary(tally, settings.store))
    else:
        _tell(tally, settings.store)
    raise typer.Exit(_status(tally))


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


def _status(tally: Tally) -> int:
    if not tally.refused:
        return 0
    return 3 if tally.taken or tally.known or tally.versions else 1


def _summary(tally: Tally, store: str) -> dict[str, object]:
    return {
        "store": store,
        "taken": tally.taken,
        "known": tally.known,
        "versions": tally.versions,
        "refused": [{"path": r.path, "stage": r.stage, "reason": r.reason} for r in tally.refused],
        "stories": tally.stories,
        "seconds": {stage: round(seconds, 3) for stage, seconds in tally.seconds.items()},
        "words": tally.words,
    }


def _tell(tally: Tally, store: str) -> None:
    line = f"{tally.taken} taken, {tally.known} already known, {len(tally.refused)} refused"
    if tally.versions:
        line += f"; {tally.versions} of those taken are new versions of a path"
    typer.echo(line)
    if len(tally.refused) > _MANY:
        for stage, count in sorted(Counter(r.stage for r in tally.refused).items()):
            typer.echo(f"  refused at {stage}: {count} (onrecord show rejects)")
    if tally.taken:
        typer.echo(f"next: onrecord account --store {store}")
