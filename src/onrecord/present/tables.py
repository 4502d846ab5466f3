"""Rows of the tables that hold one article's records; see ``story_tables`` for the rest.

A row is a mapping from column to value: ``Span`` objects and tuples of them, strings,
numbers, structs as mappings. ``present.exports`` turns rows into a format.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from onrecord.errors import UsageError
from onrecord.extract.timex import timex_value
from onrecord.model.annotation import Annotated
from onrecord.model.dates import UNDATED, DateInterval
from onrecord.model.event import Event
from onrecord.model.span import Span, words_under
from onrecord.model.statement import Statement
from onrecord.present import story_tables
from onrecord.present.schema import SCHEMAS, Row
from onrecord.present.story_tables import interval
from onrecord.present.view import StoryView

Builder = Callable[[StoryView], Iterator[Row]]


def rows(table: str, view: StoryView) -> Iterator[Row]:
    """The rows of ``table`` for one story, in order of articles, then spans.

    Raises:
        UsageError: when there is no such table.
    """
    return _builder(table)(view)


def check_table(table: str) -> None:
    """Raise ``UsageError`` naming the tables when there is no such table."""
    if table not in SCHEMAS:
        raise UsageError(f"there is no table {table!r}", hint="tables: " + ", ".join(SCHEMAS))


def _builder(table: str) -> Builder:
    check_table(table)
    return _BUILDERS[table]


def _articles(view: StoryView) -> Iterator[Row]:
    for held in view.records.articles:
        article, receipts = held.article, held.receipts
        yield {
            "id": article.id,
            "path": held.path,
            "paths": tuple(r.path for r in receipts),
            "url": article.url,
            "canonical_url": article.canonical_url,
            "outlet": article.outlet,
            "credit": article.credit,
            "title": article.title,
            "authors": article.authors,
            "published": interval(view.published[article.id]),
            "modified": article.modified,
            "received": min((r.received for r in receipts), default=None),
            "version_of": next((r.version_of for r in receipts if r.version_of), None),
            "language": article.language,
            "sha256": article.sha256,
            "raw_sha256": article.raw_sha256,
            "text": article.text,
            "words": article.words,
            "story": view.story,
            "origins": tuple(view.origins.get(article.id, ())),
            "fields": dict(article.fields),
            "kind": article.kind,
            "corrected": view.corrected.of(article.id, [Span(0, len(article.text))]),
        }


def _passages(view: StoryView) -> Iterator[Row]:
    for held in view.records.articles:
        for passage in held.annotation.passages:
            yield {
                "id": passage.id,
                "article": passage.article,
                "path": held.path,
                "kind": passage.kind,
                "span": passage.span,
                "text": passage.span.of(held.article.text),
                "reason": passage.reason,
            }


def _sentences(view: StoryView) -> Iterator[Row]:
    for held in view.records.articles:
        for sentence in held.annotation.sentences:
            yield {"article": sentence.article, "path": held.path, "span": sentence.span}


def _statements(view: StoryView) -> Iterator[Row]:
    for held in view.records.articles:
        for statement in held.annotation.statements:
            yield _statement(view, held, statement)


def _statement(view: StoryView, held: Annotated, statement: Statement) -> Row:
    text = held.article.text
    said = view.resolved.get(statement.said, UNDATED) if statement.said else UNDATED
    return {
        "id": statement.id,
        "article": statement.article,
        "path": held.path,
        "manner": statement.manner,
        "act": statement.act,
        "speaker": _speaker(view, statement, text),
        "cue": _words(text, statement.cue),
        "content": {"text": words_under(text, statement.content), "spans": statement.content},
        "within": statement.within,
        "continues": statement.continues,
        "addressee": _words(text, statement.addressee),
        "venue": _words(text, statement.venue),
        "said": interval(said) if said.known else None,
        "evidence": statement.evidence,
        "issues": view.issues.get(statement.id, ()),
        "stance": statement.stance,
        "utterance": view.utterances.get(statement.id),
        "score": statement.score,
        "producer": statement.producer,
        "corrected": view.corrected.of(statement.article, statement.content),
    }


def _speaker(view: StoryView, statement: Statement, text: str) -> Row | None:
    speaker = statement.speaker
    if speaker is None:
        return None
    entity = view.speakers.get(statement.id)
    if entity is None and speaker.mention is not None and speaker.mention in view.entities:
        entity = view.entities[speaker.mention].id
    return {
        "text": speaker.span.of(text),
        "span": speaker.span,
        "name": speaker.name,
        "entity": entity,
        "named": speaker.named,
    }


def _words(text: str, span: Span | None) -> Row | None:
    return None if span is None else {"text": span.of(text), "span": span}


def _mentions(view: StoryView) -> Iterator[Row]:
    for held in view.records.articles:
        for mention in held.annotation.mentions:
            entity = view.entities.get(mention.id)
            yield {
                "id": mention.id,
                "article": mention.article,
                "path": held.path,
                "span": mention.span,
                "text": mention.span.of(held.article.text),
                "kind": mention.kind,
                "title": mention.title,
                "entity": entity.id if entity else None,
                "score": mention.score,
                "name": mention.name,
                "named": mention.named,
                "refers": mention.refers,
            }


def _dates(view: StoryView) -> Iterator[Row]:
    for held in view.records.articles:
        for date in held.annotation.dates:
            resolved: DateInterval = view.resolved.get(date.id, UNDATED)
            yield {
                "id": date.id,
                "article": date.article,
                "path": held.path,
                "span": date.span,
                "text": date.span.of(held.article.text),
                **interval(resolved),
                "timex": {"type": date.timex, "value": timex_value(date, resolved)},
            }


def _events(view: StoryView) -> Iterator[Row]:
    for held in view.records.articles:
        for event in held.annotation.events:
            if event.type is not None:
                yield _event(view, held, event)


def _event(view: StoryView, held: Annotated, event: Event) -> Row:
    text = held.article.text
    date = view.resolved.get(event.date, UNDATED) if event.date else UNDATED
    return {
        "id": event.id,
        "article": event.article,
        "path": held.path,
        "story": view.story,
        "happening": view.happenings.get(event.id),
        "type": event.type,
        "mode": event.mode,
        "context": event.context,
        "modality": event.modality,
        "actor": _party(view, held, event.actor, event.actor_country, event.actor_sector),
        "recipient": _party(
            view, held, event.recipient, event.recipient_country, event.recipient_sector
        ),
        "place": _words(text, event.place),
        "date": interval(date) if date.known else None,
        "span": event.span,
        "text": event.span.of(text),
        "statement": event.statement,
        "evidence": event.evidence,
        "score": event.score,
        "producer": event.producer,
    }


def _party(
    view: StoryView, held: Annotated, span: Span | None, country: str | None, sector: str | None
) -> Row | None:
    """Who acts or is acted on: the codes that its entity adds fill what its words leave open."""
    if span is None:
        return None
    entity = view.entity_at(held, span)
    codes = dict(entity.codes) if entity else {}
    return {
        "text": span.of(held.article.text),
        "span": span,
        "entity": entity.id if entity else None,
        "code": country or codes.get("country"),
        "sector": sector or codes.get("sector"),
    }


_BUILDERS: Mapping[str, Builder] = {
    "articles": _articles,
    "passages": _passages,
    "sentences": _sentences,
    "statements": _statements,
    "mentions": _mentions,
    "dates": _dates,
    "utterances": story_tables.utterances,
    "derivations": story_tables.derivations,
    "origins": story_tables.origins,
    "stories": story_tables.stories,
    "entities": story_tables.entities,
    "events": _events,
    "happenings": story_tables.happenings,
    "timeline": story_tables.timeline,
    "issues": story_tables.issues,
    "positions": story_tables.positions,
    "promises": story_tables.promises,
    "questions": story_tables.questions,
    "disagreements": story_tables.disagreements,
    "novelty": story_tables.novelty,
    "corrections": story_tables.corrections,
}
