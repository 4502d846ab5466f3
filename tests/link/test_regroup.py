"""Grouping near what changed gives what grouping all anew gives."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Sequence
from random import Random

import pytest

from onrecord.link.groups import group
from onrecord.link.memory import MemoryStore
from onrecord.link.regroup import Group, regroup
from onrecord.link.stories import SAME
from onrecord.model.derivation import Pair
from onrecord.model.ids import ArticleId, StoryId
from onrecord.model.index import LinkBatch, Tie
from onrecord.model.story import Story, StoryLinks

ARTICLES = 150
PairKey = tuple[ArticleId, ArticleId]


def decided(a: ArticleId, b: ArticleId, likeness: float) -> Pair:
    """A pair; the most alike are copies."""
    share = likeness if likeness > 0.8 else 0.0
    return Pair(
        a=a,
        b=b,
        passages=(),
        common=(),
        share_a=share,
        share_b=share,
        likeness=likeness,
        same_story=likeness >= SAME,
    )


def web(random: Random, near: int, met: float, copies: float) -> dict[PairKey, Pair]:
    """Pairs along a line, each article with some of those near it: one long chain.

    Args:
        random: what they are drawn by.
        near: how far along the line.
        met: part of those pairs that there are.
        copies: part of these that are copies.
    """
    ids = [ArticleId(f"{random.randrange(10**6):06}-{n}") for n in range(ARTICLES)]
    pairs = {}
    for n, first in enumerate(ids):
        for other in ids[n + 1 : n + 1 + near]:
            if random.random() < met:
                a, b = sorted((first, other))
                copied = random.random() < copies
                likeness = random.uniform(0.8, 1.0) if copied else random.uniform(0.1, 0.6)
                pairs[(a, b)] = decided(a, b, round(likeness, 2))
    return pairs


def commit(
    store: MemoryStore,
    groups: Sequence[Group],
    pairs: Iterable[Pair],
    dropped: Iterable[PairKey],
    *,
    done: Iterable[ArticleId] = (),
    gone: Iterable[StoryId] = (),
) -> None:
    """Put groups and pairs into a store, as the end of a batch."""
    before = store.stories_of([a for held in groups for a in held])
    ids = [StoryId(f"story of {held[0]}") for held in groups]
    made = [
        StoryLinks(story=Story(id=i, label="", articles=held, origins=0, first=None, last=None))
        for i, held in zip(ids, groups, strict=True)
    ]
    dissolved = tuple((s, ()) for s in sorted({*before.values(), *gone} - set(ids)))
    batch = LinkBatch(
        keys=(),
        pairs=tuple(pairs),
        links=tuple(made),
        dissolved=dissolved,
        done=tuple(done),
        dropped=tuple(dropped),
    )
    store.commit(batch)


def stories(store: MemoryStore) -> list[Group]:
    return sorted(links.story.articles for links in store.links())


@pytest.mark.parametrize("seed", range(40))
def test_regrouped_in_batches_is_grouped_at_once(seed: int) -> None:
    random = Random(seed)
    near, met, copies = random.choice(
        [(3, 0.9, 0.1), (6, 0.6, 0.1), (12, 0.6, 0.2), (30, 0.2, 0.3)]
    )
    every = web(random, near, met, copies)
    waiting = sorted({a for pair in every for a in pair})
    random.shuffle(waiting)
    store, known, held = MemoryStore(), set[ArticleId](), dict[PairKey, Pair]()
    while waiting:
        size = random.choice([1, 5, 40])
        new, waiting = set(waiting[:size]), waiting[size:]
        known |= new
        fresh = {k: p for k, p in every.items() if known.issuperset(k) and not new.isdisjoint(k)}
        old = sorted(k for k in held if new.isdisjoint(k))
        gone = random.sample(old, min(len(old), random.choice([0, 0, 3])))
        altered = {k[0] for k in gone}
        groups = regroup(store, new, altered, fresh, gone)
        commit(store, groups, fresh.values(), gone)
        held = {k: p for k, p in (held | fresh).items() if k not in gone}
        assert stories(store) == sorted(group(held.values(), known))


def test_what_lies_beyond_is_not_read() -> None:
    ids = [ArticleId(f"{n:03}") for n in range(400)]
    # twos of copies, chained by pairs of one story that are too weak to join them
    pairs = [
        decided(a, b, SAME if n % 2 else 0.9) for n, (a, b) in enumerate(itertools.pairwise(ids))
    ]
    store = Counting()
    commit(store, group(pairs, ids), pairs, [])
    assert len(stories(store)) == 200
    new = ArticleId("new")
    fresh = decided(ids[200], new, 0.9)
    assert regroup(store, {new}, (), {(fresh.a, fresh.b): fresh}, ()) == ((*ids[200:202], new),)
    assert len(store.asked) < 10


@pytest.mark.parametrize("seed", range(60))
def test_stories_that_lost_an_article_are_settled_one_by_one(seed: int) -> None:
    random = Random(seed)
    pairs = web(random, near=6, met=0.6, copies=0.1)
    known = {a for pair in pairs for a in pair}
    store = Losing()
    commit(store, group(pairs.values(), known), pairs.values(), [])
    for gone in random.sample(sorted(known), 8):
        store.lose(gone)
        known.discard(gone)
    left = {k: p for k, p in pairs.items() if known.issuperset(k)}
    while waiting := store.pending(ARTICLES):
        done = set(random.sample(waiting, min(2, len(waiting))))
        commit(store, regroup(store, done, (), {}, ()), [], [], done=done)
    assert stories(store) == sorted(group(left.values(), known))


class Losing(MemoryStore):
    """Articles can be deleted, as a database does it."""

    def lose(self, article: ArticleId) -> None:
        (story,) = self.stories_of([article]).values()
        rest = tuple(a for a in self.members([story])[story] if a != article)
        pairs = self.met([article])
        commit(self, [rest] if rest else [], [], pairs, gone=[story])
        del self._story_of[article]
        self._pending.discard(article)
        self._pending.update(rest)


class Counting(MemoryStore):
    """Keeps which articles' pairs were read."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[ArticleId] = set()

    def ties(self, articles: Collection[ArticleId], least: float) -> Sequence[Tie]:
        self.asked.update(articles)
        return super().ties(articles, least)
