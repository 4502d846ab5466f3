"""Which stored articles a passage takes words from."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.link import compare
from onrecord.model.annotation import Annotated
from onrecord.model.check import TakenFrom
from onrecord.model.derivation import SpanPair

LEAST = 0.02  # share of the passage that is told
MAX_TAKEN = 10  # articles that are told


def taken_from(passage: Annotated, articles: Sequence[Annotated]) -> tuple[TakenFrom, ...]:
    """Articles that the passage takes words from, the largest share first.

    Args:
        passage: annotated.
        articles: to be compared with.
    """
    found: list[TakenFrom] = []
    for annotated in articles:
        pair = compare(passage, annotated)
        if pair is None or not pair.passages:
            continue
        first = pair.a == passage.article.id
        share = pair.share_a if first else pair.share_b
        spans = [SpanPair(a=p.b, b=p.a) if first else p for p in pair.passages]
        if share >= LEAST:
            found.append(
                TakenFrom(
                    article=annotated.article.id,
                    outlet=annotated.article.outlet,
                    path=annotated.path,
                    share=round(share, 4),
                    passages=tuple(sorted(spans, key=lambda p: (p.b, p.a))),
                )
            )
    return tuple(sorted(found, key=lambda t: (-t.share, t.article))[:MAX_TAKEN])
