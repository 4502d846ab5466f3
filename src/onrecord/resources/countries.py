"""Countries: their names, peoples, capitals and seats of government, as one table.

Common names come from babel, official names and three-letter codes from pycountry;
capitals, adjectives and seats from ``resources/en/countries.yaml``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pycountry
from babel import Locale

from onrecord.resources import lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """One country.

    Attributes:
        code: ISO 3166 alpha-3 code ("XKX" for Kosovo, which has none).
        name: its common English name.
        names: all names, the common one first.
        capital: None where it has none of its own.
        adjectives: "Chinese"; invariant plural nouns are among them.
        people: plural nouns: "Germans".
        seats: other places that stand for its government: "Kremlin".
        place: a territory that is written of as a place.
        ambiguous: its name is a common name of persons as well.
    """

    code: str
    name: str
    names: tuple[str, ...]
    capital: str | None
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    seats: tuple[str, ...]
    place: bool
    ambiguous: bool


@lru_cache(maxsize=1)
def countries() -> tuple[Country, ...]:
    """All countries, sorted by code."""
    held = lexicon("countries")
    return tuple(sorted((_country(c, held[c]) for c in held), key=lambda c: c.code))


@lru_cache(maxsize=1)
def by_name() -> dict[str, Country]:
    """Each name of a country, without "the", as written."""
    return {_bare(n): c for c in countries() for n in c.names}


@lru_cache(maxsize=1)
def by_adjective() -> dict[str, Country]:
    """Each adjective and noun of a people."""
    return {a: c for c in countries() for a in (*c.adjectives, *c.people)}


@lru_cache(maxsize=1)
def by_seat() -> dict[str, Country]:
    """Each capital and other seat of a government."""
    seats = {s: c for c in countries() for s in c.seats}
    return seats | {c.capital: c for c in countries() if c.capital}


def _country(code: str, held: dict[str, Any]) -> Country:
    territories = Locale("en").territories
    record = pycountry.countries.get(alpha_2=code)
    common = _plain(str(territories[code]))
    official = [record.name, getattr(record, "official_name", record.name)] if record else []
    names = [common, *held.get("aliases", ()), *(n for n in official if "," not in n)]
    return Country(
        code=record.alpha_3 if record else f"{code}X",
        name=common,
        names=tuple(dict.fromkeys(names)),
        capital=held.get("capital"),
        adjectives=tuple(held.get("adjectives", ())),
        people=tuple(held.get("people", ())),
        seats=tuple(held.get("seats", ())),
        place=bool(held.get("place")),
        ambiguous=bool(held.get("ambiguous")),
    )


def _plain(name: str) -> str:
    # CLDR's disambiguated forms ("Myanmar (Burma)", "Hong Kong SAR China")
    plain = name.partition(" (")[0].partition(" SAR ")[0].replace(" & ", " and ")
    kept = {"Congo - Kinshasa": "Democratic Republic of the Congo", "Türkiye": "Turkey"}
    kept |= {"Congo - Brazzaville": "Republic of the Congo", "Côte d’Ivoire": "Ivory Coast"}
    return kept.get(plain, plain)


def _bare(name: str) -> str:
    return name.removeprefix("the ")
