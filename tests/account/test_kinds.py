"""Of what kind two numbers differ."""

from __future__ import annotations

import pytest

from onrecord.account.kinds import kind_of
from onrecord.account.reported import told
from onrecord.account.view import view_of
from tests.account.piles import Sheet, day, story


def _kind(first: str, second: str, *days: str) -> str:
    sheets = [
        Sheet(f"{text}\n", outlet=outlet, published=day(when))
        for text, outlet, when in zip((first, second), ("Wire", "Post"), days, strict=True)
    ]
    a, b = sorted(told(view_of(story(*sheets))), key=lambda t: t.text != first)
    found = kind_of(a, a.values[0], b, b.values[0])
    assert found is not None
    return found.kind


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("The pier will cost $20 million.", "The pier will cost $34 million.", "contradiction"),
        (
            "The pier will cost $20 million.",
            "The pier will cost $34 million with its lamps.",
            "scope",
        ),
        ("The pact covers 27 farms.", "The pact covers 61 farms on both banks.", "scope"),
        # where both count it in, neither leaves it out
        (
            "The pact covers 27 farms on both banks.",
            "The pact covers 61 farms on both banks.",
            "contradiction",
        ),
        # only what is paid for has parts that a "with" adds
        (
            "The patrol caught 23 men with the ladders.",
            "The patrol caught 19 men.",
            "contradiction",
        ),
        ("The blast killed or injured 50 workers.", "The blast injured 38 workers.", "scope"),
        ("The blast injured 50 workers.", "The blast injured 38 workers.", "contradiction"),
    ],
)
def test_what_one_counts_in_and_the_other_leaves_out(first: str, second: str, kind: str) -> None:
    assert _kind(first, second, "2031-05-01", "2031-05-01") == kind


def test_a_number_that_is_still_left_may_fall() -> None:
    before = "Two thousand farms were without power."
    after = "Some 600 farms are still without power."
    assert _kind(before, after, "2031-05-01", "2031-05-02") == "update"
    other = "Some 600 farms are without power."
    assert _kind(before, other, "2031-05-01", "2031-05-02") == "contradiction"
