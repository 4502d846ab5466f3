"""Rows of the tables that hold a whole story's records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from onrecord.model.account import Evidenced
from onrecord.model.dates import DateInterval
from onrecord.model.derivation import Derivation
from onrecord.present.schema import Row
from onrecord.present.view import StoryView


def interval(date: DateInterval) -> Row:
    """A date as the struct that tables show."""
    return {
        "earliest": date.earliest,
        "latest": date.latest,
        "basis": date.basis,
        "reason": date.reason,
    }


def _evidence(words: Evidenced | None) -> Row | None:
    if words is None:
        return None
    return {"article": words.article, "span": words.span, "text": words.text}


def _told(view: StoryView, words: Evidenced) -> Row:
    return {
        "text": words.text,
        "article": words.article,
        "span": words.span,
        "path": view.paths.get(words.article),
        "corrected": view.corrected.of(words.article, [words.span]),
    }


def stories(view: StoryView) -> Iterator[Row]:
    """The story's own row."""
    story = view.links.story
    yield {
        "id": story.id,
        "aliases": story.aliases,
        "label": story.label,
        "articles": story.articles,
        "origins": story.origins,
        "first": story.first,
        "last": story.last,
        "chapters": story.chapters,
    }


def utterances(view: StoryView) -> Iterator[Row]:
    """Acts of saying, each with its versions."""
    for utterance in view.links.utterances:
        yield {
            "id": utterance.id,
            "aliases": utterance.aliases,
            "story": utterance.story,
            "speaker": utterance.speaker,
            "text": utterance.text,
            "statements": utterance.statements,
            "outlets": utterance.outlets,
            "origins": utterance.origins,
            "sources": utterance.sources,
            "first": utterance.first,
            "differences": [asdict(d) for d in utterance.differences],
            "primary": {"article": utterance.primary, "span": utterance.primary_span}
            if utterance.primary
            else None,
            "corrected": view.corrected_among(utterance.statements),
        }


def derivations(view: StoryView) -> Iterator[Row]:
    """Which article takes from which."""
    for derivation in view.links.derivations:
        yield {
            **_derivation(derivation),
            "story": view.story,
            "from_path": view.paths.get(derivation.source) if derivation.source else None,
            "to_path": view.paths.get(derivation.target),
        }


def _derivation(derivation: Derivation) -> Row:
    return {
        "id": derivation.id,
        "from": derivation.source,
        "to": derivation.target,
        "kind": derivation.kind,
        "share": derivation.share,
        "passages": [{"from_span": p.a, "to_span": p.b} for p in derivation.passages],
        "common": [{"from_span": c.a, "to_span": c.b, "kind": c.kind} for c in derivation.common],
        "direction": {
            "score": derivation.direction.score,
            "reason": derivation.direction.reason,
        },
        "explanation": derivation.explanation,
    }


def origins(view: StoryView) -> Iterator[Row]:
    """Independent roots of reporting."""
    for origin in view.links.origins:
        yield {
            "id": origin.id,
            "story": origin.story,
            "articles": origin.articles,
            "root": origin.root,
            "outlets": origin.outlets,
            "credit": origin.credit,
            "owners": origin.owners,
        }


def entities(view: StoryView) -> Iterator[Row]:
    """Who and what the mentions resolve to."""
    for entity in view.links.entities:
        codes = dict(entity.codes)
        yield {
            "id": entity.id,
            "aliases": entity.aliases,
            "name": entity.name,
            "kind": entity.kind,
            "named": entity.named,
            "names": entity.names,
            "codes": {k: codes.get(k) for k in ("country", "sector", "watchlist")},
            "mentions": entity.mentions,
            "articles": entity.articles,
            "story": view.story,
        }


def happenings(view: StoryView) -> Iterator[Row]:
    """What happened, each with the events that report it."""
    for happening in view.links.happenings:
        yield {
            "id": happening.id,
            "aliases": happening.aliases,
            "story": happening.story,
            "type": happening.type,
            "modality": happening.modality,
            "actor": happening.actor,
            "recipient": happening.recipient,
            "place": happening.place,
            "date": interval(happening.date) if happening.date.known else None,
            "events": happening.events,
            "articles": happening.articles,
            "origins": happening.origins,
            "sources": happening.sources,
        }


def timeline(view: StoryView) -> Iterator[Row]:
    """Dated happenings, in order."""
    for item in view.account.timeline:
        yield {
            "id": item.id,
            "story": item.story,
            "date": interval(item.date),
            **_told(view, item.told),
            "happening": item.happening,
            "tense": item.tense,
            "origins": item.origins,
            "articles": item.articles,
        }


def issues(view: StoryView) -> Iterator[Row]:
    """Subjects on the story's agenda."""
    for issue in view.account.issues:
        yield {"id": issue.id, "story": issue.story, "name": issue.name, "terms": issue.terms}


def positions(view: StoryView) -> Iterator[Row]:
    """What each actor holds on each issue."""
    for position in view.account.positions:
        yield {
            "id": position.id,
            "story": position.story,
            "issue": position.issue,
            "actor": position.actor,
            "stance": position.stance,
            "statements": position.statements,
            "outlets": position.outlets,
            "origins": position.origins,
            "first": position.first,
            "last": position.last,
            "actor_name": position.actor_name,
            "corrected": view.corrected_among(position.statements),
            "changed_from": position.changed_from,
        }


def promises(view: StoryView) -> Iterator[Row]:
    """Commitments and threats with their state."""
    for promise in view.account.promises:
        yield {
            "id": promise.id,
            "story": promise.story,
            "by": promise.by,
            "to": promise.to,
            **_told(view, promise.told),
            "condition": promise.condition,
            "due": interval(promise.due) if promise.due.known else None,
            "state": promise.state,
            "because": _evidence(promise.because),
            "kind": promise.kind,
        }


def questions(view: StoryView) -> Iterator[Row]:
    """What was asked, and what came of it; ``text`` is what was asked."""
    for question in view.account.questions:
        yield {
            "id": question.id,
            "story": question.story,
            "to": question.to,
            "asked_by": question.asked_by,
            **_told(view, question.told),
            "outcome": question.outcome,
        }


def disagreements(view: StoryView) -> Iterator[Row]:
    """Reports that differ, both spans shown."""
    for item in view.account.disagreements:
        yield {
            "id": item.id,
            "story": item.story,
            "kind": item.kind,
            "about": item.about,
            "a": _evidence(item.a),
            "b": _evidence(item.b),
            "independent": item.independent,
            "score": item.score,
            "reason": item.reason,
            "corrected": tuple(
                sorted(
                    {c for e in (item.a, item.b) for c in view.corrected.of(e.article, [e.span])}
                )
            ),
        }


def novelty(view: StoryView) -> Iterator[Row]:
    """What each article added."""
    for item in view.account.novelty:
        yield {
            "id": item.id,
            "story": item.story,
            **_told(view, item.told),
            "kind": item.kind,
            "share": item.share,
        }


def corrections(view: StoryView) -> Iterator[Row]:
    """Notices of correction and retraction, with what rests on the corrected words."""
    for item in view.account.corrections:
        yield {
            "id": item.id,
            "story": item.story,
            "kind": item.kind,
            "article": item.told.article,
            "span": item.told.span,
            "text": item.told.text,
            "path": view.paths.get(item.told.article),
            "was": item.was,
            "now": item.now,
            "corrects": _evidence(item.corrects),
            "rests": [_evidence(e) for e in item.rests],
            "score": item.score,
        }
