"""A statement: one attribution in one article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.ids import ArticleId, DateId, MentionId, StatementId
from onrecord.model.span import Span

Manner = Literal["direct", "mixed", "indirect", "unmarked"]
Act = Literal["said", "asks", "thinks", "intends", "expects"]
Evidence = Literal["first hand", "person", "unnamed", "document", "outlet", "hedged"]
Stance = Literal[
    "accuse",
    "reject",
    "deny",
    "threaten",
    "demand",
    "promise",
    "warn",
    "praise",
    "agree",
    "offer",
    "inform",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who is cited.

    Attributes:
        span: the words of the sentence that name the speaker ("he", "the official").
        name: the resolved name or description, as the article gives it; None when
            the words stand for no one that the article names or describes.
        named: whether ``name`` is a name rather than a description.
        mention: the mention it was traced to (the antecedent of a pronoun).
    """

    span: Span
    name: str | None
    named: bool
    mention: MentionId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One attribution in one article: speaker, cue, content, manner, act.

    Attributes:
        cue: the words that attribute ("said", "according to"); None for a
            quotation that only continues the one before.
        content: the spans of what is said, in order of the text, quotation marks
            included. One span, or more where a cue interrupts.
        within: the statement whose content this one stands inside.
        continues: the statement whose quotation this one carries on.
        addressee: who it was said to, as written.
        venue: where or how it was said, as written ("at a press briefing").
        said: the date expression that tells when it was said.
        score: probability that the record is right, 0 to 1.
        producer: which extractor made it, with its version.
    """

    id: StatementId
    article: ArticleId
    manner: Manner
    act: Act
    content: tuple[Span, ...]
    speaker: Speaker | None = None
    cue: Span | None = None
    within: StatementId | None = None
    continues: StatementId | None = None
    addressee: Span | None = None
    venue: Span | None = None
    said: DateId | None = None
    evidence: Evidence = "person"
    stance: Stance = "inform"
    score: float = 1.0
    producer: str = ""
