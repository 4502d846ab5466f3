"""The order in which the articles of a story are told."""

from __future__ import annotations

from datetime import date
from heapq import heapify, heappop, heappush

from onrecord.model.annotation import Annotated
from onrecord.model.dates import DateInterval
from onrecord.model.ids import ArticleId
from onrecord.model.story import StoryRecords

_SURE = 0.5  # a direction with no sign either way moves nothing


def in_order(records: StoryRecords) -> tuple[Annotated, ...]:
    """The articles in order of time, each after those that it takes from.

    An interval of days stands at its middle: where it opens says little of an article
    that is dated to some weeks. Articles without a date come last. An article whose date
    is only inferred may stand before its source; it is then moved behind it. Where
    derivations run in a circle, the order of time decides.
    """
    published = records.published()
    told = {article: i for i, article in enumerate(records.links.story.articles)}

    def time(one: Annotated) -> tuple[tuple[float, str], int, ArticleId]:
        article = one.article.id
        return _middle(published[article]), told.get(article, len(told)), article

    held = sorted(records.articles, key=time)
    place = {a.article.id: i for i, a in enumerate(held)}
    return tuple(held[i] for i in _sources_first(len(held), _takes(records, place)))


def _middle(interval: DateInterval) -> tuple[float, str]:
    """Day number of the interval's middle, and its first instant to part one day by."""
    ends = [end for end in (interval.earliest, interval.latest) if end]
    try:
        days = [date.fromisoformat(end[:10]).toordinal() for end in ends]
    except ValueError:
        days = []
    return (sum(days) / len(days) if days else float("inf"), ends[0] if ends else "")


def _takes(records: StoryRecords, place: dict[ArticleId, int]) -> set[tuple[int, int]]:
    return {
        (place[d.source], place[d.target])
        for d in records.links.derivations
        if d.source in place
        and d.target in place
        and d.source != d.target
        and d.kind != "shared"
        and d.direction.score > _SURE
    }


def _sources_first(n: int, takes: set[tuple[int, int]]) -> list[int]:
    waiting = [0] * n
    into: dict[int, list[int]] = {}
    for source, target in sorted(takes):
        waiting[target] += 1
        into.setdefault(source, []).append(target)
    ready = [i for i in range(n) if waiting[i] == 0]
    heapify(ready)
    told: list[int] = []
    done = [False] * n
    least = 0
    while len(told) < n:
        while least < n and done[least]:
            least += 1
        # a circle leaves nothing ready: its earliest goes first
        at = heappop(ready) if ready else least
        if done[at]:
            continue
        done[at] = True
        told.append(at)
        for target in into.get(at, ()):
            waiting[target] -= 1
            if waiting[target] == 0 and not done[target]:
                heappush(ready, target)
    return told
