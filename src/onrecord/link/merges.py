"""Articles that are put together from two others which share nothing, or cut from one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.model.annotation import Annotated
from onrecord.model.derivation import Pair, SpanPair
from onrecord.model.ids import ArticleId
from onrecord.model.span import Span

PART = 0.2  # share of an article that each of the two must give, beyond the other
MOST = 0.8  # share from one from which an article is no merge
WHOLE = 0.7  # share from both together
APART = 0.1  # share from which the two have something in common themselves
MAX_TRIED = 8  # partners of one article that are looked at, those that give most


def merges_in(pairs: Sequence[Pair]) -> frozenset[ArticleId]:
    """The articles of which most stands in two others, a part in each.

    Args:
        pairs: of a story.
    """
    shares = {(p.a, p.b): max(p.share_a, p.share_b) for p in pairs}
    parts: dict[ArticleId, list[tuple[float, ArticleId, Pair]]] = {}
    for pair in pairs:
        for one, other, share in ((pair.a, pair.b, pair.share_a), (pair.b, pair.a, pair.share_b)):
            if share >= PART:
                parts.setdefault(one, []).append((share, other, pair))
    return frozenset(one for one, held in parts.items() if _is_merge(one, held, shares))


def _is_merge(
    one: ArticleId,
    held: Sequence[tuple[float, ArticleId, Pair]],
    shares: Mapping[tuple[ArticleId, ArticleId], float],
) -> bool:
    best = sorted(held, key=lambda h: (-round(h[0], 2), h[1]))[:MAX_TRIED]
    share, first, pair = best[0]
    if len(best) < 2 or share >= MOST:
        return False
    taken = _spans(one, pair)
    size = sum(map(len, taken)) / share
    for _, other, second in best[1:]:
        if shares.get((min(first, other), max(first, other)), 0.0) >= APART:
            continue
        gain = beyond(_spans(one, second), taken) / max(size, 1)
        if gain >= PART and share + gain >= WHOLE:
            return True
    return False


def _spans(one: ArticleId, pair: Pair) -> list[Span]:
    return merged([p.a if one == pair.a else p.b for p in pair.passages])


def cut_off(passages: Sequence[SpanPair], source: Annotated) -> float:
    """The part of the source's body that is missing at its beginning or at its end.

    Who shortens a text drops its end; who edits it drops sentences here and there.
    """
    body = [p.span for p in source.annotation.passages if p.kind == "body"]
    first = min((s.start for s in body), default=0)
    last = max((s.end for s in body), default=len(source.article.text))
    before = min(p.a.start for p in passages) - first
    behind = last - max(p.a.end for p in passages)
    return max(before, behind) / max(last - first, 1)


def beyond(own: Sequence[Span], covered: Sequence[Span]) -> int:
    """Characters of ``own`` that ``covered`` does not hold; both in order, without overlap."""
    found = sum(len(span) for span in own)
    at = 0
    for span in own:
        while at < len(covered) and covered[at].end <= span.start:
            at += 1
        further = at
        while further < len(covered) and covered[further].start < span.end:
            found -= span.overlap(covered[further])
            further += 1
    return found


def merged(spans: Sequence[Span]) -> list[Span]:
    """The same characters as spans in order without overlap."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found
