"""How articles hang together: pairs, derivations, origins, utterances."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.ids import (
    ArticleId,
    DerivationId,
    OriginId,
    StatementId,
    StoryId,
    UtteranceId,
)
from onrecord.model.span import Span

DerivationKind = Literal["copy", "excerpt", "rewrite", "shared", "cites"]
CommonKind = Literal["quotation", "official text", "furniture", "background"]
DifferenceKind = Literal[
    "same", "shortened", "reworded", "marks lost", "other speaker", "more", "detail"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanPair:
    """Words of two articles that are the same, or nearly: ``a`` in one, ``b`` in the other."""

    a: Span
    b: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class CommonPassage:
    """Shared words that are no derivation, with why."""

    a: Span
    b: Span
    kind: CommonKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """What two articles share, without direction: a pure function of the two.

    Attributes:
        a: the article with the lesser id.
        b: the other one.
        passages: aligned passages, ``a`` in ``a``'s text, in order of ``a``.
        common: shared words that are no derivation.
        share_a: share of ``a``'s body words that stand in an aligned passage, 0 to 1.
        share_b: the same of ``b``.
        likeness: how much alike their subjects are, 0 to 1 (decides stories).
        same_story: the decision.
    """

    a: ArticleId
    b: ArticleId
    passages: tuple[SpanPair, ...]
    common: tuple[CommonPassage, ...]
    share_a: float
    share_b: float
    likeness: float
    same_story: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Direction:
    """Which way a derivation goes: probability that ``from`` came first, and why."""

    score: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """Article ``target`` takes from ``source``, or both from a common original.

    Attributes:
        source: None for an original that is not in the store.
        share: share of the body words of ``target`` that come from ``source``, 0 to 1.
        passages: ``a`` in ``source``, ``b`` in ``target``; for ``cites`` the words
            that cite, with an empty ``a`` at 0; for an original that is not in the store
            ``a`` lies in ``beside``, or is empty at 0 where that is None.
        explanation: for a reader.
        beside: the article that shares the absent original with ``target``.
    """

    id: DerivationId
    source: ArticleId | None
    target: ArticleId
    kind: DerivationKind
    share: float
    passages: tuple[SpanPair, ...]
    common: tuple[CommonPassage, ...]
    direction: Direction
    explanation: str
    beside: ArticleId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginPart:
    """Words of an article that lead back to another origin than the rest of it."""

    article: ArticleId
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """An independent root of reporting: the articles that lead back to ``root``.

    Attributes:
        articles: all that derive from it for the greater part, root included, sorted.
        root: the article held for the earliest; None when it is not in the store.
        credit: the agency that the articles credit.
        parts: passages of other articles that lead back here, sorted.
        owners: who owns the outlets, as far as the outlet table knows, sorted.
    """

    id: OriginId
    story: StoryId
    articles: tuple[ArticleId, ...]
    root: ArticleId | None
    outlets: tuple[str, ...]
    credit: str | None
    parts: tuple[OriginPart, ...] = ()
    owners: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """How version ``b`` of an utterance differs from version ``a``.

    Attributes:
        a: a statement; the primary document's article where the utterance stands in one.
    """

    a: StatementId
    b: StatementId
    kind: DifferenceKind
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """The statements of several articles that report the same act of saying.

    Attributes:
        speaker: name or description, the fullest of the versions.
        text: the fullest direct wording, else the fullest one.
        statements: sorted ids; a statement of one article alone is an utterance too.
        origins: number of independent origins.
        sources: number of distinct sources behind them.
        first: the article held for the first to report it.
        primary: the primary document that holds the words, None where none does.
        primary_span: where it does.
    """

    id: UtteranceId
    story: StoryId
    speaker: str | None
    text: str
    statements: tuple[StatementId, ...]
    outlets: tuple[str, ...]
    origins: int
    sources: int
    first: ArticleId
    differences: tuple[Difference, ...] = ()
    aliases: tuple[UtteranceId, ...] = ()
    primary: ArticleId | None = None
    primary_span: Span | None = None
