"""Words of an actor -> its country and sector."""

from __future__ import annotations

import pytest

from onrecord.resources.actors import UNCODED, Code, code_of

TABLE = [
    ("Peru", "PER", "GOV"),
    ("the Kremlin", "RUS", "GOV"),
    ("Lima", "PER", "GOV"),
    ("Peruvian Foreign Minister Ana Soto", "PER", "GOV"),
    ("Peru's navy", "PER", "MIL"),
    ("the Peruvian opposition", "PER", "OPP"),
    ("a Copenhagen court", "DNK", "JUD"),
    ("the Peruvian parliament", "PER", "LEG"),
    ("Peruvian police", "PER", "COP"),
    ("Peruvians", "PER", "CVL"),
    ("French farmers", "FRA", "CVL"),
    ("Taliban militants", None, "REB"),
    ("the United Nations", None, "IGO"),
    ("Amnesty International", None, "NGO"),
    ("Boeing", None, "BUS"),
    ("Reuters", None, "MED"),
    ("Uttar Pradesh Chief Minister", "IND", "GOV"),
]


@pytest.mark.parametrize(("words", "country", "sector"), TABLE)
def test_code(words: str, country: str | None, sector: str | None) -> None:
    assert code_of(words) == Code(country=country, sector=sector)


def test_a_place_where_something_happens_is_no_government() -> None:
    assert code_of("Lima", acts=False) == Code(country="PER", sector=None)


@pytest.mark.parametrize("words", ["", "the", "Ana Soto", "it", "\ud800", "—"])
def test_nothing_is_guessed(words: str) -> None:
    assert code_of(words) == UNCODED
