from __future__ import annotations

import pytest

from onrecord.link.press import is_part_of, is_press, told_to
from onrecord.model.span import Span


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("He told the Kellin Herald on Monday.", ["the Kellin Herald"]),
        ("in an interview described to the Kellin Herald.", ["the Kellin Herald"]),
        ("She said in an interview with The Valley Monitor", ["The Valley Monitor"]),
        ("an interview with BBC Radio 4", ["BBC"]),
        ("told Harbour News Agency", ["Harbour News Agency"]),
        ("told Fox News’s morning show", ["Fox News"]),
        ("told the Guardian and told Reuters", ["the Guardian", "Reuters"]),
        ("told the Kellin Water Agency that", []),
        ("told Times reporters", []),
        ("told the Senate Intelligence Committee", []),
        ("in an interview given to the Kellin Herald", ["the Kellin Herald"]),
        ("confirmed his move to the Kellin Herald", []),
        ("said he agreed with the Kellin Herald", []),
        ("gave the parcel to the Guard Post", []),
        ("read the Kellin Herald", []),
    ],
)
def test_outlets_that_something_was_told_to(text: str, named: list[str]) -> None:
    assert [name for name, _ in told_to(text, Span(0, len(text)))] == named


@pytest.mark.parametrize(
    ("name", "press"),
    [
        ("Kellin Food Agency", False),
        ("Ostrava Peace Network", False),
        ("Harbour News Agency", True),
        ("Anadolu Agency", True),
        ("Valley Radio Network", True),
        ("Kellin Herald", True),
    ],
)
def test_a_body_is_press_by_its_name(name: str, press: bool) -> None:
    assert is_press(name) is press


def test_a_short_name_is_part_of_the_full_one() -> None:
    assert is_part_of("the Herald", "Kellin Herald")
    assert not is_part_of("the Herald", None)
    assert not is_part_of("Tarn Herald", "Kellin Herald")
