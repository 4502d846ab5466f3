"""Sentences of a story that hold typed values, each told once for all its copies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.account.quantities import Quantity, quantities
from onrecord.account.view import View
from onrecord.account.words import telling
from onrecord.model.ids import ArticleId
from onrecord.model.span import Span

MAX_SENTENCE = 1500  # characters; longer ones are lists or broken text


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A typed value in its sentence.

    Attributes:
        words: telling words of the sentence, numbers left out.
        alone: no other value of the sentence counts the same thing.
    """

    article: ArticleId
    sentence: Span
    quantity: Quantity
    words: frozenset[str]
    alone: bool


def facts(view: View) -> list[Fact]:
    """The typed values of all body sentences, in order of article and text."""
    return [fact for one in view.articles for fact in _of_article(view, one.article.id)]


def _of_article(view: View, article: ArticleId) -> Iterator[Fact]:
    text = view.text(article)
    dates = [e.span for e in view.expressions[article] if e.timex != "DURATION"]
    at = 0
    for sentence in view.sentences[article]:
        while at < len(dates) and dates[at].end <= sentence.start:
            at += 1
        last = at
        while last < len(dates) and dates[last].start < sentence.end:
            last += 1
        if len(sentence) > MAX_SENTENCE:
            continue
        held = list(quantities(text, sentence, dates[at:last]))
        words = frozenset(w for w in telling(sentence.of(text)) if not w[0].isdigit())
        for quantity in held:
            alone = not any(_counts_same(quantity, q) for q in held if q is not quantity)
            yield Fact(
                article=article, sentence=sentence, quantity=quantity, words=words, alone=alone
            )


def _counts_same(a: Quantity, b: Quantity) -> bool:
    return a.kind == b.kind and (a.kind != "count" or bool(set(a.heads) & set(b.heads)))
