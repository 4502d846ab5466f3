"""Questions that the articles report as put to someone, joined over their copies."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.account.grouping import group
from onrecord.account.view import View
from onrecord.account.words import alike, telling
from onrecord.model.account import OpenQuestion
from onrecord.model.event import Outcome, Question
from onrecord.model.ids import record_id
from onrecord.model.span import Span, cover
from onrecord.resources import word_set

ALIKE = 0.7
REACH = 300  # characters back to the statement whose speaker a pronoun takes up
# one report of an answer settles what others report as open
_SETTLED: tuple[Outcome, ...] = ("answered", "refused", "unanswered")


def questions(view: View) -> tuple[OpenQuestion, ...]:
    """The story's questions, in the order in which they were first reported."""
    asked = [q for a in view.articles for q in a.annotation.questions]
    words = {q.id: telling(q.about.of(view.text(q.article))) for q in asked}

    def same(a: Question, b: Question) -> bool:
        if not words[a.id] or alike(words[a.id], words[b.id]) < ALIKE:
            return False
        # two who are asked the same are two questions
        return _name(view, a, a.to) == _name(view, b, b.to) or _copied(view, a, b)

    groups = group(asked, lambda q: words[q.id], same)
    return tuple(_joined(view, held) for held in groups)


def _joined(view: View, held: Sequence[Question]) -> OpenQuestion:
    first = held[0]
    text = view.text(first.article)
    return OpenQuestion(
        id=record_id("question", view.story, first.id),
        story=view.story,
        to=_name(view, first, first.to),
        asked_by=_name(view, first, first.asked_by),
        told=view.evidence(first.article, first.span),
        about=first.about.of(text),
        outcome=min((q.outcome for q in held), key=_SETTLED.index),
    )


def _copied(view: View, a: Question, b: Question) -> bool:
    taken = view.taken_from(b.article, b.span)
    return taken is not None and taken[0] == a.article and taken[1].overlap(a.span) > 0


def _name(view: View, asked: Question, who: Span | None) -> str | None:
    """The entity's name; for a pronoun that of who spoke just before, else the words."""
    if who is None:
        return None
    entity = view.entity_at(asked.article, who)
    if entity is not None:
        return entity.name
    words = who.of(view.text(asked.article))
    if words.lower() not in word_set("wording", "stopwords"):
        return words
    before = view.statement_before(asked.article, asked.span.start)
    if before is None or asked.span.start - cover(before.content).end > REACH:
        return words
    return view.speaker(before)[1] or words
