"""Promises and threats: who, to whom, what, under which condition, by when, and its state.

Taken from statements only, one for each act of saying. A state beyond "open" needs
evidence: a term that has passed, or a later article that reports the deed done or
not done in much the same words and by the same actor. A threat or a promise that is
reported as taken back is "broken": it will not be carried out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.account import commitments
from onrecord.account.grouping import group
from onrecord.account.settled import Report, Reports, Wanted, settled_by
from onrecord.account.view import View, first_day, last_day
from onrecord.account.words import alike, telling
from onrecord.account.words import deed as one_deed
from onrecord.model.account import Promise, PromiseState
from onrecord.model.dates import UNDATED, DateInterval
from onrecord.model.entity import Entity
from onrecord.model.ids import record_id
from onrecord.model.span import Span, cover
from onrecord.model.statement import Statement

_BY_STANCE = {"promise": "promise", "offer": "promise", "threaten": "threat"}
ALIKE, LEAST = 0.7, 2  # words that two tellings of one commitment share
_PEOPLE = frozenset({"person", "group"})
_ACTS = frozenset({"said", "intends"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """A statement that commits its speaker, and the words that do so."""

    statement: Statement
    span: Span
    threat: bool
    deed: commitments.Deed | None
    by: str
    entity: Entity
    words: frozenset[str]


def promises(view: View, reports: Reports) -> tuple[Promise, ...]:
    """The story's promises and threats, in the order in which they were first reported."""
    held = [c for s in view.statements if (c := _commitment(view, s)) is not None]
    groups = group(held, lambda c: _keys(view, c), lambda a, b: _same(view, a, b))
    last = max((day for a in view.order if (day := view.day(a))), default=None)
    return tuple(_promise(view, versions, last, reports) for versions in groups)


def _keys(view: View, held: Commitment) -> frozenset[str]:
    utterance = view.utterance.get(held.statement.id)
    taken = view.taken_from(held.statement.article, held.span)
    found = {held.statement.article, *held.words}
    found |= {utterance.id} if utterance else set()
    return frozenset(found | ({taken[0]} if taken else set()))


def _same(view: View, a: Commitment, b: Commitment) -> bool:
    """Whether ``b`` tells again what ``a`` tells: as a copy, an utterance or in like words."""
    utterances = [view.utterance.get(c.statement.id) for c in (a, b)]
    if utterances[0] is not None and utterances[0] is utterances[1]:
        return True
    taken = view.taken_from(b.statement.article, b.span)
    if taken and taken[0] == a.statement.article and taken[1].overlap(a.span):
        return True
    if a.by != b.by and a.entity.id != b.entity.id:
        return False
    same_deed = a.deed is not None and b.deed is not None and a.deed.verb == b.deed.verb
    one, other = (frozenset(map(one_deed, c.words)) for c in (a, b))
    return len(one & other) >= LEAST and (same_deed or alike(one, other) >= ALIKE)


def _commitment(view: View, statement: Statement) -> Commitment | None:
    if statement.act not in _ACTS or not statement.content:
        return None
    if statement.stance in {"deny", "reject", "accuse", "demand"}:
        return None
    text = view.text(statement.article)
    kind = _BY_STANCE.get(statement.stance)
    span, deed = _worded(view, statement)
    speaker = view.speaking_entity(statement)
    if deed is not None and deed.of_thing and speaker is not None and speaker.kind in _PEOPLE:
        deed = None  # "it would cost much" takes up a thing, not the speaker
    if deed is None and statement.stance == "warn":
        deed = commitments.threatens(span.of(text))
    if kind is None and (deed is None or statement.within is not None):
        return None
    if kind is not None and deed is None:
        deed = commitments.infinitive(span.of(text))
        if deed is None and not _sure(span.of(text), statement):
            return None
    # issues can "threaten to sour" something: only who is known can commit
    by = view.speaker(statement)[1]
    if by is None or speaker is None:
        return None
    hostile = deed is not None and not deed.negated and deed.verb in commitments.hostile()
    told = cover(statement.content) if kind else span
    return Commitment(
        statement=statement,
        span=told,
        words=telling(told.of(text)),
        threat=kind == "threat" or (kind is None and hostile),
        deed=deed,
        by=by,
        entity=speaker,
    )


def _sure(told: str, statement: Statement) -> bool:
    """Whether a statement whose cue commits ("vowed") also tells what to, without "will"."""
    # "offering a way out" commits to nothing; quoted words must commit themselves
    if statement.stance == "offer" or statement.manner != "indirect":
        return commitments.commits(told)
    # "promised a review", "promised that it would end"; "that it is so" is a claim
    return not told.lower().startswith("that ") or commitments.has_modal(told)


def _worded(view: View, statement: Statement) -> tuple[Span, commitments.Deed | None]:
    text = view.text(statement.article)
    own_words = statement.manner != "indirect"
    for span in _sentences(view, statement):
        deed = commitments.deed(span.of(text), own_words=own_words)
        if deed is None and statement.manner in {"mixed", "unmarked"}:
            deed = commitments.deed(span.of(text), own_words=False)
        if deed is not None:
            return span, deed
    return cover(statement.content), None


def _sentences(view: View, statement: Statement) -> Iterator[Span]:
    """The content, one sentence at a time: no commitment is read across two."""
    for span in statement.content:
        start = span.start
        for sentence in view.sentences_in(statement.article, span):
            end = min(sentence.end, span.end)
            if start < end:
                yield Span(start, end)
            start = max(start, end)
        if start < span.end:
            yield Span(start, span.end)


def _promise(
    view: View, versions: Sequence[Commitment], last: str | None, reports: Reports
) -> Promise:
    held = versions[0]
    statement, text = held.statement, view.text(held.statement.article)
    due = _due(view, held)
    settled = settled_by(reports, _wanted(view, versions))
    return Promise(
        id=record_id("promise", view.story, statement.id),
        story=view.story,
        by=held.by,
        to=statement.addressee.of(text) if statement.addressee else None,
        told=view.evidence(statement.article, held.span),
        kind="threat" if held.threat else "promise",
        condition=commitments.condition(held.span.of(text)),
        due=due,
        state=_state(due, last, held, settled),
        because=settled.told if settled else None,
    )


def _wanted(view: View, versions: Sequence[Commitment]) -> Wanted:
    held = versions[0]
    article = held.statement.article
    told = held.span.of(view.text(article))
    # the words before the deed ("I can say that we will ...") are no part of it
    deed = told[held.deed.start :] if held.deed else told
    titles = (m.title for m in view.titled(held.entity.id) if m.title)
    return Wanted(
        article=article,
        kind="threat" if held.threat else "promise",
        told={c.statement.article: c.span.end for c in reversed(versions)},
        day=view.day(article),
        by=held.entity,
        titles=frozenset(word for title in titles for word in telling(title)),
        verb=held.deed.verb if held.deed else None,
        deed=telling(commitments.without_terms(deed)) - _term_words(view, held),
        words=held.words,
    )


def _term_words(view: View, held: Commitment) -> frozenset[str]:
    text = view.text(held.statement.article)
    dates = view.expressions[held.statement.article]
    spans = [d.span for d in dates if held.span.contains(d.span)]
    return frozenset(word for span in spans for word in telling(span.of(text)))


def _state(
    due: DateInterval, last: str | None, held: Commitment, settled: Report | None
) -> PromiseState:
    if settled is not None:
        negated = held.deed is not None and held.deed.negated
        # an outright report speaks of the promise, an event of the deed itself
        kept = settled.done if settled.actor is None else settled.done != negated
        return "kept" if kept else "broken"
    if last is None:
        return "unknown"
    term = last_day(due)
    return "due" if term is not None and term < last else "open"


def _due(view: View, held: Commitment) -> DateInterval:
    statement = held.statement
    text = view.text(statement.article)
    said = first_day(view.said(statement)) or ""
    for expression in view.expressions[statement.article]:
        if expression.timex not in {"DATE", "TIME"} or not held.span.contains(expression.span):
            continue
        date = view.dates.get(expression.id, UNDATED)
        end = last_day(date)
        if end is None or end < said:
            continue
        # the words that set the term stand before the date, or open it ("next week")
        before = text[max(held.span.start, expression.span.start - 40) : expression.span.start]
        opening = expression.span.of(text).split()[:1]
        if commitments.sets_term(before) or commitments.sets_term(" ".join(opening)):
            return date
    return UNDATED
