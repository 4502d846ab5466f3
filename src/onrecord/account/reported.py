"""Sentences of a story made ready to be held against each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache

import numpy as np

from onrecord.account.clock import Clock, clocks
from onrecord.account.quantities import Number, numbers
from onrecord.account.values import Value, values
from onrecord.account.view import View
from onrecord.account.words import stopwords
from onrecord.link.meanings import hub
from onrecord.link.stems import root_of, senses
from onrecord.link.tokens import fold_words
from onrecord.model.annotation import Annotated
from onrecord.model.dates import DateExpression, DateInterval
from onrecord.model.entity import Mention
from onrecord.model.ids import ArticleId
from onrecord.model.span import Span, cover
from onrecord.model.statement import Statement
from onrecord.model.vectors import unpacked
from onrecord.resources import lexicon, word_set

MAX_SENTENCE = 1500  # characters; longer ones are lists or broken text
MAX_HOLDERS = 60  # sentences that a word may lead to; commoner words lead nowhere
MAX_TRIED = 12  # sentences that one is held against
MAX_MEANT = 2000  # sentences of a story that are compared by what they mean
MAX_NEAR, MEANT = 4, 0.4  # of these, how many one is held against, and from which cosine
_ADDRESS = re.compile(r"https?\b|\bwww\b")  # a page's own lines tell of the page
_NAMING = frozenset({"person", "organisation", "country", "place", "vessel", "group"})


@dataclass(frozen=True, kw_only=True, eq=False)
class Told:
    """A sentence with what can be compared of it; most of it is read when it is asked for.

    Attributes:
        content: its telling words, folded, in order; numbers and words of time left out.
        words: the roots of these.
        senses: numbers of the senses that they have.
        expressions: the dates and times in it.
        vector: what it means, as ``vectors.packed`` makes it; empty where not known.
    """

    view: View
    article: ArticleId
    sentence: Span
    content: tuple[str, ...]
    words: frozenset[str]
    senses: frozenset[int]
    expressions: Sequence[DateExpression]
    vector: bytes

    @property
    def place(self) -> tuple[ArticleId, Span]:
        """Where it stands."""
        return self.article, self.sentence

    @property
    def published(self) -> DateInterval:
        """When its article appeared."""
        return self.view.published[self.article]

    @cached_property
    def text(self) -> str:
        """Its words."""
        return self.sentence.of(self.view.text(self.article))

    @cached_property
    def names(self) -> Mapping[str, frozenset[str]]:
        """Folded words of the names in it, by kind of what they name."""
        mentions = self.view.mentions_in(self.article, self.sentence)
        return _names(mentions, self.view.text(self.article))

    @cached_property
    def numbers(self) -> Sequence[Number]:
        """Every number in it, whatever it counts; dates left out."""
        text = self.view.text(self.article)
        days = [e.span for e in self.expressions if _is_day(e.span.of(text))]
        return list(numbers(text, self.sentence, days))

    @cached_property
    def values(self) -> Sequence[Value]:
        """The numbers of which it is known what they count."""
        return values(self.view.text(self.article), self.sentence, self.numbers)

    @cached_property
    def figures(self) -> frozenset[Decimal]:
        """All its numbers, bare."""
        return frozenset(n.value for n in self.numbers)

    @cached_property
    def clocks(self) -> Sequence[Clock]:
        """Its times of day."""
        return clocks(self.view.text(self.article), self.sentence)

    @cached_property
    def dates(self) -> Sequence[tuple[Span, DateInterval]]:
        """Its date expressions with what they resolve to."""
        days = self.view.dates
        return [(e.span, days[e.id]) for e in self.expressions if e.id in days]

    @cached_property
    def statements(self) -> Sequence[Statement]:
        """Those whose words begin in it."""
        return [
            s
            for s in self.view.statements_about(self.article, self.sentence)
            if self.sentence.start <= self._first_letter(s) < self.sentence.end
        ]

    def _first_letter(self, statement: Statement) -> int:
        """Where a statement's words begin: a mark before them may stand by itself."""
        span = cover(statement.content)
        words = span.of(self.view.text(self.article))
        return span.start + next((n for n, c in enumerate(words) if c.isalnum()), 0)


def told(view: View) -> list[Told]:
    """The sentences of a story that are short enough, in order of article and text."""
    return [one for held in view.articles for one in _of_article(view, held)]


def pairs(sentences: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """Sentences of two articles that share the most words, each with the later ones."""
    holders: dict[str, list[int]] = {}
    keys = [_keys(one) for one in sentences]
    for n, held in enumerate(keys):
        for key in held:
            holders.setdefault(key, []).append(n)
    meant = _meant(sentences)
    for n, one in enumerate(sentences):
        votes: Counter[int] = Counter()
        for key in keys[n]:
            leads = holders[key]
            if len(leads) <= MAX_HOLDERS:
                votes.update(m for m in leads if m > n)
        ranked = sorted(votes, key=lambda m: (-votes[m], m))
        apart = [m for m in ranked if sentences[m].article != one.article][:MAX_TRIED]
        near = [m for m in meant.get(n, ()) if sentences[m].article != one.article]
        yield from ((one, sentences[m]) for m in dict.fromkeys([*apart, *near]))


def _meant(sentences: Sequence[Told]) -> dict[int, list[int]]:
    """For each sentence the later ones that mean nearly the same; none for a large story."""
    read = [n for n, one in enumerate(sentences) if one.vector][: MAX_MEANT + 1]
    if len(read) > MAX_MEANT:
        return {}
    rows = unpacked([sentences[n].vector for n in read])
    found: dict[int, list[int]] = {}
    for i, n in enumerate(read):
        near = np.round(rows[i + 1 :] @ rows[i], 4)
        best = np.argsort(-near, kind="stable")[:MAX_NEAR]
        found[n] = [read[i + 1 + int(k)] for k in best if near[k] >= MEANT]
    return found


def shared(a: Told, b: Told) -> int:
    """How many words of the sentence that has fewer the other tells too, in its own words."""
    less, more = (a, b) if len(a.words) <= len(b.words) else (b, a)
    return sum(w in more.words or bool(more.senses.intersection(senses(w))) for w in less.words)


def _keys(one: Told) -> list[str]:
    hubs = {n for w in one.content if (n := hub(w)) is not None}
    near = [f"~{n}" for n in sorted(hubs)]
    return sorted(one.words) + [f"#{n}" for n in sorted(one.senses)] + near


def _of_article(view: View, held: Annotated) -> Iterator[Told]:
    article, text = held.article.id, held.article.text
    vectors = {one.span: one.vector for one in held.annotation.sentences if one.vector}
    expressions = [e for e in view.expressions[article] if e.timex in {"DATE", "TIME"}]
    at = 0
    for sentence in view.sentences[article]:
        while at < len(expressions) and expressions[at].span.end <= sentence.start:
            at += 1
        last = at
        while last < len(expressions) and expressions[last].span.start < sentence.end:
            last += 1
        if len(sentence) > MAX_SENTENCE or _ADDRESS.search(text, sentence.start, sentence.end):
            continue
        content, words, meant = _words(sentence.of(text))
        yield Told(
            view=view,
            article=article,
            sentence=sentence,
            content=content,
            words=words,
            senses=meant,
            expressions=expressions[at:last],
            vector=vectors.get(sentence, b""),
        )


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[tuple[str, ...], frozenset[str], frozenset[int]]:
    """The telling words of a sentence, their roots and the senses of these."""
    content = tuple(w for w in fold_words(text) if root_told(w))
    words = frozenset(root_told(w) for w in content)
    return content, words, frozenset(n for w in words for n in senses(w))


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
