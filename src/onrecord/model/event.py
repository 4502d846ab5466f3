"""What one article reports as happening, and questions that it reports as asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.ids import ArticleId, DateId, EventId, QuestionId, StatementId
from onrecord.model.span import Span

Modality = Literal[
    "done", "under way", "planned", "promised", "threatened", "demanded", "denied", "hypothetical"
]
Tense = Literal["recalled", "running", "announced"]
Outcome = Literal["unanswered", "refused", "answered"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One report, in one article, of something that happened or is to happen.

    Attributes:
        span: the clause that tells it.
        trigger: the verb or noun at its head.
        lemma: the trigger's base form, lowercased.
        date: the date expression in the clause; None where it gives none.
        actor: who does it, as written.
        recipient: to whom, as written.
        place: where, as written.
        tense: recalled (over), running (now), announced (to come).
        statement: the statement whose content tells it; None in the reporter's own words.
        type: PLOVER 2021 root in capitals; None while no coder has typed it.
    """

    id: EventId
    article: ArticleId
    span: Span
    trigger: Span
    lemma: str
    modality: Modality
    tense: Tense
    date: DateId | None = None
    actor: Span | None = None
    recipient: Span | None = None
    place: Span | None = None
    statement: StatementId | None = None
    type: str | None = None
    score: float = 1.0
    producer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question that an article reports as put to someone, and its outcome.

    Attributes:
        span: the sentence or clause that reports it.
        to: who was asked, as written.
        asked_by: who asked, as written.
        about: what was asked, as written; the table's ``text``.
    """

    id: QuestionId
    article: ArticleId
    span: Span
    about: Span
    outcome: Outcome
    to: Span | None = None
    asked_by: Span | None = None
