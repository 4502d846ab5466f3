"""Pairs into stories: a partition that depends on the pairs alone.

Clusters merge by average likeness, best first, so that a chain of pairs, each just
alike enough, does not pull two happenings together. Pairs that were not compared
count as unlike. Clusters never grow past ``MAX_ARTICLES``. Each connected component
is grouped by itself: an article can only change the grouping of its own component.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence

from onrecord.link.heads import head_of
from onrecord.model.derivation import Pair
from onrecord.model.ids import ArticleId

AVERAGE = 0.17  # average likeness that two clusters need to become one
MAX_ARTICLES = 300


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
    edges: dict[tuple[int, int], tuple[float, bool]] = {}
    for pair in pairs:
        if pair.a in number and pair.b in number:
            edge = (min(number[pair.a], number[pair.b]), max(number[pair.a], number[pair.b]))
            edges[edge] = (pair.likeness, pair.same_story)
    clusters = _Clusters(len(members))
    for component in _components(len(members), edges):
        clusters.merge_all(component)
    return tuple(
        tuple(members[n] for n in sorted(held)) for held in sorted(clusters.held.values(), key=min)
    )


_Edges = Sequence[tuple[int, int, float]]


def _components(count: int, edges: dict[tuple[int, int], tuple[float, bool]]) -> list[_Edges]:
    """Edges of each component that same-story pairs connect."""
    parent = {n: n for n in range(count)}

    for (x, y), (_, same) in sorted(edges.items()):
        if same:
            low, high = sorted((head_of(parent, x), head_of(parent, y)))
            parent[high] = low
    grouped: dict[int, list[tuple[int, int, float]]] = {}
    for (x, y), (alike, _) in sorted(edges.items()):
        if head_of(parent, x) == head_of(parent, y):
            grouped.setdefault(head_of(parent, x), []).append((x, y, alike))
    return [grouped[root] for root in sorted(grouped)]


class _Clusters:
    """Average-linkage clustering over a sparse graph, with a heap of candidates."""

    def __init__(self, count: int) -> None:
        self.held: dict[int, set[int]] = {n: {n} for n in range(count)}
        self._sums: dict[int, dict[int, float]] = {n: {} for n in range(count)}

    def merge_all(self, edges: _Edges) -> None:
        """Merge the best pair of clusters until none is alike enough."""
        for x, y, alike in edges:
            self._sums[x][y] = alike
            self._sums[y][x] = alike
        heap = [(-alike, x, y, 1, 1) for x, y, alike in edges if alike >= AVERAGE]
        heapq.heapify(heap)
        while heap:
            _, x, y, size_x, size_y = heapq.heappop(heap)
            if self._stale(x, size_x) or self._stale(y, size_y):
                continue
            if size_x + size_y <= MAX_ARTICLES:
                self._merge(x, y, heap)

    def _stale(self, n: int, size: int) -> bool:
        return n not in self.held or len(self.held[n]) != size

    def _merge(self, x: int, y: int, heap: list[tuple[float, int, int, int, int]]) -> None:
        """Take ``y`` into ``x``, the one with the lesser first member."""
        self.held[x] |= self.held.pop(y)
        sums = self._sums[x]
        for other, total in sorted(self._sums.pop(y).items()):
            del self._sums[other][y]
            if other != x:
                sums[other] = sums.get(other, 0.0) + total
                self._sums[other][x] = sums[other]
        size = len(self.held[x])
        for other, total in sorted(sums.items()):
            average = total / (size * len(self.held[other]))
            if average >= AVERAGE:
                low, high = min(x, other), max(x, other)
                sizes = (len(self.held[low]), len(self.held[high]))
                heapq.heappush(heap, (-round(average, 9), low, high, *sizes))
