"""The drawn timeline: to scale near the reporting, honest about what is not."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.present.page import timeline
from onrecord.present.page.desk import Desk
from onrecord.present.page.timeline import Chart
from tests.present.sample import sample_account
from tests.present.sample_draft import day


def _chart(*days: tuple[date, date]) -> Chart:
    account = sample_account()
    item = account.timeline[0]
    items = tuple(
        replace(item, id=f"t{i}", date=day(a.isoformat(), b.isoformat()))
        for i, (a, b) in enumerate(days)
    )
    found = timeline.chart(Desk(replace(account, timeline=items)))
    assert found is not None
    return found


def _one(text: str) -> tuple[date, date]:
    return date.fromisoformat(text), date.fromisoformat(text)


def test_equal_days_apart_are_equally_far_apart() -> None:
    chart = _chart(_one("2031-03-01"), _one("2031-03-05"), _one("2031-03-09"))
    a, b, c = sorted(m.x for m in chart.marks)
    assert b - a == pytest.approx(c - b, abs=0.01)


def test_publication_and_happening_of_one_day_share_a_place() -> None:
    chart = _chart(_one("2031-03-07"))
    assert chart.marks[0].x in {t.x for t in chart.published if "7 Mar" in t.title}


def test_what_lies_far_off_stands_beyond_a_break() -> None:
    chart = _chart(_one("1998-05-01"), _one("2031-03-05"), _one("2090-01-01"))
    assert chart.earlier is not None
    assert chart.later is not None
    xs = sorted(m.x for m in chart.marks)
    assert xs[0] < chart.earlier < xs[1] < chart.later < xs[2]


def test_near_days_need_no_break() -> None:
    chart = _chart(_one("2031-03-01"), _one("2031-03-20"))
    assert chart.earlier is None
    assert chart.later is None


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.dates(min_value=date(1, 1, 1), max_value=date(9999, 6, 1)),
            st.integers(0, 100),
        ),
        min_size=1,
        max_size=40,
    )
)
def test_marks_keep_their_order_and_stay_on_the_page(held: list[tuple[date, int]]) -> None:
    days = [(a, a + timedelta(days=n)) for a, n in held]
    chart = _chart(*days)
    by_line = {m.line: m for m in chart.marks}
    placed = sorted((a, by_line[f"t{i}"].x) for i, (a, _) in enumerate(days, 1))
    assert [x for _, x in placed] == sorted(x for _, x in placed)
    assert all(0 <= m.x <= m.x + m.width <= 100 for m in chart.marks)
    assert all(0 < m.y < chart.base for m in chart.marks)
    assert 0 < len(chart.axis) <= 12


def test_marks_of_one_lane_do_not_lie_over_each_other() -> None:
    chart = _chart(*[_one(f"2031-03-{d:02}") for d in (1, 1, 1, 2, 2, 5, 9, 9)])
    lanes: dict[int, list[float]] = {}
    for m in chart.marks:
        lanes.setdefault(m.y, []).append(m.x)
    for xs in lanes.values():
        xs.sort()
        assert all(b - a >= 2.5 for a, b in itertools.pairwise(xs))
