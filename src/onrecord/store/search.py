"""Articles, statements and events that hold the words, with the words lit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Select, func, literal_column, select, text

from onrecord.model.annotation import Annotated
from onrecord.model.ids import ArticleId
from onrecord.model.span import Span, cover, words_under
from onrecord.store import loading, schema
from onrecord.store.words import index_key, lit, query, words

HitKind = Literal["article", "statement", "event"]
KINDS: tuple[HitKind, ...] = ("article", "statement", "event")
_BEFORE, _LONGEST = 60, 240  # of a snippet, in code points
_PAGE = 100
_SPACE = re.compile(r"\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """One record that holds all the words.

    Attributes:
        kind: what was found.
        id: the record's id.
        article: the article itself, or the one that the record is from.
        path: the article's first path.
        spans: of an article, the words found in its text; of a record, where it stands.
        text: words around the first that were found, cut at white space, on one line.
        lit: the words found in ``text``, as ranges of it.
    """

    kind: HitKind
    id: str
    article: ArticleId
    path: str
    spans: tuple[Span, ...]
    text: str
    lit: tuple[Span, ...]

    @property
    def span(self) -> Span:
        """From the first to the last of ``spans``; empty where only the title holds the words."""
        return cover(self.spans) if self.spans else Span(0, 0)


Runs = tuple[tuple[str, ...], ...]


def search(
    connection: Connection, given: str, limit: int, kinds: Sequence[HitKind] = KINDS
) -> list[SearchHit]:
    """Records that hold all of the words, newest articles first, then by id.

    Args:
        connection: in a reading transaction.
        given: words; those in quotation marks must stand side by side. Case and
            accents don't matter. There is no query syntax.
        limit: most hits to return.
        kinds: what to look for.
    """
    runs = query(given)
    if not runs or limit < 1:
        return []
    hits: list[SearchHit] = []
    for rows in _candidates(connection, runs, kinds):
        held = {a.article.id: a for a in loading.annotated(connection, {r.article for r in rows})}
        for row in rows:
            hit = _hit(row.kind, row.n, held[row.article], runs)
            if hit is not None:
                hits.append(hit)
                if len(hits) == limit:
                    return hits
    return hits


def _candidates(
    connection: Connection, runs: Runs, kinds: Sequence[HitKind]
) -> Iterator[Sequence[Any]]:
    """Rows of the index with all the words, a page at a time, in the order of hits."""
    keys = sorted({index_key(word) for run in runs for word in run})
    # asked once: the database sorts all that it found, however many pages are taken
    with connection.execute(_query(connection, keys, kinds)) as found:
        yield from found.partitions(_PAGE)


def _query(connection: Connection, keys: list[str], kinds: Sequence[HitKind]) -> Select[Any]:
    table, articles = schema.SEARCHABLE, schema.ARTICLES
    wanted = (
        select(table.c.kind, table.c.article, table.c.n)
        .join(articles, articles.c.id == table.c.article)
        .where(table.c.kind.in_(kinds))
        .order_by(
            # the day alone: databases differ in how they order longer text
            func.substr(articles.c.published_earliest, 1, 10).desc().nulls_last(),
            table.c.article,
            table.c.kind,
            table.c.n,
        )
    )
    if connection.dialect.name == "postgresql":
        held = func.string_to_array(table.c.words, " ")
        return wanted.where(held.op("@>")(func.string_to_array(" ".join(keys), " ")))
    # keys hold letters and digits alone, so the quotation marks can't be closed from inside
    match = " ".join(f'"{key}"' for key in keys)
    found = text("SELECT rowid FROM searchable_words WHERE searchable_words MATCH :match")
    return wanted.where(
        table.c.no.in_(found.bindparams(match=match).columns(literal_column("rowid")))
    )


def _hit(kind: HitKind, n: int, held: Annotated, runs: Runs) -> SearchHit | None:
    """The hit that a candidate makes; None when a run's words don't stand side by side."""
    article = held.article
    if kind == "article":
        found = _in_article(article.title or "", article.text, runs)
        if found is None:
            return None
        told = article.text if found else article.title or ""
        return _made(held, kind, article.id, found, told, runs=runs)
    record, spans = _record(held, kind, n)
    told = words_under(article.text, spans)
    if lit(words(told), runs) is None:
        return None
    return _made(held, kind, record, spans, told, runs=runs)


def _record(held: Annotated, kind: HitKind, n: int) -> tuple[str, tuple[Span, ...]]:
    if kind == "statement":
        statement = held.annotation.statements[n]
        return statement.id, statement.content
    event = held.annotation.events[n]
    return event.id, (event.span,)


def _made(
    held: Annotated, kind: HitKind, record: str, spans: tuple[Span, ...], told: str, *, runs: Runs
) -> SearchHit:
    snippet, ranges = _snippet(told, runs)
    return SearchHit(
        kind=kind,
        id=record,
        article=held.article.id,
        path=held.path,
        spans=spans,
        text=snippet,
        lit=ranges,
    )


def _in_article(title: str, body: str, runs: Runs) -> tuple[Span, ...] | None:
    """The words found in the text; None when a run is neither there nor in the title."""
    in_title, in_body = words(title), words(body)
    for run in runs:
        if lit(in_body, [run]) is None and lit(in_title, [run]) is None:
            return None
    return _found(body, runs)


def _found(source: str, runs: Runs) -> tuple[Span, ...]:
    held = words(source)
    present = [run for run in runs if lit(held, [run]) is not None]
    return tuple(Span(start, end) for start, end in lit(held, present) or ())


def _snippet(source: str, runs: Runs) -> tuple[str, tuple[Span, ...]]:
    found = _found(source, runs)
    start = max(0, found[0].start - _BEFORE) if found else 0
    if start:
        space = source.find(" ", start, found[0].start)
        start = space + 1 if space >= 0 else start
    end = min(len(source), start + _LONGEST)
    if end < len(source):
        space = source.rfind(" ", start + _LONGEST // 2, end)
        end = space if space >= 0 else end
    snippet = _SPACE.sub(" ", source[start:end])
    return snippet, _found(snippet, runs)
