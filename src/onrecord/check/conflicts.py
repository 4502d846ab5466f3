"""What in a sentence of the record speaks against a claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.account.quantities import Quantity
from onrecord.check.claims import WEEKDAYS, Claim, months_in
from onrecord.check.deeds import not_done, only_wanted, other_object
from onrecord.check.record import Place
from onrecord.check.words import denies, is_past, joined, keys, negates, tells
from onrecord.link.stems import contraries, root_of
from onrecord.link.tokens import fold_words
from onrecord.model.dates import DateInterval
from onrecord.resources.currencies import comparable

Conflict = Literal["number", "day", "negation", "denial", "contrary", "agent", "name", "not done"]
BEHIND_BY = 4  # words behind "by" among which the doer is named
OPENING = 12  # words before the first shared one in which a negation is looked for


@dataclass(frozen=True, slots=True)
class Numbers:
    """How the values of a claim fare in a sentence: agreed, differing, or not there."""

    agreed: bool
    differs: tuple[str, str] | None
    missing: str | None


def numbers_of(place: Place, claim: Claim) -> Numbers:
    """Whether the values of a claim are those of a sentence or of its neighbours."""
    if not claim.quantities:
        return Numbers(agreed=False, differs=None, missing=None)
    held, n = place.held, place.n
    own = held.values(n)
    beside = [q for m in (n - 1, n + 1) if 0 <= m < len(held.sentences) for q in held.values(m)]
    for quantity in claim.quantities:
        alike = [q for q in own if _counts_same(quantity, q)]
        if any(
            quantity.agrees(q) for q in [*alike, *(b for b in beside if _counts_same(quantity, b))]
        ):
            continue
        told = str(quantity.value)
        # a sum told again in another currency goes by a rate: it differs from nothing
        other = next((q for q in alike if not q.again and not quantity.again), None)
        if other is not None:
            differs = (f"{quantity.value:,}", f"{other.value:,}")
            return Numbers(agreed=False, differs=differs, missing=None)
        words = held.words.words[slice(*held.sentences[n])]
        if told not in words:
            return Numbers(agreed=False, differs=None, missing=told)
    return Numbers(agreed=True, differs=None, missing=None)


def _counts_same(a: Quantity, b: Quantity) -> bool:
    if a.kind != b.kind:
        return False
    if a.kind == "money":
        return comparable(a.currency, b.currency)
    if a.kind == "percent":
        return True
    heads = [{k for w in q.heads for k in keys(w)} for q in (a, b)]
    return bool(heads[0] & heads[1])


def conflict_of(
    place: Place, claim: Claim, numbers: Numbers, against: Sequence[str]
) -> tuple[Conflict | None, str]:
    """What in a sentence speaks against a claim, the surest first."""
    if numbers.differs is not None:
        return "number", f"the record has {numbers.differs[1]}, not {numbers.differs[0]}"
    words = joined(place.held.words.words[slice(*place.held.sentences[place.n])])
    found: tuple[tuple[Conflict, str], ...] = (
        ("day", _other_day(place, claim)),
        # "has not provided weapons" is nothing against "has provided lamps"
        ("name", other_object(words, claim.words, (*claim.done, *claim.coming))),
        *_turned(place, claim, against),
        ("name", _other_name(place, claim)),
        ("agent", _other_agent(place, claim)),
        ("name", f"the number {numbers.missing} is not there" if numbers.missing else ""),
        ("not done", _not_done(words, claim)),
    )
    return next(((kind, detail) for kind, detail in found if detail), (None, ""))


def _turned(place: Place, claim: Claim, against: Sequence[str]) -> Iterator[tuple[Conflict, str]]:
    """Whether a sentence denies a claim, negates it, or tells its contrary."""
    words = _shared_part(place, claim)
    said_not = denies(claim.words) or negates(claim.words)
    if denies(words) and not claim.denied and not said_not:
        yield "denial", "the record has it denied"
        return
    # "rejected" is no negation where it is itself what stands against "approved"
    held = {c for word in against for c in contraries(word)}
    plain = [w for w in words if root_of(w) not in held]
    turned = negates(plain) != (negates(claim.words) != claim.denied)
    if turned != bool(against):  # "did not open" and "stayed shut" are one
        if against:
            yield "contrary", f"the record has the contrary of “{against[0]}”"
        else:
            yield "negation", "the record has the contrary"


def _shared_part(place: Place, claim: Claim) -> Sequence[str]:
    """Words of the sentence from a little before the first shared one to the last."""
    first, last = place.held.sentences[place.n]
    words = joined(place.held.words.words[first:last])
    wanted = {k for w in claim.telling for k in keys(w)}
    shared = [i for i, w in enumerate(words) if tells(w) and not wanted.isdisjoint(keys(w))]
    if not shared:
        return words
    return words[max(0, shared[0] - OPENING) : shared[-1] + 1]


def _other_day(place: Place, claim: Claim) -> str:
    held = place.held
    span = place.span
    words = set(held.words.words[slice(*held.sentences[place.n])])
    days = WEEKDAYS & words
    if claim.weekdays and days and not claim.weekdays & days:
        return f"the record has {' and '.join(sorted(days)).title()}"
    months = months_in(held, span)
    if claim.months and months and not claim.months & months:
        return f"the record has {' and '.join(sorted(months)).title()}"
    if len(claim.days) == 1:
        told = held.days(span)
        if told and not any(_meet(claim.days[0], d) for d in told):
            return f"the record has {told[0].earliest or told[0].latest}"
    return ""


def _meet(a: DateInterval, b: DateInterval) -> bool:
    low = max((x.earliest or "")[:10] for x in (a, b))
    high = min((x.latest or "~")[:10] for x in (a, b))
    return low <= high


def _other_name(place: Place, claim: Claim) -> str:
    """Another person's name where the claim has one that the sentence lacks."""
    if not claim.persons:
        return ""
    own = place.held.roots[place.n]
    missing = [p for p in claim.persons if not any(k in own for w in p[-1:] for k in keys(w)[:1])]
    if not missing:
        return ""
    name = " ".join(missing[0]).title()
    told = {k for w in claim.words for k in keys(w)[:1]}
    others = [
        m.span.of(place.held.text)
        for m in place.held.named_in(place.span)
        if m.kind == "person"
        and not told & {k for w in fold_words(m.span.of(place.held.text)) for k in keys(w)[:1]}
    ]
    if others:
        return f"the record names {others[0]}, not {name}"
    known = all(keys(w)[0] in place.held.names for w in missing[0][-1:])
    return "" if known else f"the record does not name {name}"


def _other_agent(place: Place, claim: Claim) -> str:
    """Another doer or cause of one deed: "caused by neglect" where the claim has sabotage."""
    words = joined(place.held.words.words[slice(*place.held.sentences[place.n])])
    recorded = _agents(words)
    told = {k for w in claim.words for k in keys(w)}
    own = {k for w in words for k in keys(w)}
    for deed, agent in _agents(claim.words).items():
        other = recorded.get(deed)
        if other and not own.intersection(keys(agent)) and not told.intersection(keys(other)):
            return f"the record has it by “{other}”, not “{agent}”"
    return ""


def _agents(words: Sequence[str]) -> dict[str, str]:
    """For each deed told as done by someone or something its first telling word."""
    found: dict[str, str] = {}
    for i, word in enumerate(words[1:], start=1):
        if word == "by" and is_past(words[i - 1]):
            agent = next((w for w in words[i + 1 : i + 1 + BEHIND_BY] if tells(w)), "")
            if agent and not agent[0].isdigit():  # "rose by 4 percent"
                found[root_of(words[i - 1])] = agent
    return found


def _not_done(words: Sequence[str], claim: Claim) -> str:
    """What the record has as planned or threatened and the claim as done or sure."""
    before = not_done(words, claim.done)
    if before:
        return f"the record has it as to come or wanted (“{before}”), not as done"
    before = only_wanted(words, claim.coming)
    return f"the record has it as wanted or possible (“{before}”), not as sure" if before else ""
