"""Articles into rows: taken whole, with their annotation, receipt and mark, or not at all."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Table, bindparam, delete, update

from onrecord.model.annotation import Annotation
from onrecord.model.article import Article, Reading, Receipt
from onrecord.model.ids import ArticleId
from onrecord.model.span import words_under
from onrecord.store import linking, loading, schema
from onrecord.store.codec import codec, to_json
from onrecord.store.engine import insert_rows
from onrecord.store.merge import merge
from onrecord.store.text import escape, path_key
from onrecord.store.words import indexed

Outcome = Literal["taken", "known", "version", "stale"]
"""What became of a reading.

``taken``: a new article. ``version``: a new article under a path that held another one.
``known``: an article that was there already. ``stale``: nothing was written, since the
annotation does not cover the article as the store now knows it: annotate again.
"""

_ARTICLE = codec(Article)
_RECEIPT = codec(Receipt)


@dataclass(frozen=True, slots=True, kw_only=True)
class Saving:
    """One reading to save.

    Attributes:
        annotation: of ``reading.article``; None when the store is known to hold it.
    """

    reading: Reading
    annotation: Annotation | None


def save_all(connection: Connection, batch: Sequence[Saving], when: str) -> list[Outcome]:
    """Write a batch, in order.

    Args:
        connection: in a writing transaction.
        batch: readings with their annotations.
        when: ISO 8601 in UTC, to the second.

    Returns:
        What became of each.
    """
    saver = _Saver(connection, [saving.reading for saving in batch], when)
    outcomes = [saver.save(saving) for saving in batch]
    saver.flush()
    return outcomes


def annotate_again(
    connection: Connection, batch: Sequence[tuple[Article, Annotation]]
) -> list[ArticleId]:
    """Replace the annotation of articles that are as given; see ``Store.annotate_again``."""
    saver = _Saver(connection, [], "")
    known = loading.plain_articles(connection, {article.id for article, _ in batch})
    written = [(x, annotation) for x, annotation in batch if known.get(x.id) == x]
    for article, annotation in written:
        clear_annotation(connection, article.id)
        saver.annotate(article, annotation)
    saver.flush()
    return [article.id for article, _ in written]


def sign(
    connection: Connection, producers: Mapping[ArticleId, tuple[tuple[str, str], ...]]
) -> None:
    """Set which steps an annotation is of."""
    table = schema.ANNOTATIONS
    rows = [{"id": a, "made_by": to_json(made_by)} for a, made_by in sorted(producers.items())]
    if rows:
        signed = update(table).where(table.c.article == bindparam("id"))
        connection.execute(signed.values(producers=bindparam("made_by")), rows)


class _Saver:
    """One batch on its way: rows gathered by table, one statement a table at the end."""

    def __init__(self, connection: Connection, readings: Sequence[Reading], when: str) -> None:
        self._connection = connection
        self._when = when
        self._stored = loading.plain_articles(connection, {r.article.id for r in readings})
        self._paths = loading.current(connection, {r.path for r in readings})
        self._moved: dict[str, dict[str, Any]] = {}
        self._rows: dict[str, list[dict[str, Any]]] = {}

    def save(self, saving: Saving) -> Outcome:
        """Gather the rows of one reading."""
        reading, article = saving.reading, saving.reading.article
        known = self._stored.get(article.id)
        if not _covered(known, article, annotated=saving.annotation is not None):
            return "stale"
        if saving.annotation is not None:
            self._put(reading, saving.annotation, known)
        before = self._paths.get(reading.path)
        replaced = before if before != article.id else None
        self._receive(reading, replaced)
        if known is not None:
            return "known"
        return "taken" if replaced is None else "version"

    def flush(self) -> None:
        """Write what was gathered, owners before what they own."""
        moved = [{"key": key} for key in self._moved]
        if moved:
            paths = schema.PATHS
            self._connection.execute(
                delete(paths).where(paths.c.path_key == bindparam("key")), moved
            )
            self._rows[paths.name] = list(self._moved.values())
        for table in schema.METADATA.sorted_tables:
            rows = self._rows.pop(table.name, None)
            if rows:
                known = table is schema.RECEIPTS  # the same file again
                insert_rows(self._connection, table, rows, missing=known)
        self._moved.clear()

    def _put(self, reading: Reading, annotation: Annotation, known: Article | None) -> None:
        article = reading.article
        row = _ARTICLE.row(article)
        if known is None:
            self._add(schema.ARTICLES, row)
        else:
            self.flush()  # the article may have been gathered a moment ago
            clear_annotation(self._connection, article.id)
            articles = schema.ARTICLES
            self._connection.execute(
                update(articles).where(articles.c.id == article.id).values(row)
            )
        self._stored[article.id] = article
        self._keep_raw(reading, replace=known is not None)
        self.annotate(article, annotation)

    def _keep_raw(self, reading: Reading, *, replace: bool) -> None:
        """Keep the bytes that the article's metadata came from, unless its text is them."""
        article, raws = reading.article, schema.RAWS
        if article.raw_sha256 == article.sha256:
            return
        if hashlib.sha256(reading.raw).hexdigest() != article.raw_sha256:
            return  # those of another path are kept
        if replace:
            self._connection.execute(delete(raws).where(raws.c.article == article.id))
        self._add(
            raws,
            {
                "article": article.id,
                "raw_sha256": article.raw_sha256,
                "content": zlib.compress(reading.raw, level=6),
            },
        )

    def annotate(self, article: Article, annotation: Annotation) -> None:
        """Gather the rows of an annotation, and the mark "to link"."""
        self._add(schema.TO_LINK, {"article": article.id})
        refused = annotation.refused
        self._add(
            schema.ANNOTATIONS,
            {
                "article": article.id,
                "producers": to_json(annotation.producers),
                "refused": None if refused is None else escape(refused),
            },
        )
        for name, (table, records) in schema.ANNOTATION_KINDS.items():
            for n, record in enumerate(getattr(annotation, name)):
                self._add(table, {**records.row(record), "article": article.id, "n": n})
        for kind, n, held in _searchable(article, annotation):
            self._add(
                schema.SEARCHABLE, {"kind": kind, "article": article.id, "n": n, "words": held}
            )

    def _receive(self, reading: Reading, replaced: ArticleId | None) -> None:
        article, key = reading.article.id, path_key(reading.path)
        receipt = Receipt(
            article=article, path=reading.path, received=self._when, version_of=replaced
        )
        self._add(schema.RECEIPTS, {**_RECEIPT.row(receipt), "path_key": key})
        self._moved[key] = {"path_key": key, "article": article}
        self._paths[reading.path] = article

    def _add(self, table: Table, row: dict[str, Any]) -> None:
        self._rows.setdefault(table.name, []).append(row)


def _covered(known: Article | None, article: Article, *, annotated: bool) -> bool:
    """Whether the annotation, given or stored, is of the article as it will be known."""
    if known is None:
        return annotated  # else it was deleted by another program since it was found known
    return merge(known, article) == (article if annotated else known)


def clear_annotation(connection: Connection, article: ArticleId) -> None:
    """Remove the records of an article, its mark, and the links that rest on them."""
    linking.unlink(connection, article)
    kinds = [table for table, _ in schema.ANNOTATION_KINDS.values()]
    for table in (*kinds, schema.ANNOTATIONS, schema.SEARCHABLE, schema.TO_LINK):
        connection.execute(delete(table).where(table.c.article == article))


def _searchable(article: Article, annotation: Annotation) -> Iterable[tuple[str, int, str]]:
    text = article.text
    yield "article", 0, indexed(article.title, text)
    for n, statement in enumerate(annotation.statements):
        yield "statement", n, indexed(words_under(text, statement.content))
    for n, event in enumerate(annotation.events):
        yield "event", n, indexed(event.span.of(text))
