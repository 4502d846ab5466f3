"""What linking needs of a store, stated as a protocol: steps never import ``store``."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from onrecord.model.annotation import Annotated
from onrecord.model.derivation import Pair
from onrecord.model.ids import ArticleId, StoryId
from onrecord.model.story import StoryLinks


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkKeys:
    """Strings under which the index finds an article's neighbours.

    Attributes:
        article: whose they are.
        keys: sorted, without repeats. Which keys of others an article must meet is told
            by ``onrecord.link.keys.lookups``: its own, and those of near weeks.
        rank: place in time by the stated date, the undated last; of the articles that share
            a key the first by rank, then id, are the ones that all others meet.
    """

    article: ArticleId
    keys: tuple[str, ...]
    rank: int = 0


class Tie(NamedTuple):
    """What grouping asks of a pair, without what the two share; fields as of ``Pair``.

    A plain tuple: each batch of linking reads tens of thousands.
    """

    a: ArticleId
    b: ArticleId
    share_a: float
    share_b: float
    likeness: float
    same_story: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkBatch:
    """What one batch of linking changes: committed as one transaction or not at all.

    Attributes:
        keys: of the articles that are new to the index.
        pairs: decisions on pairs, new ones alone.
        links: the touched stories as they now are.
        dissolved: ids of stories that are no more, each with the ids that took over
            its articles (aliases).
        done: articles whose mark "to link" is cleared.
        dropped: pairs ``(a, b)`` that meet no longer, since earlier articles came in.
        profiles: what comparing looks at in an article, packed, of those that lack it.
    """

    keys: tuple[LinkKeys, ...]
    pairs: tuple[Pair, ...]
    links: tuple[StoryLinks, ...]
    dissolved: tuple[tuple[StoryId, tuple[StoryId, ...]], ...]
    done: tuple[ArticleId, ...]
    dropped: tuple[tuple[ArticleId, ArticleId], ...] = ()
    profiles: tuple[tuple[ArticleId, bytes], ...] = ()


class LinkStore(Protocol):
    """The index and the records that incremental linking reads and writes."""

    def pending(self, limit: int) -> Sequence[ArticleId]:
        """Articles marked "to link", sorted, at most ``limit``."""
        ...

    def load(
        self, articles: Collection[ArticleId], kinds: Collection[str] | None = None
    ) -> Sequence[Annotated]:
        """These articles with annotation and receipts, sorted by id.

        Args:
            articles: unknown ones are passed over.
            kinds: the fields of ``Annotation`` that are asked for; others, and receipts,
                may be left empty. None for all.
        """
        ...

    def profiles(self, articles: Collection[ArticleId]) -> Mapping[ArticleId, bytes]:
        """The packed profiles of these articles as committed; those without are absent."""
        ...

    def neighbours(self, keys: Collection[str]) -> Mapping[ArticleId, int]:
        """Articles of the index that share a key, with how many they share."""
        ...

    def holding(self, keys: Collection[str]) -> Mapping[str, Sequence[ArticleId]]:
        """The articles that hold each of these keys, sorted; keys without any are absent."""
        ...

    def first(
        self, keys: Collection[str], limit: int
    ) -> Mapping[str, Sequence[tuple[int, ArticleId]]]:
        """The first holders of each key, as ``(rank, article)``, sorted, at most ``limit``."""
        ...

    def met(self, articles: Collection[ArticleId]) -> Sequence[tuple[ArticleId, ArticleId]]:
        """All pairs ``(a, b)`` held with ``a`` or ``b`` among ``articles``, sorted."""
        ...

    def ties(self, articles: Collection[ArticleId], least: float) -> Sequence[Tie]:
        """Pairs of likeness ``least`` and more with ``a`` or ``b`` among ``articles``, sorted."""
        ...

    def pairs(self, articles: Collection[ArticleId]) -> Sequence[Pair]:
        """Pairs whose two articles are both among ``articles``, sorted by ``(a, b)``."""
        ...

    def stories_of(self, articles: Collection[ArticleId]) -> Mapping[ArticleId, StoryId]:
        """The story that each of these articles is in now; unlinked ones are absent."""
        ...

    def members(self, stories: Collection[StoryId]) -> Mapping[StoryId, Sequence[ArticleId]]:
        """The articles of these stories, sorted."""
        ...

    def commit(self, batch: LinkBatch) -> None:
        """Write a batch in one transaction and clear the marks of ``batch.done``."""
        ...
