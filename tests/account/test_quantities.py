from __future__ import annotations

from decimal import Decimal
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.account.quantities import Quantity, numbers, quantities
from onrecord.model.span import Span


def _read(text: str) -> list[Quantity]:
    return list(quantities(text, Span(0, len(text))))


@pytest.mark.parametrize(
    ("text", "kind", "value", "bound", "head"),
    [
        ("killed 12 people", "count", "12", "exact", "people"),
        ("Seventeen boats are held", "count", "17", "exact", "boat"),
        ("at least twenty-three sailors", "count", "23", "at least", "sailor"),
        ("up to 1,500 tons of grain", "count", "1500", "at most", "ton"),
        ("can count up to seventeen boats", "count", "17", "exact", "boat"),
        ("about 40,000 crowns a boat", "count", "40000", "about", "crown"),
        ("a fine of $2.5 million", "money", "2500000", "exact", None),
        ("some 3 billion euros", "money", "3000000000", "about", "euro"),
        ("sold for $US61 billion", "money", "61000000000", "exact", None),
        ("about A$1.5m", "money", "1500000", "about", None),
        ("HK$3,000 a day", "money", "3000", "exact", None),
        ("Rs 40 crore", "money", "400000000", "exact", None),
        ("USD 5bn", "money", "5000000000", "exact", None),
        ("40 US dollars", "money", "40", "exact", "us"),
        ("rose 4.5 percent", "percent", "4.5", "exact", "percent"),
        ("rose 4.5% in May", "percent", "4.5", "exact", None),
        ("a three-day visit", "duration", "3", "exact", "day"),
        ("some 20 , 000 people", "count", "20000", "about", "people"),
        ("lasted two hours", "duration", "2", "exact", "hour"),
    ],
)
def test_typed_values(text: str, kind: str, value: str, bound: str, head: str | None) -> None:
    (found,) = _read(text)
    assert (found.kind, found.value, found.bound) == (kind, Decimal(value), bound)
    assert found.heads[:1] == ((head,) if head else ()) or kind == "percent"
    assert found.span.of(text).strip()[0] in text


@pytest.mark.parametrize(
    "text",
    [
        "one of them left",
        "dozens of boats",
        "at 10:45 they left",
        "the 3rd boat",
        "version 1.2.3 of it",
        "page A12 and 12.",
        "5/6 of it",
        "a 5k run and 40m of rope",
    ],
)
def test_what_is_no_value(text: str) -> None:
    assert _read(text) == []


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("A$12 million (US$8 million)", [False, True]),
        ("12 million Australian dollars (about £6 million)", [False, True]),
        ("$5 million ($3 million in 2020)", [False, False]),
        ("£5 million (up from €3 million)", [False, False]),
        ("12 boats ($3 million)", [False, False]),
    ],
)
def test_a_sum_in_brackets_tells_the_one_before_again(text: str, again: list[bool]) -> None:
    assert [q.again for q in _read(text)] == again
    assert [n.again for n in numbers(text, Span(0, len(text)))][:2] == again


def test_numbers_of_dates_are_skipped() -> None:
    text = "On 4 May 12 boats left"
    assert [str(q.value) for q in quantities(text, Span(0, len(text)), [Span(3, 8)])] == ["12"]


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        ("12 boats", "14 boats", False),
        ("at least 12 boats", "14 boats", True),
        ("12 boats", "at least 14 boats", False),
        ("12 boats", "up to 14 boats", True),
        ("about 100 boats", "95 boats", True),
        ("about 100 boats", "60 boats", False),
    ],
)
def test_values_agree_when_both_can_be_true(a: str, b: str, agree: bool) -> None:
    (first,), (second,) = _read(a), _read(b)
    assert first.agrees(second) is agree
    assert second.agrees(first) is agree


@given(st.text(alphabet=st.sampled_from("0123456789,.$% -twohundrd\u0660\u00b2\n"), max_size=60))
def test_any_text_gives_values_with_their_places(text: str) -> None:
    for found in _read(text):
        assert 0 <= found.span.start < found.span.end <= len(text)
        assert found.value >= 0


def test_endless_digits_are_read_in_linear_time() -> None:
    start = process_time()
    _read("1" * 200_000)
    _read("1," * 100_000)
    _read("twenty-" * 40_000)
    assert process_time() - start < 10
