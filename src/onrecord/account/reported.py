"""Sentences of a story made ready to be held against each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from onrecord.account.clock import Clock, clocks
from onrecord.account.quantities import numbers
from onrecord.account.values import Value, values
from onrecord.account.view import View
from onrecord.account.words import stopwords
from onrecord.link.stems import root_of, senses
from onrecord.link.tokens import fold_words
from onrecord.model.dates import DateInterval
from onrecord.model.entity import Mention
from onrecord.model.ids import ArticleId
from onrecord.model.span import Span, cover
from onrecord.model.statement import Statement
from onrecord.resources import lexicon, word_set

MAX_SENTENCE = 1500  # characters; longer ones are lists or broken text
MAX_HOLDERS = 60  # sentences that a word may lead to; commoner words lead nowhere
MAX_TRIED = 12  # sentences that one is held against
_ADDRESS = re.compile(r"https?\b|\bwww\b")  # a page's own lines tell of the page
_NAMING = frozenset({"person", "organisation", "country", "place", "vessel", "group"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence with what can be compared of it.

    Attributes:
        words: roots of its telling words, numbers and words of time left out.
        senses: numbers of the senses that they have.
        names: folded words of the names in it, by kind of what they name.
        values: its numbers, in order.
        figures: every number in it, whatever it counts.
        clocks: its times of day, in order.
        dates: its date expressions with what they resolve to.
        statements: those whose words begin in it.
    """

    article: ArticleId
    sentence: Span
    text: str
    words: frozenset[str]
    senses: frozenset[int]
    names: Mapping[str, frozenset[str]]
    values: Sequence[Value]
    figures: frozenset[Decimal]
    clocks: Sequence[Clock]
    dates: Sequence[tuple[Span, DateInterval]]
    statements: Sequence[Statement]
    published: DateInterval

    @property
    def place(self) -> tuple[ArticleId, Span]:
        """Where it stands."""
        return self.article, self.sentence


def told(view: View) -> list[Told]:
    """The sentences of a story that are short enough, in order of article and text."""
    return [one for held in view.articles for one in _of_article(view, held.article.id)]


def pairs(sentences: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """Sentences of two articles that share the most words, each with the later ones."""
    holders: dict[str, list[int]] = {}
    keys = [_keys(one) for one in sentences]
    for n, held in enumerate(keys):
        for key in held:
            holders.setdefault(key, []).append(n)
    for n, one in enumerate(sentences):
        votes: Counter[int] = Counter()
        for key in keys[n]:
            leads = holders[key]
            if len(leads) <= MAX_HOLDERS:
                votes.update(m for m in leads if m > n)
        ranked = sorted(votes, key=lambda m: (-votes[m], m))
        apart = [m for m in ranked if sentences[m].article != one.article][:MAX_TRIED]
        yield from ((one, sentences[m]) for m in apart)


def shared(a: Told, b: Told) -> int:
    """How many words of the sentence that has fewer the other tells too, in its own words."""
    less, more = (a, b) if len(a.words) <= len(b.words) else (b, a)
    return sum(w in more.words or bool(more.senses.intersection(senses(w))) for w in less.words)


def alike(a: Told, b: Told, least: int = 3) -> bool:
    """Whether two sentences share ``least`` words, or two that are half of a short one."""
    common = shared(a, b)
    return common >= least or (common >= 2 and 2 * common >= min(len(a.words), len(b.words)))


def _keys(one: Told) -> list[str]:
    return sorted(one.words) + [f"#{n}" for n in sorted(one.senses)]


def _of_article(view: View, article: ArticleId) -> Iterator[Told]:
    text = view.text(article)
    expressions = view.expressions[article]
    at = 0
    for sentence in view.sentences[article]:
        while at < len(expressions) and expressions[at].span.end <= sentence.start:
            at += 1
        last = at
        while last < len(expressions) and expressions[last].span.start < sentence.end:
            last += 1
        if len(sentence) > MAX_SENTENCE or _ADDRESS.search(text, sentence.start, sentence.end):
            continue
        inside = expressions[at:last]
        dated = [e for e in inside if e.timex in {"DATE", "TIME"}]
        words = roots(sentence.of(text))
        skip = [e.span for e in dated if _is_day(e.span.of(text))]
        yield Told(
            article=article,
            sentence=sentence,
            text=sentence.of(text),
            words=words,
            senses=frozenset(n for w in words for n in senses(w)),
            names=_names(view.mentions_in(article, sentence), text),
            values=values(text, sentence, skip),
            figures=frozenset(n.value for n in numbers(text, sentence, skip)),
            clocks=clocks(text, sentence),
            dates=[(e.span, view.dates[e.id]) for e in dated if e.id in view.dates],
            statements=[
                s
                for s in view.statements_about(article, sentence)
                if sentence.start <= cover(s.content).start < sentence.end
            ],
            published=view.published[article],
        )


def _is_day(words: str) -> bool:
    """Whether a date expression tells a day or a time: "two hours" is a number's own."""
    return bool(set(fold_words(words)) & _time_words()) or not any(c.isdigit() for c in words)


def roots(text: str) -> frozenset[str]:
    """Roots of the telling words of ``text``: no numbers, no words of time."""
    return frozenset(root for word in fold_words(text) if (root := root_told(word)))


@lru_cache(maxsize=65536)
def root_told(word: str) -> str:
    """The root of a folded word that tells something; else an empty string."""
    if len(word) < 2 or word[0].isdigit() or word in _skipped():
        return ""
    return root_of(word)


def met(a: frozenset[str], b: frozenset[str]) -> int:
    """How many roots of ``a`` stand in ``b``, in the same words or in others of one sense."""
    held = {n for w in b for n in senses(w)}
    return sum(w in b or not held.isdisjoint(senses(w)) for w in a)


@lru_cache(maxsize=1)
def _skipped() -> frozenset[str]:
    return stopwords() | _time_words() | _number_words()


@lru_cache(maxsize=1)
def _time_words() -> frozenset[str]:
    return word_set("values", "days") | word_set("values", "months")


@lru_cache(maxsize=1)
def _number_words() -> frozenset[str]:
    held = lexicon("wording")
    return frozenset(
        {*held["numbers"], *held["scales"], "dozen", "dozens", "hundreds", "thousands"}
    )


def _names(mentions: Iterator[Mention], text: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for mention in mentions:
        if mention.named and mention.kind in _NAMING:
            words = fold_words(mention.span.of(text))
            found.setdefault(mention.kind, set()).update(w for w in words if len(w) > 1)
    return {kind: frozenset(words) for kind, words in sorted(found.items())}
