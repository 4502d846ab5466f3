"""Dates of articles that state none, from the other articles of their story.

Each day of the story's time is tried as the day of publication; every constraint
votes for the days that it allows, and the days with most weight behind them are the
interval. Constraints are:

- the story runs around its dated articles;
- a near copy is of within days of its dated partner;
- a day that the text names ("on Wednesday") is, if it was published that day, the day
  on which a dated article puts the same thing, or lies within the days it gives;
- what the text tells as past happened by then; what it tells as coming had not.

Contradictions do not stop it: the interval then holds the days of least contradiction
and its reason says so.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.extract.resolve import resolve
from onrecord.link.days import (
    MAX_ANCHORS,
    MAX_INTERVAL,
    Days,
    Reference,
    best_reference,
    days_of,
    names_days,
    references,
    told,
)
from onrecord.model.annotation import Annotated
from onrecord.model.dates import DateInterval
from onrecord.model.derivation import Pair
from onrecord.model.ids import ArticleId
from onrecord.model.story import Dating

STORY_DAYS = 14  # before the first and after the last dated article
COPY_SHARE = 0.3
COPY_LEAST = 200  # characters: two short notes alike by chance are no copies
COPY_DAYS = 2  # a copy is mostly of the same day or the next
MAX_DAYS = 120  # tried at most; a story dated wider than this is no help
MAX_OWN = 3  # days: words of the undated article that are vaguer tell no day
ENOUGH = 0.3  # weight from which the days with most votes are taken
COPY_WEIGHT = 3.0
LATER_WEIGHT = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """A constraint: days that it allows, its weight and its reason."""

    allowed: frozenset[date]
    weight: float
    reason: str


def date_articles(articles: Sequence[Annotated], pairs: Sequence[Pair]) -> tuple[Dating, ...]:
    """The dates that a story's articles give to those of them that state none.

    Args:
        articles: of the story, in any order.
        pairs: within the story.

    Returns:
        A dating of each undated article, by id; none when no article states a date.
    """
    ordered = sorted(articles, key=lambda a: a.article.id)
    published = {a.article.id: a.article.published for a in ordered if days_of(a.article.published)}
    if not published:
        return ()
    first = _round(ordered, pairs, published, published.keys())
    # articles dated closely in the first round help to date the rest
    close = {d.article: d.published for d in first if _close(d.published)}
    if not close or len(close) == len(first):
        return tuple(first)
    second = _round(ordered, pairs, published | close, published.keys() | close.keys())
    done = {d.article: d for d in (*first, *second)}
    return tuple(done[d.article] for d in first)


def _close(published: DateInterval) -> bool:
    days = days_of(published)
    return days is not None and (days[1] - days[0]).days < MAX_INTERVAL


def _round(
    ordered: Sequence[Annotated],
    pairs: Sequence[Pair],
    published: Mapping[ArticleId, DateInterval],
    done: Collection[ArticleId],
) -> list[Dating]:
    """Date the articles that are not ``done`` from those that are, by id."""
    dated = {article: days for article in done if (days := days_of(published[article]))}
    window = _window(dated)
    told_there = references([a for a in ordered if a.article.id in dated], published)
    outlets = {a.article.id: a.article.outlet or "another article" for a in ordered}
    found: list[Dating] = []
    for annotated in ordered:
        if annotated.article.id in dated:
            continue
        partners = _partners(annotated.article.id, pairs, dated)
        # a copy repeats its partner's words, whatever the day
        others = [r for r in told_there if r.article not in partners]
        votes = [
            *_copies(partners, dated, outlets, window),
            *_same_things(annotated, others, window),
        ]
        found.append(_dating(annotated.article.id, window, votes))
    return found


def _window(dated: Mapping[ArticleId, Days]) -> list[date]:
    """The days of the story, the last ``MAX_DAYS`` of them."""
    first = min(days[0] for days in dated.values())
    last = max(days[1] for days in dated.values())
    with suppress(OverflowError):  # the first or the last days of the calendar
        first, last = first - timedelta(STORY_DAYS), last + timedelta(STORY_DAYS)
    count = min((last - first).days + 1, MAX_DAYS)
    return [last - timedelta(n) for n in reversed(range(count))]


def _partners(
    article: ArticleId, pairs: Sequence[Pair], dated: Mapping[ArticleId, Days]
) -> dict[ArticleId, float]:
    """Dated near copies of an article, with the part of the words that is shared."""
    found: dict[ArticleId, float] = {}
    for pair in pairs:
        if article in (pair.a, pair.b):
            partner = pair.b if pair.a == article else pair.a
            share = max(pair.share_a, pair.share_b)
            shared = sum(len(p.a) for p in pair.passages)
            if partner in dated and share >= COPY_SHARE and shared >= COPY_LEAST:
                found[partner] = share
    return found


def _copies(
    partners: Mapping[ArticleId, float],
    dated: Mapping[ArticleId, Days],
    outlets: Mapping[ArticleId, str],
    window: Sequence[date],
) -> list[Vote]:
    """Of near copies, the earliest of those that share most tells the days."""
    if not partners:
        return []
    most = max(partners.values())
    near = [p for p in partners if partners[p] >= most - 0.05]
    partner = min(near, key=lambda p: (dated[p], p))
    first, last = dated[partner]
    near_days = frozenset(
        day for day in window if (first - day).days <= COPY_DAYS >= (day - last).days
    )
    percent = round(100 * partners[partner])
    reason = f"shares {percent}% of its words with {outlets[partner]} of {first}"
    later = "a copy is hardly of an earlier day"
    return [
        Vote(allowed=near_days, weight=COPY_WEIGHT, reason=reason),
        Vote(
            allowed=frozenset(day for day in near_days if day >= first),
            weight=LATER_WEIGHT,
            reason=later,
        ),
    ]


def _same_things(
    annotated: Annotated, held: Sequence[Reference], window: Sequence[date]
) -> list[Vote]:
    """Days on which the text's own words put a thing where dated articles put it."""
    anchored = [
        (expression, terms)
        for expression, terms in told(annotated)
        if expression.anchor == "published" and names_days(expression)
    ][:MAX_ANCHORS]
    if not anchored or not held:
        return []
    expressions = [expression for expression, _ in anchored]
    by_day = {day: resolve(expressions, _published(day)) for day in window}
    votes: list[Vote] = []
    for expression, terms in anchored:
        found = best_reference(terms, held)
        if found is None:
            continue
        likeness, reference = found
        allowed = frozenset(
            day for day in window if _meets(days_of(by_day[day][expression.id]), reference)
        )
        if allowed and len(allowed) < len(window):
            words = expression.span.of(annotated.article.text)
            when = f"{reference.first}" + (
                f" to {reference.last}" if reference.last > reference.first else ""
            )
            reason = f"“{words}” is “{reference.words}” of a dated article, {when}"
            votes.append(Vote(allowed=allowed, weight=likeness, reason=reason))
    return votes


def _published(day: date) -> DateInterval:
    iso = day.isoformat()
    return DateInterval(earliest=iso, latest=iso, basis="inferred", reason="tried")


def _meets(days: Days | None, reference: Reference) -> bool:
    """Whether the days are within the reference, or the reference within them."""
    if days is None or (days[1] - days[0]).days >= MAX_OWN:
        return False
    return days[0] <= reference.last and reference.first <= days[1]


def _dating(article: ArticleId, window: Sequence[date], votes: Sequence[Vote]) -> Dating:
    """The days with most weight; the whole window where nothing votes."""
    base = "the story's dated articles are of these weeks"
    weight = {day: sum(v.weight for v in votes if day in v.allowed) for day in window}
    most = max(weight.values())
    if most < ENOUGH:
        votes, weight, most = (), dict.fromkeys(window, 0.0), 0.0
    best = [day for day in window if weight[day] >= most - 1e-9]
    kept = sorted({v.reason for v in votes if v.allowed & set(best)}) or [base]
    lost = [v for v in votes if not v.allowed & set(best)]
    reason = "; ".join(kept)
    if lost:
        reason += "; against: " + "; ".join(sorted({v.reason for v in lost}))
    published = DateInterval(
        earliest=best[0].isoformat(),
        latest=best[-1].isoformat(),
        basis="inferred",
        reason=reason,
    )
    return Dating(article=article, published=published)
