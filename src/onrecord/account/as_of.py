"""Which articles an account as of a day rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onrecord.account.view import last_day
from onrecord.model.dates import DateInterval
from onrecord.model.ids import ArticleId


def as_of(
    articles: Iterable[ArticleId], published: Mapping[ArticleId, DateInterval], day: str
) -> tuple[tuple[ArticleId, ...], tuple[ArticleId, ...]]:
    """Part ``articles`` into those that had certainly appeared by ``day``, and the undated.

    Args:
        articles: to choose from.
        published: the date that each states. Dates inferred from other articles may
            rest on later ones: give only stated ones where that matters.
        day: YYYY-MM-DD.

    Returns:
        Those whose last possible day is not after ``day``, and those without any
        last day; both sorted. The rest appeared, or may have appeared, later.
    """
    kept: list[ArticleId] = []
    undated: list[ArticleId] = []
    for article in sorted(articles):
        date = published.get(article)
        if date is None or date.latest is None:
            undated.append(article)
        elif (last_day(date) or "") <= day:
            kept.append(article)
    return tuple(kept), tuple(undated)
