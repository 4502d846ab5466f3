"""Questions that the articles report as put to someone, joined over their copies."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.account.grouping import group
from onrecord.account.view import View
from onrecord.account.words import alike, telling
from onrecord.model.account import OpenQuestion
from onrecord.model.event import Outcome, Question
from onrecord.model.ids import record_id

ALIKE = 0.7
# one report of an answer settles what others report as open
_SETTLED: tuple[Outcome, ...] = ("answered", "refused", "unanswered")


def questions(view: View) -> tuple[OpenQuestion, ...]:
    """The story's questions, in the order in which they were first reported."""
    asked = [q for a in view.articles for q in a.annotation.questions]
    words = {q.id: telling(q.about.of(view.text(q.article))) for q in asked}
    groups = group(
        asked,
        lambda q: words[q.id],
        lambda a, b: bool(words[a.id]) and alike(words[a.id], words[b.id]) >= ALIKE,
    )
    return tuple(_joined(view, held) for held in groups)


def _joined(view: View, held: Sequence[Question]) -> OpenQuestion:
    first = held[0]
    text = view.text(first.article)
    return OpenQuestion(
        id=record_id("question", view.story, first.id),
        story=view.story,
        to=first.to.of(text) if first.to else None,
        asked_by=first.asked_by.of(text) if first.asked_by else None,
        told=view.evidence(first.article, first.span),
        about=first.about.of(text),
        outcome=min((q.outcome for q in held), key=_SETTLED.index),
    )
