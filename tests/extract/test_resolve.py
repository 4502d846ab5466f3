"""Rules and calendar days, without any text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.calendars import is_value, pick, unit_around, unit_span
from onrecord.extract.resolve import resolve
from onrecord.extract.timex import timex_value
from onrecord.model.dates import DateExpression, DateInterval, TimexType
from onrecord.model.ids import ArticleId, DateId
from onrecord.model.span import Span


def expression(rule: str, anchor: str = "published", timex: TimexType = "DATE") -> DateExpression:
    return DateExpression(
        id=DateId(rule), article=ArticleId("a"), span=Span(0, 1), timex=timex, anchor=anchor,
        rule=rule,
    )  # fmt: skip


def interval_of(rule: str, day: str) -> tuple[str | None, str | None]:
    held = DateInterval(earliest=day, latest=day, basis="stated", reason="")
    found = resolve([expression(rule)], held)[DateId(rule)]
    return found.earliest, found.latest


@pytest.mark.parametrize(
    ("rule", "day", "expected"),
    [
        ("unit M -1", "2024-03-31", ("2024-02-01", "2024-02-29")),
        ("unit WE +0", "2024-04-24", ("2024-04-27", "2024-04-28")),
        ("unit Y -1 late", "2024-04-24", ("2023-09-01", "2023-12-31")),
        ("unit Y -1 mid", "2024-04-24", ("2023-05-01", "2023-08-31")),
        ("unit M -1 early", "2024-04-24", ("2024-03-01", "2024-03-10")),
        ("unit Y +0 early earlier", "2024-03-05", ("2024-01-01", "2024-03-05")),
        ("unit W +0 later", "2024-04-24", ("2024-04-24", "2024-04-28")),
        ("date 04 past", "2024-04-24", ("2024-04-01", "2024-04-24")),
        ("date 04 past late", "2024-05-02", ("2024-04-21", "2024-04-30")),
        ("date 04 near", "2024-04-24", ("2024-04-01", "2024-04-30")),
        ("date 11 past to 01", "2024-04-24", ("2023-11-01", "2024-01-31")),
        ("date 05-01 near week", "2024-04-24", ("2024-04-29", "2024-05-05")),
        ("weekday 4 past to 0", "2024-04-24", ("2024-04-19", "2024-04-22")),
        ("unit WE past", "2024-04-22", ("2024-04-20", "2024-04-21")),
        ("unit WE future", "2024-04-22", ("2024-04-27", "2024-04-28")),
        ("season WI last late", "2024-04-24", ("2024-01-31", "2024-02-29")),
        ("holiday easter past", "2024-04-24", ("2024-03-31", "2024-03-31")),
        ("holiday memorial-day next", "2024-04-24", ("2024-05-27", "2024-05-27")),
        ("holiday no-such-day next", "2024-04-24", (None, None)),
        ("unit E -1", "2024-04-24", ("2010-01-01", "2019-12-31")),
        ("weekday 2 last", "2024-04-24", ("2024-04-17", "2024-04-17")),
        ("weekday 2 past", "2024-04-24", ("2024-04-24", "2024-04-24")),
        ("weekday 2 next", "2024-04-24", ("2024-05-01", "2024-05-01")),
        ("weekday 0 near", "2024-04-26", ("2024-04-29", "2024-04-29")),
        ("date 02-29 last", "2023-05-01", ("2020-02-29", "2020-02-29")),
        ("date 12-30 near to 01-02", "2024-01-01", ("2023-12-30", "2024-01-02")),
        ("date 06 year-1", "2024-04-24", ("2023-06-01", "2023-06-30")),
        ("season WI last", "2024-04-24", ("2023-12-01", "2024-02-29")),
        ("holiday thanksgiving last", "2024-04-24", ("2023-11-23", "2023-11-23")),
        ("unit D +0 T14:30", "2024-04-24", ("2024-04-24T14:30", "2024-04-24T14:30")),
        ("past M 3", "2024-05-31", ("2024-02-29", "2024-05-31")),
        ("ref FUTURE", "2024-05-31", ("2024-05-31", None)),
        ("ref PRESENT", "2024-05-31", (None, None)),
        ("is 2023-02-30", "2024-05-31", (None, None)),
        ("unit C +400", "2024-05-31", (None, None)),
    ],
)
def test_rule(rule: str, day: str, expected: tuple[str | None, str | None]) -> None:
    assert interval_of(rule, day) == expected


def test_chain_of_days() -> None:
    first = expression("is 2020-02-28", "absolute")
    second = expression("unit D +1", first.id)
    third = expression("unit D +2", second.id)
    undated = DateInterval(earliest=None, latest=None, basis="unknown", reason="")
    found = resolve([first, second, third], undated)
    assert found[third.id].earliest == "2020-03-02"
    assert found[third.id].basis == "resolved"


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("199X", date(1990, 1, 1), date(1999, 12, 31)),
        ("18XX", date(1800, 1, 1), date(1899, 12, 31)),
        ("2024-Q4", date(2024, 10, 1), date(2024, 12, 31)),
        ("2024-H1", date(2024, 1, 1), date(2024, 6, 30)),
        ("2023-WI", date(2023, 12, 1), date(2024, 2, 29)),
    ],
)
def test_days_of_a_value(value: str, first: date, last: date) -> None:
    assert is_value(value) == (first, last)


def test_an_unknown_day_has_an_unknown_value() -> None:
    assert timex_value(expression("weekday 1 past"), None) == "XXXX-XX-XX"


DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))
UNITS = st.sampled_from(["D", "W", "M", "Q", "Y", "E"])


@given(DAYS, UNITS, st.integers(-20, 20))
def test_units_follow_each_other_without_gap(day: date, unit: str, n: int) -> None:
    one, after = unit_around(unit, day, n), unit_around(unit, day, n + 1)
    assert (after.first - one.last).days == 1
    assert one.first <= one.last


@given(DAYS, st.integers(0, 6))
def test_weekdays_fall_on_their_side(day: date, n: int) -> None:
    past, future = pick("weekday", str(n), "past", day), pick("weekday", str(n), "future", day)
    assert past.first <= day <= future.first
    assert past.first.weekday() == future.first.weekday() == n
    assert (
        pick("weekday", str(n), "last", day).first
        < day
        < pick("weekday", str(n), "next", day).first
    )


@given(DAYS, UNITS, st.integers(1, 30))
def test_going_back_never_passes_going_ahead(day: date, unit: str, n: int) -> None:
    assert unit_span(unit, day, -n) < day < unit_span(unit, day, n)
