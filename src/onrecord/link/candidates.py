"""Which pairs of articles meet, kept equal to what one batch of them all would give.

New articles meet the anchors of the keys that they look up; where one becomes an anchor
itself, all that look up its key meet it. An anchor that earlier articles push out of its
place keeps those pairs alone that another key gives it: the rest are dropped.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from onrecord.link.keys import MOST_ANCHORS, anchors, lookers, lookups
from onrecord.model.ids import ArticleId
from onrecord.model.index import LinkKeys, LinkStore

PairKey = tuple[ArticleId, ArticleId]
_Ranked = tuple[int, ArticleId]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meetings:
    """What a batch of new articles changes.

    Attributes:
        pairs: to compare, sorted.
        dropped: pairs held that meet no longer, sorted.
    """

    pairs: tuple[PairKey, ...]
    dropped: tuple[PairKey, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """Articles of the index that a batch moves.

    Attributes:
        fallen: no longer an anchor of some key: they may lose pairs.
        risen: newly an anchor, of an article that is linked anew: they may meet others.
    """

    fallen: frozenset[ArticleId]
    risen: frozenset[ArticleId]


def pair_key(a: ArticleId, b: ArticleId) -> PairKey:
    """The two ids, the lesser first."""
    return (a, b) if a < b else (b, a)


class Candidates:
    """The index with a batch of new articles in it.

    Args:
        store: the index without them; articles that are linked anew may be in it.
        batch: the keys of the new articles.
    """

    def __init__(self, store: LinkStore, batch: Sequence[LinkKeys]) -> None:
        self._store = store
        self._new = {held.article: held for held in batch}
        self._again = len(store.stories_of(list(self._new)))
        self._own: dict[str, list[_Ranked]] = {}
        for held in batch:
            for key in held.keys:
                self._own.setdefault(key, []).append((held.rank, held.article))
        self._before: dict[str, tuple[ArticleId, ...]] = {}
        self._first: dict[str, tuple[ArticleId, ...]] = {}
        self._held: dict[str, tuple[ArticleId, ...]] = {}  # all of the index, where few
        self._more: set[str] = set()  # keys that more hold than were read

    def meetings(self, keys_of: Mapping[ArticleId, LinkKeys] | None = None) -> Meetings:
        """The pairs to compare and those to drop.

        Args:
            keys_of: keys of articles of the index, where they are known; see ``moved``.
        """
        self._read({key for held in self._new.values() for key in (*held.keys, *lookups(held))})
        moved = [held for a, held in sorted((keys_of or {}).items()) if a not in self._new]
        self._read({key for held in moved for key in (*held.keys, *lookups(held))})
        found: set[PairKey] = set()
        for article, others in self._partners([*self._new.values(), *moved]).items():
            found.update(pair_key(article, other) for other in others)
        changed = {held.article for held in moved}
        held_pairs = self._store.met(sorted({*changed, *self._again_in()}))
        dropped = [pair for pair in held_pairs if pair not in found and self._judged(pair, changed)]
        return Meetings(pairs=tuple(sorted(found)), dropped=tuple(dropped))

    def moved(self) -> Moved:
        """Articles of the index that are no longer, or newly, anchors of a key."""
        self._read({key for held in self._new.values() for key in (*held.keys, *lookups(held))})
        touched = set(self._own)
        if self._again:
            touched |= {key for key, held in self._before.items() if self._new.keys() & set(held)}
        fallen: set[ArticleId] = set()
        risen: set[ArticleId] = set()
        for key in touched:
            before, first = set(self._before.get(key, ())), set(self._first.get(key, ()))
            fallen |= before - first
            risen |= first - before
        return Moved(
            fallen=frozenset(fallen - self._new.keys()), risen=frozenset(risen - self._new.keys())
        )

    def _judged(self, pair: PairKey, changed: Collection[ArticleId]) -> bool:
        """Whether all that could make ``pair`` meet was looked at."""
        return any(article in changed or article in self._new for article in pair)

    def _again_in(self) -> list[ArticleId]:
        return sorted(self._new) if self._again else []

    def _partners(self, held: Sequence[LinkKeys]) -> dict[ArticleId, set[ArticleId]]:
        """All that each of some articles meets."""
        found: dict[ArticleId, set[ArticleId]] = {}
        wanted: dict[str, list[ArticleId]] = {}
        for one in held:
            met = found.setdefault(one.article, set())
            met.update(*(self._first[key] for key in lookups(one)))
            leading = [key for key in one.keys if one.article in self._first.get(key, ())]
            for looking in lookers(leading):
                wanted.setdefault(looking, []).append(one.article)
        theirs = self._holding(wanted)
        for key, articles in wanted.items():
            others = {other for other in theirs.get(key, ()) if other not in self._new}
            others.update(other for _, other in self._own.get(key, ()))
            for article in articles:
                found[article].update(others)
        return {article: others - {article} for article, others in found.items()}

    def _holding(self, keys: Collection[str]) -> Mapping[str, Sequence[ArticleId]]:
        """The articles of the index that hold keys: of most all were read with the anchors."""
        self._read(keys)
        more = self._store.holding([key for key in keys if key in self._more])
        return {**{key: self._held[key] for key in keys if key in self._held}, **more}

    def _read(self, keys: Collection[str]) -> None:
        """Find the anchors of keys, before this batch and with it."""
        missing = sorted(set(keys) - self._first.keys())
        most_read = MOST_ANCHORS + self._again
        held = self._store.first(missing, most_read)
        for key, ranked in held.items():
            if len(ranked) < most_read:
                self._held[key] = tuple(article for _, article in ranked)
            else:
                self._more.add(key)
        for key in missing:
            ranked, own = held.get(key, ()), self._own.get(key, ())
            most = anchors(key)
            first = self._before[key] = tuple(article for _, article in ranked[:most])
            if own or self._again:
                rest = [entry for entry in ranked if entry[1] not in self._new]
                first = tuple(article for _, article in sorted([*rest, *own])[:most])
            self._first[key] = first
