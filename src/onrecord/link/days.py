"""Days that articles name, with the words around them: what dates the undated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.extract.resolve import resolve
from onrecord.link.terms import rarity
from onrecord.link.tokens import fold_words
from onrecord.model.annotation import Annotated
from onrecord.model.dates import DateExpression, DateInterval, day_of
from onrecord.model.ids import ArticleId
from onrecord.model.span import Span

MAX_ANCHORS = 40  # dated words of one article that are looked at
MAX_REFERENCES = 400  # dated words of the others
LEAST = 0.15  # likeness of the words around two dates that may be of one thing
NEARLY = 0.1  # likeness in which two references do not differ
MAX_INTERVAL = 7  # days: a reference wider than this tells no day
_DAYS_TOLD = frozenset({"is", "weekday", "date", "unit", "holiday"})
NEAR_WORDS = 12  # before and after a date expression that tell what it dates


Days = tuple[date, date]


def days_of(published: DateInterval) -> Days | None:
    """First and last day of an interval; None where neither is told."""
    ends = [day_of(x) for x in (published.earliest, published.latest)]
    known = [day for day in ends if day is not None]
    return (known[0], known[-1]) if known else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A thing that a dated article puts on some days.

    Attributes:
        article: that tells it.
        terms: telling words of the sentence.
        first: of the days.
        last: of the days.
        words: as it tells the days.
    """

    article: ArticleId
    terms: frozenset[str]
    first: date
    last: date
    words: str

    @property
    def days(self) -> int:
        """How many days."""
        return (self.last - self.first).days + 1


def references(
    dated: Sequence[Annotated], published: Mapping[ArticleId, DateInterval]
) -> list[Reference]:
    """What dated articles put on a day or on a few days, in order of article and text.

    Args:
        dated: the articles.
        published: their dates, stated or inferred.
    """
    found: list[Reference] = []
    for annotated in dated:
        resolved = resolve(annotated.annotation.dates, published[annotated.article.id])
        for expression, terms in told(annotated):
            if not names_days(expression):
                continue
            days = days_of(resolved[expression.id]) if expression.id in resolved else None
            if days is None or not 0 <= (days[1] - days[0]).days < MAX_INTERVAL:
                continue
            words = expression.span.of(annotated.article.text)
            found.append(
                Reference(
                    article=annotated.article.id,
                    terms=terms,
                    first=days[0],
                    last=days[1],
                    words=words,
                )
            )
    return found[:MAX_REFERENCES]


def names_days(expression: DateExpression) -> bool:
    """Whether an expression places a thing on certain days, unlike "recently"."""
    return expression.rule.partition(" ")[0] in _DAYS_TOLD


def told(annotated: Annotated) -> list[tuple[DateExpression, frozenset[str]]]:
    """Date expressions with the telling words of their sentence."""
    text = annotated.article.text
    sentences = [s.span for s in annotated.annotation.sentences]
    found = []
    at = 0
    for expression in annotated.annotation.dates[: MAX_ANCHORS * 2]:
        while at < len(sentences) and sentences[at].end <= expression.span.start:
            at += 1
        if at < len(sentences) and sentences[at].contains(expression.span):
            found.append((expression, _terms(text, sentences[at], expression.span)))
    return found


def _terms(text: str, sentence: Span, left_out: Span) -> frozenset[str]:
    """Telling words of the sentence around a date expression."""
    before = fold_words(text[sentence.start : left_out.start])[-NEAR_WORDS:]
    after = fold_words(text[left_out.end : sentence.end])[:NEAR_WORDS]
    return frozenset(w for w in (*before, *after) if rarity(w) >= 1 and not w.isdigit())


def _alike(a: frozenset[str], b: frozenset[str]) -> float:
    weights = [sum(rarity(w) for w in sorted(words)) for words in (a & b, a, b)]
    return 2 * weights[0] / (weights[1] + weights[2]) if weights[0] else 0.0


def best_reference(
    terms: frozenset[str], held: Sequence[Reference]
) -> tuple[float, Reference] | None:
    """The reference most like ``terms``; of nearly equal ones that with fewest days."""
    scored = [(_alike(terms, r.terms), n) for n, r in enumerate(held) if len(terms & r.terms) > 1]
    most = max((score for score, _ in scored), default=0.0)
    if most < LEAST:
        return None
    near = [(score, n) for score, n in scored if score >= most - NEARLY]
    score, n = min(near, key=lambda s: (held[s[1]].days, -s[0], s[1]))
    return score, held[n]
