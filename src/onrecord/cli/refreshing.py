"""``onrecord refresh``: newer rules over what older ones produced."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import typer

from onrecord.cli.output import JsonOption, StoreOption, note, print_json, settings_with

if TYPE_CHECKING:
    from onrecord.run.refresh import Refreshed


def register(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command("refresh")(refresh)


def refresh(
    store: str | None = StoreOption,
    workers: int | None = typer.Option(
        None, "--workers", "-w", min=1, help="Processes that annotate side by side. [default: 1]"
    ),
    as_json: bool = JsonOption,
) -> None:
    """Run newer rules over what older ones produced, and say which records changed.

    Learns from all articles which lines an outlet prints again and again, labels those
    lines as furniture, annotates again what that or a newer version of the program
    changes, and links it. What is read later uses what was learned. Safe to repeat: a
    second run changes nothing. With *--json*, each changed record is named by its id.

    Examples:

        onrecord refresh

        onrecord refresh --store case.db --workers 2 --json
    """
    from onrecord.run.progress import progress_bar
    from onrecord.run.refresh import refresh as run
    from onrecord.store import Store

    settings = settings_with(store, workers)
    now = dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")
    with Store.open(settings.store, create=False) as held, progress_bar() as progress:
        done = run(held, settings, progress, now)
    for reject in done.refused:
        note(f"refused {reject.path}: {reject.reason}")
    if as_json:
        print_json(_summary(done, settings.store))
    else:
        _tell(done)
    raise typer.Exit(3 if done.refused else 0)


def _summary(done: Refreshed, store: str) -> dict[str, object]:
    from onrecord.run.changes import by_table

    return {
        "store": store,
        "articles": done.articles,
        "annotated_again": list(done.again),
        "furniture": {"version": done.furniture, "lines": done.lines},
        "tables": by_table(done.changes),
        "changes": [{"table": c.table, "id": c.id, "how": c.how} for c in done.changes],
        "refused": [{"path": r.path, "stage": r.stage, "reason": r.reason} for r in done.refused],
    }


def _tell(done: Refreshed) -> None:
    from onrecord.run.changes import by_table

    typer.echo(
        f"{len(done.again)} of {done.articles} articles changed; "
        f"{done.lines} lines of furniture are known of their outlets"
    )
    for table, counts in by_table(done.changes).items():
        told = ", ".join(f"{count} {how}" for how, count in counts.items() if count)
        typer.echo(f"  {table}: {told}")
