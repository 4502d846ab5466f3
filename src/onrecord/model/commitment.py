"""A commitment as one sentence of an article reports it: a promise, a threat, a demand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.ids import ArticleId, CommitmentId, StatementId
from onrecord.model.span import Span

CommitmentKind = Literal["promise", "threat", "demand"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """Who undertakes or requires what, in the words of one sentence.

    Attributes:
        span: the sentence that reports it.
        cue: the words that commit: "vowed", "threat", "will".
        holder: who commits, or who requires.
        content: what is undertaken or required; condition and term left out at its edges.
        towards: to whom it is given, who is threatened, or who is to act.
        condition: under which condition, with its joining word.
        due: by when, with its preposition.
        lemma: base form of the deed's verb; empty where the content has none.
        negated: the content itself denies the deed: "never to raise fares".
        refrain: the holder undertakes *not* to do the content: "ruled out a bailout".
        statement: the statement whose content tells it; None in the reporter's own words.
    """

    id: CommitmentId
    article: ArticleId
    kind: CommitmentKind
    span: Span
    cue: Span
    holder: Span
    content: Span
    towards: Span | None = None
    condition: Span | None = None
    due: Span | None = None
    lemma: str = ""
    negated: bool = False
    refrain: bool = False
    statement: StatementId | None = None
