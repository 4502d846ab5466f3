"""Profiles of articles while a run of linking lasts: stories come in runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.link.alignments import Cache
from onrecord.link.packed import packed, unpacked
from onrecord.link.profile import KINDS, Profile, profile
from onrecord.model.ids import ArticleId
from onrecord.model.index import LinkStore

READ = 32  # articles read at a time
KEPT_WORDS = 8_000_000  # of profiles kept between batches, some 30 KB for 300


class Profiles:
    """Profiles by article, the latest used kept.

    Args:
        store: holds the articles.

    Attributes:
        compared: comparisons made before.
    """

    def __init__(self, store: LinkStore) -> None:
        self._store = store
        self._kept: dict[ArticleId, Profile] = {}
        self._words = 0  # of those kept
        self._made: dict[ArticleId, Profile] = {}
        self.compared = Cache()

    def fresh(
        self, articles: Sequence[ArticleId], most: int
    ) -> tuple[Sequence[ArticleId], dict[ArticleId, Profile]]:
        """The first of new articles with their profiles.

        They are made anew: the articles may have been annotated again.

        Args:
            articles: in the order in which they are read.
            most: words from which no more are read.
        """
        made: dict[ArticleId, Profile] = {}
        words = read = 0
        while read < len(articles) and words < most:
            for annotated in self._store.load(articles[read : read + READ], KINDS):
                held = made[annotated.article.id] = profile(annotated)
                words += len(held.body)
            read += READ
        self._made |= made
        self._keep(made)
        return articles[:read], made

    def made(self) -> tuple[tuple[ArticleId, bytes], ...]:
        """Those made from their articles since this was last asked for, packed, by article."""
        found = tuple((article, packed(held)) for article, held in sorted(self._made.items()))
        self._made = {}
        return found

    def of(self, articles: Sequence[ArticleId]) -> dict[ArticleId, Profile]:
        """Profiles of articles of the index; those deleted meanwhile are absent."""
        found = {a: self._kept[a] for a in articles if a in self._kept}
        missing = [a for a in articles if a not in found]
        for article, held in self._store.profiles(missing).items():
            read = unpacked(article, held)
            if read is not None:
                found[article] = read
        unread = [a for a in missing if a not in found]
        made = {a.article.id: profile(a) for a in self._store.load(unread, KINDS)}
        self._made |= made
        found |= made
        self._keep(found)
        return found

    def _keep(self, profiles: Mapping[ArticleId, Profile]) -> None:
        for article, held in profiles.items():
            before = self._kept.pop(article, None)
            self._words += len(held.body) - (len(before.body) if before else 0)
            self._kept[article] = held
        while self._words > KEPT_WORDS and self._kept:
            oldest = next(iter(self._kept))
            self._words -= len(self._kept.pop(oldest).body)
