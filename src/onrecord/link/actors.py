"""Countries as actors: their names, governments and seats, and sectors told by words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from onrecord.link.tokens import fold_words
from onrecord.resources import lexicon, word_set
from onrecord.resources.countries import Country, by_adjective, by_name, by_seat, countries

_HEAD_WORDS = 3


@lru_cache(maxsize=8192)
def country_named(name: str) -> Country | None:
    """The country whose name, or whose people's adjective, ``name`` is."""
    folded = _plain(name)
    return _named().get(folded)


@lru_cache(maxsize=8192)
def seat_of(name: str) -> Country | None:
    """The country whose government sits in, or is called, ``name``."""
    return _seats().get(_plain(name))


@lru_cache(maxsize=8192)
def government_of(name: str) -> Country | None:
    """The country whose government ``name`` describes: "the Chinese government"."""
    words = _plain(name).split()
    bodies = word_set("sectors", "governments")
    if len(words) < 2:
        return None
    if words[-1] in bodies:
        return _named().get(" ".join(w for w in words[:-1] if w != "s"))
    if words[0] in bodies and words[1] == "of":
        return _named().get(" ".join(w for w in words[2:] if w != "the"))
    return None


@lru_cache(maxsize=8192)
def countries_in(words: str) -> frozenset[str]:
    """Codes of the countries that a title or description begins with, or nearly.

    Further on stand other things: "director at the French Institute" makes no French
    director.
    """
    parts = _plain(words).split()[:_HEAD_WORDS]
    runs = [*parts, *(f"{a} {b}" for a, b in pairwise(parts))]
    return frozenset(_named()[run].code for run in runs if run in _named())


@lru_cache(maxsize=8192)
def without_country(words: str) -> str:
    """A folded title or description without countries, "s" and "the"."""
    kept = [w for w in _plain(words).split() if w not in _named() and w not in ("s", "the", "u")]
    return " ".join(kept)


def country_by_code(code: str) -> Country | None:
    """The country with an alpha-3 code."""
    return _codes().get(code)


@lru_cache(maxsize=8192)
def sector_of_title(title: str) -> str | None:
    """The PLOVER sector that a title or description tells, if one does."""
    return _sector(_plain(title), "titles")


@lru_cache(maxsize=8192)
def sector_of_body(name: str) -> str | None:
    """The PLOVER sector that the name of a body tells, if one does."""
    return _sector(_plain(name), "bodies")


@lru_cache(maxsize=8192)
def is_unique_office(description: str) -> bool:
    """Whether a description, its country left out, is an office with one holder."""
    return without_country(description) in word_set("sectors", "unique_offices")


@lru_cache(maxsize=8192)
def body_country(name: str) -> str | None:
    """The country that a body's name alone tells: "State Department"."""
    return _bodies().get(without_country(name)) or _bodies().get(_plain(name))


def _sector(folded: str, kind: str) -> str | None:
    padded = f" {folded} "
    found = [
        (len(words), sector)
        for sector, held in lexicon("sectors")[kind].items()
        for words in held
        if f" {words} " in padded
    ]
    # the longest words decide: "union president" is no president
    return max(found, key=lambda f: (f[0], f[1]))[1] if found else None


def _plain(name: str) -> str:
    dotless = re.sub(r"\b([^\W\d_])\.", r"\1", name)
    return " ".join(fold_words(dotless)).removeprefix("the ")


@lru_cache(maxsize=1)
def _named() -> dict[str, Country]:
    return _folded([by_adjective().items(), by_name().items()])


@lru_cache(maxsize=1)
def _seats() -> dict[str, Country]:
    return _folded([by_seat().items()])


def _folded(tables: Iterable[Iterable[tuple[str, Country]]]) -> dict[str, Country]:
    return {
        _plain(name): country
        for table in tables
        for name, country in sorted(table, key=lambda item: item[0])
    }


@lru_cache(maxsize=1)
def _codes() -> dict[str, Country]:
    return {country.code: country for country in countries()}


@lru_cache(maxsize=1)
def _bodies() -> dict[str, str]:
    held = lexicon("organisations")["country_of"]
    return {_plain(str(name)): str(code) for name, code in held.items()}
