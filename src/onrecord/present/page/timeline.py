"""The timeline: dated happenings as a list, and drawn to scale.

Days near the reporting are drawn to scale. What lies far before or after it stands
beyond a break at the edge, so that one old treaty does not squash a week into a dot.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.model.account import TimelineItem
from onrecord.model.dates import DateInterval, day_of
from onrecord.present.page.desk import Desk, Facets
from onrecord.present.page.when import label, month, short
from onrecord.present.page.words import Cite

_LANES = 12  # more would push the axis off the screen; beyond, marks share lanes
_EDGE, _GUTTER = 2.5, 11.0  # per cent of the width
_DOT = 2.6  # room of an instant, per cent; a dot is 11 px, a phone's chart 330 px
_MARGIN = 14  # days from the reporting that always count as near
_FURTHEST, _SPANS = 45, 3  # no further than this: days, or times the span of the reporting
_STEPS = (1, 2, 3, 5, 7, 10, 14)
_TICKS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLine:
    """One line of the list.

    Attributes:
        basis: how the date is known, where it is not stated; else empty.
    """

    id: str
    date: str
    basis: str
    reason: str
    tense: str
    cite: Cite
    articles: tuple[Cite, ...]
    origins: int
    facets: Facets


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A happening on the chart: at ``x`` per cent, ``width`` per cent (0 for an instant)."""

    x: float
    width: float
    y: int
    tense: str
    line: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A publication or a day of the axis, at ``x`` per cent."""

    x: float
    text: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """The drawing; lengths in pixels, places in per cent of the width."""

    marks: tuple[Mark, ...]
    published: tuple[Tick, ...]
    axis: tuple[Tick, ...]
    height: int
    base: int
    earlier: float | None
    later: float | None


def lines(desk: Desk) -> tuple[TimeLine, ...]:
    """The timeline as a list, in the account's order."""
    return tuple(_line(desk, item, f"t{i}") for i, item in enumerate(desk.account.timeline, 1))


def chart(desk: Desk) -> Chart | None:
    """The timeline drawn to scale; None where nothing is dated."""
    dated = [(f"t{i}", item) for i, item in enumerate(desk.account.timeline, 1)]
    spans = [(line, item, _days(item.date)) for line, item in dated]
    placed = [(line, item, days) for line, item, days in spans if days is not None]
    published = [(a, _days(desk.when(a))) for a in desk.order]
    near = [days for _, days in published if days is not None]
    if not placed and not near:
        return None
    scale = _Scale([days for _, _, days in placed], near)
    marks, lanes = _marks(placed, scale)
    base = 14 + lanes * 20
    return Chart(
        marks=marks,
        published=tuple(
            Tick(x=scale.x(days[0]), text=str(desk.numbers[a]), title=_published(desk, a))
            for a, days in published
            if days is not None
        ),
        axis=scale.axis(),
        height=base + 56,
        base=base,
        earlier=_GUTTER if scale.earlier else None,
        later=100 - _GUTTER if scale.later else None,
    )


def _published(desk: Desk, article: str) -> str:
    found = next(a for a in desk.order if a == article)
    return f"{desk.outlet(found)}, {desk.day(found)}"


def _line(desk: Desk, item: TimelineItem, ident: str) -> TimeLine:
    return TimeLine(
        id=ident,
        date=label(item.date),
        basis=item.date.basis if item.date.basis in ("resolved", "inferred") else "",
        reason=item.date.reason,
        tense=item.tense,
        cite=desk.told(item.told, clause=True),
        articles=tuple(
            sorted((desk.cite(a) for a in item.articles if a in desk.articles),
                   key=lambda c: c.number)
        ),
        origins=item.origins,
        facets=desk.facets(dict.fromkeys((item.told.article, *item.articles)), date=item.date),
    )  # fmt: skip


def _days(interval: DateInterval) -> tuple[date, date] | None:
    first, last = day_of(interval.earliest), day_of(interval.latest)
    if first is None and last is None:
        return None
    first, last = first or last, last or first
    return (first, max(first, last))  # type: ignore[type-var,return-value]


class _Scale:
    """Days to per cent of the width, with breaks where something lies far off.

    Args:
        happened: first and last day of each happening.
        near: first and last day of each publication; the middle of the picture.
    """

    def __init__(
        self, happened: Sequence[tuple[date, date]], near: Sequence[tuple[date, date]]
    ) -> None:
        core = near or happened
        low, high = min(a for a, _ in core), max(b for _, b in core)
        self.low, self.high = _near(low, high, sorted(d for pair in happened for d in pair))
        self.earlier = any(a < self.low for a, _ in happened)
        self.later = any(b > self.high for _, b in happened)
        self._left = _GUTTER + 1.5 if self.earlier else _EDGE
        self._right = 100 - (_GUTTER + 1.5 if self.later else _EDGE)
        self._days = max(1, (self.high - self.low).days + 1)

    def x(self, day: date, *, end: bool = False) -> float:
        """Where the middle of a day lies, or its end; far days lie in the gutters."""
        if day < self.low:
            return _GUTTER / 2
        if day > self.high:
            return 100 - _GUTTER / 2
        offset = (day - self.low).days + (1.0 if end else 0.5)
        share = offset / self._days
        return round(self._left + (self._right - self._left) * share, 3)

    def axis(self) -> tuple[Tick, ...]:
        """Days with a label, evenly apart, at most seven."""
        for step in _STEPS:
            if self._days / step <= _TICKS:
                return self._even(step)
        months = max(1, round(self._days / 30 / _TICKS + 0.5))
        found, year, at = [], self.low.year, self.low.month - 1
        while (day := _first_of(year + at // 12, at % 12 + 1)) is not None and day <= self.high:
            if day >= self.low:
                found.append(Tick(x=self.x(day), text=month(day)))
            at += months
        return tuple(found[: _TICKS + 2])

    def _even(self, step: int) -> tuple[Tick, ...]:
        days = [self.low + timedelta(days=i) for i in range(0, self._days, step)]
        if self.earlier and len(days) > 3:
            days = days[1:]  # its label would run into "earlier"
        return tuple(
            Tick(x=self.x(d), text=short(d, year=i == 0 or d.year != days[i - 1].year))
            for i, d in enumerate(days)
        )


def _near(low: date, high: date, days: Sequence[date]) -> tuple[date, date]:
    """``low`` to ``high``, widened step by step to days that lie no further off than a span."""
    most = max(_FURTHEST, _SPANS * (high - low).days)
    start, end = low, high
    for day in reversed([d for d in days if d < low]):
        if (start - day).days > max(_MARGIN, (end - start).days) or (low - day).days > most:
            break
        start = day
    for day in [d for d in days if d > high]:
        if (day - end).days > max(_MARGIN, (end - start).days) or (day - high).days > most:
            break
        end = day
    return start, end


def _first_of(year: int, at: int) -> date | None:
    return date(year, at, 1) if 1 <= year <= 9999 else None


def _marks(
    placed: Sequence[tuple[str, TimelineItem, tuple[date, date]]], scale: _Scale
) -> tuple[tuple[Mark, ...], int]:
    """The marks in lanes, none over another while there are lanes; and how many lanes."""
    ordered = sorted(placed, key=lambda p: (p[2][0], -(p[2][1] - p[2][0]).days, p[0]))
    free = [(0.0, lane) for lane in range(_LANES)]  # (right end, lane): a heap
    lanes, found = 1, []
    for line, item, (first, last) in ordered:
        left, right = scale.x(first), scale.x(last)
        width = 0.0
        if last > first and right > left:
            right = scale.x(last, end=True)
            width = round(right - left, 3)
        lane = _lane(free, left - _DOT / 2, max(left, right) + _DOT / 2)
        lanes = max(lanes, lane + 1)
        found.append(
            Mark(
                x=left,
                width=width,
                y=14 + lane * 20,
                tense=item.tense,
                line=line,
                title=f"{label(item.date)}: {' '.join(item.told.text.split())[:120]}",
            )
        )
    return tuple(found), lanes


def _lane(free: list[tuple[float, int]], left: float, right: float) -> int:
    """The lowest lane that is free at ``left``, else the one free soonest."""
    open_lanes = [(lane, i) for i, (end, lane) in enumerate(free) if end <= left]
    at = min(open_lanes)[1] if open_lanes else free.index(heapq.nsmallest(1, free)[0])
    lane = free[at][1]
    free[at] = (right, lane)
    return lane
