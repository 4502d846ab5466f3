"""What an article added, in the order a reader wants it: sayings and events, then details."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.account.listed import opener
from onrecord.model.account import Novelty
from onrecord.model.ids import ArticleId
from onrecord.model.span import Span, cover
from onrecord.model.statement import Statement

Place = tuple[ArticleId, Span]


def telling_first(added: Iterable[Novelty]) -> list[Novelty]:
    """Statements and events in their order, then bare names and amounts."""
    return sorted(added, key=lambda n: n.kind == "detail")


def places(statements: Iterable[tuple[Statement, str]]) -> dict[Place, Statement]:
    """The statement that a line of novelty tells, by article and span.

    Args:
        statements: each with its article's text.
    """
    found: dict[Place, Statement] = {}
    for statement, text in statements:
        if statement.content:
            whole = cover(statement.content)
            start = whole.start + opener(whole.of(text))
            found.setdefault((statement.article, Span(start, whole.end)), statement)
    return found


def told_by(added: Novelty, held: dict[Place, Statement]) -> Statement | None:
    """The statement behind a line of novelty, None for events and details."""
    if added.kind != "statement":
        return None
    return held.get((added.told.article, added.told.span))
