"""Pairs into stories: a partition that depends on the pairs alone.

Copies of one text are put together first, as one unit, however many they are. Then
clusters merge by average likeness, best first, so that a chain of pairs, each just
alike enough, does not pull two happenings together. Two clusters merge only where some
of the pairs between them are of one story themselves. Pairs that were not compared, or
are less alike than ``AVERAGE``, count as unlike, but for those that the bounded index
leaves out among many articles. Clusters never grow past ``MAX_UNITS`` texts and
``MAX_ARTICLES`` articles.

Whether two clusters merge, and how soon, is decided by the pairs between the two alone.
``regroup`` rests on that: it groups the surroundings of what changed, not the whole.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence

from onrecord.link.keys import MOST_ANCHORS
from onrecord.model.derivation import Pair
from onrecord.model.ids import ArticleId
from onrecord.model.index import Tie

# Tuned on half of BASIL and the odd topics of ECB+; see quality/stories.py.
AVERAGE = 0.17  # average likeness that two clusters need to become one
# Part of the pairs of texts between two clusters that are of one story. Up to 0.05 no figure
# moves; of 763 undated reports of one campaign (PolNeAR) the largest story falls from 281
# articles to 106.
LINKED = 0.05
ONE_TEXT = 0.8  # part of both articles that is shared from which they are copies
MAX_UNITS = 300
MAX_ARTICLES = 3_000

_Edge = tuple[int, int]
_Heap = list[tuple[float, int, int, int, int]]


def group(
    pairs: Iterable[Pair | Tie], articles: Iterable[ArticleId]
) -> tuple[tuple[ArticleId, ...], ...]:
    """A partition of ``articles`` into stories, each sorted, in order of first member.

    Args:
        pairs: decisions on pairs; those of other articles are passed over.
        articles: all that are to be grouped; an article alone is a story.
    """
    members = sorted(set(articles))
    number = {article: n for n, article in enumerate(members)}
    edges: dict[_Edge, Pair | Tie] = {}
    for pair in pairs:
        if pair.likeness >= AVERAGE and pair.a in number and pair.b in number:
            x, y = number[pair.a], number[pair.b]
            edges[(min(x, y), max(x, y))] = pair
    clusters = _Clusters(len(members), edges)
    clusters.merge_all(_units(edges))
    return tuple(
        tuple(members[n] for n in sorted(held)) for held in sorted(clusters.held.values(), key=min)
    )


def tie_of(pair: Pair) -> Tie:
    """What grouping asks of a pair."""
    return Tie(pair.a, pair.b, pair.share_a, pair.share_b, pair.likeness, pair.same_story)


def are_copies(pair: Pair | Tie) -> bool:
    """Whether two articles hold one text."""
    return pair.same_story and min(pair.share_a, pair.share_b) >= ONE_TEXT


def _units(edges: Mapping[_Edge, Pair | Tie]) -> dict[int, int]:
    """Copies with the article that they are put together with: of all left the one that
    has most copies. Copies of its copies are not followed."""
    copies: dict[int, set[int]] = {}
    for (x, y), pair in edges.items():
        if are_copies(pair):
            copies.setdefault(x, set()).add(y)
            copies.setdefault(y, set()).add(x)
    heads: dict[int, int] = {}
    for x in sorted(copies, key=lambda n: (-len(copies[n]), n)):
        if x not in heads:
            free = [y for y in sorted(copies[x]) if y not in heads]
            heads.update(dict.fromkeys([x, *free[: MAX_ARTICLES - 1]], x))
    return heads


class _Clusters:
    """Average-linkage clustering over a sparse graph, with a heap of candidates."""

    def __init__(self, count: int, edges: Mapping[_Edge, Pair | Tie]) -> None:
        self.held: dict[int, set[int]] = {n: {n} for n in range(count)}
        self._units = dict.fromkeys(range(count), 1)
        # between two clusters: sum of likeness, pairs compared, pairs of one story
        self._sums: dict[int, dict[int, tuple[float, int, int]]] = {n: {} for n in range(count)}
        for (x, y), pair in sorted(edges.items()):
            self._sums[x][y] = self._sums[y][x] = (pair.likeness, 1, int(pair.same_story))

    def merge_all(self, heads: Mapping[int, int]) -> None:
        """Merge units, then the best pair of clusters until none is alike enough."""
        units: dict[int, list[int]] = {}
        for n in sorted(heads):
            units.setdefault(heads[n], []).append(n)
        for unit in units.values():
            for n in unit[1:]:
                self._join(unit[0], n)
        heap: _Heap = []
        for x in sorted(self.held):
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
        for other, (total, count, same) in sorted(self._sums.pop(y).items()):
            del self._sums[other][y]
            if other != x:
                held = sums.get(other, (0.0, 0, 0))
                made = (held[0] + total, held[1] + count, held[2] + same)
                sums[other] = self._sums[other][x] = made

    def _offer(self, x: int, others: Sequence[int], heap: _Heap) -> None:
        """Put the merges of ``x`` that are alike enough on the heap."""
        size = len(self.held[x])
        least = LINKED * self._units[x]
        for other in others:
            total, compared, same = self._sums[x][other]
            if not same or same < least * self._units[other]:
                continue
            theirs = len(self.held[other])
            expected = min(size, MOST_ANCHORS) * min(theirs, MOST_ANCHORS)
            average = round(total / max(compared, expected), 9)
            if average >= AVERAGE:
                low, high = min(x, other), max(x, other)
                sizes = (len(self.held[low]), len(self.held[high]))
                heapq.heappush(heap, (-average, low, high, *sizes))
