"""PLOVER 2021 as a lexicon: patterns of words that tell a deed, and what turns one deed
into another ("agreed to release", "refused to meet").

Source: PLOVER manual, draft 0.8 of 2021; the CAMEO codebook's verb patterns as general
knowledge. Types are PLOVER's 16 roots in capitals.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from onrecord.errors import ResourceError
from onrecord.resources import lexicon

NOTHING = "NOTHING"
"""Type of a pattern that tells no deed."""
TYPES = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "COOPERATE",
    "AID",
    "CONCEDE",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "MOBILIZE",
    "SANCTION",
    "COERCE",
    "ASSAULT",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """Words that tell a deed when they stand together.

    Attributes:
        link: preposition or particle that must be there; None where none is asked for.
        nouns: base forms of which one must head the object; None where none is asked for.
        needs_object: any object will do, but there must be one.
        needs_none: there must be no object ("demonstrated", but not "demonstrated skill").
        needs_complement: the object must be called something ("called him a liar").
        weight: how much it asks for: 1 for the verb alone, more for each thing beside it.
    """

    type: str
    link: str | None
    nouns: frozenset[str] | None
    weight: int
    text: str
    needs_object: bool = False
    needs_none: bool = False
    needs_complement: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Plover:
    """The lexicon, ready for look-up by base form.

    Attributes:
        patterns: those of each verb, the most demanding first.
        nominals: the type that a noun tells by itself.
        operators: what a verb does to the deed that it governs.
        adjectives: the same for adjectives: "willing".
        contexts: words by which a context is told, by word.
    """

    patterns: Mapping[str, tuple[Pattern, ...]]
    nominals: Mapping[str, str]
    operators: Mapping[str, str]
    adjectives: Mapping[str, str]
    cooperative: frozenset[str]
    contexts: Mapping[str, str]


@lru_cache(maxsize=2)
def plover(language: str = "en") -> Plover:
    """The lexicon of a language.

    Raises:
        ResourceError: when it names a type or a class of nouns that there is not.
    """
    held = lexicon("plover", language)
    patterns: dict[str, list[Pattern]] = {}
    for group in held["deeds"]:
        if group["type"] not in TYPES:
            raise ResourceError(f"the lexicon 'plover' holds an unknown type: {group['type']}")
        for words in group["words"]:
            verb, pattern = _pattern(str(words), group["type"], held["nouns"])
            patterns.setdefault(verb, []).append(pattern)
    for words in held["nothing"]:
        verb, pattern = _pattern(str(words), NOTHING, held["nouns"])
        patterns.setdefault(verb, []).append(pattern)
    operators = {
        verb: name
        for name, verbs in held["operators"].items()
        if not name.endswith("_adjectives")
        for verb in verbs
    }
    return Plover(
        patterns=MappingProxyType(
            {v: tuple(sorted(p, key=lambda p: -p.weight)) for v, p in patterns.items()}
        ),
        nominals=MappingProxyType({n: t for t, nouns in held["nominals"].items() for n in nouns}),
        operators=MappingProxyType(operators),
        adjectives=MappingProxyType(dict(_adjectives(held["operators"]))),
        cooperative=frozenset(held["cooperative"]),
        contexts=MappingProxyType({w: c for c, words in held["contexts"].items() for w in words}),
    )


def _adjectives(operators: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, words in operators.items():
        if name.endswith("_adjectives"):
            for word in words:
                yield word, name.removesuffix("_adjectives")


def _pattern(words: str, kind: str, classes: Mapping[str, Any]) -> tuple[str, Pattern]:
    verb, *rest = words.split()
    link: str | None = None
    nouns: frozenset[str] | None = None
    for part in rest:
        if part.startswith("+"):
            link = part[1:]
        elif part in {"*", "=", "-"}:
            continue
        elif part.startswith("@"):
            if part[1:] not in classes:
                raise ResourceError(f"the lexicon 'plover' has no nouns {part}: {words!r}")
            nouns = frozenset(classes[part[1:]])
        else:
            nouns = frozenset({part})
    exact = nouns is not None and len(nouns) == 1
    weight = 1 + (link is not None) + 2 * (nouns is not None) + exact
    any_object, complement = "*" in rest, "=" in rest
    pattern = Pattern(
        type=kind,
        link=link,
        nouns=nouns,
        weight=weight + any_object + 2 * complement,
        text=words,
        needs_object=any_object,
        needs_none="-" in rest,
        needs_complement=complement,
    )
    return verb, pattern
