"""The driver: new articles meet their neighbours, touched stories are linked anew.

A batch commits as one transaction. Which batch an article comes in, and in what
order, makes no difference to what stands in the end: which articles are compared
depends on the two alone, and their pairs are grouped as all pairs together would be.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.link.candidates import Candidates, PairKey
from onrecord.link.keys import keys_of
from onrecord.link.memory import MemoryStore
from onrecord.link.profile import Profile
from onrecord.link.profiles import Profiles
from onrecord.link.regroup import regroup
from onrecord.link.relink import Change, relink
from onrecord.link.stories import compare_profiles
from onrecord.model.annotation import Annotated
from onrecord.model.derivation import Pair
from onrecord.model.ids import ArticleId
from onrecord.model.index import LinkBatch, LinkStore
from onrecord.model.story import StoryLinks

# Articles linked in one transaction: a story is linked anew in each batch that adds to
# it, so few batches are better (of 256 articles, a store with families of hundreds of
# copies took six times as long); the words bound the memory that their profiles take.
BATCH = 2_048
BATCH_WORDS = 500_000
LOADED = 256  # neighbours compared at a time


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkTally:
    """What a run of linking did.

    Attributes:
        articles: articles linked.
        pairs: pairs of articles compared.
        stories: stories linked, each time that one was.
        dissolved: stories that are no more.
    """

    articles: int = 0
    pairs: int = 0
    stories: int = 0
    dissolved: int = 0

    def __add__(self, other: LinkTally) -> LinkTally:
        return LinkTally(
            articles=self.articles + other.articles,
            pairs=self.pairs + other.pairs,
            stories=self.stories + other.stories,
            dissolved=self.dissolved + other.dissolved,
        )


def link_all(articles: Sequence[Annotated]) -> tuple[StoryLinks, ...]:
    """The stories of ``articles`` by id, as a store that holds just these gives them."""
    store = MemoryStore(articles)
    link_pending(store)
    return store.links()


def link_pending(
    store: LinkStore, progress: Callable[[int], None] | None = None, *, batch: int = BATCH
) -> LinkTally:
    """Link every article that is marked "to link".

    Args:
        store: the index and the records.
        progress: told after each committed batch how many articles it held.
        batch: articles a transaction.

    Returns:
        What was done.
    """
    tally = LinkTally()
    profiles = Profiles(store)
    while waiting := store.pending(batch):
        done, new = profiles.fresh(waiting, BATCH_WORDS)
        tally += _link_batch(store, profiles, done, new)
        if progress is not None:
            progress(len(done))
    return tally


def _link_batch(
    store: LinkStore,
    profiles: Profiles,
    done: Sequence[ArticleId],
    new: Mapping[ArticleId, Profile],
) -> LinkTally:
    keys = [keys_of(new[article]) for article in sorted(new)]
    index = Candidates(store, keys)
    move = index.moved()
    moved = {a: keys_of(p) for a, p in profiles.of(sorted(move.fallen | move.risen)).items()}
    meetings = index.meetings(moved)
    known = {pair for pair in store.met(sorted(move.risen)) if new.keys().isdisjoint(pair)}
    fresh = new.keys() | move.risen  # all else that meets has been compared before
    candidates = [p for p in meetings.pairs if p not in known and not fresh.isdisjoint(p)]
    pairs = _compare(profiles, new, candidates)
    dropped = set(meetings.dropped)
    # pairs between others change where one of them moved
    others = {pair for pair in (*dropped, *pairs) if new.keys().isdisjoint(pair)}
    altered = {a for pair in others for a in pair if a in moved}
    groups = regroup(store, list(new), altered, pairs, dropped)
    change = Change(new=new.keys(), pairs=pairs, dropped=dropped, others=others)
    links, dissolved = relink(store, groups, change)
    store.commit(
        LinkBatch(
            keys=tuple(keys),
            pairs=tuple(pairs[key] for key in sorted(pairs)),
            links=links,
            dissolved=dissolved,
            done=tuple(done),
            dropped=tuple(sorted(dropped)),
            profiles=profiles.made(),
        )
    )
    return LinkTally(
        articles=len(done), pairs=len(candidates), stories=len(links), dissolved=len(dissolved)
    )


def _compare(
    profiles: Profiles, new: Mapping[ArticleId, Profile], candidates: Sequence[PairKey]
) -> dict[PairKey, Pair]:
    """The pairs among ``candidates``, neighbours loaded some at a time."""
    partners: dict[ArticleId, list[ArticleId]] = {}
    for a, b in candidates:
        held, other = (b, a) if b in new else (a, b)
        partners.setdefault(other, []).append(held)
    order = sorted(partners)
    found: dict[PairKey, Pair] = {}
    for start in range(0, len(order), LOADED):
        chunk = order[start : start + LOADED]
        wanted = {x for other in chunk for x in (other, *partners[other])} - new.keys()
        loaded = {**profiles.of(sorted(wanted)), **new}
        for other in chunk:
            for article in partners[other]:
                if article in loaded and other in loaded:  # else deleted meanwhile
                    pair = compare_profiles(loaded[article], loaded[other], profiles.compared)
                    if pair is not None:
                        found[(pair.a, pair.b)] = pair
    return found
