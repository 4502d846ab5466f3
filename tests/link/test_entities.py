from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.link.actors import (
    countries_in,
    government_of,
    is_unique_office,
    sector_of_body,
    sector_of_title,
)
from onrecord.link.entities import resolve_entities
from onrecord.model.entity import Entity, Mention
from tests.link.made import Made


def entity_of(*made: Made) -> dict[str, Entity]:
    entities, _ = resolve_entities([m.done() for m in made])
    return {mention: entity for entity in entities for mention in entity.mentions}


def together(a: Mention, b: Mention, *made: Made) -> bool:
    held = entity_of(*made)
    return held[a.id].id == held[b.id].id


def test_surname_and_full_name_are_one_across_articles() -> None:
    one, two = Made("Petra Lindqvist spoke."), Made("Later Lindqvist left.")
    a, b = one.mention("Petra Lindqvist"), two.mention("Lindqvist")
    assert together(a, b, one, two)
    entity = entity_of(one, two)[b.id]
    assert (entity.name, len(entity.articles)) == ("Petra Lindqvist", 2)


def test_initials_and_spellings_are_one() -> None:
    one, two, three = Made("Joanna K. Brandt."), Made("Joanna Brandt."), Made("Johanna Brandt.")
    a, b, c = (
        one.mention("Joanna K. Brandt"),
        two.mention("Joanna Brandt"),
        three.mention("Johanna Brandt"),
    )
    assert together(a, b, one, two, three)
    assert together(a, c, one, two, three)


def test_a_surname_of_two_persons_is_given_to_neither() -> None:
    one, two = Made("Anna Reed met Carl Reed."), Made("Reed left.")
    a, b, c = one.mention("Anna Reed"), one.mention("Carl Reed"), two.mention("Reed")
    held = entity_of(one, two)
    assert len({held[x.id].id for x in (a, b, c)}) == 3


def test_namesakes_of_two_countries_stay_apart() -> None:
    one, two = Made("French senator Anna Reed."), Made("Peruvian senator Anna Reed.")
    a = one.mention("Anna Reed", title="French senator")
    b = two.mention("Anna Reed", title="Peruvian senator")
    held = entity_of(one, two)
    assert held[a.id].id != held[b.id].id
    assert ("country", "FRA") in held[a.id].codes
    assert ("sector", "LEG") in held[a.id].codes


def test_an_office_alone_is_its_holder() -> None:
    one, two = Made("Foreign Minister Ida Moss spoke."), Made("The foreign minister left.")
    a = one.mention("Ida Moss", title="Foreign Minister")
    b = two.mention("foreign minister", named=False)
    assert together(a, b, one, two)


def test_an_office_that_many_hold_names_no_one() -> None:
    one, two = Made("Senator Ida Moss spoke."), Made("The senator left.")
    a = one.mention("Ida Moss", title="Senator")
    b = two.mention("senator", named=False)
    assert not together(a, b, one, two)


def test_capital_that_speaks_is_the_country_and_else_a_place() -> None:
    one, two = Made("Paris said no. He lives in Paris."), Made("France voted.")
    speaks = one.mention("Paris", "place")
    place = one.mention("Paris", "place", nth=1, refers=speaks)
    country = two.mention("France", "country")
    one.says("no", "Paris", manner="indirect", mention=speaks)
    held = entity_of(one, two)
    assert held[speaks.id].id == held[country.id].id
    assert held[place.id].kind == "place"
    assert held[place.id].id != held[country.id].id
    assert set(held[country.id].codes) == {("country", "FRA"), ("sector", "GOV")}


def test_government_and_country_are_one_actor() -> None:
    one, two = Made("The French government objects."), Made("France voted.")
    a = one.mention("French government", "organisation", named=False)
    b = two.mention("France", "country")
    assert together(a, b, one, two)


def test_unnamed_officials_stay_apart_by_article() -> None:
    one, two = Made("A senior official said it rained."), Made("A senior official said it snowed.")
    a = one.mention("senior official", named=False)
    b = two.mention("senior official", named=False)
    one.says("it rained", "senior official", mention=a, named=False)
    two.says("it snowed", "senior official", mention=b, named=False)
    assert not together(a, b, one, two)


def test_unnamed_officials_cited_with_the_same_words_are_one() -> None:
    words = "we will open the lower gates before the end of the week"
    one, two = (
        Made(f"A senior official said “{words}”."),
        Made(f"“{words},” a senior official said."),
    )
    a = one.mention("senior official", named=False)
    b = two.mention("senior official", named=False)
    one.says(words, "senior official", mention=a, named=False)
    two.says(words, "senior official", mention=b, named=False)
    assert together(a, b, one, two)


def test_a_second_official_is_another() -> None:
    one = Made("A senior official agreed. A second senior official did not.")
    a = one.mention("senior official", named=False)
    b = one.mention("second senior official", named=False)
    assert not together(a, b, one)


def test_ministries_of_two_countries_stay_apart() -> None:
    one, two = Made("The French Foreign Ministry."), Made("The Peruvian Foreign Ministry.")
    a = one.mention("French Foreign Ministry", "organisation")
    b = two.mention("Peruvian Foreign Ministry", "organisation")
    assert not together(a, b, one, two)


def test_initials_of_a_body_are_the_body() -> None:
    one, two = Made("World Fisheries Council met."), Made("The WFC met.")
    a = one.mention("World Fisheries Council", "organisation")
    b = two.mention("WFC", "organisation")
    assert together(a, b, one, two)


def test_speaker_without_mention_is_found_by_name() -> None:
    one = Made("Lindqvist spoke. “Never,” said Lindqvist.")
    a = one.mention("Lindqvist")
    said = one.says("“Never,”", "Lindqvist")
    entities, speakers = resolve_entities([one.done()])
    assert [(s.statement, s.entity) for s in speakers] == [(said.id, entities[0].id)]
    assert a.id in entities[0].mentions


def test_mentions_that_refer_in_a_circle_do_no_harm() -> None:
    one = Made("Reed met Reed.")
    a, b = one.mention("Reed"), one.mention("Reed", nth=1)
    one.mentions = [replace(a, refers=b.id), replace(b, refers=a.id)]
    assert sum(len(e.mentions) for e in resolve_entities([one.done()])[0]) == 2


@pytest.mark.parametrize(
    ("title", "sector"),
    [
        ("Foreign Minister", "GOV"),
        ("union president", "LAB"),
        ("U.S. Senator", "LEG"),
        ("coast guard spokesman", "MIL"),
        ("baker", None),
    ],
)
def test_sector_of_a_title(title: str, sector: str | None) -> None:
    assert sector_of_title(title) == sector


def test_words_of_countries() -> None:
    assert countries_in("then-U.S. House Speaker") == {"USA"}
    assert countries_in("director of studies at the French Institute") == frozenset()
    government = government_of("government of Japan")
    assert government is not None
    assert government.code == "JPN"
    assert government_of("city government") is None
    assert is_unique_office("French foreign minister")
    assert not is_unique_office("official")
    assert sector_of_body("Ministry of Justice") == "GOV"
