"""Pairs of texts as peers see them."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.annotation import Annotated


@dataclass(frozen=True, slots=True, kw_only=True)
class PairText:
    """Two texts and the kind that they are of; empty for honest pairs."""

    kind: str
    a: str
    b: str


def bodies(annotated: Annotated) -> str:
    """The body of an article."""
    text = annotated.article.text
    return "\n".join(p.span.of(text) for p in annotated.annotation.passages if p.kind == "body")
