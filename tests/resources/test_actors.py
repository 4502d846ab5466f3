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
    ("the Zambian government", "ZMB", "GOV"),
    ("Lusaka", "ZMB", "GOV"),
    ("Zambians", "ZMB", "CVL"),
    ("Zambia's president", "ZMB", "GOV"),
    ("the Zambian finance ministry", "ZMB", "GOV"),
    ("the Zambian army", "ZMB", "MIL"),
    ("the White House", "USA", "GOV"),
    ("the State Department", "USA", "GOV"),
    ("the Pentagon", "USA", "GOV"),
    ("Downing Street", "GBR", "GOV"),
    ("the Elysee", "FRA", "GOV"),
    ("the Bundestag", "DEU", "LEG"),
    ("the Duma", "RUS", "LEG"),
    ("Washington", "USA", "GOV"),
    ("the U.S.", "USA", "GOV"),
    ("the United States", "USA", "GOV"),
    ("U.S. President", "USA", "GOV"),
    ("the Treasury Department", "USA", "GOV"),
    ("the Federal Reserve", "USA", "GOV"),
    ("the European Union", None, "IGO"),
    ("the European Commission", None, "IGO"),
    ("NATO", None, "IGO"),
    ("the African Union", None, "IGO"),
    ("ECOWAS", None, "IGO"),
    ("the World Bank", None, "IGO"),
    ("the IMF", None, "IGO"),
    ("the World Health Organization", None, "IGO"),
    ("Hezbollah", None, "REB"),
    ("Boko Haram", None, "REB"),
    ("the Houthis", None, "REB"),
    ("Islamic State", None, "REB"),
    ("al-Qaeda", None, "REB"),
    ("Red Cross", None, "NGO"),
    ("Doctors Without Borders", None, "NGO"),
    ("Greenpeace", None, "NGO"),
    ("Microsoft", None, "BUS"),
    ("Toyota", None, "BUS"),
    ("the BBC", None, "MED"),
    ("The Washington Post", None, "MED"),
    ("Xinhua", None, "MED"),
    ("the Kenyan opposition leader", "KEN", "OPP"),
    ("Kenyan rebels", "KEN", "REB"),
    ("Kenyan students", "KEN", "CVL"),
    ("a Kenyan newspaper", "KEN", "MED"),
    ("the Kenyan supreme court", "KEN", "JUD"),
    ("Kenyan bishops", "KEN", "REL"),
    ("Kenyan doctors", "KEN", "CVL"),
    ("Kenyan intelligence agency", "KEN", "SPY"),
    ("Kenya's spy agency", "KEN", "SPY"),
    ("Kenyan trade union", "KEN", "LAB"),
    ("Kenyan prime minister", "KEN", "GOV"),
    ("Kenya's ambassador", "KEN", "GOV"),
    ("the Kenyan embassy", "KEN", "GOV"),
    ("Kenyan lawmakers", "KEN", "LEG"),
    ("Kenyan senators", "KEN", "LEG"),
    ("Kenyan farmers", "KEN", "CVL"),
    ("Kenyan oil company", "KEN", "BUS"),
    ("Kenyan troops", "KEN", "MIL"),
    ("Kenyan coast guard", "KEN", "MIL"),
    ("Kenyan prosecutors", "KEN", "JUD"),
    ("Kenyan refugees", "KEN", "REF"),
    ("an Icelandic bank", "ISL", "BUS"),
    ("the Georgian president", "GEO", "GOV"),
    ("South Korea", "KOR", "GOV"),
    ("Pyongyang", "PRK", "GOV"),
    ("Seoul", "KOR", "GOV"),
    ("the Holy See", "VAT", "GOV"),
    ("the Vatican", "VAT", "GOV"),
    ("Taipei", "TWN", "GOV"),
    ("Taiwan", "TWN", "GOV"),
    ("Hong Kong police", "HKG", "COP"),
    ("Dutch voters", "NLD", "CVL"),
    ("British MPs", "GBR", "LEG"),
    ("Ivory Coast", "CIV", "GOV"),
    ("Türkiye", "TUR", "GOV"),
    ("Ankara", "TUR", "GOV"),
    ("Myanmar's junta", "MMR", "GOV"),
    ("the Palestinian Authority", "PSE", None),
    ("Filipino fishermen", "PHL", "CVL"),
    ("Beijing", "CHN", "GOV"),
    ("the UN Security Council", None, "IGO"),
    ("OPEC", None, "IGO"),
    ("the Arab League", None, "IGO"),
    ("the Democratic Republic of the Congo", "COD", "GOV"),
    ("Republic of Congo", "COG", "GOV"),
    ("the chancellor of Austria", "AUT", "GOV"),
    ("the mayor of Lima", "PER", "GOV"),
    ("the Élysée Palace", "FRA", "GOV"),
]


@pytest.mark.parametrize(("words", "country", "sector"), TABLE)
def test_code(words: str, country: str | None, sector: str | None) -> None:
    assert code_of(words) == Code(country=country, sector=sector)


def test_a_place_where_something_happens_is_no_government() -> None:
    assert code_of("Lima", acts=False) == Code(country="PER", sector=None)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Nigerien", "Nigerian"), ("Niger", "Nigeria"),
     ("Austria", "Australia"), ("the Democratic Republic of the Congo", "Republic of Congo"),
     ("South Korea", "North Korea"), ("Slovak", "Slovenian")],
)  # fmt: skip
def test_namesakes_stay_apart(one: str, other: str) -> None:
    assert code_of(one).country != code_of(other).country


@pytest.mark.parametrize("words", ["", "the", "Ana Soto", "it", "\ud800", "—"])
def test_nothing_is_guessed(words: str) -> None:
    assert code_of(words) == UNCODED
