"""The index that linking works with, over a database."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from onrecord.model.annotation import Annotated
from onrecord.model.derivation import Pair
from onrecord.model.ids import ArticleId, StoryId
from onrecord.model.index import LinkBatch, Tie
from onrecord.store import linking, loading
from onrecord.store.engine import Database


class LinkIndex:
    """What ``onrecord.model.index.LinkStore`` asks for; the other half is ``Store``'s own.

    Args:
        database: an open one with our schema.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def pending(self, limit: int) -> Sequence[ArticleId]:
        """Articles marked "to link", sorted, at most ``limit``."""
        with self._database.read() as connection:
            return linking.pending(connection, limit)

    def load(
        self, articles: Collection[ArticleId], kinds: Collection[str] | None = None
    ) -> Sequence[Annotated]:
        """These articles with annotation and receipts, or with some kinds of records alone.

        Args:
            articles: unknown ones are passed over.
            kinds: fields of ``Annotation``; None for all, and receipts.
        """
        with self._database.read() as connection:
            return loading.annotated(connection, set(articles), kinds)

    def profiles(self, articles: Collection[ArticleId]) -> Mapping[ArticleId, bytes]:
        """The packed profiles of these articles as committed; those without are absent."""
        with self._database.read() as connection:
            return linking.profiles(connection, articles)

    def neighbours(self, keys: Collection[str]) -> Mapping[ArticleId, int]:
        """Articles of the index that share a key, with how many they share."""
        with self._database.read() as connection:
            return linking.neighbours(connection, keys)

    def holding(self, keys: Collection[str]) -> Mapping[str, Sequence[ArticleId]]:
        """The articles that hold each of these keys, sorted; keys without any are absent."""
        with self._database.read() as connection:
            return linking.holding(connection, keys)

    def first(
        self, keys: Collection[str], limit: int
    ) -> Mapping[str, Sequence[tuple[int, ArticleId]]]:
        """The first holders of each key, as ``(rank, article)``, sorted, at most ``limit``."""
        with self._database.read() as connection:
            return linking.first(connection, keys, limit)

    def met(self, articles: Collection[ArticleId]) -> Sequence[tuple[ArticleId, ArticleId]]:
        """All pairs ``(a, b)`` held with ``a`` or ``b`` among ``articles``, sorted."""
        with self._database.read() as connection:
            return linking.met(connection, articles)

    def partners(self, articles: Collection[ArticleId]) -> Sequence[tuple[ArticleId, ArticleId]]:
        """Same-story pairs ``(a, b)`` with ``a`` or ``b`` among ``articles``, sorted."""
        with self._database.read() as connection:
            return linking.partners(connection, articles)

    def ties(self, articles: Collection[ArticleId], least: float) -> Sequence[Tie]:
        """Pairs of likeness ``least`` and more with ``a`` or ``b`` among ``articles``, sorted."""
        with self._database.read() as connection:
            return linking.ties(connection, articles, least)

    def pairs(self, articles: Collection[ArticleId]) -> Sequence[Pair]:
        """Pairs whose two articles are both among ``articles``, sorted by ``(a, b)``."""
        with self._database.read() as connection:
            return linking.pairs(connection, articles)

    def stories_of(self, articles: Collection[ArticleId]) -> Mapping[ArticleId, StoryId]:
        """The story that each of these articles is in now; unlinked ones are absent."""
        with self._database.read() as connection:
            return linking.stories_of(connection, articles)

    def members(self, given: Collection[StoryId]) -> Mapping[StoryId, Sequence[ArticleId]]:
        """The articles of these stories, sorted."""
        with self._database.read() as connection:
            return linking.members(connection, given)

    def commit(self, batch: LinkBatch) -> None:
        """Write a batch in one transaction and clear the marks of ``batch.done``."""
        with self._database.write() as connection:
            linking.commit(connection, batch)
