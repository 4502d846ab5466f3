"""Days of the calendar: TIMEX3 values, units around a day, the one that a way picks."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from onrecord.resources import lexicon

_NEAR_YEARS = 2  # a weekday comes back to its date after five or six
_SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


class Days(NamedTuple):
    """From ``first`` to ``last``, both inclusive."""

    first: date
    last: date


def is_value(value: str) -> Days:
    """The days of a TIMEX3 value.

    Raises:
        ValueError: when there is no such day.
    """
    year, _, rest = value.partition("-")
    if not rest:
        digits = year.rstrip("X")
        length = 10 ** (len(year) - len(digits))
        return _years(int(digits) * length, length)
    return _part_of_year(int(year), rest)


def _part_of_year(year: int, rest: str) -> Days:
    if rest[0] in "QH":
        months = 3 if rest[0] == "Q" else 6
        return _months(year, (int(rest[1]) - 1) * months + 1, months)
    if rest in _SEASON_START:
        return _season(rest, year)
    month, _, day = rest.partition("-")
    if not day:
        return _months(year, int(month), 1)
    exact = date(year, int(month), int(day))
    return Days(exact, exact)


def unit_around(unit: str, day: date, n: int) -> Days:
    """The unit that lies ``n`` from the one that holds ``day``.

    Raises:
        ValueError: when it lies outside the calendar.
    """
    if unit in {"D", "TH", "TM", "TS"}:
        moved = day + timedelta(days=n if unit == "D" else 0)
        return Days(moved, moved)
    if unit in {"W", "F", "WE"}:
        monday = (
            day - timedelta(days=day.weekday()) + timedelta(weeks=n * (2 if unit == "F" else 1))
        )
        first = monday + timedelta(days=5) if unit == "WE" else monday
        return Days(first, monday + timedelta(days=6))
    if unit == "M":
        months = day.year * 12 + day.month - 1 + n
        return _months(months // 12, months % 12 + 1, 1)
    if unit == "Q":
        quarters = day.year * 4 + (day.month - 1) // 3 + n
        return _months(quarters // 4, quarters % 4 * 3 + 1, 3)
    length = {"Y": 1, "E": 10, "C": 100}[unit]
    return _years(day.year // length * length + n * length, length)


def unit_span(unit: str, day: date, n: int) -> date:
    """The day ``n`` units from ``day``; a month's end where its day does not exist."""
    if unit in {"D", "W", "F", "WE"}:
        return day + timedelta(days=n * {"D": 1, "W": 7, "WE": 7, "F": 14}[unit])
    months = n * {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}[unit]
    total = day.year * 12 + day.month - 1 + months
    year, month = total // 12, total % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def pick(operation: str, value: str, way: str, day: date) -> Days:
    """The weekday, weekend, date, season, quarter or holiday that ``way`` picks, seen from ``day``.

    ``way`` may be ``=YYYY`` beside those of the rule language: of that year.

    Raises:
        ValueError: when no such day exists.
    """
    if operation == "weekday":
        return _weekday(int(value), way, day)
    if operation == "unit":  # the weekend
        around = [unit_around("WE", day, n) for n in (-1, 0, 1)]
        return _choose(around, way, day)
    if way.startswith("="):
        return _of_year(operation, value, int(way[1:]))
    if way.startswith("year"):
        return _of_year(operation, value, day.year + int(way[4:]))
    reach = 8 if value == "02-29" else 1
    years = range(day.year - reach, day.year + reach + 1)
    found = [c for y in years if (c := _try_year(operation, value, y)) is not None]
    return _choose(found, way, day)


def pick_on(value: str, weekday: int, way: str, day: date) -> Days:
    """The date ``MM-DD`` nearest to ``day`` that falls on a weekday, some years around.

    Where none does the weekday is a slip, and ``way`` alone decides.
    """
    years = range(day.year - _NEAR_YEARS, day.year + _NEAR_YEARS + 1)
    found = [c for y in years if (c := _try_year("date", value, y)) is not None]
    fits = [c for c in found if c.first.weekday() == weekday]
    return _choose(fits, "near", day) if fits else pick("date", value, way, day)


def _choose(found: list[Days], way: str, day: date) -> Days:
    before = {"past": lambda c: c.first <= day, "last": lambda c: c.last < day}
    after = {"future": lambda c: c.last >= day, "next": lambda c: c.first > day}
    fits = before.get(way) or after.get(way)
    held = [c for c in found if fits is None or fits(c)]
    if not held:
        raise ValueError(f"no such day: {way}")
    if fits is None:
        return min(held, key=lambda c: (_distance(c, day), c.first))
    return held[-1] if way in before else held[0]


def _distance(days: Days, day: date) -> int:
    if days.first <= day <= days.last:
        return 0
    return min(abs((days.first - day).days), abs((days.last - day).days))


def _try_year(operation: str, value: str, year: int) -> Days | None:
    try:
        return _of_year(operation, value, year)
    except ValueError:
        return None


def _of_year(operation: str, value: str, year: int) -> Days:
    if operation == "holiday":
        return _holiday(value, year)
    if operation == "season":
        return _season(value, year)
    prefix = {"quarter": "Q", "half": "H"}.get(operation, "")
    return is_value(f"{year:04}-{prefix}{value}")


def _weekday(n: int, way: str, day: date) -> Days:
    back, ahead = (day.weekday() - n) % 7, (n - day.weekday()) % 7
    shift = {"past": -back, "last": -(back or 7), "future": ahead, "next": ahead or 7}.get(way)
    if shift is None:
        shift = ahead if ahead <= back else -back
    found = day + timedelta(days=shift)
    return Days(found, found)


def holiday_key(words: str) -> str:
    """The one word that stands for a holiday in a rule: ``new-years-day``."""
    return "-".join(words.lower().replace("’", "").replace("'", "").split())


@lru_cache(maxsize=1)
def _holidays() -> dict[str, Any]:
    return {holiday_key(name): told for name, told in lexicon("calendar")["holidays"].items()}


def _holiday(name: str, year: int) -> Days:
    told = _holidays().get(name)
    if told is None:
        raise ValueError(f"no such holiday: {name}")
    if isinstance(told, str):
        return is_value(f"{year:04}-{told}")
    if "easter" in told:
        day = _easter(year) + timedelta(days=told["easter"])
    else:
        day = _nth_weekday(year, told["month"], told["weekday"], told["nth"])
    return Days(day, day)


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth weekday of a month; from its end where ``nth`` is negative."""
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    last = date(year, month, monthrange(year, month)[1])
    return last - timedelta(days=(last.weekday() - weekday) % 7 + 7 * (-nth - 1))


def _easter(year: int) -> date:
    """Easter Sunday of the western churches (the Gregorian rule of Meeus and Jones)."""
    golden, century = year % 19, year // 100
    leap = century - century // 4 - (8 * century + 13) // 25
    epact = (19 * golden + leap + 15) % 30
    moon = epact - (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    day = moon - weekday
    month = 3 + (day + 40) // 44
    return date(year, month, day + 28 - 31 * (month // 4))


def _season(name: str, year: int) -> Days:
    return _months(year, _SEASON_START[name], 3)


def _years(first: int, count: int) -> Days:
    return Days(date(first, 1, 1), date(first + count - 1, 12, 31))


def _months(year: int, month: int, count: int) -> Days:
    total = year * 12 + month - 1 + count - 1
    last_year, last_month = total // 12, total % 12 + 1
    end = date(last_year, last_month, monthrange(last_year, last_month)[1])
    return Days(date(year, month, 1), end)
