"""The table of countries is whole, and no name stands for two."""

from __future__ import annotations

from collections import Counter

import pytest

from onrecord.resources.countries import by_adjective, by_name, by_seat, countries


def test_every_code_is_an_alpha_3_of_its_own() -> None:
    codes = [c.code for c in countries()]
    assert len(codes) > 190
    assert len(set(codes)) == len(codes)
    assert all(len(code) == 3 and code.isupper() for code in codes)


@pytest.mark.parametrize("field", ["adjectives", "people", "seats"])
def test_no_word_stands_for_two_countries(field: str) -> None:
    counted = Counter(word for c in countries() for word in getattr(c, field))
    assert [word for word, n in counted.items() if n > 1] == []


@pytest.mark.parametrize(
    ("name", "code"),
    [("U.S.", "USA"), ("Turkey", "TUR"), ("Czech Republic", "CZE"), ("Ivory Coast", "CIV"),
     ("South Korea", "KOR"), ("Gambia", "GMB")],
)  # fmt: skip
def test_name(name: str, code: str) -> None:
    assert by_name()[name].code == code


def test_peoples_and_seats() -> None:
    assert by_adjective()["Dutch"].code == "NLD"
    assert by_adjective()["Swedes"].code == "SWE"
    assert by_seat()["Ottawa"].name == "Canada"
    assert by_seat()["Kremlin"].code == "RUS"
