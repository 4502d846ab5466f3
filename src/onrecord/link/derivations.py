"""Who took from whom: copies, excerpts, rewrites, shared originals, citations.

An article that copies a copy is traced to the earliest source that explains as much
of it, so that each target has the fewest sources which together hold its shared words.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.link.citations import citations
from onrecord.link.credits import credits_outlet, credits_signature
from onrecord.link.directions import Known, direct, known_of
from onrecord.link.garbled import absent_originals
from onrecord.link.kinds import TAKEN, WHOLE, Taken, kind_of
from onrecord.link.merges import beyond, merged
from onrecord.link.names import same_press
from onrecord.link.outlets import common_owner
from onrecord.model.annotation import Annotated
from onrecord.model.dates import DateInterval
from onrecord.model.derivation import (
    CommonPassage,
    Derivation,
    DerivationKind,
    Direction,
    Pair,
    SpanPair,
)
from onrecord.model.ids import ArticleId, DerivationId, record_id
from onrecord.model.span import Span

SHARED = 0.1  # least share that is told at all
SHARED_LENGTH = 240  # least characters of what is only shared
TAKEN_LENGTH = 120  # the same of what was taken, where it is not the whole
MAX_SOURCES = 16  # of one target that are looked at, those that explain most
EXPLAINS = 0.1  # share of the target that a further source must explain


def derive(
    articles: Mapping[ArticleId, Annotated],
    pairs: Sequence[Pair],
    published: Mapping[ArticleId, DateInterval],
    order: Sequence[ArticleId],
) -> tuple[Derivation, ...]:
    """All derivations of a story, sorted by target, source and kind.

    Args:
        articles: of the story, by id.
        pairs: within the story.
        published: each article's date, stated or inferred.
        order: the articles, earliest first.
    """
    known = known_of(articles, published, pairs)
    taken: dict[ArticleId, list[Taken]] = {}
    for pair in pairs:
        held = _taken(pair, known)
        if held is not None:
            taken.setdefault(held.target, []).append(held)
    place = {article: n for n, article in enumerate(order)}
    seconds = {target for target, held in taken.items() if any(t.share >= WHOLE for t in held)}
    found: list[Derivation] = []
    for target in sorted(taken):
        kept = _fewest(taken[target], _places(taken[target], articles, place, seconds))
        whole = sum(held.share for held in kept) >= WHOLE
        merged_of = len(kept) > 1 and (whole or target in known.merges)
        for held in kept:
            kind, alike = kind_of(held, known, merged_of=merged_of)
            told = _shared if kind == "shared" else _derivation
            found.extend(told(held, kind, alike, articles))
    found = _once(found, place)
    found.extend(absent_originals(articles, found))
    found.extend(citations(articles, place))
    return tuple(sorted(found, key=lambda d: (d.target, d.source or "", d.kind, d.id)))


def _taken(pair: Pair, known: Known) -> Taken | None:
    if max(pair.share_a, pair.share_b) < SHARED or not pair.passages:
        return None
    length = sum(len(p.a) for p in pair.passages)
    most = max(pair.share_a, pair.share_b)
    if length < (SHARED_LENGTH if most < TAKEN else TAKEN_LENGTH if most < WHOLE else 0):
        return None
    source, target, direction = direct(pair, known)
    forward = source == pair.a
    return Taken(
        source=source,
        target=target,
        pair=pair,
        share=pair.share_b if forward else pair.share_a,
        source_share=pair.share_a if forward else pair.share_b,
        direction=direction,
        passages=(),
    )


_Place = tuple[bool, bool, int]


def _places(
    held: Sequence[Taken],
    articles: Mapping[ArticleId, Annotated],
    place: Mapping[ArticleId, int],
    seconds: Collection[ArticleId],
) -> dict[ArticleId, _Place]:
    """The order in which sources are tried.

    First who is credited, then who is no copy himself, then the earliest: days are not
    enough, since a copy is often of the same day, or has no date.
    """
    target = articles[held[0].target]
    return {
        t.source: (
            not _credited(target, articles[t.source]),
            t.source in seconds,
            place[t.source],
        )
        for t in held
    }


def _credited(target: Annotated, source: Annotated) -> bool:
    return credits_outlet(target, source) or credits_signature(target, source)


def _with_passages(held: Taken) -> Taken:
    """The same with its passages: of many sources few are looked at."""
    forward = held.source == held.pair.a
    passages = (p if forward else _turned(p) for p in held.pair.passages)
    return replace(held, passages=tuple(sorted(passages, key=lambda p: (p.a, p.b))))


def _turned(pair: SpanPair) -> SpanPair:
    return SpanPair(a=pair.b, b=pair.a)


def _fewest(held: Sequence[Taken], place: Mapping[ArticleId, _Place]) -> list[Taken]:
    """The sources that explain a target: the best, then those that add to it.

    Sources that explain nearly as much are alike; of these the first in place is kept.
    """
    kept: list[Taken] = []
    covered: list[Span] = []
    # parts rounded: of sources that explain as much the earliest come first
    best_first = sorted(held, key=lambda t: (-round(t.share, 1), place[t.source]))
    left = [_with_passages(t) for t in best_first[:MAX_SOURCES]]
    size = max(sum(len(p.b) for p in t.passages) / max(t.share, 0.01) for t in left)
    while left:
        gains = {t.source: beyond(merged([p.b for p in t.passages]), covered) for t in left}
        most = max(gains.values())
        if kept and most < EXPLAINS * size:
            break
        best = min(
            (t for t in left if gains[t.source] >= 0.9 * most), key=lambda t: place[t.source]
        )
        kept.append(best)
        covered = merged([*covered, *(p.b for p in best.passages)])
        left = [t for t in left if t.source != best.source]
    return kept


def _derivation(
    held: Taken, kind: DerivationKind, alike: float, articles: Mapping[ArticleId, Annotated]
) -> list[Derivation]:
    source, target = articles[held.source], articles[held.target]
    how = f"{round(100 * held.share)}% of its words stand in the other, {round(alike)}% alike"
    how += _moved(held.passages) + _owned(source, target)
    made = Derivation(
        id=_id(held.source, held.target, kind, ""),
        source=held.source,
        target=held.target,
        kind=kind,
        share=round(held.share, 6),
        passages=held.passages,
        common=_common(held.pair, forward=held.source == held.pair.a),
        direction=held.direction,
        explanation=how,
    )
    return [made]


def _shared(
    held: Taken, kind: DerivationKind, alike: float, articles: Mapping[ArticleId, Annotated]
) -> list[Derivation]:
    """Both take from an original that is not in the store: one derivation of each."""
    found: list[Derivation] = []
    for target, beside in ((held.target, held.source), (held.source, held.target)):
        forward = target == held.target
        share = held.share if forward else held.source_share
        passages = held.passages if forward else tuple(sorted(map(_turned, held.passages), key=_at))
        one, other = articles[target].article, articles[beside].article
        how = f"{round(100 * share)}% of its words stand in {other.outlet or 'another article'}"
        how += f" too, {round(alike)}% alike, and neither is the original"
        if same_press(one.credit, other.credit):
            how += f": both credit {one.credit}"
        made = Derivation(
            id=_id(None, target, kind, beside),
            source=None,
            target=target,
            kind=kind,
            share=round(share, 6),
            passages=passages,
            common=_common(held.pair, forward=beside == held.pair.a),
            direction=Direction(score=0.5, reason="their common original came before both"),
            explanation=how + _owned(articles[beside], articles[target]),
            beside=beside,
        )
        found.append(made)
    return found


def _at(pair: SpanPair) -> tuple[Span, Span]:
    return (pair.a, pair.b)


def _once(found: Sequence[Derivation], place: Mapping[ArticleId, int]) -> list[Derivation]:
    """Of what an article shares with others, the others of a larger part alone.

    The copies of one absent original are told once each, beside the article that they
    share most with; a further one must explain more.
    """
    kept: list[Derivation] = []
    covered: dict[ArticleId, list[Span]] = {}

    def key(d: Derivation) -> tuple[bool, float, int, str]:
        return (d.source is None, -round(d.share, 1), place[d.beside] if d.beside else -1, d.id)

    for one in sorted(found, key=key):
        theirs = merged([p.b for p in one.passages])
        if one.source is None:
            held = covered.get(one.target, [])
            size = sum(map(len, theirs))
            if held and beyond(theirs, held) < EXPLAINS * max(size, 1):
                continue
        covered[one.target] = merged([*covered.get(one.target, []), *theirs])
        kept.append(one)
    return kept


def _common(pair: Pair, *, forward: bool) -> tuple[CommonPassage, ...]:
    common = pair.common
    if not forward:
        common = tuple(CommonPassage(a=c.b, b=c.a, kind=c.kind) for c in common)
    return tuple(sorted(common, key=lambda c: (c.a, c.b, c.kind)))


def _moved(passages: Sequence[SpanPair]) -> str:
    """That passages stand in another order than in the source, where they do."""
    starts = [p.a.start for p in sorted(passages, key=lambda p: p.b)]
    back = sum(second < first for first, second in pairwise(starts))
    return f"; {back} passages stand in another order" if back > 1 else ""


def _owned(source: Annotated, target: Annotated) -> str:
    owner = common_owner(source.article, target.article)
    return f"; both outlets belong to {owner}" if owner else ""


def _id(source: ArticleId | None, target: ArticleId, kind: str, named: str) -> DerivationId:
    return DerivationId(record_id("derivation", source, target, kind, named))
