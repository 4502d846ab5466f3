"""From date expressions to intervals: the rule language, and its evaluation.

A rule is words parted by single blanks. The first names the operation; ``anchor`` is
the published day, or the interval of the expression that the record points at.

=======================  ==============================================================
rule                     interval
=======================  ==============================================================
``is V``                 the TIMEX3 value V: ``2024-04-24`` ``2023-06`` ``2022`` ``199X``
                         ``18XX`` ``2023-Q3`` ``2023-H1`` ``2023-SU``
``is V to W``            from the first of V to the last of W
``date MM-DD way``       that day of the year which ``way`` picks; ``date MM way`` a month;
                         ``date MM-DD way onN`` the nearest that falls on the weekday N
``weekday N way``        N is 0 (Monday) to 6
``unit WE way``          the Saturday and Sunday that ``way`` picks
``season SU way``        a season; ``quarter N way``, ``half N way`` parts of a year
``holiday NAME way``     a holiday; with a year in place of ``way``, of that year
``unit U +N``            the day, week, month, ... (D W WE M Q Y E C F) N from the anchor's
``like Y +N``            the anchor's own days, N years on: the like quarter or month;
                         ``like Y =YYYY`` those of the year YYYY
``past U N``             from N units before the anchor to the anchor
``next U N``             from the anchor to N units after
``recent U``             some units, up to the anchor: its earliest day is not told; a number
                         may follow where the units are hours or less: ``recent TH 24``
``coming U``             some units, from the anchor on: its latest day is not told
``ref R``                ``PRESENT`` ``PAST`` ``FUTURE``: as vague
``for P``                a duration of TIMEX3 value P: it has no place in time
``each P``               a set that recurs: none either
=======================  ==============================================================

``way`` is ``past`` (the last one, the anchor's own included), ``future`` (the next, own
included), ``last`` and ``next`` (own excluded), ``near`` (the nearest), ``year+N`` (in
the year N from the anchor's). ``to V`` after ``date`` or ``weekday`` ends a range.
Behind a rule stand: ``week`` (the week of that day); ``early`` ``mid`` ``late`` (that
third of a month, year or season; of a week Monday to Wednesday, Tuesday to Thursday,
Thursday to Sunday; of a decade or century some four tenths); ``earlier``, ``later`` (up
to, or from, the anchor); ``T14:30`` or ``TMO`` (a time of the day).

A month is its first to its last day; one that holds the anchor and is picked by
``past`` or ``future`` ends, or begins, with it. Weeks are ISO weeks, Monday to Sunday.
Nothing is made up: where the anchor is not known, or an end is not told, it stays None.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from onrecord.extract.calendars import Days, is_value, pick, pick_on, unit_around, unit_span
from onrecord.model.dates import UNDATED, DateExpression, DateInterval, day_of
from onrecord.model.ids import DateId

_PARTS = frozenset({"early", "mid", "late", "earlier", "later"})
_NO_PLACE = frozenset({"for", "each"})
_OPEN = frozenset({"ref", "recent", "coming"})
_SIDES = {"past": "earlier", "future": "later"}
_OF_WEEK = {"early": (0, 3), "mid": (1, 4), "late": (3, 7)}
_WEEK, _MONTH, _YEAR = 7, 28, 365  # days at least
_NEEDS = "needs the date of the article, which is not known"


def resolve(
    expressions: Sequence[DateExpression], published: DateInterval
) -> dict[DateId, DateInterval]:
    """The interval of each expression that tells a place in time.

    Durations and sets have no entry. Where the article's date is not known, what rests
    on it has an interval of basis ``unknown`` with the reason.

    Args:
        expressions: of one article, in the order of its text.
        published: the article's date; an interval of several days widens what is
            anchored on it.
    """
    days = published_days(published)
    held: dict[DateId, DateInterval] = {}
    for expression in expressions:
        if expression.rule.partition(" ")[0] in _NO_PLACE:
            continue
        held[expression.id] = _interval(expression, days, held)
    return held


def published_days(published: DateInterval) -> Days | None:
    """First and last day on which the article can have been published."""
    ends = [day_of(end) for end in (published.earliest, published.latest) if end]
    known = [end for end in ends if end is not None]
    return Days(known[0], known[-1]) if known else None


def _interval(
    expression: DateExpression, days: Days | None, held: dict[DateId, DateInterval]
) -> DateInterval:
    if expression.anchor == "absolute":
        found = _evaluate(expression.rule, None)
        basis, because = "stated", "stated in full"
    else:
        anchor, because = days, "counted from the date of the article"
        if expression.anchor != "published":
            told = held.get(DateId(expression.anchor), UNDATED)
            anchor, because = published_days(told), "counted from the date told before it"
        if anchor is None:
            return DateInterval(
                earliest=None, latest=None, basis="unknown", reason=f"{expression.rule}: {_NEEDS}"
            )
        found, basis = _evaluate(expression.rule, anchor), "resolved"
    if found is None:
        return DateInterval(
            earliest=None, latest=None, basis="unknown", reason=f"{expression.rule}: too vague"
        )
    earliest, latest = found
    return DateInterval(
        earliest=_stamp(earliest, expression.rule),
        latest=_stamp(latest, expression.rule),
        basis="stated" if basis == "stated" else "resolved",
        reason=f"{expression.rule}: {because}",
    )


def _stamp(day: date | None, rule: str) -> str | None:
    if day is None:
        return None
    clock = rule.rsplit(" ", 1)[-1]
    exact = clock.startswith("T") and ":" in clock and clock != "T24:00"
    return f"{day.isoformat()}{clock}" if exact else day.isoformat()


def _evaluate(rule: str, anchor: Days | None) -> tuple[date | None, date | None] | None:
    """First and last day of a rule, each None where it is not told; None when too vague."""
    try:
        return _operate(rule.split(" "), anchor)
    except (ValueError, OverflowError):  # the 30th of February, the year 10,000
        return None


def _operate(words: list[str], anchor: Days | None) -> tuple[date | None, date | None] | None:
    operation, first = words[0], words[1]
    if operation == "is":
        last = words[3] if len(words) > 3 and words[2] == "to" else first
        return _trim(Days(is_value(first).first, is_value(last).last), words, anchor)
    if anchor is None:  # a holiday of a stated year
        return pick(operation, first, f"={words[2]}", date(int(words[2]), 1, 1))
    if operation in _OPEN:
        vague = {"recent": "PAST", "coming": "FUTURE"}.get(operation, first)
        return {"PAST": (None, anchor.last), "FUTURE": (anchor.first, None)}.get(vague)
    if operation in {"past", "next"}:
        return _counted(operation, first, int(words[2]), anchor)
    found = Days(_single(words, anchor.first).first, _single(words, anchor.last).last)
    return _trim(found, words, anchor)


def _single(words: list[str], day: date) -> Days:
    if words[0] == "like":
        years = int(words[2][1:]) - day.year if words[2][0] == "=" else int(words[2])
        moved = unit_span("Y", day, years)
        return Days(moved, moved)
    if words[0] == "unit" and words[2][0] in "+-":
        return unit_around(words[1], day, int(words[2]))
    weekday = next((w for w in words[3:] if w.startswith("on")), None)
    if weekday is None:
        found = pick(words[0], words[1], words[2], day)
    else:
        found = pick_on(words[1], int(weekday[2:]), words[2], day)
    if "week" in words:
        return unit_around("W", found.first, 0)
    if words[0] == "weekday" and "to" in words:
        days = (int(words[words.index("to") + 1]) - int(words[1])) % 7
        return Days(found.first, found.first + timedelta(days=days))
    if "to" in words:
        end = pick(words[0], words[words.index("to") + 1], f"={found.first.year}", day)
        if end.last < found.first:  # from December into January
            end = pick(words[0], words[words.index("to") + 1], f"={found.first.year + 1}", day)
        return Days(found.first, end.last)
    return found


def _counted(operation: str, unit: str, n: int, anchor: Days) -> tuple[date, date]:
    if operation == "past":
        return unit_span(unit, anchor.first, -n), anchor.last
    return anchor.first, unit_span(unit, anchor.last, n)


def _trim(days: Days, words: list[str], anchor: Days | None) -> tuple[date, date]:
    parts = [w for w in words[2:] if w in _PARTS]
    if words[0] == "date" and len(words[1]) == 2 and "to" not in words:
        parts += [_SIDES[w] for w in words[2:3] if w in _SIDES]
    for part in parts:
        days = _part(part, days, anchor)
    return days


def _part(part: str, days: Days, anchor: Days | None) -> Days:
    first, last = days
    if part in {"earlier", "later"}:
        return _side(part, days, anchor)
    length = (last - first).days + 1
    if length >= _YEAR:
        return _of_years(part, first, last)
    if length < _MONTH and length != _WEEK:
        return days
    third = length / 3
    bounds = {
        "early": (0, round(third)),
        "mid": (round(third), round(2 * third)),
        "late": (round(2 * third), length),
    }
    start, end = (_OF_WEEK if length == _WEEK else bounds)[part]
    return Days(first + timedelta(days=start), first + timedelta(days=end - 1))


def _side(part: str, days: Days, anchor: Days | None) -> Days:
    """What of the days is up to the anchor, or from it on; all where it lies outside."""
    first, last = days
    if anchor is None:
        return days
    if part == "earlier" and first <= anchor.last:
        return Days(first, min(last, anchor.last))
    if part == "later" and anchor.first <= last:
        return Days(max(first, anchor.first), last)
    return days


def _of_years(part: str, first: date, last: date) -> Days:
    """Four months of a year; of a decade or century some four tenths, in whole years."""
    years = last.year - first.year + 1
    if years == 1:
        start = {"early": 1, "mid": 5, "late": 9}[part]
        return Days(date(first.year, start, 1), date(first.year, start + 3, 31 - (start < 5)))
    start, end = {"early": (0, 4), "mid": (3, 7), "late": (6, 10)}[part]
    return Days(
        date(first.year + start * years // 10, 1, 1),
        date(first.year + end * years // 10 - 1, 12, 31),
    )
