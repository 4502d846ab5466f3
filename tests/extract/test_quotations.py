"""Text with quotation marks -> the quotations in it."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.quotations import find_quotations
from onrecord.model.span import Span
from tests.extract.helpers import lines


def quoted(text: str) -> list[str]:
    return [q.span.of(text) for q in find_quotations(text, lines(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We go,” she said.", ["“We go,”"]),
        ('"We go," she said, "and stay."', ['"We go,"', '"and stay."']),
        ("''We go,'' she said.", ["''We go,''"]),
        ("«We go», she said.", ["«We go»"]),
        ("‘We go,’ she said.", ["‘We go,’"]),
        ("'We go,' she said.", ["'We go,'"]),
        ("He heard “a ‘small’ voice” there.", ["“a ‘small’ voice”"]),
        ("He heard “a “small” voice” there.", ["“a “small” voice”"]),
        ("The workers' union isn't Brandt's.", []),
        ("The workers’ union isn’t Brandt’s.", []),
        ("In the ’90s and '80s it rained.", []),
        ("‘The workers’ union is late,’ she said.", ["‘The workers’ union is late,’"]),
        ('A 6" pipe burst.', []),
        ("It was (“late”) again.", ["(“late”)"[1:-1]]),
        ("no marks at all", []),
        ("", []),
    ],
)
def test_matches(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We go, she said.\n\nNobody came.", []),
        ("We go,” she said.", []),
        ("“We go, she said. “They stay,” he said.", ["“They stay,”"]),
        ('"We go, she said.\n"They stay," he said.\nIt rained.', ['"They stay,"']),
        ('"', []),
        ("“", []),
    ],
)
def test_lost_marks(text: str, expected: list[str]) -> None:
    found = quoted(text)
    assert found[-1:] == expected[-1:]


def test_a_paragraph_left_open_runs_on_when_the_next_opens_with_a_mark() -> None:
    text = "“One is open.\n\n“Two closes,” she said.\n\n“Three” stands alone."
    found = find_quotations(text, lines(text))
    assert [q.span.of(text) for q in found] == ["“One is open.", "“Two closes,”", "“Three”"]
    assert [q.closed for q in found] == [False, True, True]
    assert [q.resumes for q in found] == [False, True, False]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab '\"“”‘’«»`\n.,", max_size=120))
def test_any_marks_give_quotations_in_order_without_overlap(text: str) -> None:
    found = find_quotations(text, lines(text))
    for q in found:
        assert 0 <= q.span.start < q.span.end <= len(text)
    for a, b in pairwise(found):
        assert a.span.end <= b.span.start


@pytest.mark.parametrize("unit", ['"', '" ', "“", "”", "‘a ", "’ ", "“a” ", "''", "'a' ", "“a ‘b "])
def test_cost_is_linear_in_the_number_of_marks(unit: str) -> None:
    def seconds(count: int) -> float:
        text = unit * count
        begun = time.process_time()
        find_quotations(text, [Span(0, len(text))])
        return time.process_time() - begun

    seconds(100)
    small, large = max(seconds(10_000), 0.01), seconds(80_000)
    assert large < 40 * small
