from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import UsageError
from onrecord.link.outlets import common_owner, outlet_at, outlet_named, own_outlets, owners_of
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


def test_a_users_own_table_stands_beside_the_shipped_one(tmp_path: Path) -> None:
    file = tmp_path / "outlets.yaml"
    file.write_text(
        "outlets:\n"
        "  - {name: The Quay, also: [Quay Online], domains: [quay.example], owner: Mole Group}\n"
        "  - {name: Reuters, owner: Mole Group, country: GB, kind: agency}\n"
    )
    a, b = Made("x", outlet="Quay Online").article, Made("y", outlet="Reuters").article
    with own_outlets(str(file)):
        found = outlet_at("https://news.quay.example/1")
        assert found is not None
        assert found.name == "The Quay"
        assert common_owner(a, b) == "Mole Group"
        assert owners_of([a]) == ("Mole Group",)
    assert outlet_at("https://news.quay.example/1") is None
    assert owners_of([b]) == ("Thomson Reuters",)


@pytest.mark.parametrize("written", ["outlets: [", "[]", "outlets: [The Quay]", "papers: []"])
def test_a_table_of_another_form_is_named(tmp_path: Path, written: str) -> None:
    file = tmp_path / "outlets.yaml"
    file.write_text(written)
    with pytest.raises(UsageError, match=r"outlets\.yaml"), own_outlets(str(file)):
        pass


def test_a_table_that_is_not_there_is_named() -> None:
    with pytest.raises(UsageError, match="nowhere"), own_outlets("nowhere.yaml"):
        pass
