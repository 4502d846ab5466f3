"""Promises, threats and demands: who, to whom, what, under which condition, by when, and its state.

Each is a commitment that an article reports (``extract.commitments``), one for all its
tellings. A state beyond "open" needs evidence: a term that has passed, or a later article
that reports the deed done or not done in much the same words and by the same actor, or
the commitment taken back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.account.grouping import group
from onrecord.account.settled import Report, Reports, Wanted, settled_by
from onrecord.account.view import View, first_day, last_day
from onrecord.account.words import alike, stem, telling
from onrecord.account.words import deed as one_deed
from onrecord.model.account import Promise, PromiseState
from onrecord.model.commitment import Commitment
from onrecord.model.dates import UNDATED, DateInterval
from onrecord.model.entity import Entity
from onrecord.model.ids import EntityId, record_id
from onrecord.model.span import Span, cover
from onrecord.model.statement import Statement
from onrecord.resources import word_set

ALIKE, LEAST = 0.7, 2  # words that two tellings of one commitment share
_ENDLESS = "~"  # sorts behind every day
_FIRST_PERSON = frozenset({"i", "we"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A commitment with who holds it and the words that it is compared by.

    Attributes:
        span: content with its condition and its term.
        by: name of who holds it, else the words that describe them.
        speaker: who tells it, who may speak for the holder.
        words: telling words of all its parts.
        deed: those of the content alone.
    """

    commitment: Commitment
    span: Span
    by: str
    entity: Entity | None
    speaker: Entity | None
    statement: Statement | None
    words: frozenset[str]
    deed: frozenset[str]


def promises(view: View, reports: Reports) -> tuple[Promise, ...]:
    """The story's promises, threats and demands, in the order in which they were first told."""
    held = [h for one in view.articles for c in one.annotation.commitments if (h := _held(view, c))]
    groups = group(held, lambda h: _keys(view, h), lambda a, b: _same(view, a, b))
    last = max((day for a in view.order if (day := view.day(a))), default=None)
    return tuple(_promise(view, versions, last, reports) for versions in groups)


def _held(view: View, commitment: Commitment) -> Held | None:
    article = commitment.article
    text = view.text(article)
    statement = _statement(view, commitment)
    by, entity = _holder(view, commitment, statement)
    if by is None:
        return None
    span = _told(commitment)
    deed = telling(commitment.content.of(text))
    return Held(
        commitment=commitment,
        span=span,
        by=by,
        entity=entity,
        speaker=None if statement is None else view.speaking_entity(statement),
        statement=statement,
        words=telling(span.of(text)),
        deed=deed,
    )


def _told(commitment: Commitment) -> Span:
    """Content, condition and term in one stretch, where nothing else stands in it.

    What is forsworn by its cue alone is told with it: "ruled out a bailout".
    """
    if commitment.refrain:
        return cover([commitment.cue, commitment.content])
    parts = [commitment.content, commitment.condition, commitment.due]
    whole = cover([p for p in parts if p is not None])
    apart = whole.overlap(commitment.cue) and not commitment.content.contains(commitment.cue)
    return commitment.content if apart or whole.overlap(commitment.holder) else whole


def _statement(view: View, commitment: Commitment) -> Statement | None:
    """The statement that tells a commitment, or the one whose cue commits."""
    if commitment.statement is not None and commitment.statement in view.statement:
        return view.statement[commitment.statement]
    for statement in view.statements_about(commitment.article, commitment.content):
        speaker = statement.speaker
        if speaker is not None and speaker.span.overlap(commitment.holder):
            return statement
    return None


def _holder(
    view: View, commitment: Commitment, statement: Statement | None
) -> tuple[str | None, Entity | None]:
    """Name and entity of who holds a commitment; for a pronoun, of whom it stands for."""
    holder = commitment.holder
    entity = view.entity_at(commitment.article, holder)
    if entity is not None:
        return entity.name, entity
    words = " ".join(holder.of(view.text(commitment.article)).split())
    if words.lower() not in word_set("wording", "stopwords"):
        return words, None
    if statement is None or statement.speaker is None:
        return None, None
    if words.lower() in _FIRST_PERSON or statement.speaker.span.overlap(holder):
        return view.speaker(statement)[1], view.speaking_entity(statement)
    return None, None


def _keys(view: View, held: Held) -> frozenset[str]:
    utterance = view.utterance.get(held.statement.id) if held.statement else None
    taken = view.taken_from(held.commitment.article, held.span)
    found = {held.commitment.article, *map(one_deed, held.words)}
    found |= {utterance.id} if utterance else set()
    return frozenset(found | ({taken[0]} if taken else set()))


def _same(view: View, a: Held, b: Held) -> bool:
    """Whether ``b`` tells again what ``a`` tells: as a copy, an utterance or in like words."""
    one, other = a.commitment, b.commitment
    if one.kind != other.kind or _forsworn(a) != _forsworn(b):
        return False
    taken = view.taken_from(other.article, b.span)
    if taken and taken[0] == one.article and taken[1].overlap(a.span):
        return True
    words, others = (frozenset(map(one_deed, h.words)) for h in (a, b))
    if one.article != other.article and _one_utterance(view, a, b) and words & others:
        return True
    if a.by != b.by and not _parties(a) & _parties(b):
        return False
    same_deed = bool(one.lemma) and one_deed(stem(one.lemma)) == one_deed(stem(other.lemma))
    return len(words & others) >= LEAST and (same_deed or alike(words, others) >= ALIKE)


def _parties(held: Held) -> frozenset[EntityId]:
    """Who holds a commitment, and who tells it for them."""
    return frozenset(e.id for e in (held.entity, held.speaker) if e is not None)


def _one_utterance(view: View, a: Held, b: Held) -> bool:
    found = [view.utterance.get(h.statement.id) if h.statement else None for h in (a, b)]
    return found[0] is not None and found[0] is found[1]


def _promise(view: View, versions: Sequence[Held], last: str | None, reports: Reports) -> Promise:
    held = _lead(versions)
    commitment = held.commitment
    text = view.text(commitment.article)
    due = next((d for h in versions if (d := _due(view, h)).known), UNDATED)
    settled = settled_by(reports, _wanted(view, versions, _term(due)))
    condition = next((h.commitment for h in versions if h.commitment.condition), None)
    return Promise(
        id=record_id("promise", view.story, commitment.id),
        story=view.story,
        by=held.by,
        to=_to(view, held, text),
        told=view.evidence(commitment.article, held.span),
        kind=commitment.kind,
        condition=_condition(view, condition),
        due=UNDATED if _began(due, _said(view, held)) else due,
        state=_state(due, last, held, settled),
        because=settled.told if settled else None,
    )


def _lead(versions: Sequence[Held]) -> Held:
    """The telling that stands for all: the first in which who commits speaks for themselves."""
    own = (h for h in versions if h.entity is not None and h.entity == h.speaker)
    return next(own, versions[0])


def _to(view: View, held: Held, text: str) -> str | None:
    towards = held.commitment.towards
    if towards is None:
        return None
    entity = view.entity_at(held.commitment.article, towards)
    return entity.name if entity is not None else " ".join(towards.of(text).split())


def _condition(view: View, commitment: Commitment | None) -> str | None:
    if commitment is None or commitment.condition is None:
        return None
    return " ".join(commitment.condition.of(view.text(commitment.article)).split())


def _wanted(view: View, versions: Sequence[Held], due: str | None) -> Wanted:
    held = _lead(versions)
    commitment = held.commitment
    titles = view.titled(held.entity.id) if held.entity else ()
    return Wanted(
        article=commitment.article,
        kind=commitment.kind,
        told={h.commitment.article: h.span.end for h in reversed(versions)},
        day=view.day(commitment.article),
        by=held.entity,
        to=_party(view, held),
        titles=frozenset(word for m in titles if m.title for word in telling(m.title)),
        verb=stem(commitment.lemma) if commitment.lemma else None,
        deed=held.deed,
        words=held.words,
        due=due,
    )


def _party(view: View, held: Held) -> Entity | None:
    towards = held.commitment.towards
    return None if towards is None else view.entity_at(held.commitment.article, towards)


def _state(due: DateInterval, last: str | None, held: Held, settled: Report | None) -> PromiseState:
    if settled is not None:
        if settled.taken_back is not None:
            return "withdrawn"
        # an outright report speaks of the promise, an event of the deed itself
        kept = settled.done if settled.actor is None else settled.done != _forsworn(held)
        return "kept" if kept else "broken"
    if last is None:
        return "unknown"
    term = _term(due)
    return "due" if term is not None and term < last else "open"


def _began(due: DateInterval, said: str) -> bool:
    """Whether a term tells no more than that it has begun: "in the coming weeks"."""
    return due.latest is None and (due.earliest or "~")[:10] <= said[:10]


def _term(due: DateInterval) -> str | None:
    """The last day of a term; one that tells only its start ("in the coming weeks") never ends."""
    if due.latest is None:
        return _ENDLESS if due.known else None
    return last_day(due)


def _forsworn(held: Held) -> bool:
    """Whether the holder undertakes *not* to do the deed."""
    return held.commitment.refrain or held.commitment.negated


def _due(view: View, held: Held) -> DateInterval:
    commitment = held.commitment
    if commitment.due is None:
        return UNDATED
    said = _said(view, held)
    for expression in view.expressions[commitment.article]:
        if expression.timex == "SET" or not commitment.due.overlap(expression.span):
            continue
        date = view.dates.get(expression.id, UNDATED)
        end = last_day(date)
        if end is not None and end >= said:
            return date
    return UNDATED


def _said(view: View, held: Held) -> str:
    if held.statement is not None:
        return first_day(view.said(held.statement)) or ""
    return first_day(view.published[held.commitment.article]) or ""
