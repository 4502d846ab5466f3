"""What the numbers of a sentence tell: how many of what, with what happened to them.

A value has a slot: a dimension (length, duration, money), or for counts the things
counted and, of people, the class of what happened to them ("dead", "held"). Only values
of one slot can differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

from onrecord.account.quantities import Bound, Number, bound_of, numbers
from onrecord.link.stems import root_of, senses
from onrecord.model.span import Span
from onrecord.resources import lexicon, word_set

NEAR = Decimal("0.1")  # how far "about" reaches
ROUNDED = Decimal("0.04")  # how far a value told in another unit reaches
NEIGHBOURS = 60  # how many of a unit are one of the next: minutes of an hour
_LOOK = 90  # characters on either side in which what happened is looked for
_WORD = re.compile(r"[^\W\d_]+")
_DOZEN = Decimal(12)
_CLOSE = 8  # words between "nobody" and what did not happen
_SAFE = frozenset({"rescued", "safe"})
_PART = re.compile(r"\s(?:out\s)?of\s(?:(?:the|its|their|his|her|a)\s)?(?:[\w'’]+\s){0,3}")
_IN_BRACKETS = re.compile(r"[\d.,]+\s?[^\W\d]*\s?\(\s*$")
_YEAR = re.compile(r"0\d+|1[89]\d\d|20\d\d")
_MORE = re.compile(r"\b(?:additional|another|other|further)\s$", re.IGNORECASE)
_OFF = re.compile(
    r"[\s-]*\w+\s(?:before|after|ago|later|earlier|left|remaining|into|since|from|in office|apart"
    r"|old)\b",
    re.IGNORECASE,
)
_OF_PAST = re.compile(
    r"\b(?:past|last|next|first|final|within|every|coming|previous)\s(?:\w+\s)?$", re.IGNORECASE
)
_AGE = re.compile(r"[\s-]*(?:year|month|week|day)s?[\s-]*old\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A number in its slot.

    Attributes:
        span: as written, in the article's text.
        value: in the base unit of its dimension.
        unit: factor of the unit that it is told in.
        dimension: "count", "money", or that of the unit.
        things: roots of the words that are counted.
        happened: classes of what happened to the people counted.
    """

    span: Span
    value: Decimal
    unit: Decimal
    bound: Bound
    dimension: str
    things: frozenset[str]
    happened: frozenset[str]
    people: bool

    @property
    def told_by(self) -> frozenset[str]:
        """Roots of the words that tell what happened."""
        return frozenset(r for r, name in _class_roots().items() if name in self.happened)


def values(text: str, sentence: Span, skip: Sequence[Span]) -> list[Value]:
    """The values of a sentence, in order.

    Args:
        text: the article's text.
        sentence: where they are looked for.
        skip: dates, whose numbers are no values.
    """
    found: list[Value] = []
    before: Number | None = None
    for number in numbers(text, sentence, skip):
        if _is_label(number):
            continue
        value = _value(text, sentence, number)
        if value is not None:
            whole = _of_whole(text, before, number)
            found.append(replace(value, happened=frozenset()) if whole else value)
        before = number
    return found + [
        v for v in _none(text, sentence) if not any(v.happened & w.happened for w in found)
    ]


def _is_label(number: Number) -> bool:
    """Whether a number names a thing, a year, a day: "flight 18", "Sept. 11"."""
    if _YEAR.fullmatch(number.written):
        return True
    words = re.findall(r"[^\W\d_]+", number.before)
    if not words or not re.search(r"[^\W\d_]\.?\s?$", number.before):
        return False
    return words[-1].lower() in word_set("values", "labels") | word_set("values", "months")


def _hedge(number: Number) -> Bound:
    """The bound of a number; "about 58 km (36 miles)": the hedge goes for both."""
    if not number.before.rstrip().endswith("("):
        return number.bound
    return bound_of(_IN_BRACKETS.sub("", number.before))


def _of_whole(text: str, before: Number | None, number: Number) -> bool:
    """Whether a number is the whole of which the one before it is a part: "three of the 14"."""
    if before is None:
        return False
    return bool(_PART.fullmatch(text[before.span.end : number.span.start]))


def _none(text: str, sentence: Span) -> Iterator[Value]:
    """That nobody died, or was hurt; that all were saved: a count of none."""
    for match in _nobody().finditer(text, sentence.start, sentence.end):
        behind = text[match.end() : min(sentence.end, match.end() + _LOOK)]
        hit = next(_classes(_WORD.findall(_cut(behind, last=False))), None)
        everyone = match["all"] is not None
        if hit is None or hit[0] > _CLOSE or everyone != (hit[1] in _SAFE):
            continue
        happened = frozenset({"dead"} if everyone else {hit[1]})
        yield Value(
            span=Span(match.start(), match.end()),
            value=Decimal(0),
            unit=Decimal(1),
            bound="exact",
            dimension="count",
            things=frozenset(),
            happened=happened,
            people=True,
        )


@lru_cache(maxsize=1)
def _nobody() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:nobody|no\s?-?\s?one|none|no(?=\s(?:deaths?|casualties|fatalities|injur)))\b"
        r"|\b(?P<all>all|everyone|everybody)\b",
        re.IGNORECASE,
    )


def same_slot(a: Value, b: Value) -> bool:
    """Whether two values answer one question, as far as their own words tell."""
    if a.dimension != b.dimension:
        return False
    if a.dimension == "duration":
        # days and minutes are of two things
        return max(a.unit, b.unit) <= NEIGHBOURS * min(a.unit, b.unit)
    if a.dimension != "count":
        return True
    if a.people and b.people and a.happened and b.happened:
        return bool(a.happened & b.happened)
    if bool(a.happened) != bool(b.happened) and a.people and b.people:
        return False
    return bool(a.things & b.things) or any(alike_words(x, y) for x in a.things for y in b.things)


def alike_words(a: str, b: str) -> bool:
    """Whether two roots tell one thing."""
    return a == b or bool(set(senses(a)) & set(senses(b)))


def equal(a: Value, b: Value) -> bool:
    """Whether two values are one, rounding and hedging allowed for."""
    if a.value == b.value:
        return True
    low, high = sorted((a.value, b.value))
    reach = ROUNDED if a.unit != b.unit else Decimal(0)
    if "about" in (a.bound, b.bound):
        reach = NEAR
    return high - low <= reach * high


def bounded(a: Value, b: Value) -> bool:
    """Whether a bound on one side allows for the other's value."""
    low, high = (a, b) if a.value <= b.value else (b, a)
    return low.bound == "at least" or high.bound == "at most"


def _value(text: str, sentence: Span, number: Number) -> Value | None:
    if _AGE.match(number.tail) or _MORE.search(number.before):
        return None
    dimension, unit = _dimension(number)
    if dimension == "duration" and _offset(number):
        return None
    value = number.value * unit
    bound = _hedge(number)
    things: frozenset[str] = frozenset()
    if number.heads[:1] == ("dozen",):
        value, dimension = number.value * _DOZEN, "count"
        bound = "about" if bound == "exact" else bound
    people, happened = False, frozenset[str]()
    if dimension == "count":
        heads = [h for h in number.heads if h != "dozen"]
        things = frozenset(root_of(h) for h in heads)
        people = any(_is_people(h) for h in heads) or not heads
        happened = _happened(text, sentence, number) if people else frozenset()
        if not heads and not happened:
            return None
    return Value(
        span=number.span,
        value=value,
        unit=unit,
        bound=bound,
        dimension=dimension,
        things=things,
        happened=happened,
        people=people,
    )


def _offset(number: Number) -> bool:
    """Whether a length of time only places something: "nine days before", "the past 3 years"."""
    return bool(_OFF.match(number.tail) or _OF_PAST.search(number.before))


def _dimension(number: Number) -> tuple[str, Decimal]:
    if number.money:
        return "money", Decimal(1)
    if number.tail.startswith("%"):
        return "share", Decimal(1)
    head = number.heads[0] if number.heads else ""
    if head == "basis":
        return "share", Decimal("0.01")
    if head in _units():
        return _units()[head]
    if word_set("wording", "currencies") & set(number.heads[:2]):
        return "money", Decimal(1)
    return "count", Decimal(1)


@lru_cache(maxsize=1)
def _units() -> Mapping[str, tuple[str, Decimal]]:
    held: Any = lexicon("values")["units"]
    return {str(unit): (str(name), Decimal(str(many))) for unit, (name, many) in held.items()}


def _is_people(word: str) -> bool:
    return word in word_set("values", "people") or bool(_class_of(word))


def _happened(text: str, sentence: Span, number: Number) -> frozenset[str]:
    """Classes of the nearest words that tell what happened to those who are counted."""
    after = _cut(text[number.span.end : min(sentence.end, number.span.end + _LOOK)], last=False)
    before = _cut(
        text[max(sentence.start, number.span.start - _LOOK) : number.span.start], last=True
    )
    ahead = list(_classes(_WORD.findall(after)))
    back = list(_classes(_WORD.findall(before)[::-1]))
    found = sorted([*ahead[:2], *back[:1]])
    if not found:
        return frozenset()
    nearest, name = found[0]
    joined = re.search(r"\b(?:or|and)\b", after) if len(ahead) > 1 else None
    both = [
        n for at, n in ahead[1:2] if joined and at - ahead[0][0] <= 2 and ahead[0][0] == nearest
    ]
    return frozenset({name, *both})


def _cut(text: str, *, last: bool) -> str:
    """``text`` up to the clause's end: the part next to the number."""
    parts = re.split(r"[;:!?()\n]|, (?!who|which)|,\s*(?:and|but)\s|\.\s", text)
    return parts[-1] if last else parts[0]


def _classes(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    for at, word in enumerate(words):
        name = _class_of(word.lower())
        if name:
            yield at, name


@lru_cache(maxsize=8192)
def _class_of(word: str) -> str:
    return _class_roots().get(root_of(word), "")


@lru_cache(maxsize=1)
def _class_roots() -> Mapping[str, str]:
    held: Any = lexicon("values")["people_classes"]
    return {root_of(str(word)): str(name) for name, words in held.items() for word in words}
