"""The stories that a batch changes, found near what changed and equal to grouping all anew.

What ``group`` makes of all articles together it also makes of some of them, as long as no
cluster of theirs is ever drawn to one of the others: each merge is decided by the two
clusters alone, and those with no pair of one story between them never merge. So the
stories of the changed articles are grouped together with the stories around them. Where
one of those comes out as it was, what lies beyond can not have changed either; where one
does not, it counts as changed and the ring is drawn anew. However many articles hang
together by a chain of pairs, a batch reads those within reach.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from onrecord.link.groups import AVERAGE, are_copies, group, tie_of
from onrecord.model.derivation import Pair
from onrecord.model.ids import ArticleId
from onrecord.model.index import LinkStore, Tie

Group = tuple[ArticleId, ...]
_PairKey = tuple[ArticleId, ArticleId]


def regroup(
    store: LinkStore,
    new: Collection[ArticleId],
    altered: Iterable[ArticleId],
    pairs: Mapping[_PairKey, Pair],
    dropped: Collection[_PairKey],
) -> tuple[Group, ...]:
    """The stories of all articles whose story may be another now, as they now are.

    Args:
        store: the index and the stories before this batch.
        new: the articles of the batch.
        altered: of each changed pair between others, one article at least.
        pairs: the pairs that are new or decided anew.
        dropped: pairs that meet no longer.
    """
    around = _Surroundings(store, pairs, dropped)
    inside = around.closed({*new, *altered})
    while True:
        groups = around.grouped(around.closed(around.reached(inside)))
        moved = {a for held in groups if not around.stands(held) for a in held}
        if moved <= inside:
            return tuple(sorted(held for held in groups if not inside.isdisjoint(held)))
        inside = around.closed(inside | moved)


class _Surroundings:
    """Ties and stories of articles, read when they are first asked for.

    Of a story that lost an article the rest waits to be linked again. It is taken as it
    stands: a group that leaves it alone is none of its concern, and one that does not
    brings it in.
    """

    def __init__(
        self,
        store: LinkStore,
        pairs: Mapping[_PairKey, Pair],
        dropped: Collection[_PairKey],
    ) -> None:
        self._store = store
        self._changed = pairs.keys() | set(dropped)
        self._ties: dict[ArticleId, dict[ArticleId, Tie]] = {}
        self._story: dict[ArticleId, Group] = {}
        self._fresh: dict[ArticleId, list[Tie]] = {}
        for (a, b), pair in pairs.items():
            if pair.likeness >= AVERAGE:
                for article in (a, b):
                    self._fresh.setdefault(article, []).append(tie_of(pair))
        self._grouped: dict[frozenset[ArticleId], tuple[Group, ...]] = {}

    def closed(self, articles: Collection[ArticleId]) -> set[ArticleId]:
        """These with the whole stories, and all copies, of any of them."""
        found: set[ArticleId] = set()
        edge = set(articles)
        while edge:
            found |= edge
            self._read(edge)
            beyond = {mate for a in edge for mate in self._story[a]}
            for a in edge:
                beyond.update(other for other, tie in self._ties[a].items() if are_copies(tie))
            edge = beyond - found
        return found

    def reached(self, articles: Collection[ArticleId]) -> set[ArticleId]:
        """These with all that a pair of one story joins to one of them."""
        ties = ((other, tie) for a in articles for other, tie in self._ties[a].items())
        return {*articles, *(other for other, tie in ties if tie.same_story)}

    def stands(self, held: Group) -> bool:
        """Whether a group is a story as it was before."""
        return self._story[held[0]] == held

    def grouped(self, articles: Collection[ArticleId]) -> list[Group]:
        """The groups of these articles, by themselves; what hangs together is grouped once."""
        found: list[Group] = []
        left = set(articles)
        while left:
            part = self._hanging(left.pop(), left)
            left -= part
            made = self._grouped.get(part)
            if made is None:
                ties = (t for a in part for t in self._ties[a].values() if t.a == a and t.b in part)
                made = self._grouped[part] = group(ties, part)
            found += made
        return found

    def _hanging(self, first: ArticleId, among: Collection[ArticleId]) -> frozenset[ArticleId]:
        """``first`` with what pairs of one story join to it, by any chain, among some."""
        part, edge = {first}, [first]
        while edge:
            ties = self._ties[edge.pop()]
            joined = [o for o, t in ties.items() if t.same_story and o in among and o not in part]
            part.update(joined)
            edge += joined
        return frozenset(part)

    def _read(self, articles: Collection[ArticleId]) -> None:
        missing = {a for a in articles if a not in self._ties}
        story_of = self._store.stories_of(missing)
        members = self._store.members(set(story_of.values()))
        for a in missing:
            self._story[a] = tuple(members[story_of[a]]) if a in story_of else ()
            self._ties[a] = {}
        ties = [t for t in self._store.ties(missing, AVERAGE) if (t.a, t.b) not in self._changed]
        ties += [t for a in missing for t in self._fresh.get(a, ())]
        for tie in ties:
            for a, other in ((tie.a, tie.b), (tie.b, tie.a)):
                if a in missing:
                    self._ties[a][other] = tie
