"""Articles between their arrival and the store, so that none is annotated twice."""

from __future__ import annotations

from collections import Counter

from onrecord.model.article import Article
from onrecord.model.ids import ArticleId


class OnTheWay:
    """Articles that were sent to be annotated or saved and are not in the store yet."""

    def __init__(self) -> None:
        self._articles: dict[ArticleId, Article] = {}
        self._counts: Counter[ArticleId] = Counter()

    def get(self, article: ArticleId) -> Article | None:
        """The article as it will be known once all on the way is saved."""
        return self._articles.get(article)

    def add(self, article: Article) -> None:
        """One more reading of it is on the way."""
        self._articles[article.id] = article
        self._counts[article.id] += 1

    def remove(self, article: ArticleId) -> None:
        """A reading of it is saved or refused."""
        self._counts[article] -= 1
        if not self._counts[article]:
            del self._counts[article], self._articles[article]
