"""What two sentences have in common."""

from __future__ import annotations

import pytest

from onrecord.account.likeness import covered, deeds_of, likeness, other_year
from onrecord.account.reported import Told, told
from onrecord.account.view import view_of
from tests.account.piles import Sheet, day, story


def _sides(a: Sheet, b: Sheet) -> tuple[Told, Told]:
    first, second = told(view_of(story(a, b)))
    return first, second


def test_words_are_covered_in_form_and_in_meaning() -> None:
    assert covered(("boats", "sank"), ("boat", "sinks")) == 1.0
    assert covered(("blaze",), ("fire",)) >= 0.8
    assert covered(("boats",), ("parliament",)) < 0.5
    assert covered((), ("boats",)) == 0.0


def test_what_is_done_leaves_out_who_does_it() -> None:
    a = Sheet("The mayor of Sudmark opened the bridge to Norland.\n")
    (one,) = told(view_of(story(a)))
    assert deeds_of(one) == ("mayor", "opened", "bridge")


@pytest.mark.parametrize(("other", "apart"), [("2021", True), ("2024-03-02", False)])
def test_dates_of_two_years_are_of_two_times(other: str, apart: bool) -> None:
    a = Sheet("The ship came in on March 1.\n", outlet="Wire")
    a.date("March 1", "2024-03-01")
    b = Sheet(f"The ship came in on {other}.\n", outlet="Post")
    b.date(other, other)
    assert other_year(*_sides(a, b)) is apart


def test_names_and_days_are_told() -> None:
    a = Sheet("Ada Rook sold the mill.\n", outlet="Wire", published=day("2024-03-01"))
    b = Sheet("Ben Holt sold the mill.\n", outlet="Post", published=day("2024-03-08"))
    a.mention("Ada Rook")
    b.mention("Ben Holt")
    found = likeness(*_sides(a, b))
    assert found["person_apart"] == found["names_apart"] == found["deed_least"] == 1.0
    assert found["days"] == pytest.approx(0.5)
