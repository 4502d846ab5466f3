"""Dates of articles that state none, from all the articles of their story together.

Each day of the story's time is tried as the day of publication; every constraint
votes for the days that it allows, and the days with most weight behind them are the
interval. Constraints are:

- the story runs around its dated articles;
- a near copy is of within days of its partner;
- an article is not of an earlier day than one that it takes from, where the texts
  tell so: it credits the other, or lost its quotation marks;
- a day that the text names ("on Wednesday") is, if it was published that day, the day
  on which a dated article puts the same thing, or lies within the days it gives;
- what the text tells as over, or as to come, and a dated article puts on a day, was
  over or to come by that day;
- so is what the text itself tells as over or to come on a day stated in full.

Articles are dated in rounds: those whose days are few by now are evidence, of less
weight, for the others in the next round, in either direction, until nothing changes or
``ROUNDS`` are done. In each round every article looks at what the round before told, so
that no order of the articles enters.

Contradictions do not stop it: the interval then holds the days of least contradiction
and its reason names what speaks against them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date, timedelta

from onrecord.extract.resolve import resolve
from onrecord.link.dating_votes import Dated, Own, Partner, Vote, copies, likest, orders
from onrecord.link.days import MAX_INTERVAL, Likes, Reference, days_of, reference, things_of
from onrecord.link.directions import Known, direct, known_of
from onrecord.model.annotation import Annotated
from onrecord.model.dates import UNDATED, DateInterval
from onrecord.model.derivation import Pair
from onrecord.model.ids import ArticleId
from onrecord.model.story import Dating

STORY_DAYS = 14  # before the first and after the last dated article
COPY_SHARE = 0.3
COPY_LEAST = 200  # characters: two short notes alike by chance are no copies
MAX_DAYS = 120  # tried at most; a story dated wider than this is no help
ENOUGH = 0.3  # weight from which the days with most votes are taken
ROUNDS = 4
SURE = 0.8  # probability from which the texts tell which of two copies took from which
MAX_PARTNERS = 24  # copies of one article that are looked at, those that share most


def date_articles(articles: Sequence[Annotated], pairs: Sequence[Pair]) -> tuple[Dating, ...]:
    """The dates that a story's articles give to those of them that state none.

    Args:
        articles: of the story, in any order.
        pairs: within the story.

    Returns:
        A dating of each undated article, by id; none when no article states a date.
    """
    ordered = sorted(articles, key=lambda a: a.article.id)
    stated = {
        a.article.id: Dated(days=days, stated=True)
        for a in ordered
        if (days := days_of(a.article.published))
    }
    if not stated or len(stated) == len(ordered):
        return ()
    solver = _Solver(ordered, pairs, stated)
    found: dict[ArticleId, Dating] = {}
    for _ in range(ROUNDS):
        before, found = found, solver.round(found)
        if found == before:
            break
    return tuple(found[article] for article in sorted(found))


class _Solver:
    """What of a story stays the same from round to round."""

    def __init__(
        self,
        ordered: Sequence[Annotated],
        pairs: Sequence[Pair],
        stated: Mapping[ArticleId, Dated],
    ) -> None:
        self._by_id = {a.article.id: a for a in ordered}
        self._stated = stated
        self._open = [a for a in ordered if a.article.id not in stated]
        self._window = _window(stated)
        self._things = {a.article.id: things_of(a) for a in ordered}
        likes = Likes([t for held in self._things.values() for t in held])
        self._likes = {
            a.article.id: [(t, likes.of(t)) for t in self._things[a.article.id]] for a in self._open
        }
        self._own = {
            a.article.id: Own(a, self._things[a.article.id], self._window) for a in self._open
        }
        self._partners = _partners(self._open, pairs, self._by_id)
        self._references: dict[tuple[ArticleId, Dated], dict[int, Reference]] = {}

    def round(self, before: Mapping[ArticleId, Dating]) -> dict[ArticleId, Dating]:
        """Date each article by what is stated and what the round before found."""
        dated = dict(self._stated)
        for article, dating in before.items():
            days = days_of(dating.published)
            if days is not None and (days[1] - days[0]).days < MAX_INTERVAL:
                dated[article] = Dated(days=days, stated=False)
        references = {
            (article, at): held
            for article, known in dated.items()
            for at, held in self._of(article, known).items()
        }
        found: dict[ArticleId, Dating] = {}
        for annotated in self._open:
            article = annotated.article.id
            others = {a: known for a, known in dated.items() if a != article}
            votes = self._votes(article, others, references)
            found[article] = _dating(article, self._window, votes)
        return found

    def _of(self, article: ArticleId, known: Dated) -> dict[int, Reference]:
        """The things of an article on their days, if it is dated so, by their place."""
        held = self._references.get((article, known))
        if held is None:
            first, last = (day.isoformat() for day in known.days)
            published = self._by_id[article].article.published
            if not known.stated:
                published = DateInterval(
                    earliest=first, latest=last, basis="inferred", reason="by now"
                )
            resolved = resolve(self._by_id[article].annotation.dates, published)
            found = [reference(t, resolved) for t in self._things[article]]
            held = {r.thing.at: r for r in found if r is not None}
            self._references[(article, known)] = held
        return held

    def _votes(
        self,
        article: ArticleId,
        dated: Mapping[ArticleId, Dated],
        references: Mapping[tuple[ArticleId, int], Reference],
    ) -> list[Vote]:
        partners, own = self._partners.get(article, ()), self._own[article]
        # a copy repeats its partner's words, whatever the day
        left_out = frozenset(p.article for p in partners)
        votes: list[Vote | None] = [
            *copies(partners, dated, self._window),
            *orders(partners, dated, self._window),
            *own.bounds(),
        ]
        for thing, likes in self._likes[article]:
            held = likest(likes, references, dated, left_out | {article})
            same = own.same(thing, held)
            votes.append(same)
            # what has a date of its own is another thing, unless the two dates agree
            if same is not None or thing.expression is None:
                votes.append(own.sides(thing, held))
        return [vote for vote in votes if vote is not None]


def _window(dated: Mapping[ArticleId, Dated]) -> list[date]:
    """The days of the story, the last ``MAX_DAYS`` of them."""
    first = min(known.days[0] for known in dated.values())
    last = max(known.days[1] for known in dated.values())
    with suppress(OverflowError):  # the first or the last days of the calendar
        first, last = first - timedelta(STORY_DAYS), last + timedelta(STORY_DAYS)
    count = min((last - first).days + 1, MAX_DAYS)
    return [last - timedelta(n) for n in reversed(range(count))]


def _partners(
    articles: Sequence[Annotated], pairs: Sequence[Pair], by_id: Mapping[ArticleId, Annotated]
) -> dict[ArticleId, list[Partner]]:
    """Near copies of each undated article, those that share most first."""
    wanted = {a.article.id for a in articles}
    held: dict[ArticleId, list[tuple[float, Pair]]] = {}
    for pair in pairs:
        share = max(pair.share_a, pair.share_b)
        if share >= COPY_SHARE and sum(len(p.a) for p in pair.passages) >= COPY_LEAST:
            for article in wanted.intersection((pair.a, pair.b)):
                held.setdefault(article, []).append((share, pair))
    # directions by the texts alone: no date may enter what dates are told by
    bare = dict.fromkeys(by_id, UNDATED)
    known = known_of(by_id, bare) if held else None
    found: dict[ArticleId, list[Partner]] = {}
    for article, shared in held.items():
        shared.sort(key=lambda s: (-s[0], s[1].a, s[1].b))
        kept = shared[:MAX_PARTNERS]
        if known is not None:
            found[article] = [_partner(article, share, pair, known) for share, pair in kept]
    return found


def _partner(article: ArticleId, share: float, pair: Pair, known: Known) -> Partner:
    other = pair.b if pair.a == article else pair.a
    source, _, direction = direct(pair, known)
    told = source == other if direction.score >= SURE else None
    outlet = known.articles[other].article.outlet or "another article"
    return Partner(article=other, outlet=outlet, share=share, source=told, direction=direction)


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
