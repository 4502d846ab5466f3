"""How two sentences on one thing differ in a value that they tell: and of what kind that is.

Precision first: a value that both tell anywhere, or one that has no single counterpart,
is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from onrecord.account.dated import dated
from onrecord.account.finding import Finding, order, within
from onrecord.account.opposed import opposed
from onrecord.account.reported import Told, met, root_told, shared
from onrecord.account.speakers import attributions
from onrecord.account.stages import staged
from onrecord.account.values import Value, alike_words, bounded, equal, same_slot
from onrecord.account.view import View
from onrecord.link.stems import root_of
from onrecord.link.tokens import fold_words
from onrecord.model.account import DisagreementKind
from onrecord.model.span import Span
from onrecord.resources import word_set

LEAST = 2  # words that two sentences must share
SHARE = 0.3  # of the words of the shorter one
SURE = 3  # words that do without a word shared beside the value
AROUND = 40  # characters beside a value in which a word must be shared
_MOST = 3  # words of what is counted
_MARKS = ',.;:!?”"’)'
MANY = 5  # words that outweigh other names of places
_CLAUSE = re.compile(r"[;:!?()\n]|\.\s")
REACH, CLOSEST = 90, 3  # characters, and telling words, next to a value that say what it is of
ALIKE = 0.5  # share of the shorter sentence's words that makes do with one word next to a value
RATIO = 3  # a bound that is so far from a number bounds something else
_OVER = re.compile(
    r"\bsince\s(?!then|the|he|she|it|they)\w+(?:\s\d+)?|\b(?:this|last|each|per|every|a)\s(?:year|month|season)\b"
    r"|\b(?:in|over|during)\sthe\s(?:past|last|first|previous)\s(?:\w+\s)?\w+",
    re.IGNORECASE,
)
_TALLY = re.compile(
    r"\b(\d{1,4})(?:\s[a-z]+)?\s?(?:-|–|to|against)\s?(\d{1,4})\b(?!\s?(?:%|percent|per cent))"
)
_RANGE = re.compile(r"\b(?:from|between|about|[$€£])\s?$", re.IGNORECASE)
DAYS = 45  # between two articles that report on one thing


class _Found(NamedTuple):
    kind: DisagreementKind
    reason: str


def differing(view: View, a: Told, b: Told) -> Iterator[Finding]:
    """The differences between two sentences of two articles."""
    yield from attributions(view, a, b)
    if not related(a, b):
        return
    found = [*staged(a, b)] or [*_tallies(a, b)] or [*_numbers(a, b), *dated(a, b)]
    # the clock and the calendar run on under a number that moves
    updates = [f for f in found if f.kind == "update"]
    yield from updates or found
    if not updates:
        yield from opposed(view, a, b)


def related(a: Told, b: Told) -> bool:
    """Whether two sentences may tell of one thing."""
    common = shared(a, b)
    least = min(len(a.words), len(b.words))
    return common >= LEAST and common >= SHARE * least and not _parted(a, b)


def _parted(a: Told, b: Told) -> bool:
    """Whether names part them: both name countries, places or people, and none is the same."""
    # a place is told by a larger or a smaller name: many other words outweigh it
    kinds = ("country", "person") if shared(a, b) >= MANY else ("country", "person", "place")
    return any(k in a.names and k in b.names and not a.names[k] & b.names[k] for k in kinds)


# Numbers


def _numbers(a: Told, b: Told) -> Iterator[Finding]:
    if not within(a, b, DAYS):
        return
    for one in a.values:
        others = [v for v in b.values if same_slot(one, v)]
        back = [v for other in others[:1] for v in a.values if same_slot(v, other)]
        if len(others) != 1 or len(back) != 1:
            continue
        (other,) = others
        if one.value != other.value and (equal(one, other) or _told_too(a, one, b, other)):
            continue
        if _part_of(one, other) or not _one_question(a, one, b, other):
            continue
        found = _kind_of(a, one, b, other)
        if found is not None and found.kind != "wording":
            yield Finding(
                kind=found.kind,
                what=one.dimension,
                a=one.span,
                b=other.span,
                reason=found.reason,
                about=_thing(a, one),
            )


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
    """Whether a sentence tells the other's number too, alone or in parts that add up to it."""
    return _adds_up(a, other) or _adds_up(b, one)


def _adds_up(told: Told, value: Value) -> bool:
    numbers = [v.value for v in told.values if v.dimension == value.dimension]
    sums = {sum(numbers), *(x + y for x, y in pairwise(numbers))} if len(numbers) > 1 else set()
    return value.value / value.unit in told.figures or value.value in sums


def _one_question(a: Told, one: Value, b: Told, other: Value) -> bool:
    """Whether the words next to two values, besides what is counted, speak of one thing."""
    if _supposed(a, one) or _supposed(b, other):
        return False
    counted = one.things | other.things | one.told_by | other.told_by
    less, more = sorted((a.words, b.words), key=len)
    common = met(less - counted, more)
    if one.happened & other.happened and common >= LEAST:
        return True
    near = met(_beside(a, one) - counted, _beside(b, other) - counted)
    alike = shared(a, b) >= ALIKE * len(less)
    return common >= 1 and near >= (1 if alike else LEAST)


def _supposed(told: Told, value: Value) -> bool:
    """Whether a number is only supposed: "we would not have 355"."""
    return not word_set("values", "supposed").isdisjoint(_window(told, value))


def _window(told: Told, value: Value) -> Sequence[str]:
    start = value.span.start - told.sentence.start
    return fold_words(told.text[max(0, start - AROUND) : start + len(value.span) + AROUND])


def _beside(told: Told, value: Value) -> frozenset[str]:
    """Roots of the telling words on either side of a value within its clause; no names."""
    start = value.span.start - told.sentence.start
    end = start + len(value.span)
    before = _CLAUSE.split(told.text[max(0, start - REACH) : start])[-1]
    after = _CLAUSE.split(told.text[end : end + REACH])[0]
    left, right = ([r for w in fold_words(t) if (r := root_told(w))] for t in (before, after))
    behind = [r for r in right if r not in value.things]
    named = {root_of(w) for words in told.names.values() for w in words}
    return frozenset([*left[-CLOSEST:], *behind[:CLOSEST]]) - named


def _tallies(a: Told, b: Told) -> Iterator[Finding]:
    """Results of one vote or match, of two numbers each."""
    one, other = _tally(a), _tally(b)
    if one and other and shared(a, b) >= LEAST and set(one.groups()) != set(other.groups()):
        yield Finding(
            kind="contradiction",
            what="count",
            a=_span(a, one),
            b=_span(b, other),
            reason="another result of one vote or match",
        )


def _tally(told: Told) -> re.Match[str] | None:
    words = frozenset(fold_words(told.text))
    if not words & word_set("values", "tallies") or words & word_set("values", "many_matches"):
        return None
    found = [m for m in _TALLY.finditer(told.text) if not _RANGE.search(told.text[: m.start()])]
    return found[0] if len(found) == 1 else None


def _span(told: Told, match: re.Match[str]) -> Span:
    return Span(told.sentence.start + match.start(), told.sentence.start + match.end())


def _kind_of(a: Told, one: Value, b: Told, other: Value) -> _Found | None:
    if one.value == other.value:
        return _same_number(one, other)
    if one.people and one.happened != other.happened and one.happened & other.happened:
        return _Found("scope", "one counts more than what the other counts")
    moved = _moved(a, one, b, other)
    if moved is not None:
        return moved
    if bounded(one, other):
        far = max(one.value, other.value) > RATIO * min(one.value, other.value)
        return None if far else _Found("scope", "one gives a bound, the other a number within it")
    if _extents(a, b):
        return _Found("scope", "they count over different extents")
    return _Found("contradiction", "another number in the same slot")


def _same_number(one: Value, other: Value) -> _Found | None:
    bounds = {one.bound, other.bound}
    if "exact" in bounds and bounds & {"at least", "at most"}:
        return _Found("scope", "one gives as a bound what the other gives as the number")
    return None


def _moved(a: Told, one: Value, b: Told, other: Value) -> _Found | None:
    """An update where a running number moved as such numbers do."""
    running = one.happened | other.happened
    near = {w for t, v in ((a, one), (b, other)) for w in _window(t, v)}
    first = order(a, b)
    moving = running & word_set("values", "running") or near & word_set("values", "running_words")
    if not moving and not (first and _grows(a if first > 0 else b)):
        return None
    if first is None:
        # a series of happenings of one kind looks like one that grows
        if any(_holds(t.text, word_set("values", "series")) for t in (a, b)):
            return _Found("wording", "")
        return _Found("update", "a running number, told at times that are not known")
    if first == 0:
        return _Found("update", "a running number that moves") if _progress(a, b) else None
    earlier, later = (one, other) if first < 0 else (other, one)
    if later.value > earlier.value or _mended(a if first > 0 else b):
        return _Found("update", "a later report gives the number as it stood then")
    return None


def _grows(later: Told) -> bool:
    """Whether a report says that what it counts went on growing."""
    return _holds(later.text, word_set("values", "growing"))


def _progress(a: Told, b: Told) -> bool:
    return any(_holds(t.text, word_set("values", "progress")) for t in (a, b))


def _mended(later: Told) -> bool:
    return _holds(later.text, word_set("values", "revised"))


def _holds(text: str, phrases: Sequence[str] | frozenset[str]) -> bool:
    words = f" {' '.join(fold_words(text))} "
    return any(f" {phrase} " in words for phrase in phrases)


def _extents(a: Told, b: Told) -> bool:
    """Whether two sentences count over different extents of place or time."""
    left, right = (_marks(t) for t in (a, b))
    wide, narrow = word_set("values", "wide"), word_set("values", "narrow")
    if left & wide - right and right & narrow - left:
        return True
    if right & wide - left and left & narrow - right:
        return True
    spans = _stretch(a), _stretch(b)
    if spans[0] != spans[1]:
        return True
    # words that widen or narrow an extent by themselves
    return bool((left ^ right) & word_set("values", "extent"))


def _marks(told: Told) -> frozenset[str]:
    return frozenset(fold_words(told.text))


def _stretch(told: Told) -> frozenset[str]:
    """The stretches of time that a sentence counts over: "this year", "since 2019"."""
    return frozenset(" ".join(fold_words(m.group())) for m in _OVER.finditer(told.text))
