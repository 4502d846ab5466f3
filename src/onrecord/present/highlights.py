"""Which happenings a reader is told first: the main one, the best supported, the newest."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from onrecord.model.account import TimelineItem
from onrecord.model.ids import ArticleId

PAST = 6  # lines; half of them may be older but better supported
_FRESH = 7  # days before the story's first: what lies further back is its background
_FEWEST = 6  # words


def highlights(
    timeline: Sequence[TimelineItem],
    most: int = PAST,
    *,
    order: Sequence[ArticleId] = (),
    began: str | None = None,
) -> list[TimelineItem]:
    """The happenings to tell in short, the main one, then in order of time; none to come.

    The main one began the story: of what its first article tells, that which most
    origins and articles tell; it stays when articles are added. Then what several origins
    report, most first, newer before older, up to half of the lines; no background from
    before the story. The rest is filled with the newest. A few words without a sentence
    ("a briefing on Tuesday") come last.

    Args:
        timeline: in order of time.
        most: how many.
        order: the story's articles, in order of time.
        began: the day of the first of them (ISO 8601).
    """
    past = [item for item in timeline if item.tense != "announced"]
    place = {item.id: i for i, item in enumerate(past)}
    # what runs over weeks is as new as its first day, so that a month does not outdo a day
    newest = sorted(past, key=lambda i: (_first(i), place[i.id]), reverse=True)
    whole = [i for i in newest if not _scant(i)]
    since = _days_before(began)
    several = [i for i in whole if i.origins > 1 and _first(i) >= since]
    several.sort(key=lambda i: (-i.origins, -len(i.articles)))
    main = _main(whole, order, since)
    chosen = [i.id for i in (*[*main, *several][: max(1, most // 2)], *whole, *newest)]
    kept = set(list(dict.fromkeys(chosen))[:most])
    return [*main, *(item for item in past if item.id in kept and item not in main)]


def _main(
    past: Sequence[TimelineItem], order: Sequence[ArticleId], since: str
) -> list[TimelineItem]:
    """What began the story, as a list of one or none; nothing from before ``since``."""
    for article in order:
        told = [i for i in past if article in i.articles and _first(i) >= since]
        if told:
            # copies confirm nothing, but what they all keep is no detail
            return [min(told, key=lambda i: (-i.origins, -len(i.articles), _told_at(i, article)))]
    return []


def _told_at(item: TimelineItem, article: ArticleId) -> tuple[bool, int, str]:
    return (item.told.article != article, item.told.span.start, item.id)


def _scant(item: TimelineItem) -> bool:
    """Whether few words from the midst of a sentence tell it: who did what is not said."""
    return item.told.text[:1].islower() and len(item.told.text.split()) < _FEWEST


def _days_before(began: str | None) -> str:
    return str(date.fromisoformat(began[:10]) - timedelta(_FRESH)) if began else ""


def _first(item: TimelineItem) -> str:
    return (item.date.earliest or item.date.latest or "")[:10]
