"""Article -> which mention stands for which."""

from __future__ import annotations

import pytest

from onrecord.extract.acronyms import is_acronym
from onrecord.extract.coreference import surname_of
from onrecord.extract.mentions import find_mentions
from tests.extract.helpers import parsed


def names(text: str) -> list[tuple[str, str]]:
    """Words of each mention with the name it got, in order."""
    article, parse = parsed(text)
    return [(m.span.of(text), m.name) for m in find_mentions(article, parse)]


def last_name_of(text: str, words: str) -> str:
    return [name for held, name in names(text) if held == words][-1]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Anna Reed spoke in Oslo. Reed said the talks went well.", "Reed", "Anna Reed"),
        ("Reed spoke first, reporters said. Later Anna Reed left.", "Reed", "Anna Reed"),
        ("President Tao Lin met aides. Tao said it was over.", "Tao", "Tao Lin"),
        ("Anna Reed spoke. Paul Reed left. Reed said it was late.", "Reed", "Paul Reed"),
        ("Mr. Paul Reed left. Mrs. Anna Reed spoke. Mr. Reed said no.", "Reed", "Paul Reed"),
        ("The World Health Organization (WHO) met. The WHO said so.", "WHO",
         "World Health Organization"),
        ("He quoted ASEAN, the Association of Southeast Asian Nations.", "ASEAN",
         "Association of Southeast Asian Nations"),
        ("A senior Treasury official spoke. The official said it was fine.", "official",
         "senior Treasury official"),
        ("A senior Treasury official spoke. A second senior Treasury official agreed. "
         "The first official said no.", "first official", "senior Treasury official"),
        # who is named with such a title in passing is not "the official" of the article
        ("A senior Treasury official spoke. The official said it was fine. Aides, among them "
         "the top port official Omar Said, will travel. The official left.", "official",
         "senior Treasury official"),
        ("Top port official Omar Said spoke. The official said it was fine.", "official",
         "Omar Said"),
        ("A senior official spoke. The official left. A second official came. "
         "The official said no.", "official", "second official"),
        ("Interior Minister Omar Said spoke. The minister said it was over.", "minister",
         "Omar Said"),
        ("Foreign Ministry spokesman Ivan Petrov spoke. The spokesperson added a word.",
         "spokesperson", "Ivan Petrov"),
    ],
)  # fmt: skip
def test_name_that_words_stand_for(text: str, words: str, name: str) -> None:
    assert last_name_of(text, words) == name


def test_ordinals_part_two_officials() -> None:
    text = (
        "A senior Treasury official said it would help. "
        "A second senior Treasury official doubted it. "
        "The first official shrugged. The second official left."
    )
    article, parse = parsed(text)
    found = {m.span.of(text): m for m in find_mentions(article, parse)}
    first = found["senior Treasury official"]
    second = found["second senior Treasury official"]
    assert second.refers is None
    assert found["first official"].refers == first.id
    assert found["second official"].refers == second.id


def test_officials_of_two_countries_stay_apart() -> None:
    text = (
        "A Chilean Foreign Ministry official spoke. A Peruvian Foreign Ministry official agreed. "
        "The Chilean Foreign Ministry official left. Peru's Foreign Ministry official stayed."
    )
    article, parse = parsed(text)
    found = [m for m in find_mentions(article, parse) if m.kind == "person"]
    chilean, peruvian, chilean_again, peruvian_again = found
    assert peruvian.refers is None
    assert chilean_again.refers == chilean.id
    assert peruvian_again.refers == peruvian.id


def test_two_persons_of_one_surname_are_two() -> None:
    text = "Wei Long met Wei Hao in Lima. Wei Hao spoke."
    article, parse = parsed(text)
    found = [m for m in find_mentions(article, parse) if m.kind == "person"]
    assert [m.name for m in found] == ["Wei Long", "Wei Hao", "Wei Hao"]
    assert found[1].refers is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [("NATO", True), ("U.N.", True), ("G7", True), ("Nato", False), ("A", False), ("7A", False)],
)
def test_acronym(name: str, expected: bool) -> None:
    assert is_acronym(name) is expected


def test_surname_leaves_junior_out() -> None:
    assert surname_of(("John", "Hale", "Jr.")) == "Hale"
