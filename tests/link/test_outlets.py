from __future__ import annotations

import pytest

from onrecord.link.outlets import common_owner, outlet_at, outlet_named
from tests.link.made import Made


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.reuters.com/world/x", "Reuters"),
        ("https://edition.cnn.com/2031/05/06/y", "CNN"),
        ("https://uk.news.yahoo.com/z", "Yahoo News"),
        ("https://example.org/a", None),
        ("http://[broken", None),
        (None, None),
    ],
)
def test_an_address_belongs_to_an_outlet(address: str | None, name: str | None) -> None:
    found = outlet_at(address)
    assert (found.name if found else None) == name


@pytest.mark.parametrize("written", ["Associated Press", "AP", "the associated press"])
def test_names_of_one_outlet_are_one(written: str) -> None:
    found = outlet_named(written)
    assert found is not None
    assert (found.name, found.kind, found.country) == ("AP", "agency", "US")


def test_only_two_outlets_have_a_common_owner() -> None:
    a, b = Made("x", outlet="The Sun").article, Made("y", outlet="The Australian").article
    assert common_owner(a, b) == "News Corp"
    assert common_owner(a, a) is None
    assert common_owner(a, Made("z", outlet="Daily Mirror").article) is None
