"""Events: what a sentence tells as done, promised, threatened or refused, by whom, to whom.

Two ways lead to an event. A deed of one of PLOVER's 16 types: found by the patterns of
``resources/en/plover.yaml``, turned by the words above it (``events_above``), with its
parties (``events_roles``), and kept where a small regression holds it for an event
(``events_coding``): most sentences tell none. And a dated clause, whatever its verb
(``events_dated``): it feeds the timeline; where no type is told its ``type`` is None. So
is a dated noun ("the May summit", ``events_nouns``).
A deed that is dated is one event.

Source of types, modes and contexts: the PLOVER manual, draft 0.8 of 2021.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.extract.clauses import Clauses
from onrecord.extract.events_coding import Coded, code_sentence
from onrecord.extract.events_dated import Contents, attached, clause_of, dated_event, tense_of
from onrecord.extract.events_deeds import Deed
from onrecord.extract.events_nouns import dated_nouns, noun_event
from onrecord.extract.events_parties import place_of
from onrecord.extract.events_roles import Roles
from onrecord.extract.events_sayings import of_sayings
from onrecord.extract.events_told import Titles, coded, context_of, mode_of
from onrecord.language.parse import Parse, Token
from onrecord.model.article import Article
from onrecord.model.dates import DateExpression
from onrecord.model.entity import Mention
from onrecord.model.event import Event, Modality
from onrecord.model.ids import EventId, record_id
from onrecord.model.span import Span, cover
from onrecord.model.statement import Evidence, Statement
from onrecord.resources import word_set
from onrecord.resources.actors import UNCODED

VERSION = "3"
PRODUCER = f"plover/{VERSION}"
_OF_TYPE: dict[str, Modality] = {
    "AGREE": "promised",
    "REQUEST": "demanded",
    "THREATEN": "threatened",
}


def find_events(
    article: Article,
    parse: Parse,
    dates: Sequence[DateExpression],
    statements: Sequence[Statement],
    mentions: Sequence[Mention] = (),
) -> tuple[Event, ...]:
    """The events of an article, sorted by clause.

    Args:
        article: whose text the parse is of.
        parse: of the body of the article.
        dates: its date expressions, in order.
        statements: its statements; an event inside one's content carries its id.
        mentions: who is who in it: titles given elsewhere tell an actor's sector.
    """
    finder = _Finder(article, parse, dates, statements, mentions)
    found = [*finder.typed(), *finder.only_dated()]
    return tuple(sorted(found, key=lambda e: (e.span, e.trigger, e.id)))


class _Finder:
    """The events of one article."""

    def __init__(
        self,
        article: Article,
        parse: Parse,
        dates: Sequence[DateExpression],
        statements: Sequence[Statement],
        mentions: Sequence[Mention],
    ) -> None:
        self._article = article
        self._clauses = Clauses(parse)
        verbs = attached(self._clauses, dates)
        self._nouns = dated_nouns(self._clauses, dates, {e.id for e in verbs.values()})
        self._dates = of_sayings(self._clauses, dates, statements) | verbs
        self._contents = Contents(statements)
        self._titles = Titles(mentions)
        self._taken: set[int] = set()

    def typed(self) -> Iterator[Event]:
        """Events of PLOVER's types; the dated verbs among them are taken."""
        for first, last in self._clauses.parse.sentences:
            for found in code_sentence(self._clauses, first, last):
                yield self._event(found)

    def only_dated(self) -> Iterator[Event]:
        """Dated clauses of no type; to be called when all typed ones are made."""
        for i in sorted(self._nouns.keys() - self._taken):
            yield self._dated_noun(i)
        for i in sorted(self._dates.keys() - self._taken):
            event = self._dated(i)
            if event is not None:
                yield event

    def _dated(self, i: int) -> Event | None:
        verb = self._clauses.token(i)
        return dated_event(self._article, self._clauses, verb, self._dates[i], self._contents)

    def _dated_noun(self, i: int) -> Event:
        noun, expression = self._clauses.token(i), self._nouns[i]
        return noun_event(self._article, self._clauses, noun, expression, self._contents)

    def _event(self, found: Coded) -> Event:
        told = self._told(found)
        if found.deed.trigger.i in self._nouns:
            self._taken.add(found.deed.trigger.i)
            return _with_date(told, self._dated_noun(found.deed.trigger.i))
        at = next((i for i in _verbs(self._clauses, found.deed) if i in self._dates), None)
        if at is None:
            return told
        self._taken.add(at)
        dated = self._dated(at)
        if dated is not None and at in {token.i for token in found.deed.chain}:
            # the clause with its date tells span, trigger and modality; the deed the rest
            return replace(_with_date(told, dated), producer=told.producer)
        expression = self._dates[at]
        key = record_id("event", self._article.id, told.span, told.trigger, expression.span)
        return replace(told, id=EventId(key), date=expression.id)

    def _told(self, found: Coded) -> Event:
        clauses, deed, parties = self._clauses, found.deed, found.roles
        trigger = Span(deed.trigger.start, deed.trigger.end)
        span = _span(clauses, deed, parties)
        statement = self._contents.around(trigger)
        modality = _modality(clauses, deed, found.type)
        actor, recipient = parties.actor_span, parties.recipient_span
        does = coded(self._article.text, self._titles, actor) if actor else UNCODED
        has = UNCODED
        if recipient is not None:
            acts = not parties.recipient_is_place
            has = coded(self._article.text, self._titles, recipient, acts=acts)
        place = _place(clauses, deed)
        return Event(
            id=EventId(record_id("event", self._article.id, span, trigger, None)),
            article=self._article.id,
            span=span,
            trigger=trigger,
            lemma=deed.trigger.lemma.lower(),
            modality=modality,
            tense=tense_of(modality),
            actor=actor,
            recipient=recipient,
            place=place,
            statement=None if statement is None else statement.id,
            type=found.type,
            mode=mode_of(clauses, deed, found.type),
            context=context_of(clauses, deed),
            actor_country=does.country,
            actor_sector=does.sector,
            recipient_country=has.country,
            recipient_sector=has.sector,
            evidence=self._evidence(span, statement),
            score=found.score,
            producer=PRODUCER,
        )

    def _evidence(self, span: Span, statement: Statement | None) -> Evidence | None:
        if statement is not None:
            return statement.evidence
        words = span.of(self._article.text).lower().split()
        return "hedged" if word_set("plover", "hedges").intersection(words) else None


def _with_date(told: Event, dated: Event) -> Event:
    """A typed deed as its dated telling has it: span, trigger, modality; the deed the rest.

    What was asked for, threatened or promised on a day is no more than that.
    """
    modality = told.modality if dated.modality == "done" else dated.modality
    return replace(
        told,
        id=dated.id,
        span=dated.span,
        trigger=dated.trigger,
        lemma=dated.lemma,
        modality=modality,
        tense=tense_of(modality),
        date=dated.date,
        actor=told.actor or dated.actor,
        recipient=told.recipient or dated.recipient,
        place=dated.place or told.place,
        producer=dated.producer,
    )


def _verbs(clauses: Clauses, deed: Deed) -> Iterator[int]:
    """Where a deed's date may be attached: its own words, then the verb that a noun is with."""
    yield from (token.i for token in deed.chain)
    if deed.nominal:
        above = clauses.head(deed.trigger)
        if above.pos == "VERB" and deed.trigger.dep in {"nsubj", "nsubjpass", "dobj"}:
            yield above.i


def _span(clauses: Clauses, deed: Deed, parties: Roles) -> Span:
    """The words that tell a deed: its clause, with what governs it and its actor."""
    parts = [
        _clause(clauses, token)
        for token in {deed.head.i: deed.head, deed.trigger.i: deed.trigger}.values()
    ]
    actor, span = parties.actor, parties.actor_span
    if actor and span and actor.sentence == deed.trigger.sentence and not deed.nominal:
        parts.append(span)
    return cover(parts)


def _place(clauses: Clauses, deed: Deed) -> Span | None:
    """Where it was: behind one of its words, or behind an object that the parser gave it to."""
    for token in deed.chain:
        for one in (token, *clauses.kids(token, {"dobj"})):
            found = place_of(clauses, one)
            if found is not None:
                return found
    return None


def _clause(clauses: Clauses, token: Token) -> Span:
    verb = token
    if token.pos == "ADJ" and clauses.head(token).pos in {"AUX", "VERB"}:
        verb = clauses.head(token)
    subject = clauses.subject(verb) or verb
    return clause_of(clauses, verb, subject)


def _modality(clauses: Clauses, deed: Deed, kind: str) -> Modality:
    """What became of the deed; of one that is only asked for, threatened or agreed, that."""
    if deed.modality != "done":
        return deed.modality
    helpers = {t.text.lower() for t in clauses.kids(deed.head, {"aux"})}
    if deed.head.tag == "VBG" and helpers & {"is", "are", "'s", "’s", "been", "am", "be"}:
        return "under way"
    return _OF_TYPE.get(kind, "done")
