"""The driver: new articles meet their neighbours, touched stories are linked anew.

A batch commits as one transaction. Which batch an article comes in, and in what
order, makes no difference to what stands in the end: which articles are compared
depends on the two alone, and each connected component is grouped from its pairs.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.link.alignments import Cache
from onrecord.link.candidates import Candidates, PairKey
from onrecord.link.groups import group
from onrecord.link.keys import keys_of
from onrecord.link.memory import MemoryStore
from onrecord.link.profile import Profile, profile
from onrecord.link.stories import compare_profiles
from onrecord.link.whole import link_story
from onrecord.model.annotation import Annotated
from onrecord.model.derivation import Pair
from onrecord.model.ids import ArticleId, StoryId
from onrecord.model.index import LinkBatch, LinkStore
from onrecord.model.story import StoryLinks

# Articles linked in one transaction: a story is linked anew in each batch that adds to
# it, so few batches are better (of 256 articles, a store with families of hundreds of
# copies took six times as long); the words bound the memory that their profiles take.
BATCH = 2_048
BATCH_WORDS = 500_000
READ = 32  # articles read at a time
LOADED = 256  # neighbours compared at a time
KEPT_WORDS = 2_000_000  # of profiles kept between batches


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
    profiles = _Profiles(store)
    while waiting := store.pending(batch):
        done, new = profiles.fresh(waiting)
        tally += _link_batch(store, profiles, done, new)
        if progress is not None:
            progress(len(done))
    return tally


class _Profiles:
    """Profiles by article, the latest used kept: stories come in runs."""

    def __init__(self, store: LinkStore) -> None:
        self._store = store
        self._kept: dict[ArticleId, Profile] = {}
        self.compared = Cache()

    def fresh(
        self, articles: Sequence[ArticleId]
    ) -> tuple[Sequence[ArticleId], dict[ArticleId, Profile]]:
        """The first of new articles, some words of them at least, with their profiles.

        They are made anew: the articles may have been annotated again.
        """
        made: dict[ArticleId, Profile] = {}
        words = read = 0
        while read < len(articles) and words < BATCH_WORDS:
            for annotated in self._store.load(articles[read : read + READ]):
                held = made[annotated.article.id] = profile(annotated)
                words += len(held.body)
            read += READ
        self._keep(made)
        return articles[:read], made

    def of(self, articles: Sequence[ArticleId]) -> dict[ArticleId, Profile]:
        """Profiles of articles of the index; those deleted meanwhile are absent."""
        found = {a: self._kept[a] for a in articles if a in self._kept}
        missing = [a for a in articles if a not in found]
        found |= {a.article.id: profile(a) for a in self._store.load(missing)}
        self._keep(found)
        return found

    def _keep(self, profiles: Mapping[ArticleId, Profile]) -> None:
        for article, held in profiles.items():
            self._kept.pop(article, None)
            self._kept[article] = held
        words = sum(len(held.body) for held in self._kept.values())
        for article in list(self._kept):
            if words <= KEPT_WORDS:
                break
            words -= len(self._kept.pop(article).body)


def _link_batch(
    store: LinkStore,
    profiles: _Profiles,
    done: Sequence[ArticleId],
    new: Mapping[ArticleId, Profile],
) -> LinkTally:
    keys = [keys_of(new[article]) for article in sorted(new)]
    index = Candidates(store, keys)
    moved = {a: keys_of(p) for a, p in profiles.of(index.moved()).items()}
    meetings = index.meetings(moved)
    known = {pair for pair in store.met(sorted(moved)) if not new.keys() & set(pair)}
    candidates = [pair for pair in meetings.pairs if pair not in known]
    pairs = _compare(profiles, new, candidates)
    dropped = set(meetings.dropped)
    # a pair with a new article touches the story of the other only where both are of one
    old = (pair for pair in pairs if not new.keys() & set(pair))
    changed = {*new, *(a for pair in (*dropped, *old) for a in pair)}
    touched = _component(store, changed, pairs, dropped)
    held = {(p.a, p.b): p for p in store.pairs(touched) if (p.a, p.b) not in dropped} | pairs
    groups = group(held.values(), touched)
    links, dissolved = _link_groups(store, groups, changed, held)
    store.commit(
        LinkBatch(
            keys=tuple(keys),
            pairs=tuple(pairs[key] for key in sorted(pairs)),
            links=links,
            dissolved=dissolved,
            done=tuple(done),
            dropped=tuple(sorted(dropped)),
        )
    )
    return LinkTally(
        articles=len(done), pairs=len(candidates), stories=len(links), dissolved=len(dissolved)
    )


def _compare(
    profiles: _Profiles, new: Mapping[ArticleId, Profile], candidates: Sequence[PairKey]
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


def _component(
    store: LinkStore,
    changed: Iterable[ArticleId],
    pairs: Mapping[PairKey, Pair],
    dropped: Collection[PairKey],
) -> list[ArticleId]:
    """All articles that same-story pairs, old and new, or a story tie to the changed ones."""
    fresh: dict[ArticleId, set[ArticleId]] = {}
    for (a, b), pair in pairs.items():
        if pair.same_story:
            fresh.setdefault(a, set()).add(b)
            fresh.setdefault(b, set()).add(a)
    reached: set[ArticleId] = set()
    edge = set(changed)
    while edge:
        reached |= edge
        beyond = {other for article in edge for other in fresh.get(article, ())}
        for both in store.partners(sorted(edge)):
            if both not in dropped:
                beyond.update(both)
        stories = set(store.stories_of(sorted(edge)).values())
        for members in store.members(sorted(stories)).values():
            beyond.update(members)
        edge = beyond - reached
    return sorted(reached)


def _link_groups(
    store: LinkStore,
    groups: Sequence[tuple[ArticleId, ...]],
    changed: set[ArticleId],
    pairs: Mapping[PairKey, Pair],
) -> tuple[tuple[StoryLinks, ...], tuple[tuple[StoryId, tuple[StoryId, ...]], ...]]:
    """Stories that changed, and those that are no more with what took them over."""
    articles = [article for held in groups for article in held]
    before = store.stories_of(articles)
    members = store.members(sorted(set(before.values())))
    pairs_of = _pairs_by_group(groups, pairs)
    now: dict[ArticleId, StoryId] = {}
    links: list[StoryLinks] = []
    stale: list[int] = []
    for n, held in enumerate(groups):
        old = before.get(held[0])
        if old is not None and not changed & set(held) and tuple(members.get(old, ())) == held:
            now.update(dict.fromkeys(held, old))
        else:
            stale.append(n)
    for some in _some(stale, groups):
        loaded = {a.article.id: a for a in store.load([a for n in some for a in groups[n]])}
        for n in some:
            linked = link_story([loaded[a] for a in groups[n] if a in loaded], pairs_of[n])
            links.append(linked)
            now.update(dict.fromkeys(groups[n], linked.story.id))
    alive = set(now.values())
    dissolved = [
        (story, tuple(sorted({now[a] for a in held if a in now})))
        for story, held in sorted(members.items())
        if story not in alive
    ]
    return tuple(sorted(links, key=lambda x: x.story.id)), tuple(dissolved)


def _some(stale: Sequence[int], groups: Sequence[tuple[ArticleId, ...]]) -> Iterator[list[int]]:
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


def _pairs_by_group(
    groups: Sequence[tuple[ArticleId, ...]], pairs: Mapping[PairKey, Pair]
) -> list[list[Pair]]:
    number = {article: n for n, held in enumerate(groups) for article in held}
    found: list[list[Pair]] = [[] for _ in groups]
    for (a, b), pair in sorted(pairs.items()):
        if number.get(a) is not None and number.get(a) == number.get(b):
            found[number[a]].append(pair)
    return found
