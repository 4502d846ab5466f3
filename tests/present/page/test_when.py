"""Dates as labels."""

from __future__ import annotations

import pytest

from onrecord.model.dates import DateInterval, day_of
from onrecord.present.page.when import label


@pytest.mark.parametrize(
    ("earliest", "latest", "expected"),
    [
        (None, None, "no date"),
        ("2031-03-04", "2031-03-04", "4 Mar 2031"),
        ("2031-03-04T18:40:00+00:00", "2031-03-04T18:40:00+00:00", "4 Mar 2031, 18:40"),
        ("2031-03-12", "2031-03-15", "12–15 Mar 2031"),
        ("2031-02-12", "2031-03-04", "12 Feb – 4 Mar 2031"),
        ("2030-12-30", "2031-01-02", "30 Dec 2030 – 2 Jan 2031"),
        ("2031-03-01", "2031-03-31", "March 2031"),
        ("2032-02-01", "2032-02-28", "1–28 Feb 2032"),  # a leap year's February is longer
        ("1998-01-01", "1998-12-31", "1998"),
        ("1998-01-01", "2001-12-31", "1998–2001"),
        (None, "2031-03-04", "until 4 Mar 2031"),
        ("2031-03-04", None, "from 4 Mar 2031"),
        ("some day", "some day", "no date"),
    ],
)
def test_label(earliest: str | None, latest: str | None, expected: str) -> None:
    made = DateInterval(earliest=earliest, latest=latest, basis="stated", reason="")
    assert label(made) == expected


def test_label_without_the_clock() -> None:
    at = "2031-03-04T18:40:00Z"
    made = DateInterval(earliest=at, latest=at, basis="stated", reason="")
    assert label(made, clock=False) == "4 Mar 2031"


@pytest.mark.parametrize("text", ["", "2031", "2031-13-01", "x" * 40])
def test_what_is_no_day(text: str) -> None:
    assert day_of(text) is None
