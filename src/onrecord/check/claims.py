"""A claim of a passage held against one sentence of the record.

A claim is on record where a sentence, with its neighbours and the names of its article,
holds most of what it tells, each word by its rarity, and neither its numbers, its days,
its negation nor its names speak against it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.account.quantities import Quantity
from onrecord.account.words import stem
from onrecord.check.record import HeldText, Place, Record
from onrecord.check.words import contraries, denies, keys, negates, tells, weight
from onrecord.link.tokens import fold_words
from onrecord.model.dates import DateInterval
from onrecord.model.span import Span
from onrecord.resources import word_set

Conflict = Literal["number", "day", "negation", "denial", "contrary", "name", "not done"]

# Tuned on the development half of quality/check.py's sentences.
SUPPORTS = 0.68  # share of a claim that a sentence must hold
CONTRADICTS = 0.62  # the same where it speaks against the claim
NEGATED = 0.8  # the same where only a negation does
OWN = 0.5  # share of a claim that the sentence must hold by itself
BESIDE = 0.75  # what a word counts for in the sentence before or behind
NAMED = 0.7  # the same of a name that stands elsewhere in the article
OPENING = 8  # words before the first shared one in which a negation is looked for
FEWEST = 2  # telling words of a claim
_WEEKDAYS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
)
BEFORE_DEED = 4  # words before a verb in which what makes it no deed is looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a part of a passage claims.

    Attributes:
        words: normal ones, in order.
        spans: in the passage.
        quantities: its typed values.
        days: that its dates tell, where they need no article's date.
        weekdays: named in it.
        persons: each one's name as normal words.
        done: stems of what it tells as done.
        denied: whether the passage itself gives it as denied.
    """

    words: tuple[str, ...]
    spans: tuple[Span, ...]
    quantities: tuple[Quantity, ...]
    days: tuple[DateInterval, ...]
    weekdays: frozenset[str]
    persons: tuple[tuple[str, ...], ...]
    done: tuple[str, ...]
    denied: bool

    @property
    def telling(self) -> tuple[str, ...]:
        """Its telling words, each once, sorted."""
        return tuple(sorted({w for w in self.words if tells(w)}))


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


def claim_of(passage: HeldText, spans: Sequence[Span], *, denied: bool = False) -> Claim:
    """The claim that the words under ``spans`` of the passage make."""
    words: list[str] = []
    for span in spans:
        words.extend(passage.words.words[passage.at(span.start) : passage.at(span.end)])
    return Claim(
        words=tuple(words),
        spans=tuple(spans),
        quantities=tuple(q for span in spans for q in passage.quantities(span)),
        days=tuple(d for span in spans for d in passage.days(span)),
        weekdays=_WEEKDAYS & set(words),
        persons=tuple(
            tuple(fold_words(m.span.of(passage.text)))
            for span in spans
            for m in passage.named_in(span)
        ),
        done=tuple(sorted({_root(w) for i, w in enumerate(words) if _past(words, i)})),
        denied=denied,
    )


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
    numbers = _numbers(place, claim)
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
    conflict, detail = _conflict(place, claim, numbers, against)
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


@dataclass(frozen=True, slots=True)
class _Numbers:
    agreed: bool
    differs: tuple[str, str] | None
    missing: str | None


def _numbers(place: Place, claim: Claim) -> _Numbers:
    """Whether the values of a claim are those of a sentence or of its neighbours."""
    if not claim.quantities:
        return _Numbers(agreed=False, differs=None, missing=None)
    held, n = place.held, place.n
    own = held.quantities(held.span(n))
    beside = [
        q
        for m in (n - 1, n + 1)
        if 0 <= m < len(held.sentences)
        for q in held.quantities(held.span(m))
    ]
    for quantity in claim.quantities:
        alike = [q for q in own if _counts_same(quantity, q)]
        if any(
            quantity.agrees(q) for q in [*alike, *(b for b in beside if _counts_same(quantity, b))]
        ):
            continue
        told = str(quantity.value)
        if alike:
            return _Numbers(agreed=False, differs=(told, str(alike[0].value)), missing=None)
        words = held.words.words[slice(*held.sentences[n])]
        if told not in words:
            return _Numbers(agreed=False, differs=None, missing=told)
    return _Numbers(agreed=True, differs=None, missing=None)


def _counts_same(a: Quantity, b: Quantity) -> bool:
    if a.kind != b.kind:
        return False
    if a.kind in ("money", "percent"):
        return True
    heads = [{k for w in q.heads for k in keys(w)} for q in (a, b)]
    return bool(heads[0] & heads[1])


def _conflict(
    place: Place, claim: Claim, numbers: _Numbers, against: Sequence[str]
) -> tuple[Conflict | None, str]:
    """What in a sentence speaks against a claim, the surest first."""
    if numbers.differs is not None:
        return "number", f"the record has {numbers.differs[1]}, not {numbers.differs[0]}"
    found: tuple[tuple[Conflict, str], ...] = (
        ("day", _other_day(place, claim)),
        *_turned(place, claim, against),
        ("name", _other_name(place, claim)),
        ("name", f"the number {numbers.missing} is not there" if numbers.missing else ""),
        ("not done", _not_done(place, claim)),
    )
    return next(((kind, detail) for kind, detail in found if detail), (None, ""))


def _turned(place: Place, claim: Claim, against: Sequence[str]) -> Iterator[tuple[Conflict, str]]:
    """Whether a sentence denies a claim, negates it, or tells its contrary."""
    words = _shared_part(place, claim)
    if denies(words) and not claim.denied and not denies(claim.words):
        yield "denial", "the record has it denied"
        return
    turned = negates(words) != (negates(claim.words) != claim.denied)
    if turned != bool(against):  # "did not open" and "stayed shut" are one
        if against:
            yield "contrary", f"the record has the contrary of “{against[0]}”"
        else:
            yield "negation", "the record has the contrary"


def _shared_part(place: Place, claim: Claim) -> Sequence[str]:
    """Words of the sentence from a little before the first shared one to the last."""
    first, last = place.held.sentences[place.n]
    words = place.held.words.words[first:last]
    wanted = {k for w in claim.telling for k in keys(w)}
    shared = [i for i, w in enumerate(words) if tells(w) and not wanted.isdisjoint(keys(w))]
    if not shared:
        return words
    return words[max(0, shared[0] - OPENING) : shared[-1] + 1]


def _other_day(place: Place, claim: Claim) -> str:
    held = place.held
    span = place.span
    words = set(held.words.words[slice(*held.sentences[place.n])])
    days = _WEEKDAYS & words
    if claim.weekdays and days and not claim.weekdays & days:
        return f"the record has {' and '.join(sorted(days)).title()}"
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
        if not told & {k for w in fold_words(m.span.of(place.held.text)) for k in keys(w)[:1]}
    ]
    if others:
        return f"the record names {others[0]}, not {name}"
    known = all(keys(w)[0] in place.held.names for w in missing[0][-1:])
    return "" if known else f"the record does not name {name}"


def _root(word: str) -> str:
    return stem(word).rstrip("e")


def _past(words: Sequence[str], i: int) -> bool:
    """Whether a word looks like a verb that tells of something done."""
    return words[i].endswith("ed") and len(words[i]) > 4 and not _undone(words, i)


def _undone(words: Sequence[str], i: int) -> str:
    """The word shortly before another by which that is no deed: "will", "plans to"."""
    held = word_set("claims", "undone")
    return next((w for w in words[max(0, i - BEFORE_DEED) : i][::-1] if w in held), "")


def _not_done(place: Place, claim: Claim) -> str:
    """What the record has as planned or threatened and the claim as done."""
    words = place.held.words.words[slice(*place.held.sentences[place.n])]
    for done in claim.done:
        at = [i for i, word in enumerate(words) if _root(word) == done]
        undone = [word for i in at if not words[i].endswith("ed") and (word := _undone(words, i))]
        if undone and len(undone) == len(at):
            return f"the record has it as to come or wanted (“{undone[0]}”), not as done"
    return ""
