"""``LinkStore`` in memory: for views of some articles, for tests and measurements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from heapq import nsmallest

from onrecord.link.groups import tie_of
from onrecord.model.annotation import Annotated
from onrecord.model.derivation import Pair
from onrecord.model.ids import ArticleId, StoryId
from onrecord.model.index import LinkBatch, LinkKeys, Tie
from onrecord.model.story import StoryLinks


class MemoryStore:
    """Articles with their index and links, held in memory.

    Args:
        articles: taken in at once and marked "to link"; more come by ``add``.
    """

    def __init__(self, articles: Sequence[Annotated] = ()) -> None:
        self._articles: dict[ArticleId, Annotated] = {}
        self._pending: set[ArticleId] = set()
        self._keys: dict[ArticleId, tuple[str, ...]] = {}
        self._holders: dict[str, dict[ArticleId, int]] = {}
        self._profiles: dict[ArticleId, bytes] = {}
        self._pairs: dict[ArticleId, dict[ArticleId, Pair]] = {}
        self._links: dict[StoryId, StoryLinks] = {}
        self._story_of: dict[ArticleId, StoryId] = {}
        self.add(articles)

    def add(self, articles: Sequence[Annotated]) -> None:
        """Take in articles and mark them "to link"."""
        for annotated in articles:
            self._articles[annotated.article.id] = annotated
            self._profiles.pop(annotated.article.id, None)
            self._pending.add(annotated.article.id)

    def links(self) -> tuple[StoryLinks, ...]:
        """The stories as they now are, by id."""
        return tuple(self._links[story] for story in sorted(self._links))

    def pending(self, limit: int) -> Sequence[ArticleId]:
        """Articles marked "to link", sorted, at most ``limit``."""
        return sorted(self._pending)[:limit]

    def load(
        self,
        articles: Collection[ArticleId],
        kinds: Collection[str] | None = None,  # noqa: ARG002 - all kinds are at hand
    ) -> Sequence[Annotated]:
        """These articles with all that they hold, sorted by id; unknown ones are passed over."""
        return [self._articles[a] for a in sorted(set(articles)) if a in self._articles]

    def profiles(self, articles: Collection[ArticleId]) -> Mapping[ArticleId, bytes]:
        """The packed profiles of these articles as committed; those without are absent."""
        return {a: self._profiles[a] for a in sorted(set(articles)) if a in self._profiles}

    def neighbours(self, keys: Collection[str]) -> Mapping[ArticleId, int]:
        """Articles of the index that share a key, with how many they share."""
        shared: Counter[ArticleId] = Counter()
        for key in set(keys):
            shared.update(self._holders.get(key, ()))
        return dict(sorted(shared.items()))

    def holding(self, keys: Collection[str]) -> Mapping[str, Sequence[ArticleId]]:
        """The articles that hold each of these keys, sorted; keys without any are absent."""
        return {key: sorted(held) for key in sorted(set(keys)) if (held := self._holders.get(key))}

    def first(
        self, keys: Collection[str], limit: int
    ) -> Mapping[str, Sequence[tuple[int, ArticleId]]]:
        """The first holders of each key, as ``(rank, article)``, sorted, at most ``limit``."""
        return {
            key: nsmallest(limit, ((rank, article) for article, rank in held.items()))
            for key in sorted(set(keys))
            if (held := self._holders.get(key))
        }

    def met(self, articles: Collection[ArticleId]) -> Sequence[tuple[ArticleId, ArticleId]]:
        """All pairs held with one side among ``articles``, sorted."""
        found = {
            (pair.a, pair.b)
            for article in articles
            for pair in self._pairs.get(article, {}).values()
        }
        return sorted(found)

    def ties(self, articles: Collection[ArticleId], least: float) -> Sequence[Tie]:
        """Pairs of some likeness with one side among ``articles``, sorted."""
        found = {
            tie_of(pair)
            for article in articles
            for pair in self._pairs.get(article, {}).values()
            if pair.likeness >= least
        }
        return sorted(found)

    def pairs(self, articles: Collection[ArticleId]) -> Sequence[Pair]:
        """Pairs whose two articles are both among ``articles``, sorted."""
        among = set(articles)
        found = {
            (article, other): pair
            for article in among
            for other, pair in self._pairs.get(article, {}).items()
            if article == pair.a and other in among
        }
        return [found[key] for key in sorted(found)]

    def stories_of(self, articles: Collection[ArticleId]) -> Mapping[ArticleId, StoryId]:
        """The story that each of these articles is in; unlinked ones are absent."""
        return {a: self._story_of[a] for a in sorted(set(articles)) if a in self._story_of}

    def members(self, stories: Collection[StoryId]) -> Mapping[StoryId, Sequence[ArticleId]]:
        """The articles of these stories, sorted."""
        known = [s for s in sorted(set(stories)) if s in self._links]
        return {story: sorted(self._links[story].story.articles) for story in known}

    def commit(self, batch: LinkBatch) -> None:
        """Take over what a batch changes and clear its marks."""
        for held in batch.keys:
            self._index(held)
        for a, b in batch.dropped:
            self._pairs.get(a, {}).pop(b, None)
            self._pairs.get(b, {}).pop(a, None)
        for pair in batch.pairs:
            self._pairs.setdefault(pair.a, {})[pair.b] = pair
            self._pairs.setdefault(pair.b, {})[pair.a] = pair
        for story, _ in batch.dissolved:
            self._links.pop(story, None)
        for links in batch.links:
            self._links[links.story.id] = links
            self._story_of.update(dict.fromkeys(links.story.articles, links.story.id))
        self._profiles.update(batch.profiles)
        self._pending.difference_update(batch.done)

    def _index(self, keys: LinkKeys) -> None:
        for key in self._keys.get(keys.article, ()):
            self._holders[key].pop(keys.article, None)
        self._keys[keys.article] = keys.keys
        for key in keys.keys:
            self._holders.setdefault(key, {})[keys.article] = keys.rank
