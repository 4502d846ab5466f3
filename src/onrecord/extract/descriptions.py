"""Unnamed persons, groups and bodies, known by a description alone."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from onrecord.extract import words
from onrecord.extract.titles import extended, without_article
from onrecord.language.parse import Chunk, Parse
from onrecord.model.entity import EntityKind
from onrecord.resources.countries import by_adjective, by_name

_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
_DEFINITE = frozenset({"the", "that", "this", "these", "those"})
_SMALL = frozenset({"of", "the", "a", "an", "for", "at", "in", "to", "'s", "’s", "-", "and", ","})


@dataclass(frozen=True, slots=True)
class Description:
    """Tokens ``[first, last)`` that describe someone.

    Attributes:
        root: the head's token.
        head: its singular in lower case.
        definite: "the official", "China's official": it stands for one told before.
        ordinal: of "the second official"; None where none is given.
        modifiers: its other words in lower case, countries by their code.
    """

    first: int
    last: int
    root: int
    head: str
    kind: EntityKind
    plural: bool
    definite: bool
    ordinal: int | None
    modifiers: frozenset[str]


def find_descriptions(
    parse: Parse, starts: dict[int, Chunk], taken: Collection[int]
) -> list[Description]:
    """Descriptions in order; chunks whose root is ``taken`` (a name, a title) are passed over."""
    found: list[Description] = []
    end = 0
    for chunk in parse.chunks:
        if chunk.first < end or chunk.root in taken:
            continue
        described = _describe(parse, starts, chunk)
        if described is not None:
            found.append(described)
            end = chunk.last
    return found


def _describe(parse: Parse, starts: dict[int, Chunk], chunk: Chunk) -> Description | None:
    root = parse.tokens[chunk.root]
    if root.pos not in {"NOUN", "PROPN", "ADJ"}:
        return None
    head = words.head_noun(root)
    kind = kind_of(head, plural=words.is_plural(root))
    if kind is None:
        return None
    first = without_article(parse, chunk.first, chunk.last)
    last = (
        extended(parse, starts, chunk.first, chunk.last)
        if kind in {"person", "group"}
        else chunk.last
    )
    modifiers = modifiers_of(parse, first, last, chunk.root)
    return Description(
        first=first,
        last=last,
        root=chunk.root,
        head=head,
        kind=kind,
        plural=words.is_plural(root),
        definite=_definite(parse, chunk),
        ordinal=next((_ORDINALS[m] for m in sorted(modifiers) if m in _ORDINALS), None),
        modifiers=modifiers - _ORDINALS.keys(),
    )


def kind_of(head: str, *, plural: bool) -> EntityKind | None:
    """What a head noun describes, or None."""
    if head in words.persons():
        return "group" if plural else "person"
    if head in words.groups():
        return "group"
    if head in words.bodies():
        return "group" if plural else "organisation"
    return None


def modifiers_of(parse: Parse, first: int, last: int, root: int) -> frozenset[str]:
    """The words of a description but its head: lower case, countries by their code."""
    found = set()
    for token in parse.tokens[first:last]:
        lowered = token.text.lower()
        if token.i == root or lowered in _SMALL:
            continue
        country = by_name().get(token.text) or by_adjective().get(token.text)
        found.add(country.code if country else lowered)
    return frozenset(found)


def _definite(parse: Parse, chunk: Chunk) -> bool:
    if parse.tokens[chunk.first].text.lower() in _DEFINITE:
        return True
    return any(t.tag == "POS" for t in parse.tokens[chunk.first : chunk.root])
