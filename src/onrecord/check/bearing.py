"""A claim of a passage held against one sentence of the record.

A claim is on record where a sentence, with its neighbours and the names of its article,
holds most of what it tells, each word by its rarity, and neither its numbers, its days,
its negation nor its names speak against it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from onrecord.check.claims import Claim
from onrecord.check.conflicts import Conflict, conflict_of, numbers_of
from onrecord.check.held import HeldText
from onrecord.check.record import Place, Record
from onrecord.check.words import keys, weight
from onrecord.link.stems import contraries, root_of
from onrecord.model.statement import Statement
from onrecord.resources import word_set

# Tuned on the development half of quality/check.py's sentences.
SUPPORTS = 0.68  # share of a claim that a sentence must hold
CONTRADICTS = 0.62  # the same where it speaks against the claim
NEGATED = 0.7  # the same where only a negation does
OWN = 0.5  # share of a claim that the sentence must hold by itself
OWN_AGAINST = 0.4  # the same where it tells the contrary
TOLD = 0.55  # the same of what is no name
BESIDE = 0.75  # what a word counts for in the sentence before or behind
LEAD = 0.5  # the same in the first sentences of the article: what all of it is about
NAMED = 0.7  # the same of a name that stands elsewhere in the article
FEWEST = 2  # telling words of a claim
_WORDED = frozenset({"number", "negation", "denial", "contrary"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """How a sentence of the record bears on a claim.

    Attributes:
        share: what of the claim it holds with its neighbours, 0 to 1.
        own: what of the claim it holds by itself.
        told: the same of what is no name: what the claim says of those it names.
        deeds: whether it has all that the claim tells as done.
        acted: the same, but for what only negates: "refused to release".
        named: whether all persons of the claim stand in it or beside it.
        statement: in which the record tells it; None in the reporter's own words.
        conflict: what speaks against the claim, None where nothing does.
        detail: that, for a reader.
    """

    place: Place
    share: float
    own: float
    told: float
    deeds: bool
    acted: bool
    named: bool
    statement: Statement | None
    conflict: Conflict | None
    detail: str

    @property
    def supports(self) -> bool:
        """Whether the claim is on record here."""
        if self.conflict is not None or not self.deeds:
            return False
        return self.share >= SUPPORTS and self.own >= OWN and self.told >= TOLD

    @property
    def contradicts(self) -> bool:
        """Whether the record speaks against the claim here."""
        if self.conflict in (None, "name", "not done"):
            return False
        if self.conflict == "negation" and not self.acted:
            return False
        if self.conflict in ("negation", "contrary") and not self.named:
            return False  # of another the contrary may be true
        least = NEGATED if self.conflict in ("negation", "contrary") else CONTRADICTS
        own = OWN_AGAINST if self.conflict == "contrary" else OWN
        return self.share >= least and self.own >= own and self.told >= TOLD


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
    named = {w for name in claim.names for w in name}
    sums, worded = _Sums(), _Sums()
    against: list[str] = []
    for word in claim.telling:
        found = 1.0 if word[0].isdigit() and numbers.agreed else _found(word, own, near, held)
        if found <= LEAD and contraries(word) & own:
            against.append(word)
            found = 1.0
        sums.add(weight(word), found, name=word in named)
        if not word[0].isdigit():
            worded.add(weight(word), found, name=word in named)
    missing = {d for d in claim.done if own.isdisjoint(keys(d))}
    wanted = frozenset(k for w in claim.telling for k in keys(w))
    conflict, detail = conflict_of(place, claim, numbers, against)
    if conflict in _WORDED:  # where it tells the contrary, the numbers need not be there
        sums = worded
    return Held(
        place=place,
        share=round(sums.got / (sums.total or 1.0), 6),
        own=round(sums.own / (sums.total or 1.0), 6),
        told=round(sums.told_got / sums.told, 6) if sums.told else 1.0,
        deeds=not missing,
        acted=not {root_of(d) for d in missing} - _negations(),
        named=all(any(not (own | near).isdisjoint(keys(w)) for w in n) for n in claim.persons),
        statement=held.statement_with(n, wanted) or held.statement_at(place.span),
        conflict=conflict,
        detail=detail,
    )


@lru_cache(maxsize=1)
def _negations() -> frozenset[str]:
    return frozenset(root_of(word) for word in word_set("claims", "negations"))


@dataclass(slots=True)
class _Sums:
    """Weights of a claim's words, all and those that were found."""

    total: float = 0.0
    got: float = 0.0
    own: float = 0.0
    told: float = 0.0
    told_got: float = 0.0

    def add(self, value: float, found: float, *, name: bool) -> None:
        """Count a word of this weight."""
        self.total += value
        self.got += value * found
        if found > BESIDE:
            self.own += value * found
        if not name:
            self.told += value
            self.told_got += value * found


def _found(word: str, own: frozenset[str], near: frozenset[str], held: HeldText) -> float:
    """How surely a word stands in a sentence, its neighbours, or its article's names and lead."""
    wanted = keys(word)
    if not own.isdisjoint(wanted):
        return 1.0 if wanted[0] in own else 0.9
    if not near.isdisjoint(wanted):
        return BESIDE
    if wanted[0] in held.names:
        return NAMED
    return LEAD if not held.lead.isdisjoint(wanted) else 0.0
