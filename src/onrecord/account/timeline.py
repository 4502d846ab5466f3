"""The dated happenings of a story, merged over its articles.

Two events are one happening when their dates meet, nobody incompatible acts, and
their words agree: fewer need to where the verb or noun at the head is the same or
reports the same deed. A date keeps its granularity: a month stays a month.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.account.clauses import standing_alone
from onrecord.account.grouping import group
from onrecord.account.listed import opener
from onrecord.account.view import View, first_day, last_day
from onrecord.account.words import alike, deed, stem, telling
from onrecord.extract.events_nouns import PRODUCER as NOUNS
from onrecord.model.account import TimelineItem
from onrecord.model.annotation import Annotation
from onrecord.model.dates import DateInterval
from onrecord.model.entity import Entity
from onrecord.model.event import Event, Modality, Tense
from onrecord.model.ids import ArticleId, EventId, record_id
from onrecord.model.statement import Stance

# share of the shorter telling's words that must agree, and how many at least
SAME_HEAD = (0.5, 2)
OTHER_HEAD = (0.7, 4)
COPIED = 0.3  # the same in words that are aligned, where a rewrite swapped many
NEAR = 6  # events to either side of the place that aligned words point at
# what did not happen, or only might, is no part of a timeline; the surest telling leads
_TOLD: tuple[Modality, ...] = ("done", "under way", "planned", "promised")
_PUT: frozenset[Stance] = frozenset({"threaten", "warn", "demand"})
_AGAINST: frozenset[Stance] = frozenset({"deny", "reject"})
_BASIS = ("stated", "resolved", "inferred", "unknown")


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """An event with what it is compared by; its tense as its date allows it."""

    event: Event
    date: DateInterval
    tense: Tense
    words: frozenset[str]
    head: str
    actor: Entity | None


def tellings(view: View) -> list[list[Telling]]:
    """The story's dated events in groups that tell one happening each.

    An event in words taken from another article goes where that article's event goes.
    """
    told = [t for a in view.articles for t in _of_article(view, a.annotation)]
    by_article: dict[ArticleId, list[Telling]] = {}
    for report in told:
        by_article.setdefault(report.event.article, []).append(report)
    copies: dict[str, list[Telling]] = {}
    own: list[Telling] = []
    for report in told:
        source = _source(view, report, by_article)
        if source is None:
            own.append(report)
        else:
            copies.setdefault(source.event.id, []).append(report)
    groups = group(own, lambda t: t.words | {t.head}, _same)
    return [_with_copies(held, copies) for held in groups]


def timeline(view: View, happenings: Sequence[Sequence[Telling]]) -> tuple[TimelineItem, ...]:
    """The happenings in order of their dates, each with its fullest telling."""
    of = {event: h.id for h in view.records.links.happenings for event in h.events}
    items = [_item(view, held, of) for held in happenings]
    return tuple(sorted(items, key=lambda i: _place(view, i)))


def _of_article(view: View, annotation: Annotation) -> Iterator[Telling]:
    # that someone spoke is told by the statement, not by the timeline
    cues = {s.cue.start for s in annotation.statements if s.cue}
    text = view.text(annotation.article)
    for event in annotation.events:
        # "a promise that she made on Monday": what she made stands outside the clause
        relative = event.statement is None and opener(event.span.of(text))
        said = event.trigger.start in cues
        if not (said or relative or _only_put(view, event) or _turned_down(view, event)):
            told = _telling(view, event)
            if told is not None:
                yield told


def _only_put(view: View, event: Event) -> bool:
    """Whether what is to come is only a threat or a demand, which announces nothing."""
    statement = view.statement.get(event.statement) if event.statement else None
    return event.tense == "announced" and statement is not None and statement.stance in _PUT


def _turned_down(view: View, event: Event) -> bool:
    """ "Rejects reports that its inspectors approved the dam": told of, and not as done."""
    statement = view.statement.get(event.statement) if event.statement else None
    while statement is not None:
        if statement.stance in _AGAINST and statement.manner == "indirect":
            return True
        statement = view.statement.get(statement.within) if statement.within else None
    return False


def _source(
    view: View, told: Telling, by_article: Mapping[ArticleId, Sequence[Telling]]
) -> Telling | None:
    taken = view.taken_from(told.event.article, told.event.span)
    # a source stands before its copies; where they run in a circle, nothing is a copy
    if taken is None or view.order[taken[0]] >= view.order[told.event.article]:
        return None
    article, span = taken
    held = by_article.get(article, ())
    at = bisect_left(held, span.start, key=lambda t: t.event.span.start)
    near = [
        t
        for t in held[max(0, at - NEAR) : at + NEAR]
        if 2 * t.event.span.overlap(span) >= min(len(t.event.span), len(span))
        and meet(t.date, told.date)
        and alike(t.words, told.words) >= COPIED
    ]
    return max(near, key=lambda t: alike(t.words, told.words), default=None)


def _with_copies(held: Sequence[Telling], copies: Mapping[str, Sequence[Telling]]) -> list[Telling]:
    found = list(held)
    for report in found:  # grows: a copy may have copies of its own
        found.extend(copies.get(report.event.id, ()))
    return found


def _telling(view: View, event: Event) -> Telling | None:
    date = view.dates.get(event.date) if event.date else None
    # "recently" has no first day: it places nothing in a timeline
    placed = date is not None and date.earliest is not None and date.latest is not None
    if date is None or not placed or event.modality not in _TOLD:
        return None
    return Telling(
        event=event,
        date=date,
        tense=_tense(view, event, date),
        words=telling(event.span.of(view.text(event.article))),
        head=deed(stem(event.lemma)),
        actor=view.entity_at(event.article, event.actor),
    )


def _tense(view: View, event: Event, date: DateInterval) -> Tense:
    """As told, unless the day of the article forbids it: what is to come is not over."""
    published = view.published[event.article]
    before, after = first_day(published), last_day(published)
    if event.tense == "recalled" and after and (first_day(date) or "") > after:
        return "announced"
    over = before is not None and (last_day(date) or "~") < before
    if event.producer == NOUNS and event.tense == "announced" and over:
        return "recalled"  # a noun tells no tense: its date does
    if event.tense == "running" and over:
        return "recalled"
    return event.tense


def _same(a: Telling, b: Telling) -> bool:
    if not meet(a.date, b.date) or not _compatible(a.actor, b.actor):
        return False
    if a.event.article == b.event.article and _nested(a.event, b.event):
        return True
    share, least = SAME_HEAD if a.head == b.head else OTHER_HEAD
    if a.head == b.head and NOUNS in {a.event.producer, b.event.producer}:
        least = 1  # "the May vote" has no second word to agree in: its date does
    return len(a.words & b.words) >= least and alike(a.words, b.words) >= share


def meet(a: DateInterval, b: DateInterval) -> bool:
    """Whether two intervals, both ends known, have a day in common."""
    starts, ends = (a.earliest or "", b.earliest or ""), (a.latest or "", b.latest or "")
    return max(starts)[:10] <= min(e[:10] for e in ends)


def _compatible(a: Entity | None, b: Entity | None) -> bool:
    # a country and its minister can be one actor, two ministers can't; a description
    # ("the coast guard") is not traced from article to article
    if a is None or b is None or a.id == b.id or a.kind != b.kind:
        return True
    return not (a.named and b.named) or bool(telling(a.name) & telling(b.name))


def _nested(a: Event, b: Event) -> bool:
    return a.span.overlap(b.span) * 2 > min(len(a.span), len(b.span))


def _item(view: View, held: Sequence[Telling], of: Mapping[EventId, str]) -> TimelineItem:
    best = min(held, key=lambda t: _rank(view, t))
    date = min(held, key=lambda t: (*_precision(t.date), *_at(view, t)))
    first = min(held, key=lambda t: _at(view, t))
    return TimelineItem(
        id=record_id("timeline", view.story, first.event.id),
        story=view.story,
        date=date.date,
        told=view.evidence(best.event.article, standing_alone(view, best.event)),
        tense=best.tense,
        happening=next((of[t.event.id] for t in (best, *held) if t.event.id in of), None),
        origins=view.origins((t.event.article, t.event.span) for t in held),
        articles=tuple(sorted({t.event.article for t in held})),
    )


def _rank(view: View, t: Telling) -> tuple[int, bool, bool, int, tuple[int, int]]:
    # what is done before what was planned; own reporting before copies; then the fullest
    copied = view.origin(t.event.article, t.event.span) != view.root[t.event.article]
    derived = bool(view.derived.get(t.event.article))
    return (_TOLD.index(t.event.modality), copied, derived, -len(t.words), _at(view, t))


def _at(view: View, t: Telling) -> tuple[int, int]:
    return (view.order[t.event.article], t.event.span.start)


def _precision(date: DateInterval) -> tuple[bool, int, int]:
    """Known from the articles before inferred, then the fewest days: a day before its month."""
    basis = _BASIS.index(date.basis)
    return basis > _BASIS.index("resolved"), _width(date), basis


def _width(date: DateInterval) -> int:
    # years weigh more than months and those more than days: enough to compare by
    start, end = (int((d or "")[:10].replace("-", "")) for d in (date.earliest, date.latest))
    return end - start


def _place(view: View, item: TimelineItem) -> tuple[str, str, int, int, str]:
    told = item.told
    start, end = first_day(item.date) or "", last_day(item.date) or ""
    return (start, end, view.order[told.article], told.span.start, item.id)
