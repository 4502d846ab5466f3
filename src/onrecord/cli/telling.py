"""``onrecord stories``, ``account`` and ``search``: what a person reads."""

from __future__ import annotations

import shutil
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.cli.output import JsonOption, StoreOption, note, opened, print_json, write_text
from onrecord.present.lines import safe

if TYPE_CHECKING:
    from onrecord.model.account import Account
    from onrecord.store import SearchHit


class Form(StrEnum):
    """Forms of an account."""

    TEXT = "text"
    MD = "md"
    HTML = "html"
    JSON = "json"


AsOfOption = typer.Option(None, "--as-of", metavar="DAY", help="Only what was published by DAY.")
KnownByOption = typer.Option(
    None, "--known-by", metavar="TIME", help="Only what the store had received by TIME."
)


def register(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command("stories")(stories)
    app.command("account")(account)
    app.command("search")(search)


def stories(
    store: str | None = StoreOption,
    as_of: str | None = AsOfOption,
    known_by: str | None = KnownByOption,
    as_json: bool = JsonOption,
) -> None:
    """List the stories: articles, origins, first and last day.

    Example:

        onrecord stories --as-of 2024-04-24
    """
    from onrecord.run.accounts import Moment, past_stories

    moment = Moment(as_of=as_of, known_by=known_by)
    with opened(store) as held:
        found = (
            [records.links.story for records in past_stories(held, moment)[0]]
            if moment.past
            else list(held.stories())
        )
    found.sort(key=lambda s: (-len(s.articles), s.first or "", s.id))
    if as_json:
        print_json(
            [
                {
                    "id": s.id,
                    "label": s.label,
                    "articles": len(s.articles),
                    "origins": s.origins,
                    "first": s.first,
                    "last": s.last,
                }
                for s in found
            ]
        )
        return
    if not found:
        note("no story to tell of; onrecord read PATH takes articles in")
        return
    table = Table("story", "label", "articles", "origins", "first", "last", box=None)
    for story in found:
        table.add_row(
            Text(story.id, overflow="fold"),
            Text(safe(story.label)),
            str(len(story.articles)),
            str(story.origins),
            story.first or "?",
            story.last or "?",
        )
    Console().print(table)


def account(
    story: str | None = typer.Argument(
        None, metavar="[STORY]", help="A story's id; the largest one where none is named."
    ),
    form: Form = typer.Option(Form.TEXT, "--format", "-f", help="How to write it."),
    out: Path | None = typer.Option(
        None, "--output", "-o", metavar="FILE", help="Write to FILE instead of the terminal."
    ),
    store: str | None = StoreOption,
    as_of: str | None = AsOfOption,
    known_by: str | None = KnownByOption,
    new_since: str | None = typer.Option(
        None, "--new-since", metavar="DAY", help="Novelty of articles after DAY against all before."
    ),
    issues: Path | None = typer.Option(
        None, "--issues", metavar="FILE", help="Your own issues: YAML, each name with its terms."
    ),
    as_json: bool = JsonOption,
) -> None:
    """Write the account of a story: every line with the words that it rests on.

    Examples:

        onrecord account

        onrecord account --format html -o account.html

        onrecord account --as-of 2024-04-24 --format md

        onrecord account --issues my-issues.yaml
    """
    from onrecord.account.issues import read_lexicon
    from onrecord.run.accounts import Moment, account_of

    terms = read_lexicon(issues) if issues else None
    moment = Moment(as_of=as_of, known_by=known_by, new_since=new_since)
    with opened(store) as held:
        told = account_of(held, story, moment, terms)
    write_text(_rendered(told, Form.JSON if as_json else form), out)
    if out is not None:
        note(f"wrote {out}")


def _rendered(told: Account, form: Form) -> str:
    from onrecord.present import html, json, markdown, text

    match form:
        case Form.MD:
            return markdown.render(told)
        case Form.HTML:
            return html.render(told)
        case Form.JSON:
            return json.render(told)
        case Form.TEXT:
            width = min(max(shutil.get_terminal_size((100, 24)).columns, 40), 120)
            return text.render(told, width=width)


def search(
    words: list[str] = typer.Argument(
        ..., metavar="WORDS...", help="Words that must all be there."
    ),
    limit: int = typer.Option(20, "--limit", "-n", min=1, help="At most so many."),
    store: str | None = StoreOption,
    as_json: bool = JsonOption,
) -> None:
    """Find the articles, statements and events that hold the words, with the words lit.

    Example:

        onrecord search export controls
    """
    with opened(store) as held:
        hits = held.search(" ".join(words), limit)
    if as_json:
        print_json([_hit(hit) for hit in hits])
        return
    if not hits:
        note(f"nothing in the store holds {' '.join(words)!r}")
        return
    console = Console()
    for hit in hits:
        console.print(Text(f"{hit.kind}  {hit.id}  {safe(hit.path)}", style="dim"))
        console.print(_lit(hit))


def _hit(hit: SearchHit) -> dict[str, object]:
    return {
        "kind": hit.kind,
        "id": hit.id,
        "article": hit.article,
        "path": hit.path,
        "span": hit.span,
        "text": hit.text,
        "lit": hit.lit,
    }


def _lit(hit: SearchHit) -> Text:
    shown = Text("  ")
    at = 0
    for span in hit.lit:
        shown.append(_part(hit.text[at : span.start]))
        shown.append(_part(span.of(hit.text)), style="bold reverse")
        at = span.end
    shown.append(_part(hit.text[at:]))
    return shown


def _part(text: str) -> str:
    """``safe`` words with the blank that parts them from their neighbours."""
    words = safe(text)
    before = " " if words and text[0].isspace() else ""
    after = " " if words and text[-1].isspace() else ""
    return before + words + after if words else " " * bool(text)
