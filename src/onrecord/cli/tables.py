"""``onrecord show`` and ``export``: the records as tables."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.cli.output import JsonOption, StoreOption, note, opened, output, print_json
from onrecord.errors import UsageError
from onrecord.present.lines import safe
from onrecord.present.schema import SCHEMAS, Row

if TYPE_CHECKING:
    from onrecord.store import Store

_TABLES = "One of: " + ", ".join(SCHEMAS) + "."
_BINARY = ("parquet",)
_LONGEST_CELL = 160

# What fits a terminal; `export` gives every column.
_SHOWN: dict[str, tuple[str, ...]] = {
    "articles": ("outlet", "published_earliest", "title", "words", "path"),
    "passages": ("path", "kind", "span", "text", "reason"),
    "sentences": ("path", "span"),
    "statements": ("speaker_name", "manner", "act", "content_text", "path", "content_spans"),
    "mentions": ("kind", "text", "name", "path", "span"),
    "dates": ("text", "earliest", "latest", "path", "span"),
    "utterances": ("speaker", "text", "outlets", "origins"),
    "derivations": ("kind", "from_path", "to_path", "share", "direction_score"),
    "origins": ("id", "articles", "outlets", "credit"),
    "stories": ("id", "label", "origins", "first", "last"),
    "entities": ("name", "kind", "codes_country", "names"),
    "events": ("type", "modality", "actor_text", "recipient_text", "text", "path"),
    "happenings": ("type", "modality", "actor", "recipient", "date_earliest", "origins"),
    "timeline": ("date_earliest", "date_latest", "tense", "text", "origins"),
    "issues": ("name", "terms"),
    "positions": ("actor_name", "issue", "stance", "origins", "first", "last"),
    "promises": ("kind", "by", "text", "due_latest", "state"),
    "questions": ("to", "text", "outcome", "path", "span"),
    "disagreements": ("kind", "about", "a_text", "b_text", "independent"),
    "novelty": ("path", "kind", "text", "share"),
    "corrections": ("kind", "path", "text", "was", "now", "corrects_text"),
    "rejects": ("path", "stage", "reason"),
}

TableArgument = typer.Argument(..., metavar="TABLE", help=_TABLES)
StoryOption = typer.Option(None, "--story", metavar="S", help="Only this story's rows.")
WhereOption = typer.Option(
    None,
    "--where",
    metavar="CONDITION",
    help="column=value, column~words, column>=value; repeat for 'and'. "
    "Nested columns join with _: speaker_name~minister.",
)


def register(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command("show")(show)
    app.command("export")(export)


def show(
    table: str = TableArgument,
    story: str | None = StoryOption,
    where: list[str] | None = WhereOption,
    limit: int = typer.Option(50, "--limit", "-n", min=1, help="At most so many rows."),
    store: str | None = StoreOption,
    as_json: bool = JsonOption,
) -> None:
    """Show one table in the terminal.

    Examples:

        onrecord show statements --where speaker_name~minister --where manner=direct

        onrecord show rejects
    """
    from onrecord.present import exports
    from onrecord.present.tables import check_table
    from onrecord.present.where import select

    check_table(table)
    with opened(store) as held:
        found = select(table, table_rows(held, table, story), where or [])
        shown = [row for row, _ in zip(found, range(limit + 1), strict=False)]
    if as_json:
        print_json([exports.ordered(table, row) for row in shown[:limit]])
        return
    if not shown:
        note(f"no row of {table} fits" if where else f"{table} has no row")
        return
    _print(table, shown[:limit])
    if len(shown) > limit:
        note(f"the first {limit} rows; --limit shows more, export gives all")


def export(
    table: str = TableArgument,
    format_: str = typer.Option("jsonl", "--format", "-f", help="One of: jsonl, csv, parquet."),
    out: Path | None = typer.Option(
        None, "--output", "-o", metavar="FILE", help="Write to FILE instead of standard output."
    ),
    story: str | None = StoryOption,
    where: list[str] | None = WhereOption,
    store: str | None = StoreOption,
    as_json: bool = JsonOption,
) -> None:
    """Write one table, all columns, in a format for programs.

    Examples:

        onrecord export statements --format csv -o statements.csv

        onrecord export articles --format parquet -o articles.parquet
    """
    from onrecord.present import exports
    from onrecord.present.tables import check_table
    from onrecord.present.where import select

    check_table(table)
    write = exports.writer(format_)
    if out is None and format_ in _BINARY and sys.stdout.isatty():
        raise UsageError(f"{format_} is no text for a terminal", hint="write it with -o FILE")
    with opened(store) as held, output(out) as file:
        count = write(table, select(table, table_rows(held, table, story), where or []), file)
    if out is not None:
        if as_json:
            print_json({"table": table, "rows": count, "file": str(out)})
        else:
            note(f"wrote {count} rows of {table} to {out}")


def table_rows(store: Store, table: str, story: str | None) -> Iterator[Row]:
    """The rows of a table, of one story or of all, one story in memory at a time."""
    from onrecord.present.tables import rows
    from onrecord.present.view import StoryView

    if table == "rejects":
        for reject in store.rejects():
            yield {
                "path": reject.path,
                "stage": reject.stage,
                "reason": reject.reason,
                "when": reject.when,
            }
        return
    wanted = [s.id for s in store.stories()] if story is None else [store.resolve_story(story)]
    for found in wanted:
        yield from rows(table, StoryView(store.story_records(found)))


def _print(table: str, found: list[Row]) -> None:
    from onrecord.present import exports

    columns = _SHOWN[table]
    shown = Table(box=None, pad_edge=False)
    for column in columns:
        shown.add_column(column, overflow="fold")  # a path is worth nothing cut short
    for row in found:
        held = exports.flat(table, row)
        shown.add_row(*[Text(_cell(held[column])) for column in columns])
    Console().print(shown)


def _cell(value: object) -> str:
    if isinstance(value, list):
        value = "; ".join(str(v) for v in value)
    if isinstance(value, float):
        value = f"{value:.2f}"
    text = " ".join(safe("" if value is None else str(value)).split())
    return text if len(text) <= _LONGEST_CELL else text[: _LONGEST_CELL - 1] + "…"
