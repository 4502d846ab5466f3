"""Which deeds of a sentence are held for events, and under which type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.extract.clauses import Clauses
from onrecord.extract.events_dated import asks, conditional
from onrecord.extract.events_deeds import Deed, deeds
from onrecord.extract.events_features import features
from onrecord.extract.events_model import NONE, YIELD, Model, model
from onrecord.extract.events_roles import Roles, roles
from onrecord.extract.events_unmeant import unmeant

_LEAST_OF_NOUN = 0.15  # probability; of a noun that names both sides
_MOST = 6  # events of one sentence
_YIELDING = ("CONCEDE", "RETREAT")


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A deed that is held for an event, with its type and how likely it is right."""

    deed: Deed
    roles: Roles
    type: str
    score: float

    @property
    def denied(self) -> bool:
        """Whether somebody who is named denies a deed that the lexicon knows."""
        deed = self.deed
        told = deed.modality == "denied" and deed.above[-1:] == ("deny",)
        return told and deed.base is not None and self.roles.actor is not None


def code_sentence(
    clauses: Clauses, first: int, last: int, fitted: Model | None = None
) -> list[Coded]:
    """The events of types that a sentence tells, likeliest first.

    Args:
        clauses: the parse.
        first: first token of the sentence.
        last: one past its last token.
        fitted: weights other than the shipped ones.
    """
    if last <= first or not clauses.prose(clauses.token(first)) or asks(clauses, last - 1):
        return []
    held = fitted or model()
    told = [deed for deed in deeds(clauses, first, last) if deed.type]
    # what follows "if" is told by nobody as done, planned or threatened
    told = [d for d in told if not any(conditional(clauses, token) for token in d.chain)]
    told = [d for d in told if not unmeant(clauses, d)]
    tried = [_coded(clauses, deed, held) for deed in told]
    tried = _innermost(tried)
    kept: list[Coded] = []
    used: set[int] = set()
    for likely, coded_deed in sorted(tried, key=lambda t: (-t[0], t[1].deed.trigger.i)):
        chain = {token.i for token in coded_deed.deed.chain}
        least = held.more if kept else _least(held, coded_deed)
        if (likely < least and not coded_deed.denied) or len(kept) == _MOST:
            continue
        if not chain & used:
            kept.append(coded_deed)
            used |= chain
    return kept


def _least(held: Model, coded_deed: Coded) -> float:
    """How likely a sentence's first event must be: less where a noun comes with both sides."""
    parties = coded_deed.roles
    both = parties.actor_named and parties.recipient_named
    return _LEAST_OF_NOUN if coded_deed.deed.nominal and both else held.first


Tried = tuple[float, Coded]


def _innermost(tried: Sequence[Tried]) -> list[Tried]:
    """ "Threatened to close" is told once: by its deed, under the likelier type of the two."""
    best: dict[tuple[int, str | None], Tried] = {}
    for likely, held in tried:
        key = (held.deed.head.i, held.deed.type)
        other = best.get(key)
        if other is None:
            best[key] = (likely, held)
            continue
        deeper = max(other[1], held, key=lambda c: len(c.deed.chain))
        above = other if other[0] >= likely else (likely, held)
        best[key] = (above[0], replace(deeper, type=above[1].type, score=above[1].score))
    return list(best.values())


def _coded(clauses: Clauses, deed: Deed, held: Model) -> tuple[float, Coded]:
    """How likely a deed is an event at all, and the deed under its likeliest type."""
    parties = roles(clauses, deed)
    by_class = dict(
        zip(held.classes, held.probabilities(features(clauses, deed, parties)), strict=True)
    )
    none = by_class.pop(NONE)
    best = max(by_class, key=lambda name: (by_class[name], name))
    kind = _yielding(deed) if best == YIELD else best
    found = Coded(deed=deed, roles=parties, type=kind, score=round(by_class[best], 3))
    if found.denied:  # the type is that of what is denied; the model knows few of these
        found = replace(found, type=str(deed.type))
    return 1.0 - none, found


def _yielding(deed: Deed) -> str:
    """CONCEDE or RETREAT, which the corpus that types are learnt from does not part."""
    for kind in (deed.type, deed.base):
        if kind in _YIELDING:
            return str(kind)
    return _YIELDING[0]
