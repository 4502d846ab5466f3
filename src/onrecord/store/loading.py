"""Rows into articles with their annotation and receipts, in batches, sorted by id."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from onrecord.model.annotation import Annotated, Annotation
from onrecord.model.article import Article, Receipt
from onrecord.model.ids import ArticleId
from onrecord.store import schema
from onrecord.store.codec import RowCodec, codec, from_json
from onrecord.store.engine import in_batches
from onrecord.store.text import path_key, unescape

_ARTICLE = codec(Article)
_RECEIPT = codec(Receipt)
_PRODUCERS = tuple[tuple[str, str], ...]


def columns(table: Table, records: RowCodec[Any]) -> list[Any]:
    """The columns of a table in the order that its codec takes."""
    return [table.c[name] for name in records.names]


def plain_articles(connection: Connection, ids: Iterable[ArticleId]) -> dict[ArticleId, Article]:
    """Those of these articles that the store holds, without what was found in them."""
    articles = schema.ARTICLES
    wanted = columns(articles, _ARTICLE)
    found: dict[ArticleId, Article] = {}
    for batch in in_batches(ids):
        for row in connection.execute(select(*wanted).where(articles.c.id.in_(batch))):
            article = _ARTICLE.record(row)
            found[article.id] = article
    return found


def current(connection: Connection, paths: Collection[str]) -> dict[str, ArticleId]:
    """The articles that these paths hold now; unknown paths are absent."""
    keys = {path_key(path): path for path in paths}
    table = schema.PATHS
    return {
        keys[key]: ArticleId(article)
        for batch in in_batches(keys)
        for key, article in connection.execute(
            select(table.c.path_key, table.c.article).where(table.c.path_key.in_(batch))
        )
    }


def producers(
    connection: Connection, ids: Iterable[ArticleId]
) -> dict[ArticleId, tuple[tuple[str, str], ...]]:
    """Which steps annotated these articles; unknown articles are absent."""
    table = schema.ANNOTATIONS
    return {
        ArticleId(article): from_json(_PRODUCERS, made_by)
        for batch in in_batches(ids)
        for article, made_by in connection.execute(
            select(table.c.article, table.c.producers).where(table.c.article.in_(batch))
        )
    }


def annotated(
    connection: Connection, ids: Collection[ArticleId], kinds: Collection[str] | None = None
) -> list[Annotated]:
    """These articles with annotation and receipts, sorted by id; unknown ones are left out.

    Args:
        connection: to the store.
        ids: the articles.
        kinds: the only fields of their annotation to read; None for all, and receipts.
    """
    found: list[Annotated] = []
    for batch in in_batches(ids, size=200):
        held = plain_articles(connection, batch)
        annotations = _annotations(connection, batch, kinds)
        receipts = _receipts(connection, batch) if kinds is None else {}
        found += [
            Annotated(
                article=held[article],
                annotation=annotations.get(article, Annotation(article=article)),
                receipts=tuple(receipts.get(article, ())),
            )
            for article in batch
            if article in held
        ]
    return found


def raw(connection: Connection, article: ArticleId) -> bytes | None:
    """The bytes that an article was read from; None when the store does not hold it."""
    raws, articles = schema.RAWS, schema.ARTICLES
    kept = connection.execute(select(raws.c.content).where(raws.c.article == article)).scalar()
    if kept is not None:
        return zlib.decompress(kept)
    text = connection.execute(select(articles.c.text).where(articles.c.id == article)).scalar()
    return None if text is None else unescape(text).encode("utf-8", "surrogatepass")


def paths_of(connection: Connection, article: ArticleId) -> list[str]:
    """The paths that an article came under, sorted."""
    return [r.path for r in _receipts(connection, [article]).get(article, ())]


def _annotations(
    connection: Connection, ids: list[ArticleId], kinds: Collection[str] | None
) -> dict[ArticleId, Annotation]:
    held = {
        name: owned(connection, table, records, "article", ids)
        for name, (table, records) in schema.ANNOTATION_KINDS.items()
        if kinds is None or name in kinds
    }
    table = schema.ANNOTATIONS
    found = connection.execute(
        select(table.c.article, table.c.producers, table.c.refused).where(table.c.article.in_(ids))
    )
    return {
        article: Annotation(
            article=article,
            producers=from_json(_PRODUCERS, made_by),
            refused=None if refused is None else unescape(refused),
            **{name: tuple(records.get(article, ())) for name, records in held.items()},
        )
        for article, made_by, refused in found
    }


def owned(
    connection: Connection, table: Table, records: RowCodec[Any], owner: str, ids: list[Any]
) -> dict[Any, list[Any]]:
    """The records of each of these owners, in their order."""
    owners = table.c[owner]
    wanted = select(owners, *columns(table, records)).where(owners.in_(ids))
    grouped: dict[Any, list[Any]] = defaultdict(list)
    for row in connection.execute(wanted.order_by(owners, table.c.n)):
        grouped[row[0]].append(records.record(_rest(row)))
    return grouped


def _rest(row: Row[Any]) -> Any:
    return row[1:]


def _receipts(connection: Connection, ids: list[ArticleId]) -> dict[ArticleId, list[Receipt]]:
    table = schema.RECEIPTS
    wanted = select(*columns(table, _RECEIPT)).where(table.c.article.in_(ids))
    grouped: dict[ArticleId, list[Receipt]] = defaultdict(list)
    for row in connection.execute(wanted):
        receipt = _RECEIPT.record(row)
        grouped[receipt.article].append(receipt)
    # in Python: databases order text by rules of their own
    return {article: sorted(held, key=lambda r: r.path) for article, held in grouped.items()}
