"""The store: one writer, any number of readers, over SQLite or PostgreSQL."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import delete, func, select

from onrecord.errors import NothingFoundError
from onrecord.model.annotation import Annotated, Annotation
from onrecord.model.article import Article
from onrecord.model.ids import ArticleId, StoryId
from onrecord.model.reject import Reject
from onrecord.model.story import Story, StoryLinks, StoryRecords
from onrecord.store import files, linking, loading, logs, schema, stories
from onrecord.store import search as searching
from onrecord.store.engine import BUSY_SECONDS, Database
from onrecord.store.files import FileMark
from onrecord.store.index import LinkIndex
from onrecord.store.lookup import WordIndex
from onrecord.store.migrate import bring_up_to_date
from onrecord.store.saving import (
    Outcome,
    Saving,
    annotate_again,
    clear_annotation,
    save_all,
    sign,
)

_BATCH = 100


class Store(LinkIndex, WordIndex):
    """Articles, their records and what links them; as a ``LinkIndex``, what linking needs.

    Every writing method is one transaction. Times come in as parameters: a store
    has no clock. Open with ``Store.open``, as a context manager.
    """

    @classmethod
    def open(
        cls, address: str | Path, *, create: bool = True, busy_seconds: float = BUSY_SECONDS
    ) -> Self:
        """Open a store, bringing its schema up to date.

        Args:
            address: a file, or a ``postgresql://`` address.
            create: whether a missing file is made.
            busy_seconds: how long to wait for another program that writes.

        Raises:
            NothingFoundError: when the file is missing and not to be made.
            StoreVersionError: when it was written by a newer program.
            StoreError: when it can't be opened, is no store, or stays locked.
        """
        database = Database(address, create=create, busy_seconds=busy_seconds)
        try:
            bring_up_to_date(database)
        except BaseException:
            database.close()
            raise
        return cls(database)

    def close(self) -> None:
        """Close all connections; nothing is pending outside a method."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def name(self) -> str:
        """The file, or the address without its password."""
        return self._database.name

    # -- files -------------------------------------------------------------------------

    def mark_of(self, path: str) -> FileMark | None:
        """What was remembered of a file; None when it was never wholly taken in."""
        with self._database.read() as connection:
            return files.mark_of(connection, path)

    # -- articles ----------------------------------------------------------------------

    def known(self, ids: Iterable[ArticleId]) -> dict[ArticleId, Article]:
        """Those of these articles that the store holds, without their annotation."""
        with self._database.read() as connection:
            return loading.plain_articles(connection, set(ids))

    def producers(self, ids: Iterable[ArticleId]) -> dict[ArticleId, tuple[tuple[str, str], ...]]:
        """Which steps, in which version, annotated these articles; unknown ones are absent."""
        with self._database.read() as connection:
            return loading.producers(connection, set(ids))

    def save(
        self, batch: Sequence[Saving], when: str, files_done: Sequence[FileMark] = ()
    ) -> list[Outcome]:
        """Save readings with their annotations: one transaction, articles whole or not at all.

        The same text of the same outlet is one article, however many paths it comes
        under; metadata from several paths is merged (see ``store.merge``). A path that
        held another article keeps both: the new receipt's ``version_of`` names the old.

        Args:
            batch: a reading whose article the store holds needs no annotation, unless
                its metadata changes what is known.
            when: ISO 8601 in UTC, to the second.
            files_done: files that are wholly taken in once this batch is; they are
                marked unless something was stale.

        Returns:
            What became of each, in order; see ``Outcome``. What is ``stale`` was not
            written: annotate ``merge`` of the known article and the new one, save again.

        Raises:
            StoreError: when another program keeps the store locked.
        """
        if not batch and not files_done:
            return []
        with self._database.write() as connection:
            outcomes = save_all(connection, batch, when)
            if "stale" not in outcomes:
                files.write(connection, files_done)
            return outcomes

    def annotate_again(self, batch: Sequence[tuple[Article, Annotation]]) -> list[ArticleId]:
        """Put new annotations in the place of old ones, and mark their articles "to link".

        Args:
            batch: articles as the store knows them, with what was found in them now.

        Returns:
            Those that were written; an article that another program has changed or
            deleted meanwhile is left as it is.
        """
        with self._database.write() as connection:
            return annotate_again(connection, batch)

    def sign(self, producers: Mapping[ArticleId, tuple[tuple[str, str], ...]]) -> None:
        """Note that these steps, too, make of these articles what the store holds of them."""
        with self._database.write() as connection:
            sign(connection, producers)

    def articles(self, ids: Collection[ArticleId] | None = None) -> Iterator[Annotated]:
        """Articles with annotation and receipts, sorted by id, read in batches.

        Args:
            ids: only these; all by default.
        """
        wanted = self.article_ids() if ids is None else sorted(set(ids))
        for start in range(0, len(wanted), _BATCH):
            yield from self.load(wanted[start : start + _BATCH])

    def article_ids(self) -> list[ArticleId]:
        """The ids of all articles, sorted."""
        with self._database.read() as connection:
            return sorted(connection.execute(select(schema.ARTICLES.c.id)).scalars())

    def raw(self, article: ArticleId) -> bytes:
        """The bytes that an article was read from.

        Raises:
            NothingFoundError: when the store does not hold the article.
        """
        with self._database.read() as connection:
            found = loading.raw(connection, article)
        if found is None:
            raise _no_article(article)
        return found

    def delete(self, article: ArticleId) -> None:
        """Delete an article with all that rests on it.

        The other members of its story are marked to be linked again.

        Raises:
            NothingFoundError: when the store does not hold the article.
        """
        table = schema.ARTICLES
        with self._database.write() as connection:
            # else its file would be taken for known, and never be read again
            files.forget(connection, loading.paths_of(connection, article))
            clear_annotation(connection, article)
            gone = connection.execute(delete(table).where(table.c.id == article))
            if gone.rowcount == 0:
                raise _no_article(article)

    # -- rejects -----------------------------------------------------------------------

    def reject(self, refused: Iterable[Reject], when: str) -> None:
        """Log refused input, each path, stage and reason once, with the latest time."""
        rows = logs.reject_rows(refused, when)
        if rows:
            with self._database.write() as connection:
                logs.write_rejects(connection, rows)

    def rejects(self) -> list[Reject]:
        """All refused input, sorted by path, stage and reason."""
        with self._database.read() as connection:
            return logs.rejects(connection)

    # -- furniture: a resource with a version, learned from articles ---------------------

    def keep_furniture(self, version: str, content: str, learned: str) -> None:
        """Keep what was learned of outlets' furniture; a version's content is written once.

        Args:
            version: its hash.
            content: as its owner writes it down.
            learned: ISO 8601 in UTC, finer than the calls follow each other: the
                version learned last is the one in use.
        """
        with self._database.write() as connection:
            logs.keep_furniture(connection, version, content, learned)

    def furniture(self) -> tuple[str, str] | None:
        """Version and content of the furniture learned last; None when none was."""
        with self._database.read() as connection:
            return logs.furniture(connection)

    # -- stories -----------------------------------------------------------------------

    def stories(self) -> list[Story]:
        """All stories, the largest first, then by id."""
        with self._database.read() as connection:
            return stories.all_stories(connection)

    def resolve_alias(self, given: str) -> StoryId | None:
        """The story with this id, or the one that took over from it; None if there is none."""
        with self._database.read() as connection:
            return stories.resolve(connection, given)

    def resolve_story(self, given: str) -> StoryId:
        """The story with this id, or the one that took over from it.

        Raises:
            NothingFoundError: when there is no such story.
        """
        found = self.resolve_alias(given)
        if found is None:
            raise _no_story(given)
        return found

    def story(self, given: str) -> StoryLinks:
        """What linking found in a story.

        Args:
            given: its id, or one that it had before.

        Raises:
            NothingFoundError: when there is no such story.
        """
        with self._database.read() as connection:
            found = stories.resolve(connection, given)
            links = None if found is None else stories.links(connection, found)
            if links is None:
                raise _no_story(given)
            return replace(links, pairs=tuple(linking.pairs(connection, links.story.articles)))

    def story_records(self, given: str) -> StoryRecords:
        """A story with its articles, in the story's order; see ``story``."""
        links = self.story(given)
        held = {a.article.id: a for a in self.articles(links.story.articles)}
        inside = tuple(held[a] for a in links.story.articles if a in held)
        return StoryRecords(links=links, articles=inside)

    # -- search and sums ---------------------------------------------------------------

    def search(
        self,
        words: str,
        limit: int = 20,
        kinds: Sequence[searching.HitKind] = searching.KINDS,
    ) -> list[searching.SearchHit]:
        """Articles, statements and events that hold all the words, newest articles first.

        Args:
            words: as a user types them; those in quotation marks stand side by side.
            limit: most hits to return.
            kinds: what to look for.
        """
        with self._database.read() as connection:
            return searching.search(connection, words, limit, kinds)

    def counts(self) -> dict[str, int]:
        """How many rows each table of records holds, by its name."""
        with self._database.read() as connection:
            return {
                table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
                for table in schema.COUNTED
            }


def _no_article(article: ArticleId) -> NothingFoundError:
    return NothingFoundError(
        f"the store holds no article {article!r}", hint="onrecord show articles lists them"
    )


def _no_story(given: str) -> NothingFoundError:
    return NothingFoundError(f"there is no story {given!r}", hint="onrecord stories lists them")
