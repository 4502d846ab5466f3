"""Articles that show the signs of a machine's rewriting, without their original.

The sign is quotations whose marks were lost: a person who quotes keeps them. Several are
asked for, and that they are most of what the article quotes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.model.annotation import Annotated
from onrecord.model.derivation import Derivation, Direction, SpanPair
from onrecord.model.ids import ArticleId, DerivationId, record_id
from onrecord.model.span import Span, cover
from onrecord.model.statement import Statement

LEAST = 3  # quotations that lost their marks
MOST_PART = 0.6  # of all that it quotes
SCORE = 0.8


def absent_originals(
    articles: Mapping[ArticleId, Annotated], found: Sequence[Derivation]
) -> list[Derivation]:
    """Rewrites of an original that is not in the store, by target.

    Args:
        articles: of a story, by id.
        found: what derives from articles of the store: it explains the signs.
    """
    explained = {d.target for d in found if d.kind in ("rewrite", "copy", "excerpt")}
    made = []
    for target in sorted(articles.keys() - explained):
        lost = _lost(articles[target])
        if lost:
            made.append(_rewrite(articles[target], lost))
    return made


def _lost(annotated: Annotated) -> list[Statement]:
    """The quotations without marks, where they are several and most of all."""
    quoted = [s for s in annotated.annotation.statements if s.manner in ("direct", "unmarked")]
    lost = [s for s in quoted if s.manner == "unmarked"]
    return lost if len(lost) >= LEAST and len(lost) >= MOST_PART * len(quoted) else []


def _rewrite(annotated: Annotated, lost: Sequence[Statement]) -> Derivation:
    target = annotated.article.id
    spans = sorted({cover(s.content) for s in lost})
    body = sum(len(p.span) for p in annotated.annotation.passages if p.kind == "body")
    return Derivation(
        id=DerivationId(record_id("derivation", None, target, "rewrite", "")),
        source=None,
        target=target,
        kind="rewrite",
        share=round(min(1.0, sum(map(len, spans)) / max(body, 1)), 6),
        passages=tuple(SpanPair(a=Span(0, 0), b=span) for span in spans),
        common=(),
        direction=Direction(score=SCORE, reason="it lost the quotation marks of its original"),
        explanation=(
            f"{len(spans)} quotations stand in it without their marks, as in a text that a"
            " machine rewrote; its original is not in the store"
        ),
    )
