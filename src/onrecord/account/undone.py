"""Sentences that tell of a deed left undone: "the mayor did not reopen the bridge".

Extraction keeps no event of what did not happen, so the words themselves are looked at.
"Has not reopened it" tells of no end: what was promised may still be done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.account.view import View
from onrecord.account.words import stem
from onrecord.model.entity import Entity
from onrecord.model.ids import ArticleId
from onrecord.model.span import Span

_LEFT = re.compile(r"\b(?:did\s+not|didn['’]t|never)\s+(?P<verb>[a-z]+)")
_SUPPOSED = re.compile(r"\b(?:if|unless|whether|until|once|when)\b[^,;]*$", re.IGNORECASE)
_IN_THE_END = re.compile(r"[^,;]*\b(?:until|till|only)\b", re.IGNORECASE)


def left_undone(view: View, article: ArticleId) -> Iterator[tuple[str, Entity, Span]]:
    """Stem of the verb, who did not do it, and the sentence; in order.

    Args:
        view: of the story.
        article: one of its articles.
    """
    text = view.text(article)
    for sentence in view.sentences[article]:
        for match in _LEFT.finditer(text, sentence.start, sentence.end):
            before = text[sentence.start : match.start()]
            if _SUPPOSED.search(before) or _IN_THE_END.match(text, match.end(), sentence.end):
                continue
            actor = _right_before(view, article, Span(sentence.start, match.start()))
            if actor is not None:
                yield stem(match["verb"]), actor, sentence


def _right_before(view: View, article: ArticleId, before: Span) -> Entity | None:
    """The entity whose mention ends a stretch of words."""
    text = view.text(article)
    for mention in view.mentions_in(article, before) if len(before) else ():
        if not text[mention.span.end : before.end].strip() and mention.id in view.entity:
            return view.entity[mention.id]
    return None
