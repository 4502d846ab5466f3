"""What each article adds that no earlier article of its story had.

New are: utterances and dated happenings that it is the first to report, and details
(amounts, days, names of persons, organisations, places, ships and documents) that no
earlier article holds, also within a statement that one has. The share
of its words that are new is that of the sentences which no alignment with an earlier
article covers.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.account.facts import Fact
from onrecord.account.listed import listed, opener
from onrecord.account.positions import counts
from onrecord.account.timeline import Telling
from onrecord.account.view import View, first_day, last_day
from onrecord.account.words import telling
from onrecord.link.tokens import fold_words
from onrecord.model.account import Novelty, NoveltyKind
from onrecord.model.annotation import Annotated
from onrecord.model.entity import Entity, EntityKind, Mention
from onrecord.model.ids import ArticleId, record_id
from onrecord.model.span import Span, cover

LEAST = 3  # words of a statement: "on Friday" adds nothing
MANY = 4  # "two neighbours" is no detail of a story
Where = tuple[NoveltyKind, ArticleId, Span]
_DETAIL: frozenset[EntityKind] = frozenset(
    {"person", "organisation", "place", "vessel", "document"}
)
COVERED = 0.5  # share of a sentence that an alignment must cover to make it known


@dataclass(frozen=True, slots=True)
class Aligned:
    """Spans of an article that an earlier one has too, sorted and without overlap."""

    spans: tuple[Span, ...]

    def share(self, span: Span) -> float:
        """Share of ``span`` that they cover, 0 to 1."""
        first = bisect_left(self.spans, span.start, key=lambda s: s.end)
        last = bisect_left(self.spans, span.end, lo=first, key=lambda s: s.start)
        covered = sum(self.spans[i].overlap(span) for i in range(first, last))
        return covered / len(span) if len(span) else 0.0


_NOTHING = Aligned(())


def novelty(
    view: View,
    happenings: Sequence[Sequence[Telling]],
    values: Sequence[Fact],
    new_since: str | None = None,
) -> tuple[Novelty, ...]:
    """What is new in each article, by order of the articles, then of their text.

    Args:
        view: the story.
        happenings: its dated events, grouped.
        values: its typed values.
        new_since: YYYY-MM-DD; only articles that appeared after that day are told.
            One that no date can be given to is not known to be new.
    """
    shared = _aligned(view)
    share = shares(view, shared)
    told = {
        a.article.id
        for a in view.articles
        if new_since is None or (view.day(a.article.id) or "") > new_since
    }
    tellings: list[Where] = []
    # an amount or a day that no earlier article has is new in words that one has, too: it
    # was changed there. A name in such words is more often one that a rewrite garbled
    new_in_known = (False, False, True, True, False)
    finders = (
        _said(view),
        _happened(view, happenings),
        _values(values),
        _days(view),
        _names(view),
    )
    for found, anywhere in zip(finders, new_in_known, strict=True):
        # a statement that holds an event or a detail tells it already
        within = _holding(tellings)
        tellings += [
            (kind, article, span)
            for kind, article, span in found
            if article in told
            and within.get(article, _NOTHING).share(span) < COVERED
            and (anywhere or shared[article].share(span) < COVERED)
        ]
    made = {n.id: n for n in (_made(view, *where, share[where[1]]) for where in tellings)}
    return tuple(
        sorted(
            made.values(),
            key=lambda n: (view.order[n.told.article], n.told.span, n.kind, n.id),
        )
    )


def shares(view: View, shared: Mapping[ArticleId, Aligned]) -> dict[ArticleId, float]:
    """Share of each article's body words that no earlier article has, 0 to 1."""
    known: set[tuple[str, ...]] = set()
    found: dict[ArticleId, float] = {}
    for one in view.articles:
        text = one.article.text
        new = total = 0
        for span in _body(view, one):
            words = fold_words(span.of(text))
            total += len(words)
            if words not in known and shared[one.article.id].share(span) < COVERED:
                new += len(words)
        known.update(fold_words(span.of(text)) for span in _body(view, one))
        found[one.article.id] = round(new / total, 4) if total else 0.0
    return found


def _body(view: View, one: Annotated) -> Sequence[Span]:
    # an article in a language that is not parsed has passages, but no sentences
    held = view.sentences[one.article.id]
    return held or [p.span for p in one.annotation.passages if p.kind == "body"]


def _aligned(view: View) -> dict[ArticleId, Aligned]:
    found: dict[ArticleId, list[Span]] = {a: [] for a in view.order}
    for pair in view.records.links.pairs:
        if pair.a not in view.order or pair.b not in view.order:
            continue
        a_later = view.order[pair.a] > view.order[pair.b]
        later = found[pair.a if a_later else pair.b]
        later.extend(p.a if a_later else p.b for p in pair.passages)
        later.extend(p.a if a_later else p.b for p in pair.common)
    return {article: Aligned(tuple(_merged(spans))) for article, spans in found.items()}


def _merged(spans: Sequence[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = cover((merged[-1], span))
        else:
            merged.append(span)
    return merged


def _said(view: View) -> Iterator[Where]:
    said: set[str] = set()
    for statement in view.statements:
        utterance = view.utterance.get(statement.id)
        key = utterance.id if utterance else statement.id
        text = view.text(statement.article)
        if counts(statement) and listed(statement, text) and key not in said:
            said.add(key)
            whole = cover(statement.content)
            if len(whole.of(text).split()) >= LEAST:
                yield "statement", statement.article, _without_opener(text, whole)


def _happened(view: View, happenings: Sequence[Sequence[Telling]]) -> Iterator[Where]:
    for held in happenings:
        first = min(held, key=lambda t: (view.order[t.event.article], t.event.span))
        text = view.text(first.event.article)
        yield "event", first.event.article, _without_opener(text, first.event.span)


def _without_opener(text: str, span: Span) -> Span:
    return Span(span.start + opener(span.of(text)), span.end)


def _holding(tellings: Sequence[Where]) -> dict[ArticleId, Aligned]:
    within: dict[ArticleId, list[Span]] = {}
    for _, article, span in tellings:
        within.setdefault(article, []).append(span)
    return {article: Aligned(tuple(_merged(spans))) for article, spans in within.items()}


def _values(values: Sequence[Fact]) -> Iterator[Where]:
    seen: set[object] = set()
    for fact in values:
        kind, value, heads = fact.quantity.kind, fact.quantity.value, fact.quantity.heads[:1]
        key = (kind, value, heads if kind == "count" else ())
        if key not in seen and (kind != "count" or value >= MANY):
            seen.add(key)
            yield "detail", fact.article, fact.quantity.counted


def _days(view: View) -> Iterator[Where]:
    """Single days that a sentence tells, the first time that the story does."""
    seen: set[str] = set()
    for one in view.articles:
        article = one.article.id
        # the day of the report itself adds nothing
        seen.update(filter(None, (first_day(view.published[article]), view.day(article))))
        for expression in view.expressions[article]:
            interval = view.dates.get(expression.id)
            day = first_day(interval) if interval is not None else None
            if day is None or interval is None or last_day(interval) != day or day in seen:
                continue
            if view.sentence_at(article, expression.span) is not None:
                seen.add(day)
                yield "detail", article, expression.span


def _names(view: View) -> Iterator[Where]:
    named: set[str] = set()
    # who publishes is told with the article; "the Gazette" adds nothing
    outlets = [telling(a.article.outlet) for a in view.articles if a.article.outlet]
    for one in view.articles:
        for mention in view.mentions[one.article.id]:
            entity = view.entity.get(mention.id)
            if entity is None or entity.id in named or not _tells(view, mention, entity):
                continue
            named.add(entity.id)
            if not any(telling(entity.name) <= outlet for outlet in outlets):
                yield "detail", mention.article, mention.span


def _tells(view: View, mention: Mention, entity: Entity) -> bool:
    """Whether a mention in the reporter's text names someone or something that is a detail."""
    if not entity.named or entity.kind not in _DETAIL:
        return False
    words = mention.span.of(view.text(mention.article)).split()
    # one word in capitals, taken for a person, is a shout or a label
    shouted = len(words) == 1 and words[0].isupper() and entity.kind == "person"
    return not shouted and view.sentence_at(mention.article, mention.span) is not None


def _made(view: View, kind: NoveltyKind, article: ArticleId, span: Span, share: float) -> Novelty:
    return Novelty(
        id=record_id("novelty", view.story, kind, article, span),
        story=view.story,
        told=view.evidence(article, span),
        kind=kind,
        share=share,
    )
