"""Which kind of derivation it is: copy, excerpt, rewrite, or shared with a third."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from onrecord.link.directions import Known, linked_back
from onrecord.link.merges import PART, cut_off
from onrecord.link.names import same_press
from onrecord.link.tokens import fold_words
from onrecord.model.derivation import DerivationKind, Direction, Pair, SpanPair
from onrecord.model.ids import ArticleId

TAKEN = 0.3  # share of the target from which it was made from the source
WHOLE = 0.7  # share of the target from which it is "in" the other
ALL = 0.8  # the same where both hold much of their own and no sign tells who was first
COPIED = 0.75  # share of the source from which an article that is in it copies it whole
CUT = 0.15  # part of the source that is missing at one end, from which it was cut
VERBATIM = 90.0  # likeness of aligned words, to 100: below it they were reworded
SURE = 0.75  # direction from which one of two articles that share parts took from the other


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What a target takes from one source, before kinds are told."""

    source: ArticleId
    target: ArticleId
    pair: Pair
    share: float
    source_share: float
    direction: Direction
    passages: tuple[SpanPair, ...]


def kind_of(held: Taken, known: Known, *, merged_of: bool) -> tuple[DerivationKind, float]:
    """The kind, and how much the aligned words are alike, to 100.

    Args:
        held: what the target takes.
        known: of the story.
        merged_of: whether the target is put together from several sources.
    """
    source, target = known.articles[held.source], known.articles[held.target]
    alike = _verbatim(held.passages, source.article.text, target.article.text)
    # of two that share nothing each gave its part: a smaller one than tells a taking by itself
    least = PART if merged_of else TAKEN
    if max(held.share, held.source_share) < least or _of_a_third(held, known):
        return "shared", alike
    if alike < VERBATIM:
        return "rewrite", alike
    parts = held.source_share < WHOLE and not merged_of and held.direction.score < SURE
    if held.share >= (ALL if parts else WHOLE):
        whole = held.source_share >= COPIED and cut_off(held.passages, source) < CUT
        return ("copy" if whole else "excerpt"), alike
    # who holds all of an earlier text, and more, needs no third to have it from
    if held.source_share < ALL and (held.share < least or parts):
        return "shared", alike
    return "excerpt", alike


def _of_a_third(held: Taken, known: Known) -> bool:
    """Whether both credit one agency that published neither: dates prove nothing then."""
    source, target = known.articles[held.source].article, known.articles[held.target].article
    if not same_press(source.credit, target.credit):
        return False
    own = any(same_press(source.credit, x.outlet) for x in (source, target))
    return not own and bool(source.outlet) and not linked_back(held.pair, known)


def _verbatim(passages: Sequence[SpanPair], source: str, target: str) -> float:
    """Likeness of the aligned words, to 100, weighed by length."""
    total = sum(len(p.b) for p in passages)
    alike = sum(len(p.b) * _ratio(p.a.of(source), p.b.of(target)) for p in passages)
    return alike / total if total else 0.0


def _ratio(a: str, b: str) -> float:
    return 100.0 if a == b else fuzz.ratio(fold_words(a), fold_words(b))
