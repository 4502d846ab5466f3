"""A claim of a passage held against one sentence of the record.

A claim is on record where a sentence, with its neighbours and the names of its article,
holds most of what it tells, each word by its rarity, and neither its numbers, its days,
its negation nor its names speak against it.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.check.claims import Claim
from onrecord.check.conflicts import Conflict, conflict_of, numbers_of
from onrecord.check.record import Place, Record
from onrecord.check.words import contraries, keys, weight

# Tuned on the development half of quality/check.py's sentences.
SUPPORTS = 0.68  # share of a claim that a sentence must hold
CONTRADICTS = 0.62  # the same where it speaks against the claim
NEGATED = 0.8  # the same where only a negation does
OWN = 0.5  # share of a claim that the sentence must hold by itself
BESIDE = 0.75  # what a word counts for in the sentence before or behind
NAMED = 0.7  # the same of a name that stands elsewhere in the article
FEWEST = 2  # telling words of a claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """How a sentence of the record bears on a claim.

    Attributes:
        share: what of the claim it holds with its neighbours, 0 to 1.
        own: what of the claim it holds by itself.
        conflict: what speaks against the claim, None where nothing does.
        detail: that, for a reader.
    """

    place: Place
    share: float
    own: float
    conflict: Conflict | None
    detail: str

    @property
    def supports(self) -> bool:
        """Whether the claim is on record here."""
        return self.conflict is None and self.share >= SUPPORTS and self.own >= OWN

    @property
    def contradicts(self) -> bool:
        """Whether the record speaks against the claim here."""
        if self.conflict in (None, "name", "not done"):
            return False
        least = NEGATED if self.conflict in ("negation", "contrary") else CONTRADICTS
        return self.share >= least and self.own >= OWN


def compare(record: Record, claim: Claim) -> list[Held]:
    """The sentences that bear on a claim, those that hold most of it first."""
    if len(claim.telling) < FEWEST:
        return []
    found = [bearing(place, claim) for place in record.nearest(claim.telling)]
    return sorted(found, key=lambda h: (-round(h.share, 4), h.place.held.article.id, h.place.n))


def bearing(place: Place, claim: Claim) -> Held:
    """How one sentence bears on a claim."""
    held, n = place.held, place.n
    own = held.roots[n]
    near = frozenset().union(*held.roots[max(0, n - 1) : n], *held.roots[n + 1 : n + 2])
    numbers = numbers_of(place, claim)
    total = got = alone = 0.0
    against: list[str] = []
    for word in claim.telling:
        value = weight(word)
        total += value
        if word[0].isdigit() and numbers.agreed:
            got += value
            alone += value
            continue
        found = _found(word, own, near, held.names)
        if not found and contraries(word) & own:
            against.append(word)
            found = 1.0
        got += value * found
        alone += value * found if found > BESIDE else 0.0
    total = total or 1.0
    conflict, detail = conflict_of(place, claim, numbers, against)
    return Held(
        place=place,
        share=round(got / total, 6),
        own=round(alone / total, 6),
        conflict=conflict,
        detail=detail,
    )


def _found(word: str, own: frozenset[str], near: frozenset[str], names: frozenset[str]) -> float:
    """How surely a word stands in a sentence, its neighbours or its article's names."""
    held = keys(word)
    if not own.isdisjoint(held):
        return 1.0 if held[0] in own else 0.9
    if not near.isdisjoint(held):
        return BESIDE
    return NAMED if held[0] in names else 0.0
