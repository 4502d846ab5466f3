from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.account.wording import put_for


@pytest.mark.parametrize(
    ("a", "b", "put"),
    [
        ("“what they’re finding,”", "“what they are telling.”", ("finding", "telling")),
        ("“He is the best pilot of all”", "“He is the worst pilot of all”", ("best", "worst")),
        ("“It will never be sold to them”", "“It will soon be sold to them”", ("never", "soon")),
    ],
)  # fmt: skip
def test_other_words_in_quotation_marks(a: str, b: str, put: tuple[str, str]) -> None:
    assert put_for(a, b) == put
    assert put_for(b, a) == put[::-1]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("“lied to the F.B.I. many times”", "“lied to the FBI many times”"),
        ("“he’s very fair to us”", "“he is very fair to us”"),
        ("“You need not sit in the pew today”", "“You need not sit in the pews today”"),
        ("“We met General Holt today”", "“We met Gen. Holt today”"),
        ("“I love this land”", "“I love this land, but it is cold”"),
        ("that he had spoken and “both believe in it”", "“we have talked and both believe in it”"),
        ("“The old pier is closed for good”", "“My new car was sold in May”"),
        ("He said it was best for us", "He said it was worst for us"),
        ("“a two in three chance of it”", "“a 2 in 3 chance of it”"),
        (
            "“We act against firms that … harm the ports of Arle”",
            "“We act against firms that are known to harm trade”",
        ),
        ("“We act against firms that ... sail east”", "“We act against firms that trade in ore”"),
        ("", "“x”"),
    ],
)
def test_what_is_no_other_wording(a: str, b: str) -> None:
    assert put_for(a, b) is None


@given(st.text(), st.text())
def test_any_two_texts_are_compared(a: str, b: str) -> None:
    assert put_for(a, a) is None
    assert (put_for(a, b) is None) or a != b


def test_ten_thousand_quotation_marks_are_harmless() -> None:
    assert put_for("“" * 10_000, "“a” " * 10_000) is None
