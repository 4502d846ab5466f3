"""What one article reports as happening, and questions that it reports as asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.dates import DateInterval
from onrecord.model.ids import (
    ArticleId,
    DateId,
    EventId,
    HappeningId,
    QuestionId,
    StatementId,
    StoryId,
)
from onrecord.model.span import Span
from onrecord.model.statement import Evidence

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
        type: PLOVER 2021 root in capitals; None for a dated clause that tells nothing of
            PLOVER's kinds: it feeds the timeline and is no row of the table of events.
        mode: PLOVER's mode of the type ("arrest"); None where the words tell none.
        context: PLOVER's context ("military"); None where the words tell none.
        actor_country: ISO 3166 alpha-3, as the actor's words tell.
        actor_sector: PLOVER's sector of the actor.
        recipient_country: the same of the recipient.
        recipient_sector: the same of the recipient.
        evidence: how the reporter knows, where the words tell.
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
    mode: str | None = None
    context: str | None = None
    actor_country: str | None = None
    actor_sector: str | None = None
    recipient_country: str | None = None
    recipient_sector: str | None = None
    evidence: Evidence | None = None
    score: float = 1.0
    producer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """The events of a story's articles that report one thing that happened.

    Attributes:
        type: PLOVER 2021 root.
        modality: of the surest of its events: done before planned.
        actor: as the fullest of its events names it.
        recipient: the same.
        date: what its events state; else unknown, never guessed from the articles.
        events: sorted ids; an event alone is a happening too.
        articles: all that report it, sorted.
        origins: number of independent origins.
        sources: number of distinct sources behind them: those cited, and own reports.
        aliases: ids that it would have, were another of its events the earliest.
    """

    id: HappeningId
    story: StoryId
    type: str
    modality: Modality
    actor: str | None
    recipient: str | None
    place: str | None
    date: DateInterval
    events: tuple[EventId, ...]
    articles: tuple[ArticleId, ...]
    origins: int
    sources: int
    aliases: tuple[HappeningId, ...] = ()


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
