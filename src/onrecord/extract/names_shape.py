"""What the words of a name tell by themselves: its kind, whether it can be a person's."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from onrecord.language.parse import Parse, Token
from onrecord.model.entity import EntityKind
from onrecord.resources import lexicon, word_set

_PARTICLES = frozenset(
    {"de", "la", "le", "van", "von", "der", "den", "bin", "al", "el", "da", "dos", "di", "du"}
    | {"ben", "ibn", "y", "del"}
)


def kind_by_words(tokens: tuple[Token, ...], lowered: list[str]) -> EntityKind | None:
    """The kind that a name's own words tell: its prefix, its last word, a word before "of"."""
    if len(tokens) == 1:
        return "organisation" if tokens[0].text in _list("abbreviations") else None
    if tokens[0].text in _list("vessel_prefixes"):
        return "vessel"
    kinds = name_heads()
    for head in (lowered[-1], lowered[-1].removesuffix("s")):
        if head in kinds:
            return kinds[head]
    pairs = pairwise(lowered)
    return next(
        (kinds[w] for w, after in pairs if after in {"of", "for", "on"} and w in kinds), None
    )


@lru_cache(maxsize=1)
def name_heads() -> dict[str, EntityKind]:
    """Words that head a name, with the kind of what they name."""
    held: dict[str, EntityKind] = dict.fromkeys(word_set("organisations", "place_heads"), "place")
    held.update(dict.fromkeys(word_set("organisations", "heads"), "organisation"))
    held.update(dict.fromkeys(word_set("organisations", "document_heads"), "document"))
    return held


@lru_cache(maxsize=8)
def _list(key: str) -> frozenset[str]:
    return frozenset(lexicon("organisations")[key])


def follows_vessel(parse: Parse, first: int) -> bool:
    """Whether "the trawler" stands right before a name: only vessels are named so."""
    if first < 2 or parse.tokens[first].sentence != parse.tokens[first - 2].sentence:
        return False
    noun, before = parse.tokens[first - 1].text, parse.tokens[first - 2]
    return noun.removesuffix("s") in _list("vessel_words") and before.text[:1].isalpha()


def person_like(tokens: tuple[Token, ...]) -> bool:
    """Whether all words are capitalised or particles, and none holds a digit."""
    return (
        len(tokens) <= 6
        and all(
            t.text[:1].isupper()
            or t.text.lower() in _PARTICLES
            or t.text in {"-", "'", "’", ".", '"', "“", "”"}
            for t in tokens
        )
        and not any(c.isdigit() for t in tokens for c in t.text)
    )
