"""Numbers of two sentences that may answer one question, and of what kind they differ.

Each number is set beside the one of the other sentence that it is likest in its slot:
what is counted, what happened to it, the words around it. Those that are equal there are
told by both; the others are findings, of which the regression tells the sure ones.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from onrecord.account.finding import Finding, within
from onrecord.account.kinds import AROUND, extents, holds, kind_of, mended, progress, window
from onrecord.account.likeness import both_ways, covered, other_year
from onrecord.account.reported import Told, met, root_told, shared
from onrecord.account.values import Value, alike_words, bounded, equal, rounds, same_slot
from onrecord.link.meanings import nearness
from onrecord.link.stems import root_of
from onrecord.link.tokens import fold_words
from onrecord.model.span import Span
from onrecord.resources import word_set
from onrecord.resources.currencies import comparable

DAYS = 45  # between two articles that report on one thing
REACH, CLOSEST = 90, 3  # characters, and telling words, next to a value that say what it is of
SAME_THING = 0.4  # nearness from which two nouns may be of one thing
LEAST = 0.2  # of likeness, from which two numbers may be of one slot
NEIGHBOURS = 60  # how many of a unit are one of the next: minutes of an hour
_MOST = 3  # words of what is counted
_MARKS = ',.;:!?”"’)'
_CLAUSE = re.compile(r"[;:!?()\n]|\.\s")
_AND_ONE = re.compile(r"\b(?:and (?:an?|one|his|her|their)|one(?= \w+ and)) (?=\w+)", re.IGNORECASE)
_TALLY = re.compile(
    r"\b(\d{1,4})(?:\s[a-z]+)?\s?(?:-|–|to|against)\s?(\d{1,4})\b(?!\s?(?:%|percent|per cent))"
)
_RANGE = re.compile(r"\b(?:from|between|about|[$€£])\s?$", re.IGNORECASE)


def numbered(a: Told, b: Told) -> Iterator[Finding]:
    """The numbers of two sentences that may differ; results of votes and matches first."""
    if not within(a, b, DAYS) or other_year(a, b):
        return
    tallies = list(_tallies(a, b))
    yield from tallies
    for one, other, alike in [] if tallies else _matched(a, b):
        if one.value != other.value and (equal(one, other) or rounds(one, other)):
            continue
        found = kind_of(a, one, b, other)
        if found is not None:
            yield Finding(
                kind=found.kind,
                what=one.dimension,
                a=one.span,
                b=other.span,
                reason=found.reason,
                about=_thing(a, one),
                family="number",
                traits=_traits(a, one, b, other) | {"slot": alike, found.kind: 1.0},
            )


def _matched(a: Told, b: Told) -> Iterator[tuple[Value, Value, float]]:
    """Each number with the one it is likest, no number twice."""
    scored = sorted(
        (-_slot(a, one, b, other), n, m)
        for n, one in enumerate(a.values)
        for m, other in enumerate(b.values)
        if _comparable(one, other) and (one.value == other.value or not _told_too(a, one, b, other))
    )
    left: set[int] = set()
    right: set[int] = set()
    for score, n, m in scored:
        if -score >= LEAST and n not in left and m not in right:
            left.add(n)
            right.add(m)
            yield a.values[n], b.values[m], -score


def _comparable(one: Value, other: Value) -> bool:
    if one.dimension != other.dimension or not comparable(one.currency, other.currency):
        return False
    # days and minutes are of two things
    units = sorted((one.unit, other.unit))
    near = one.dimension != "duration" or units[1] <= NEIGHBOURS * units[0]
    return near and ("offset" in one.marks) == ("offset" in other.marks)


def _slot(a: Told, one: Value, b: Told, other: Value) -> float:
    """How like the slots of two numbers are; more where the numbers are equal."""
    alike = max(covered(_beside(a, one), b.content), covered(_beside(b, other), a.content))
    alike += 0.5 * (one.value == other.value) + 0.3 * (one.unit == other.unit)
    if one.dimension != "count":
        return 0.2 + alike
    alike += max(_things(one, other), float(one.people and other.people))
    if one.happened and other.happened:
        alike += 1.0 if one.happened & other.happened else -1.0
    return alike - 0.8


def _things(one: Value, other: Value) -> float:
    """How near the things counted are in meaning, 0 to 1."""
    if not one.things or not other.things:
        return 0.0
    if any(alike_words(x, y) for x in one.things for y in other.things):
        return 1.0
    return float(nearness(tuple(sorted(one.things)), tuple(sorted(other.things))).max())


def _traits(a: Told, one: Value, b: Told, other: Value) -> dict[str, float]:
    counted = one.things | other.things | one.told_by | other.told_by
    near = [frozenset(_beside(t, v)) - counted for t, v in ((a, one), (b, other))]
    beside = both_ways(sorted(near[0]), sorted(near[1]))
    high, low = sorted((one.value, other.value), reverse=True)
    bounds = {one.bound, other.bound} - {"exact"}
    rivals = [
        sum(_comparable(one, v) and v != other for v in b.values),
        sum(_comparable(v, other) and v != one for v in a.values),
    ]
    found = {
        f"of_{one.dimension if one.dimension in _KNOWN else 'measure'}": True,
        "things": _things(one, other),
        "things_same": bool(one.things & other.things),
        "people": one.people and other.people,
        "happened": bool(one.happened & other.happened),
        "happened_one": bool(one.happened) != bool(other.happened),
        "happened_other": bool(one.happened and other.happened)
        and not one.happened & other.happened,
        "same_slot": same_slot(one, other),
        "beside_most": beside[0],
        "beside_least": beside[1],
        "beside_best": _best(near[0], near[1]),
        "beside_met": min(3, met(near[0], near[1])) / 3,
        "told_most": max(covered(sorted(near[0]), b.content), covered(sorted(near[1]), a.content)),
        "told_least": min(covered(sorted(near[0]), b.content), covered(sorted(near[1]), a.content)),
        "leading_same": _leading(a, one) == _leading(b, other),
        "part": _part_of(one, other),
        "marks_one": bool(one.marks ^ other.marks),
        "marks": bool(one.marks & other.marks),
        "bare_one": one.dimension == "count" and bool(one.things) != bool(other.things),
        "bare": one.dimension == "count" and not one.things and not other.things,
        "supposed": _supposed(a, one) or _supposed(b, other),
        "hedged": bool(bounds),
        "bounded": bounded(one, other),
        "ratio": min(2.0, math.log10(float(high / low))) / 2 if low > 0 else 0.5,
        "none": low == 0,
        "small": high <= 12,
        "unit_other": one.unit != other.unit,
        "rivals_most": min(3, max(rivals)) / 3,
        "rivals_least": min(3, *rivals) / 3,
        "alone": not any(rivals),
        "extents": extents(a, b),
        "growing": progress(a, b),
        "mended": mended(a) or mended(b),
        "series": any(holds(t.text, word_set("values", "series")) for t in (a, b)),
    }
    return {name: float(value) for name, value in found.items() if value}


def _best(a: frozenset[str], b: frozenset[str]) -> float:
    """How near the nearest of two sets of words are."""
    return float(nearness(tuple(sorted(a)), tuple(sorted(b))).max(initial=0.0))


_KNOWN = frozenset({"count", "money", "share", "duration", "length", "age"})


def _leading(told: Told, value: Value) -> str:
    """The word right before a number, bounds left out: "to", "by", "killed"."""
    start = value.span.start - told.sentence.start
    words = fold_words(told.text[max(0, start - AROUND) : start])
    kept = [w for w in words if w not in _bounds()]
    return kept[-1] if kept else ""


@lru_cache(maxsize=1)
def _bounds() -> frozenset[str]:
    phrases = [p for key in ("at_least", "at_most", "about") for p in word_set("wording", key)]
    return frozenset(word for phrase in phrases for word in phrase.split())


def _thing(a: Told, value: Value) -> str:
    """The words that are counted, as written: "fishing boats"."""
    start = value.span.end - a.sentence.start
    behind = a.text[start:].replace("-", " ").split()
    words = []
    for word in behind[:_MOST]:
        if root_of("".join(fold_words(word)) or "-") not in value.things:
            break
        words.append(word.strip(_MARKS))
        if word[-1] in _MARKS:
            break
    return " ".join(words)


def _part_of(one: Value, other: Value) -> bool:
    """Whether two counts are of other people: children, and soldiers; children, and people."""
    if not one.people or not other.people or one.things & other.things:
        return False
    if any(alike_words(x, y) for x in one.things for y in other.things):
        return False
    special = [_special(v) for v in (one, other)]
    if all(special):
        return True
    part, whole = (one, other) if special[0] else (other, one)
    return any(special) and part.value <= whole.value


def _special(value: Value) -> bool:
    return bool(value.things) and value.things <= _kinds_of_people()


@lru_cache(maxsize=1)
def _kinds_of_people() -> frozenset[str]:
    return frozenset(root_of(w) for w in word_set("values", "kinds_of_people"))


def _told_too(a: Told, one: Value, b: Told, other: Value) -> bool:
    """Whether one of the sentences tells the other's number too, whole or in parts."""
    return _tells(a, other) or _tells(b, one) or _adds_up(a, other) or _adds_up(b, one)


def _tells(told: Told, value: Value) -> bool:
    """Whether a sentence has a number that may be this one: of near things, or bare."""
    return any(
        n.value == value.value / value.unit
        and (not n.heads or not value.things or _near(n.heads, value.things) >= SAME_THING)
        for n in told.numbers
    )


@lru_cache(maxsize=16384)
def _near(words: tuple[str, ...], things: frozenset[str]) -> float:
    return float(nearness(words, tuple(sorted(things))).max(initial=0.0))


def _adds_up(told: Told, value: Value) -> bool:
    """Whether numbers of a sentence add up to a number."""
    numbers = [v.value for v in told.values if v.dimension == value.dimension]
    numbers += [Decimal(1) for _ in _AND_ONE.finditer(told.text)]
    sums = {sum(numbers), *(x + y for x, y in pairwise(numbers))} if len(numbers) > 1 else set()
    return value.value in sums


def _supposed(told: Told, value: Value) -> bool:
    """Whether a number is only supposed: "we would not have 355"."""
    return not word_set("values", "supposed").isdisjoint(window(told, value))


def _beside(told: Told, value: Value) -> tuple[str, ...]:
    """Roots of the telling words on either side of a value within its clause; no names."""
    start = value.span.start - told.sentence.start
    end = start + len(value.span)
    before = _CLAUSE.split(told.text[max(0, start - REACH) : start])[-1]
    after = _CLAUSE.split(told.text[end : end + REACH])[0]
    left, right = ([r for w in fold_words(t) if (r := root_told(w))] for t in (before, after))
    behind = [r for r in right if r not in value.things]
    named = {root_of(w) for words in told.names.values() for w in words}
    return tuple(w for w in (*left[-CLOSEST:], *behind[:CLOSEST]) if w not in named)


def _tallies(a: Told, b: Told) -> Iterator[Finding]:
    """Results of one vote, match or record, of two numbers each."""
    one, other = _tally(a), _tally(b)
    if one and other and shared(a, b) and set(one.groups()) != set(other.groups()):
        words = [frozenset(fold_words(t.text)) for t in (a, b)]
        yield Finding(
            kind="contradiction",
            what="count",
            a=_span(a, one),
            b=_span(b, other),
            reason="another result of one vote or match",
            family="number",
            traits={
                "tally": float(all(w & word_set("values", "tallies") for w in words)),
                "tally_of_many": float(any(w & word_set("values", "many_matches") for w in words)),
                "tally_bare": 1.0,
            },
        )


def _tally(told: Told) -> re.Match[str] | None:
    found = [m for m in _TALLY.finditer(told.text) if not _RANGE.search(told.text[: m.start()])]
    return found[0] if len(found) == 1 else None


def _span(told: Told, match: re.Match[str]) -> Span:
    return Span(told.sentence.start + match.start(), told.sentence.start + match.end())
