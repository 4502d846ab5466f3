"""Events of a story's articles that report one thing that happened.

Two events report one thing when their type is one, nobody incompatible acts or is acted
on, their dates do not part them, and their words agree: fewer need to where the deed is
told by the same word between the same parties. A group holds only events that are alike
each with each: no chaining. What was denied is no part of what happened.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from onrecord.extract.resolve import resolve
from onrecord.link.origins import origins_of
from onrecord.link.sayings import Context
from onrecord.link.terms import rarity
from onrecord.link.tokens import fold_words
from onrecord.model.annotation import Annotated
from onrecord.model.dates import UNDATED, DateInterval, day_of
from onrecord.model.entity import Entity, Mention
from onrecord.model.event import Event, Happening, Modality
from onrecord.model.ids import ArticleId, EventId, HappeningId, MentionId, record_id
from onrecord.model.span import Span

MAX_HOLDERS = 60  # events that a word may lead to; commoner words lead nowhere
MAX_TRIED = 40  # events that one is compared with
TELLING = 1.0  # rarity of words that lead from an event to another, and that count
SAME_DEED = 0.4  # share of the poorer event's rare words that must agree: one word, one pair
OTHER_WORD = 0.6  # the same where deed or parties are told in other words
LEAST = 1.5  # rarity that the agreeing words must have together
NEAR = 7  # days within which articles that date nothing tell one thing
_COUNTRY = "country "
_ORDER: tuple[Modality, ...] = (
    "done", "under way", "promised", "threatened", "demanded", "planned", "hypothetical", "denied",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An event, made ready to be compared.

    Attributes:
        place: of its article in the order of time.
        words: its rare words with their rarity, its verb and its actor left out.
        date: what it states; None where it states no bounded date.
        published: when its article appeared.
        actor: who does it: its entity, or the country that its words tell.
        recipient: the same of the other side.
    """

    event: Event
    place: int
    stated: tuple[str, ArticleId]
    text: str
    words: Mapping[str, float]
    date: DateInterval | None
    published: DateInterval
    actor: frozenset[str]
    recipient: frozenset[str]
    actor_name: str | None
    recipient_name: str | None

    @property
    def id(self) -> EventId:
        """The event's id."""
        return self.event.id


def find_happenings(articles: Sequence[Annotated], context: Context) -> tuple[Happening, ...]:
    """The happenings of a story, by id; an event alone is one too.

    Args:
        articles: of the story.
        context: what the story knows: order, dates, origins, entities.
    """
    reports = _reports(articles, context)
    scores = _scores(reports)
    made = [_happening(group, context) for group in _groups(reports, scores)]
    return tuple(sorted(made, key=lambda h: h.id))


# Events made ready


def _reports(articles: Sequence[Annotated], context: Context) -> list[Report]:
    entity_of = {m: e for e in context.entities for m in e.mentions}
    place = {article: n for n, article in enumerate(context.order)}
    found: list[Report] = []
    for annotated in articles:
        article, annotation = annotated.article, annotated.annotation
        published = context.published[article.id]
        dates = resolve(annotation.dates, published)
        under = _Under(annotation.mentions, entity_of)
        for event in annotation.events:
            if event.type is None:
                continue
            date = dates.get(event.date) if event.date else None
            bounded = date is not None and date.earliest is not None and date.latest is not None
            actor, actor_name = under.party(event.actor, event.actor_country, article.text)
            other, other_name = under.party(event.recipient, event.recipient_country, article.text)
            found.append(
                Report(
                    event=event,
                    place=place[article.id],
                    stated=context.stated[article.id],
                    text=event.span.of(article.text),
                    words=_telling(event, article.text),
                    date=date if bounded else None,
                    published=published,
                    actor=actor,
                    recipient=other,
                    actor_name=actor_name,
                    recipient_name=other_name,
                )
            )
    found.sort(key=lambda r: (r.stated, r.event.span, r.event.trigger, r.id))
    return found


class _Under:
    """Whose mentions stand under a party's words."""

    def __init__(self, mentions: Sequence[Mention], entity_of: Mapping[MentionId, Entity]) -> None:
        self._held = [m for m in mentions if m.id in entity_of]
        self._starts = [m.span.start for m in self._held]
        self._entity_of = entity_of

    def party(
        self, span: Span | None, country: str | None, text: str
    ) -> tuple[frozenset[str], str | None]:
        """What a party may be known by, and its name; nothing where there is none."""
        if span is None:
            return frozenset(), None
        best = self._longest(span)
        keys = {f"{_COUNTRY}{country}"} if country else set()
        if best is None:
            return frozenset(keys), " ".join(span.of(text).split())
        keys.add(best.id)
        keys.update(f"{_COUNTRY}{code}" for kind, code in best.codes if kind == "country")
        return frozenset(keys), best.name

    def _longest(self, span: Span) -> Entity | None:
        best: tuple[int, int] | None = None
        for n in range(bisect_left(self._starts, span.start), len(self._held)):
            if self._held[n].span.start >= span.end:
                break
            rank = (self._held[n].span.overlap(span), -n)
            best = rank if best is None else max(best, rank)
        return None if best is None else self._entity_of[self._held[-best[1]].id]


def _telling(event: Event, text: str) -> dict[str, float]:
    """The rare words of an event; its actor and its verb are left out: they are compared apart."""
    apart = [event.trigger] if event.actor is None else [event.trigger, event.actor]
    words = set(fold_words(event.span.of(text)))
    words.difference_update(word for span in apart for word in fold_words(span.of(text)))
    return {word: weight for word in sorted(words) if (weight := rarity(word)) >= TELLING}


# Which of them are alike


Scores = dict[tuple[int, int], float]


def _scores(reports: Sequence[Report]) -> Scores:
    """Likeness of events that may report one thing, found by type and rare words."""
    holders: dict[tuple[str, str], list[int]] = {}
    for n, report in enumerate(reports):
        for word in _leads(report):
            holders.setdefault((str(report.event.type), word), []).append(n)
    scores: Scores = {}
    for n, report in enumerate(reports):
        for other in _tried(n, report, holders):
            score = likeness(report, reports[other])
            if score is not None:
                scores[(n, other)] = score
    return scores


def _leads(report: Report) -> list[str]:
    return [*report.words, *sorted(report.actor | report.recipient)]


def _tried(n: int, report: Report, holders: Mapping[tuple[str, str], Sequence[int]]) -> list[int]:
    """Later events of its type that share rare words or parties, the likeliest first."""
    votes: dict[int, float] = {}
    for word in _leads(report):
        held = holders[(str(report.event.type), word)]
        if 1 < len(held) <= MAX_HOLDERS:
            for other in held:
                if other > n:
                    votes[other] = votes.get(other, 0.0) + report.words.get(word, 1.0)
    return sorted(votes, key=lambda m: (-round(votes[m], 9), m))[:MAX_TRIED]


def likeness(a: Report, b: Report) -> float | None:
    """How alike two events are, 0 to 1; None where they do not report one thing."""
    if a.event.type != b.event.type or (a.event.modality == "denied") != (
        b.event.modality == "denied"
    ):
        return None
    if not _one_time(a, b) or _part(a.actor, b.actor) or _part(a.recipient, b.recipient):
        return None
    agreeing = sum(a.words[w] for w in a.words if w in b.words)
    least = min(sum(a.words.values()), sum(b.words.values()))
    share = agreeing / least if least else 0.0
    parties = bool(a.actor & b.actor) and bool(a.recipient & b.recipient)
    same = a.event.lemma == b.event.lemma and parties
    if share < (SAME_DEED if same or (parties and a.date and b.date) else OTHER_WORD):
        return None
    if not same and agreeing < LEAST:
        return None
    return round(0.5 * share + 0.25 * parties + 0.25 * (a.event.lemma == b.event.lemma), 6)


def _part(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two parties are known and are not one, or are of two countries."""
    countries = [{key for key in side if key.startswith(_COUNTRY)} for side in (a, b)]
    if all(countries) and not countries[0] & countries[1]:
        return True
    return bool(a) and bool(b) and not a & b


def _one_time(a: Report, b: Report) -> bool:
    """Whether dates stated, or else the days of the articles, allow for one time."""
    if a.date is not None and b.date is not None:
        starts = (a.date.earliest or "", b.date.earliest or "")
        ends = ((a.date.latest or "")[:10], (b.date.latest or "")[:10])
        return max(starts)[:10] <= min(ends)
    first, second = (day_of(r.published.earliest or r.published.latest) for r in (a, b))
    return first is None or second is None or abs(first - second) <= timedelta(days=NEAR)


def _groups(reports: Sequence[Report], scores: Scores) -> list[list[Report]]:
    """Groups whose members are alike each with each, the surest pairs first."""
    group_of: dict[int, list[int]] = {n: [n] for n in range(len(reports))}
    for (x, y), _ in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        left, right = group_of[x], group_of[y]
        if left is right or len(left) + len(right) > MAX_TRIED:
            continue
        if all((min(m, n), max(m, n)) in scores for m in left for n in right):
            left.extend(right)
            group_of.update(dict.fromkeys(right, left))
    groups = {min(group): sorted(group) for group in group_of.values()}
    return [[reports[n] for n in groups[first]] for first in sorted(groups)]


# From a group to its happening


def _happening(group: Sequence[Report], context: Context) -> Happening:
    """One happening; ``group`` in order of stated date."""
    surest = min(group, key=lambda r: (_ORDER.index(r.event.modality), r.place, r.id))
    fullest = max(group, key=lambda r: (bool(r.actor), bool(r.recipient), len(r.words), r.id))
    dated = [r for r in group if r.date is not None]
    date = min(
        (r.date for r in dated if r.date is not None),
        key=lambda d: (_days(d), d.earliest or "", d.latest or ""),
        default=UNDATED,
    )
    articles = tuple(sorted({r.event.article for r in group}))
    places = [r for r in group if r.event.place is not None]
    cited = {str(r.event.statement) for r in group if r.event.statement}
    own = any(r.event.statement is None for r in group)
    return Happening(
        id=happening_id(group[0].id),
        story=context.story,
        type=str(surest.event.type),
        modality=surest.event.modality,
        actor=fullest.actor_name or next((r.actor_name for r in group if r.actor_name), None),
        recipient=fullest.recipient_name
        or next((r.recipient_name for r in group if r.recipient_name), None),
        place=_place(places[0]) if places else None,
        date=date,
        events=tuple(sorted(r.id for r in group)),
        articles=articles,
        origins=origins_of(articles, context.origins),
        sources=len(cited) + own,
        aliases=tuple(sorted(happening_id(r.id) for r in group[1:])),
    )


def _place(report: Report) -> str:
    assert report.event.place is not None
    start = report.event.place.start - report.event.span.start
    end = report.event.place.end - report.event.span.start
    return " ".join(report.text[max(0, start) : max(0, end)].split())


def _days(date: DateInterval) -> int:
    first, last = day_of(date.earliest), day_of(date.latest)
    return (last - first).days if first and last else 0


def happening_id(event: EventId) -> HappeningId:
    """The id of a happening whose earliest member is ``event``."""
    return HappeningId(record_id("happening", event))
