"""Deeds: which verb or noun tells one, and what the words above it make of it.

"Released" is RETREAT, "agreed to release" AGREE, "refused to release" REJECT, "urged
them to release" REQUEST. The walk goes from the deed outwards, as PLOVER's codebook
composes its types.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.extract.clauses import Clauses
from onrecord.extract.events_above import Walk
from onrecord.extract.events_patterns import matched
from onrecord.language.parse import Token
from onrecord.model.event import Modality
from onrecord.resources.plover import Pattern, plover


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """A deed with what became of it.

    Attributes:
        base: type of the deed by its own words, None where the lexicon knows none.
        type: type with all that stands above it; None where that leaves none.
        trigger: the verb or noun of the deed.
        head: the outermost word that decides the type: "agreed" in "agreed to release".
        chain: the deed and the words above it up to ``head``, from within.
        above: what was met on the way: kinds of operators, "will", "not", "say".
        pattern: what the lexicon matched.
        modality: done, promised, threatened and so on.
    """

    base: str | None
    type: str | None
    trigger: Token
    head: Token
    chain: tuple[Token, ...]
    above: tuple[str, ...]
    pattern: Pattern | None
    modality: Modality
    nominal: bool = False


def deeds(clauses: Clauses, first: int, last: int) -> Iterator[Deed]:
    """The deeds that tokens ``[first, last)``, a sentence, tell; in order."""
    for i in range(first, last):
        token = clauses.token(i)
        if token.pos in {"VERB", "AUX"} and token.dep not in {"aux", "auxpass", "amod"}:
            yield verbal(clauses, token)
        elif token.pos == "NOUN" or token.dep == "ROOT":
            kind = nominal_type(token)
            if kind is not None:
                yield Deed(
                    base=kind,
                    type=kind,
                    trigger=token,
                    head=token,
                    chain=(token,),
                    above=(),
                    pattern=None,
                    modality="done",
                    nominal=True,
                )


def nominal_type(token: Token) -> str | None:
    """The type that a noun tells by itself."""
    held = plover().nominals
    return held.get(token.text.lower()) or held.get(token.lemma.lower())


def verbal(clauses: Clauses, verb: Token) -> Deed:
    """The deed of a verb; its type is None where neither it nor what governs it tells one."""
    pattern = matched(clauses, verb)
    walk = Walk(clauses, verb, None if pattern is None else pattern.type)
    walk.run()
    return Deed(
        base=None if pattern is None else pattern.type,
        type=walk.type,
        trigger=verb,
        head=walk.chain[-1],
        chain=tuple(walk.chain),
        above=tuple(walk.above),
        pattern=pattern,
        modality=walk.modality,
    )
