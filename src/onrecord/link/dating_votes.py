"""What speaks for the days of an undated article: votes for days, each with its reason."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.extract.resolve import resolve
from onrecord.link.days import Days, Reference, Thing, best, days_of
from onrecord.model.annotation import Annotated
from onrecord.model.dates import DateInterval
from onrecord.model.derivation import Direction
from onrecord.model.ids import ArticleId, DateId

COPY_DAYS = 2  # a copy is mostly of the same day or the next
COPY_WEIGHT = 3.0
LATER_WEIGHT = 0.2
ORDER_WEIGHT = 1.0  # times how sure the direction is
OWN_WEIGHT = 1.0
TENSE_WEIGHT = 0.5  # times the likeness of the two tellings
TENSE_LEAST = 0.4  # likeness of two tellings that may be of one event, whatever the day
INFERRED = 0.7  # what rests on an inferred date weighs less than on a stated one
MAX_OWN = 3  # days: words of the undated article that are vaguer tell no day


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """A constraint: days that it allows, its weight and its reason."""

    allowed: frozenset[date]
    weight: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """A near copy, as seen from the article that is to be dated.

    Attributes:
        article: the partner.
        outlet: as it is told to a reader.
        share: part of the words that are shared, 0 to 1.
        source: whether the partner is the source by what the two texts tell; None
            where they do not.
        direction: how sure that is, and why.
    """

    article: ArticleId
    outlet: str
    share: float
    source: bool | None
    direction: Direction


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """The days of an article that is dated by now."""

    days: Days
    stated: bool

    @property
    def trust(self) -> float:
        """The weight of what rests on them."""
        return 1.0 if self.stated else INFERRED


def copies(
    partners: Sequence[Partner], dated: Mapping[ArticleId, Dated], window: Sequence[date]
) -> list[Vote]:
    """Of near copies, the earliest of those that share most tells the days."""
    held = [p for p in partners if p.article in dated]
    stated = [p for p in held if dated[p.article].stated]
    held = stated or held
    if not held:
        return []
    most = max(p.share for p in held)
    near = [p for p in held if p.share >= most - 0.05]
    partner = min(near, key=lambda p: (dated[p.article].days, p.article))
    known = dated[partner.article]
    first, last = known.days
    near_days = frozenset(d for d in window if (first - d).days <= COPY_DAYS >= (d - last).days)
    percent = round(100 * partner.share)
    told = "" if known.stated else " (inferred)"
    reason = f"shares {percent}% of its words with {partner.outlet} of {first}{told}"
    found = [Vote(allowed=near_days, weight=COPY_WEIGHT * known.trust, reason=reason)]
    if partner.source is not False:
        later = "a copy is hardly of an earlier day"
        kept = frozenset(day for day in near_days if day >= first)
        found.append(Vote(allowed=kept, weight=LATER_WEIGHT, reason=later))
    return found


def orders(
    partners: Sequence[Partner], dated: Mapping[ArticleId, Dated], window: Sequence[date]
) -> list[Vote]:
    """An article is not of an earlier day than the one it takes from."""
    found: list[Vote] = []
    for partner in partners:
        known = dated.get(partner.article)
        if known is None or partner.source is None:
            continue
        first, last = known.days
        if partner.source:
            allowed = frozenset(day for day in window if day >= first)
            side = f"not before {first}, since {partner.outlet} is its source"
        else:
            allowed = frozenset(day for day in window if day <= last)
            side = f"not after {last}, since it is the source of {partner.outlet}"
        weight = ORDER_WEIGHT * known.trust * partner.direction.score
        reason = f"{side}: {partner.direction.reason}"
        found.append(Vote(allowed=allowed, weight=weight, reason=reason))
    return [v for v in found if len(v.allowed) < len(window)]


class Own:
    """What an undated article's own words tell, for each day it may be of."""

    def __init__(
        self, annotated: Annotated, things: Sequence[Thing], window: Sequence[date]
    ) -> None:
        self._window = window
        self._things = things
        placed = {t.expression.id: t.expression for t in things if t.expression is not None}
        anchored = [e for e in placed.values() if e.anchor == "published"]
        self._by_day = {day: resolve(anchored, _published(day)) for day in window}
        unknown = DateInterval(earliest=None, latest=None, basis="unknown", reason="")
        self._stated = resolve(annotated.annotation.dates, unknown)

    def bounds(self) -> list[Vote]:
        """What is told as over on a day stated in full was over; what is to come was not."""
        found: list[Vote] = []
        for thing in self._things:
            days = self._stated_days(thing)
            if days is None or thing.tense is None:
                continue
            if thing.tense == "announced":
                allowed = frozenset(day for day in self._window if day <= days[1])
                reason = f"tells of “{thing.words}” as to come"
            elif thing.tense == "recalled":
                allowed = frozenset(day for day in self._window if day >= days[0])
                reason = f"tells of “{thing.words}” as over"
            else:
                continue
            if len(allowed) < len(self._window):
                found.append(Vote(allowed=allowed, weight=OWN_WEIGHT, reason=reason))
        return found

    def _stated_days(self, thing: Thing) -> Days | None:
        if thing.expression is None or thing.expression.anchor != "absolute":
            return None
        interval = self._stated.get(thing.expression.id)
        return days_of(interval) if interval else None

    def same(self, thing: Thing, held: Sequence[tuple[float, Reference, Dated]]) -> Vote | None:
        """The days on which the thing's words put it where dated articles put the like.

        Args:
            thing: of this article.
            held: references of dated articles like it, with their likeness.
        """
        if thing.expression is None or thing.expression.anchor != "published":
            return None
        chosen = best([(likeness, reference) for likeness, reference, _ in held])
        if chosen is None:
            return None
        likeness, reference = chosen
        trust = next(known.trust for _, r, known in held if r is reference)
        key = thing.expression.id
        allowed = frozenset(day for day in self._window if _meets(self._days(day, key), reference))
        if not 0 < len(allowed) < len(self._window):
            return None
        words = reference.thing.words
        reason = f"“{thing.words}” is “{words}” of a dated article, {reference.when}"
        return Vote(allowed=allowed, weight=likeness * trust, reason=reason)

    def _days(self, day: date, key: DateId) -> Days | None:
        interval = self._by_day[day].get(key)
        return days_of(interval) if interval else None

    def sides(self, thing: Thing, held: Sequence[tuple[float, Reference, Dated]]) -> Vote | None:
        """Whether the likest event, dated elsewhere, was over or to come when it was told here."""
        told = [h for h in held if h[0] >= TENSE_LEAST and h[1].thing.tense is not None]
        chosen = best([(likeness, reference) for likeness, reference, _ in told])
        if chosen is None or thing.tense not in {"recalled", "announced"}:
            return None
        likeness, reference = chosen
        trust = next(known.trust for _, r, known in told if r is reference)
        if thing.tense == "recalled":
            allowed = frozenset(day for day in self._window if day >= reference.first)
            how = "over"
        else:
            allowed = frozenset(day for day in self._window if day <= reference.last)
            how = "to come"
        if not 0 < len(allowed) < len(self._window):
            return None
        reason = f"tells as {how} what a dated article puts on {reference.when}: “{thing.words}”"
        return Vote(allowed=allowed, weight=TENSE_WEIGHT * likeness * trust, reason=reason)


def _published(day: date) -> DateInterval:
    iso = day.isoformat()
    return DateInterval(earliest=iso, latest=iso, basis="inferred", reason="tried")


def _meets(days: Days | None, reference: Reference) -> bool:
    """Whether the days are within the reference, or the reference within them."""
    if days is None or (days[1] - days[0]).days >= MAX_OWN:
        return False
    return days[0] <= reference.last and reference.first <= days[1]


def likest(
    likes: Sequence[tuple[float, Thing]],
    references: Mapping[tuple[ArticleId, int], Reference],
    dated: Mapping[ArticleId, Dated],
    left_out: Collection[ArticleId],
) -> list[tuple[float, Reference, Dated]]:
    """Of things alike those that stand in dated articles, with the days given there."""
    found: list[tuple[float, Reference, Dated]] = []
    for likeness, thing in likes:
        held = references.get((thing.article, thing.at))
        if held is not None and thing.article not in left_out:
            found.append((likeness, held, dated[thing.article]))
    return found
