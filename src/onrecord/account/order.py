"""The order in which the articles of a story are told."""

from __future__ import annotations

from heapq import heapify, heappop, heappush

from onrecord.model.annotation import Annotated
from onrecord.model.ids import ArticleId
from onrecord.model.story import StoryRecords

_SURE = 0.5  # a direction with no sign either way moves nothing


def in_order(records: StoryRecords) -> tuple[Annotated, ...]:
    """The articles in the story's order of time, each after those that it takes from.

    An article whose date is only inferred may stand before its source; it is then
    moved behind it. Where derivations run in a circle, the order of time decides.
    """
    time = {article: i for i, article in enumerate(records.links.story.articles)}
    held = sorted(records.articles, key=lambda a: (time.get(a.article.id, len(time)), a.article.id))
    place = {a.article.id: i for i, a in enumerate(held)}
    return tuple(held[i] for i in _sources_first(len(held), _takes(records, place)))


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
