"""Articles that hold some of many words: what a pasted passage is held against."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Select, String, func, literal, literal_column, select, text
from sqlalchemy.dialects.postgresql import ARRAY

from onrecord.model.ids import ArticleId, StoryId
from onrecord.model.story import StoryLinks
from onrecord.store import schema, stories
from onrecord.store.engine import Database
from onrecord.store.words import index_key, words


class WordIndex:
    """Which articles hold which words, and what their stories are.

    Args:
        database: an open one with our schema.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def with_each(self, words: Collection[str], most: int) -> dict[str, tuple[ArticleId, ...]]:
        """For each of some words the articles that hold it; see ``onrecord.store.lookup``."""
        with self._database.read() as connection:
            return with_each(connection, words, most)

    def with_all(self, words: Collection[str], most: int) -> list[ArticleId]:
        """The first ``most`` articles by id that hold every one of some words."""
        with self._database.read() as connection:
            return with_all(connection, words, most)

    def with_notices(self, wanted: Collection[StoryId], most: int) -> list[ArticleId]:
        """Articles of these stories that hold a notice of correction, the first by id."""
        with self._database.read() as connection:
            return with_notices(connection, wanted, most)

    def links_of(self, wanted: Collection[StoryId]) -> list[StoryLinks]:
        """What linking found in these stories, by id, the pairs of articles left out."""
        with self._database.read() as connection:
            found = (stories.links(connection, story) for story in sorted(set(wanted)))
            return [links for links in found if links is not None]


def with_each(
    connection: Connection, given: Collection[str], most: int
) -> dict[str, tuple[ArticleId, ...]]:
    """For each of some words the articles that hold it, sorted.

    Args:
        connection: in a reading transaction.
        given: single words; case and accents don't matter.
        most: a word that more articles hold leads nowhere and is absent.
    """
    found: dict[str, tuple[ArticleId, ...]] = {}
    for word in sorted(set(given)):
        keys = [index_key(w.folded) for w in words(word)]
        if not keys:
            continue
        rows = connection.execute(_holding(connection, keys).limit(most + 1)).scalars().all()
        if len(rows) <= most:
            found[word] = tuple(sorted(ArticleId(a) for a in rows))
    return found


def with_notices(connection: Connection, wanted: Collection[StoryId], most: int) -> list[ArticleId]:
    """Articles of some stories that hold a notice of correction, the first by id."""
    passages, _ = schema.ANNOTATION_KINDS["passages"]
    members = schema.STORY_MEMBERS
    found = (
        select(passages.c.article)
        .distinct()
        .join(members, members.c.article == passages.c.article)
        .where(passages.c.kind == "correction", members.c.story.in_(sorted(set(wanted))))
        .order_by(passages.c.article)
        .limit(most)
    )
    return [ArticleId(a) for a in connection.execute(found).scalars()]


def with_all(connection: Connection, given: Collection[str], most: int) -> list[ArticleId]:
    """The first articles by id that hold every one of some words."""
    keys = sorted({index_key(w.folded) for word in given for w in words(word)})
    if not keys:
        return []
    wanted = _holding(connection, keys).order_by(schema.SEARCHABLE.c.article).limit(most)
    return [ArticleId(a) for a in connection.execute(wanted).scalars()]


def _holding(connection: Connection, keys: list[str]) -> Select[Any]:
    """Articles whose text or title holds all of these keys."""
    table = schema.SEARCHABLE
    wanted = select(table.c.article).where(table.c.kind == "article")
    if connection.dialect.name == "postgresql":
        held = func.string_to_array(table.c.words, " ", type_=ARRAY(String))
        return wanted.where(held.op("@>")(func.string_to_array(literal(" ".join(keys)), " ")))
    # keys hold letters and digits alone, so the quotation marks can't be closed from inside
    match = " ".join(f'"{key}"' for key in keys)
    # joined, not "in": rows come as they are found, so that a limit ends the search
    found = (
        text("SELECT rowid FROM searchable_words WHERE searchable_words MATCH :match")
        .bindparams(match=match)
        .columns(literal_column("rowid"))
        .subquery("found")
    )
    return wanted.where(table.c.no == found.c.rowid)
