"""A passage held against the store: a verdict for each sentence, with what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.account import Evidenced
from onrecord.model.derivation import SpanPair
from onrecord.model.ids import ArticleId, StatementId, UtteranceId
from onrecord.model.span import Span

Verdict = Literal[
    "supported", "not on record", "altered", "contradicted", "nothing to check", "not read"
]
QuotationVerdict = Literal[
    "exact", "shortened", "altered", "not a quotation", "other speaker", "not on record"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class PutFor:
    """Words of the passage that stand for other words of the record; either may be empty."""

    put: str
    recorded: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Words of a stored article that bear on a sentence.

    Attributes:
        speaker: whom the article gives them to; None in the reporter's own words.
        origin: the independent root that the article leads back to.
        corrected: what a later notice says of them; empty where none does.
    """

    told: Evidenced
    outlet: str | None
    path: str
    speaker: str | None
    statement: StatementId | None
    utterance: UtteranceId | None
    origin: str
    corrected: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedQuotation:
    """Words that the passage puts in quotation marks.

    Attributes:
        span: in the passage, marks included.
        speaker: whom the passage gives them to.
        recorded_speaker: whom the record gives them to.
        altered: each place where the words differ, in order.
        found: where they are on record, the best first.
        origins: independent origins that hold them.
        sources: distinct sources behind them.
    """

    span: Span
    text: str
    speaker: str | None
    verdict: QuotationVerdict
    recorded_speaker: str | None
    altered: tuple[PutFor, ...]
    found: tuple[Found, ...]
    origins: int
    sources: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedSentence:
    """One sentence of the passage with its verdict.

    Attributes:
        reason: for a reader.
        found: what the verdict rests on, the best first; what comes nearest where the
            sentence is not on record.
        origins: independent origins of what supports or contradicts it.
        sources: distinct sources behind that.
        score: share of what the sentence tells that ``found`` holds, 0 to 1.
    """

    span: Span
    text: str
    verdict: Verdict
    reason: str
    found: tuple[Found, ...]
    origins: int
    sources: int
    score: float
    quotations: tuple[CheckedQuotation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenFrom:
    """A stored article that the passage takes words from.

    Attributes:
        share: share of the passage's words that stand in it, 0 to 1.
        passages: ``a`` in the article, ``b`` in the passage.
    """

    article: ArticleId
    outlet: str | None
    path: str
    share: float
    passages: tuple[SpanPair, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """All of a passage's verdicts.

    Attributes:
        sentences: in order of the passage.
        taken: articles that it takes words from, the largest share first.
        read: how many stored articles were held against it.
        refused: why statements were not looked for (another language), else None.
    """

    sentences: tuple[CheckedSentence, ...]
    taken: tuple[TakenFrom, ...]
    read: int
    refused: str | None = None
