"""Pairs into stories: a partition that depends on the pairs alone.

Copies of one text are put together first, as one unit, however many they are. Then
clusters merge by average likeness, best first, so that a chain of pairs, each just
alike enough, does not pull two happenings together. Pairs that were not compared
count as unlike, but for those that the bounded index leaves out among many articles.
Clusters never grow past ``MAX_UNITS`` texts and ``MAX_ARTICLES`` articles. Each connected
component is grouped by itself: an article can only change the grouping of its own.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence

from onrecord.link.heads import head_of
from onrecord.link.keys import MOST_ANCHORS
from onrecord.model.derivation import Pair
from onrecord.model.ids import ArticleId

AVERAGE = 0.17  # average likeness that two clusters need to become one
ONE_TEXT = 0.8  # part of both articles that is shared from which they are copies
MAX_UNITS = 300
MAX_ARTICLES = 3_000

_Edge = tuple[int, int]


def group(
    pairs: Iterable[Pair], articles: Iterable[ArticleId]
) -> tuple[tuple[ArticleId, ...], ...]:
    """A partition of ``articles`` into stories, each sorted, in order of first member.

    Args:
        pairs: decisions on pairs; those of other articles are passed over.
        articles: all that are to be grouped; an article alone is a story.
    """
    members = sorted(set(articles))
    number = {article: n for n, article in enumerate(members)}
    edges: dict[_Edge, Pair] = {}
    for pair in pairs:
        if pair.a in number and pair.b in number:
            x, y = number[pair.a], number[pair.b]
            edges[(min(x, y), max(x, y))] = pair
    clusters = _Clusters(len(members))
    heads = _units(edges)
    for component in _components(len(members), edges):
        clusters.merge_all(component, heads)
    return tuple(
        tuple(members[n] for n in sorted(held)) for held in sorted(clusters.held.values(), key=min)
    )


def _units(edges: Mapping[_Edge, Pair]) -> dict[int, int]:
    """Copies with the article that they are put together with: of all left the one that
    has most copies. Copies of its copies are not followed."""
    copies: dict[int, set[int]] = {}
    for (x, y), pair in edges.items():
        if pair.same_story and min(pair.share_a, pair.share_b) >= ONE_TEXT:
            copies.setdefault(x, set()).add(y)
            copies.setdefault(y, set()).add(x)
    heads: dict[int, int] = {}
    for x in sorted(copies, key=lambda n: (-len(copies[n]), n)):
        if x not in heads:
            free = [y for y in sorted(copies[x]) if y not in heads]
            heads.update(dict.fromkeys([x, *free[: MAX_ARTICLES - 1]], x))
    return heads


_Edges = Sequence[tuple[int, int, float]]


def _components(count: int, edges: Mapping[_Edge, Pair]) -> list[_Edges]:
    """Edges of each component that same-story pairs connect."""
    parent = {n: n for n in range(count)}
    for (x, y), pair in sorted(edges.items()):
        if pair.same_story:
            low, high = sorted((head_of(parent, x), head_of(parent, y)))
            parent[high] = low
    grouped: dict[int, list[tuple[int, int, float]]] = {}
    for (x, y), pair in sorted(edges.items()):
        if head_of(parent, x) == head_of(parent, y):
            grouped.setdefault(head_of(parent, x), []).append((x, y, pair.likeness))
    return [grouped[root] for root in sorted(grouped)]


class _Clusters:
    """Average-linkage clustering over a sparse graph, with a heap of candidates."""

    def __init__(self, count: int) -> None:
        self.held: dict[int, set[int]] = {n: {n} for n in range(count)}
        self._units = dict.fromkeys(range(count), 1)
        # sum of likeness and number of compared pairs between two clusters
        self._sums: dict[int, dict[int, tuple[float, int]]] = {n: {} for n in range(count)}

    def merge_all(self, edges: _Edges, heads: Mapping[int, int]) -> None:
        """Merge units, then the best pair of clusters until none is alike enough."""
        for x, y, alike in edges:
            self._sums[x][y] = self._sums[y][x] = (alike, 1)
        within = sorted({n for x, y, _ in edges for n in (x, y)})
        units: dict[int, list[int]] = {}
        for n in within:
            units.setdefault(heads.get(n, n), []).append(n)
        for unit in units.values():
            for n in unit[1:]:
                self._join(unit[0], n)
        heap: list[tuple[float, int, int, int, int]] = []
        for x in within:
            if x in self.held:
                self._offer(x, [y for y in sorted(self._sums[x]) if y > x], heap)
        while heap:
            _, x, y, size_x, size_y = heapq.heappop(heap)
            if self._stale(x, size_x) or self._stale(y, size_y):
                continue
            together = self._units[x] + self._units[y]
            if together <= MAX_UNITS and size_x + size_y <= MAX_ARTICLES:
                self._join(x, y)
                self._units[x] = together
                self._offer(x, sorted(self._sums[x]), heap)

    def _stale(self, n: int, size: int) -> bool:
        return n not in self.held or len(self.held[n]) != size

    def _join(self, x: int, y: int) -> None:
        """Take ``y`` into ``x``, the one with the lesser first member."""
        self.held[x] |= self.held.pop(y)
        sums = self._sums[x]
        for other, (total, count) in sorted(self._sums.pop(y).items()):
            del self._sums[other][y]
            if other != x:
                before, compared = sums.get(other, (0.0, 0))
                sums[other] = self._sums[other][x] = (before + total, compared + count)

    def _offer(
        self, x: int, others: Sequence[int], heap: list[tuple[float, int, int, int, int]]
    ) -> None:
        """Put the merges of ``x`` that are alike enough on the heap."""
        size = len(self.held[x])
        for other in others:
            total, compared = self._sums[x][other]
            theirs = len(self.held[other])
            expected = min(size, MOST_ANCHORS) * min(theirs, MOST_ANCHORS)
            average = round(total / max(compared, expected), 9)
            if average >= AVERAGE:
                low, high = min(x, other), max(x, other)
                sizes = (len(self.held[low]), len(self.held[high]))
                heapq.heappush(heap, (-average, low, high, *sizes))
