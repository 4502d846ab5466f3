"""What articles put on days, with the words around: what dates the undated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.extract.events_nouns import PRODUCER as NOUNS
from onrecord.link.terms import rarity
from onrecord.link.tokens import fold_words
from onrecord.model.annotation import Annotated
from onrecord.model.dates import DateExpression, DateInterval, day_of
from onrecord.model.event import Event, Tense
from onrecord.model.ids import ArticleId, DateId
from onrecord.model.span import Span

MAX_ANCHORS = 40  # dated words of one article that are looked at
MAX_EVENTS = 40  # events of one article, told without a date, that are looked at
LEAST = 0.15  # likeness of the words around two dates that may be of one thing
NEARLY = 0.1  # likeness in which two references do not differ
MAX_INTERVAL = 7  # days: a reference wider than this tells no day
COMMON = 64  # things of a story that share a word from which it finds none of them
MAX_LIKE = 120  # things compared with one
LEAST_SCORE = 0.5  # of an event told without a date
NEAR_WORDS = 12  # before and after a date expression that tell what it dates
_DAYS_TOLD = frozenset({"is", "weekday", "date", "unit", "holiday"})

Days = tuple[date, date]


def days_of(published: DateInterval) -> Days | None:
    """First and last day of an interval; None where neither is told."""
    ends = [day_of(x) for x in (published.earliest, published.latest)]
    known = [day for day in ends if day is not None]
    return (known[0], known[-1]) if known else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """What an article tells of, with or without a date.

    Attributes:
        article: that tells it.
        terms: telling words around.
        expression: that dates it; None where no words do.
        tense: of the event that is told; None where none was made out.
        words: as it is dated, or told.
        at: code point of the article at which it stands.
    """

    article: ArticleId
    terms: frozenset[str]
    expression: DateExpression | None
    tense: Tense | None
    words: str
    at: int

    @property
    def names_days(self) -> bool:
        """Whether it is placed on certain days, unlike "recently"."""
        rule = self.expression.rule if self.expression else ""
        return rule.partition(" ")[0] in _DAYS_TOLD


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A thing with the days on which its article, dated so or so, puts it."""

    thing: Thing
    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days."""
        return (self.last - self.first).days + 1

    @property
    def when(self) -> str:
        """The days for a reader."""
        return str(self.first) + (f" to {self.last}" if self.last > self.first else "")


def things_of(annotated: Annotated) -> tuple[Thing, ...]:
    """What an article puts on days, then what it tells without a date, each in order."""
    tenses: dict[DateId, Tense] = {}
    for event in annotated.annotation.events:
        # whether a dated noun is over or to come rests on its date itself
        told = event.producer != NOUNS and event.modality in {"done", "under way", "planned"}
        if told and event.date is not None:
            tenses.setdefault(event.date, event.tense)
    return (*_dated(annotated, tenses), *_undated(annotated))


def _dated(annotated: Annotated, tenses: Mapping[DateId, Tense]) -> list[Thing]:
    text = annotated.article.text
    sentences = [s.span for s in annotated.annotation.sentences]
    found: list[Thing] = []
    at = 0
    for expression in annotated.annotation.dates[: MAX_ANCHORS * 2]:
        while at < len(sentences) and sentences[at].end <= expression.span.start:
            at += 1
        if at == len(sentences) or not sentences[at].contains(expression.span):
            continue
        made = Thing(
            article=annotated.article.id,
            terms=_around(text, sentences[at], expression.span),
            expression=expression,
            tense=tenses.get(expression.id),
            words=expression.span.of(text),
            at=expression.span.start,
        )
        if made.names_days and len(found) < MAX_ANCHORS:
            found.append(made)
    return found


def _undated(annotated: Annotated) -> list[Thing]:
    """Events in the reporter's own words: what is cited may be of another day."""
    text = annotated.article.text
    told = [e for e in annotated.annotation.events if _is_told(e)][:MAX_EVENTS]
    return [
        Thing(
            article=annotated.article.id,
            terms=_terms(fold_words(e.span.of(text))[: 2 * NEAR_WORDS]),
            expression=None,
            tense=e.tense,
            words=" ".join(e.span.of(text).split()[:NEAR_WORDS]),
            at=e.span.start,
        )
        for e in told
    ]


def _is_told(event: Event) -> bool:
    plain = event.modality in {"done", "planned"} and event.statement is None
    plain = plain and event.score >= LEAST_SCORE
    return plain and event.date is None


def _around(text: str, sentence: Span, left_out: Span) -> frozenset[str]:
    """Telling words of the sentence around a date expression."""
    before = fold_words(text[sentence.start : left_out.start])[-NEAR_WORDS:]
    after = fold_words(text[left_out.end : sentence.end])[:NEAR_WORDS]
    return _terms([*before, *after])


def _terms(words: Sequence[str]) -> frozenset[str]:
    return frozenset(w for w in words if rarity(w) >= 1 and not w.isdigit())


def _weight(words: frozenset[str]) -> float:
    return sum(rarity(w) for w in sorted(words))


class Likes:
    """Which dated things of a story are like a thing, found through their rarer words."""

    def __init__(self, things: Sequence[Thing]) -> None:
        self._things = [t for t in things if t.names_days]
        self._weights = [_weight(t.terms) for t in self._things]
        self._holders: dict[str, list[int]] = {}
        for n, thing in enumerate(self._things):
            for term in sorted(thing.terms):
                self._holders.setdefault(term, []).append(n)

    def of(self, thing: Thing) -> list[tuple[float, Thing]]:
        """The likest things of other articles with their likeness, the likest first."""
        weight = _weight(thing.terms)
        scored: list[tuple[float, int]] = []
        for n in self._near(thing):
            other = self._things[n]
            shared = thing.terms & other.terms
            if other.article != thing.article and len(shared) > 1:
                score = 2 * _weight(shared) / (weight + self._weights[n])
                if score >= LEAST:
                    scored.append((score, n))
        scored.sort(key=lambda s: (-s[0], s[1]))
        return [(score, self._things[n]) for score, n in scored]

    def _near(self, thing: Thing) -> list[int]:
        """Things that share a word, the rarest words of the story first."""
        held = sorted((len(self._holders.get(t, ())), t) for t in thing.terms)
        near: set[int] = set()
        for count, term in held:
            if len(near) > MAX_LIKE or (count > COMMON and near):
                break
            near.update(self._holders.get(term, ())[:COMMON])
        return sorted(near)


def reference(thing: Thing, resolved: Mapping[DateId, DateInterval]) -> Reference | None:
    """A thing on its days; None where they are many or not known.

    Args:
        thing: of an article.
        resolved: the dates of that article.
    """
    interval = resolved.get(thing.expression.id) if thing.expression else None
    days = days_of(interval) if interval else None
    if days is None or not 0 <= (days[1] - days[0]).days < MAX_INTERVAL:
        return None
    return Reference(thing=thing, first=days[0], last=days[1])


def best(held: Sequence[tuple[float, Reference]]) -> tuple[float, Reference] | None:
    """The likest reference; of nearly equal ones that with fewest days, in the given order."""
    most = max((score for score, _ in held), default=0.0)
    near = [(score, n) for n, (score, _) in enumerate(held) if score >= most - NEARLY]
    if not near:
        return None
    _, n = min(near, key=lambda s: (held[s[1]][1].days, -s[0], s[1]))
    return held[n]
