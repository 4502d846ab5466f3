"""The stories whose articles or pairs a batch changed, linked anew."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.link.profiles import READ
from onrecord.link.regroup import Group
from onrecord.link.whole import link_story
from onrecord.model.derivation import Pair
from onrecord.model.ids import ArticleId, StoryId
from onrecord.model.index import LinkStore
from onrecord.model.story import StoryLinks

_PairKey = tuple[ArticleId, ArticleId]
Dissolved = tuple[StoryId, tuple[StoryId, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a batch changes before its stories are linked.

    Attributes:
        new: articles.
        pairs: new, or decided anew.
        dropped: pairs that meet no longer.
        others: changed pairs without a new article.
    """

    new: Collection[ArticleId]
    pairs: Mapping[_PairKey, Pair]
    dropped: Collection[_PairKey]
    others: Collection[_PairKey]


def relink(
    store: LinkStore, groups: Sequence[Group], change: Change
) -> tuple[tuple[StoryLinks, ...], tuple[Dissolved, ...]]:
    """The stories that changed, by id, and those that are no more with what took them over.

    Args:
        store: the stories and pairs before this batch.
        groups: whole groups that hold all that changed; some may be stories as they were.
        change: what the batch changes.
    """
    before = store.stories_of([article for held in groups for article in held])
    members = store.members(sorted(set(before.values())))
    inside = _by_group(groups, change)
    now: dict[ArticleId, StoryId] = {}
    stale: list[int] = []
    for n, held in enumerate(groups):
        old = before.get(held[0])
        if old is not None and n not in inside and tuple(members.get(old, ())) == held:
            now.update(dict.fromkeys(held, old))
        else:
            stale.append(n)
    links: list[StoryLinks] = []
    for some in _some(stale, groups):
        loaded = {a.article.id: a for a in store.load([a for n in some for a in groups[n]])}
        stored = _stored(store, [groups[n] for n in some], change)
        for n, pairs in zip(some, stored, strict=True):
            articles = [loaded[a] for a in groups[n] if a in loaded]
            links.append(link_story(articles, [*pairs, *inside.get(n, ())]))
            now.update(dict.fromkeys(groups[n], links[-1].story.id))
    alive = set(now.values())
    dissolved = [
        (story, tuple(sorted({now[a] for a in held if a in now})))
        for story, held in sorted(members.items())
        if story not in alive
    ]
    return tuple(sorted(links, key=lambda x: x.story.id)), tuple(dissolved)


def _by_group(groups: Sequence[Group], change: Change) -> dict[int, list[Pair]]:
    """By their places the groups that hold something changed, with their changed pairs."""
    number = {article: n for n, held in enumerate(groups) for article in held}
    found: dict[int, list[Pair]] = {number[a]: [] for a in sorted(change.new) if a in number}
    for a, b in sorted(change.others):
        if a in number and number[a] == number.get(b):
            found.setdefault(number[a], [])
    for (a, b), pair in change.pairs.items():
        if a in number and number[a] == number.get(b):
            found[number[a]].append(pair)
    return found


def _some(stale: Sequence[int], groups: Sequence[Group]) -> Iterator[list[int]]:
    """Groups in lists that are loaded together: many stories hold one article."""
    held: list[int] = []
    articles = 0
    for n in stale:
        held.append(n)
        articles += len(groups[n])
        if articles >= READ:
            yield held
            held, articles = [], 0
    if held:
        yield held


def _stored(store: LinkStore, groups: Sequence[Group], change: Change) -> list[list[Pair]]:
    """The pairs within each group that the batch leaves as they were."""
    number = {a: n for n, held in enumerate(groups) if len(held) > 1 for a in held}
    found: list[list[Pair]] = [[] for _ in groups]
    for pair in store.pairs(sorted(number)) if number else ():
        key = (pair.a, pair.b)
        same = number[pair.a] == number[pair.b]
        if same and key not in change.pairs and key not in change.dropped:
            found[number[pair.a]].append(pair)
    return found
