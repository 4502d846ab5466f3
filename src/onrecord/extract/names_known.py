"""Names that the lexicons know: countries, their peoples and seats, well-known bodies."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from onrecord.extract.titles import Run
from onrecord.language.parse import Parse, Token
from onrecord.model.entity import EntityKind
from onrecord.resources import lexicon
from onrecord.resources.countries import Country, by_adjective, by_name, by_seat

_NOUN_DEPS = frozenset(
    {
        "nsubj",
        "nsubjpass",
        "dobj",
        "pobj",
        "conj",
        "attr",
        "appos",
        "agent",
        "dative",
        "oprd",
        "ROOT",
    }
)


@dataclass(frozen=True, slots=True)
class Named:
    """Tokens ``[first, last)`` that name something.

    Attributes:
        name: the canonical name where a lexicon gives one, else the words.
        fixed: whether the lexicon decided, so that the article can't outvote it.
        weight: how strong the evidence for the kind is.
    """

    first: int
    last: int
    kind: EntityKind
    name: str
    fixed: bool = False
    weight: int = 1
    title: Run | None = None


@lru_cache(maxsize=1)
def gazetteer() -> dict[str, tuple[tuple[str, EntityKind, str], ...]]:
    """First word -> (name, kind, canonical name), the longest first."""
    held: dict[str, tuple[EntityKind, str]] = {}
    for name in lexicon("organisations")["places"]:
        held[name] = ("place", name)
    for name in (*lexicon("organisations")["names"], *lexicon("organisations")["abbreviations"]):
        held[name] = ("organisation", name)
    for name in lexicon("organisations")["groups"]:
        held[name] = ("group", name)
    for seat in by_seat():
        held.setdefault(seat, ("place", seat))
    for name, country in by_name().items():
        held[name] = ("place" if country.place else "country", country.name)
    index: dict[str, list[tuple[str, EntityKind, str]]] = defaultdict(list)
    for name, (kind, canonical) in held.items():
        index[_first_word(name)].append((name, kind, canonical))
    return {w: tuple(sorted(n, key=lambda t: (-len(t[0]), t))) for w, n in index.items()}


def _first_word(name: str) -> str:
    for mark in (" ", "-", "'"):
        name = name.partition(mark)[0]
    return name.rstrip(",")


def known_names(text: str, parse: Parse) -> list[Named]:
    """Countries, seats, well-known bodies and peoples, in order; apostrophes are straight."""
    held, peoples = gazetteer(), by_adjective()
    found: list[Named] = []
    end = 0
    for token in parse.tokens:
        if token.start < end or not token.text[:1].isupper():
            continue
        word = token.text
        entry = held.get(word) or held.get(_first_word(word))
        named = _match(text, parse, token, entry) if entry else None
        if named is None and word in peoples:
            named = _people(parse, token, peoples[word])
        if named is not None:
            found.append(named)
            end = parse.tokens[named.last - 1].end
    return found


def _match(
    text: str, parse: Parse, token: Token, entry: tuple[tuple[str, EntityKind, str], ...]
) -> Named | None:
    for name, kind, canonical in entry:
        end = token.start + len(name)
        if not text.startswith(name, token.start) or text[end : end + 1].isalnum():
            continue
        last = token.i + 1
        while last < len(parse.tokens) and parse.tokens[last].start < end:
            last += 1
        if parse.tokens[last - 1].end != end or not _is_noun(token, kind):
            return None
        if kind == "group" and not nominal(parse, token):
            return None
        return Named(token.i, last, kind, canonical, fixed=True, weight=3)
    return None


def _is_noun(token: Token, kind: EntityKind) -> bool:
    # "us" in capitals, "Male", "Turkey" as a word: a name's token is tagged as a name
    return token.pos in {"PROPN", "NOUN", "ADJ"} or kind == "organisation"


def _people(parse: Parse, token: Token, country: Country) -> Named | None:
    if not nominal(parse, token):
        return None
    if token.text in country.people:
        return Named(token.i, token.i + 1, "group", token.text, fixed=True)
    before = parse.tokens[token.i - 1].text.lower() if token.i else ""
    if before == "the":  # "the Chinese": the nation; "in Chinese" is its language
        return Named(token.i, token.i + 1, "country", country.name, fixed=True)
    return None


def nominal(parse: Parse, token: Token) -> bool:
    """Whether a word for a people stands as a noun: "the Germans", not "German cars"."""
    if token.dep not in _NOUN_DEPS or token.pos == "VERB":
        return False
    after = parse.tokens[token.i + 1] if token.i + 1 < len(parse.tokens) else None
    return after is None or not (after.pos in {"NOUN", "PROPN"} or after.text == "-")
