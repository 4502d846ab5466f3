"""Who an actor is, told by the words that name it: its country and its PLOVER sector.

A country, its government, its capital where it acts, its people, offices and ministries
are one family and share a code. Country names come from babel and pycountry, first-level
regions from pycountry, the rest from ``resources/en``. Nothing is guessed: words that
give no evidence of a country or sector get none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

import pycountry

from onrecord.resources import lexicon, word_set
from onrecord.resources.countries import by_adjective, by_name, by_seat, countries

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_LONGEST = 6  # words of a name
_READ = 24  # words of an actor that are read
_LEAST_REGION = 4  # letters


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A country and a sector; each None where the words do not tell it.

    Attributes:
        country: ISO 3166 alpha-3.
        sector: PLOVER's: GOV, MIL, OPP, ...
    """

    country: str | None = None
    sector: str | None = None


UNCODED = Code()


@lru_cache(maxsize=16384)
def code_of(words: str, *, acts: bool = True) -> Code:
    """The code of an actor.

    Args:
        words: its name or description, its title included.
        acts: whether it does something or has it done to it; a place where something
            happens is no government.
    """
    parts = [_bare(w) for w in _WORD.findall(words)[:_READ]]
    if parts and parts[0] == "the":
        parts = parts[1:]
    if not parts:
        return UNCODED
    whole = " ".join(parts)
    country = _places().get(whole)
    if country is not None:
        return Code(country=country, sector="GOV" if acts else None)
    people = _peoples().get(whole)
    if people is not None:
        return Code(country=people, sector="CVL")
    known = _known(parts)
    if known is not None:
        return Code(country=_bodies().get(known[0]), sector=known[1])
    return Code(country=_country(parts), sector=_sector(parts))


def _known(parts: list[str]) -> tuple[str, str] | None:
    names = _names()
    for length in range(min(_LONGEST, len(parts)), 0, -1):
        for start in range(len(parts) - length + 1):
            run = " ".join(parts[start : start + length])
            if run in names and (length > 1 or len(parts) <= 3 or start == 0):
                return run, names[run]
    return None


def _country(parts: list[str]) -> str | None:
    tables = (_places(), _adjectives(), _bodies(), _regions())
    for table in tables:
        for length in range(min(_LONGEST, len(parts)), 0, -1):
            for start in range(len(parts) - length + 1):
                found = table.get(" ".join(parts[start : start + length]))
                if found is not None:
                    return found
    return None


def _sector(parts: list[str]) -> str | None:
    """The longest words of an office or body decide, then the last noun that tells."""
    padded = f" {' '.join(parts)} "
    held = lexicon("sectors")
    found = [
        (len(words), sector)
        for kind in ("titles", "bodies")
        for sector, phrases in held[kind].items()
        for words in phrases
        if f" {words} " in padded
    ]
    if found:
        return str(max(found)[1])
    nouns = _nouns()
    return next((nouns[p] for p in reversed(parts) if p in nouns), None)


@lru_cache(maxsize=1)
def _names() -> Mapping[str, str]:
    held = lexicon("actors")["names"]
    named = {_plain(str(n)): s for s, names in held.items() for n in names}
    bodies = {_plain(str(n)): "GOV" for n in lexicon("organisations")["country_of"]}
    return MappingProxyType({**bodies, **named})


@lru_cache(maxsize=1)
def _nouns() -> Mapping[str, str]:
    held = lexicon("actors")["nouns"]
    return MappingProxyType({str(n): s for s, nouns in held.items() for n in nouns})


@lru_cache(maxsize=1)
def _places() -> Mapping[str, str]:
    """Names of countries and seats of their governments."""
    seats = {_plain(n): c.code for n, c in by_seat().items()}
    return MappingProxyType(seats | {_plain(n): c.code for n, c in by_name().items()})


@lru_cache(maxsize=1)
def _adjectives() -> Mapping[str, str]:
    return MappingProxyType({_plain(a): c.code for a, c in by_adjective().items()})


@lru_cache(maxsize=1)
def _peoples() -> Mapping[str, str]:
    return MappingProxyType({_plain(p): c.code for c in countries() for p in c.people})


@lru_cache(maxsize=1)
def _bodies() -> Mapping[str, str]:
    held = lexicon("organisations")["country_of"]
    return MappingProxyType({_plain(str(n)): str(code) for n, code in held.items()})


@lru_cache(maxsize=1)
def _regions() -> Mapping[str, str]:
    """First-level regions whose name stands for one region of one country alone."""
    found: dict[str, set[str]] = {}
    for name, country in _subdivisions():
        found.setdefault(name, set()).add(country)
    barred = word_set("actors", "not_regions") | _places().keys() | _adjectives().keys()
    return MappingProxyType(
        {
            name: next(iter(codes))
            for name, codes in found.items()
            if len(codes) == 1 and name not in barred and len(name) >= _LEAST_REGION
        }
    )


def _subdivisions() -> Iterator[tuple[str, str]]:
    for region in pycountry.subdivisions:
        if region.parent_code is None:
            country = pycountry.countries.get(alpha_2=region.country_code)
            if country is not None:
                yield _plain(region.name), country.alpha_3


def _plain(name: str) -> str:
    parts = [_bare(w) for w in _WORD.findall(name)]
    return " ".join(parts[1:] if parts[:1] == ["the"] else parts)


def _bare(word: str) -> str:
    lowered = word.lower().replace("’", "'")
    return lowered.removesuffix("'s")
