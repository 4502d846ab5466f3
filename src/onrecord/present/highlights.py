"""Which happenings a reader is told first: the best supported, then the newest."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.account import TimelineItem

PAST = 6  # lines; half of them may be older but better supported


def highlights(timeline: Sequence[TimelineItem], most: int = PAST) -> list[TimelineItem]:
    """The happenings to tell in short, in the timeline's order; none that is to come.

    What several origins report comes first, newest before older; the rest is filled with
    the newest.

    Args:
        timeline: in order of time.
        most: how many.
    """
    past = [item for item in timeline if item.tense != "announced"]
    place = {item.id: i for i, item in enumerate(past)}
    # what runs over weeks is as new as its first day, so that a month does not outdo a day
    newest = sorted(past, key=lambda i: (_first(i), place[i.id]), reverse=True)
    several = [i for i in newest if i.origins > 1]
    several.sort(key=lambda i: (-i.origins, -len(i.articles)))
    chosen = [i.id for i in (*several[: most // 2], *newest)]
    kept = set(list(dict.fromkeys(chosen))[:most])
    return [item for item in past if item.id in kept]


def _first(item: TimelineItem) -> str:
    return (item.date.earliest or item.date.latest or "")[:10]
