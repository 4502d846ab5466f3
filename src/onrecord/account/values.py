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

from onrecord.account.happened import (
    LOOK,
    WORD,
    class_of,
    class_roots,
    classes,
    clause,
    happened_to,
)
from onrecord.account.quantities import Bound, Number, bound_of
from onrecord.link.stems import root_of, senses
from onrecord.model.span import Span
from onrecord.resources import lexicon, word_set
from onrecord.resources.currencies import comparable, currency_of

NEAR = Decimal("0.1")  # how far "about" reaches
ROUNDED = Decimal("0.04")  # how far a value told in another unit reaches
NEIGHBOURS = 60  # how many of a unit are one of the next: minutes of an hour
_DOZEN = Decimal(12)
_HECTARE = Decimal(10_000)  # square metres, of the base unit of areas
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
_NUMBER_OF = re.compile(
    r"\b(?:number|total|count|tally|toll) of (?:the )?([a-z]+)(?: ([a-z]+))?[^;.]*$", re.IGNORECASE
)
_AGED = re.compile(r"\b(?:aged?|turned)\s$", re.IGNORECASE)
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
        marks: what makes the slot another one: "more" of the same, "offset" of a time.
        currency: codes of those that a sum of money can be in; empty where any.
    """

    span: Span
    value: Decimal
    unit: Decimal
    bound: Bound
    dimension: str
    things: frozenset[str]
    happened: frozenset[str]
    people: bool
    marks: frozenset[str] = frozenset()
    currency: frozenset[str] = frozenset()

    @property
    def told_by(self) -> frozenset[str]:
        """Roots of the words that tell what happened."""
        return frozenset(r for r, name in class_roots().items() if name in self.happened)


def values(text: str, sentence: Span, held: Sequence[Number]) -> list[Value]:
    """The values of a sentence, in order.

    Args:
        text: the article's text.
        sentence: where they are looked for.
        held: its numbers.
    """
    found: list[Value] = []
    before: Number | None = None
    for number in held:
        if number.again or _is_label(number):
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
        behind = text[match.end() : min(sentence.end, match.end() + LOOK)]
        hit = next(classes(WORD.findall(clause(behind, last=False))), None)
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
    if a.dimension != b.dimension or not comparable(a.currency, b.currency):
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


def rounds(a: Value, b: Value) -> bool:
    """Whether one number is the other told in fewer digits: 50.7 and 51."""
    near = abs(a.value - b.value) <= ROUNDED * max(a.value, b.value)
    return near and any(
        x.value / x.unit == round(y.value / x.unit, _places(x)) for x, y in ((a, b), (b, a))
    )


def _places(value: Value) -> int:
    """Digits behind the point, fewer than none for round numbers: 1,200 is told to hundreds."""
    exponent = (value.value / value.unit).normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def bounded(a: Value, b: Value) -> bool:
    """Whether a bound on one side allows for the other's value."""
    low, high = (a, b) if a.value <= b.value else (b, a)
    return low.bound == "at least" or high.bound == "at most"


def _value(text: str, sentence: Span, number: Number) -> Value | None:
    age = _AGE.match(number.tail) or _AGED.search(number.before)
    dimension, unit = ("age", Decimal(1)) if age else _dimension(number)
    marks = {"more"} if _MORE.search(number.before) else set[str]()
    if dimension == "duration" and _offset(number):
        marks.add("offset")
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
        happened = happened_to(text, sentence, number) if people else frozenset()
        if not heads:
            things = _number_of(text, sentence, number)
    return Value(
        span=number.span,
        value=value,
        unit=unit,
        bound=bound,
        dimension=dimension,
        things=things,
        happened=happened,
        people=people,
        marks=frozenset(marks),
        currency=currency_of(number.money, number.heads) if dimension == "money" else frozenset(),
    )


def _number_of(text: str, sentence: Span, number: Number) -> frozenset[str]:
    """What a bare number is of, told before it: "the number of marchers rose to 400"."""
    before = text[sentence.start : number.span.start]
    found = _NUMBER_OF.search(before)
    return frozenset(root_of(w.lower()) for w in found.groups() if w) if found else frozenset()


def _offset(number: Number) -> bool:
    """Whether a length of time only places something: "nine days before", "the past 3 years"."""
    return bool(_OFF.match(number.tail) or _OF_PAST.search(number.before))


def _dimension(number: Number) -> tuple[str, Decimal]:
    if number.money:
        return "money", Decimal(1)
    if re.match(r"\s?(?:%|per\s?cent)", number.tail):
        return "share", Decimal(1)
    head = number.heads[0] if number.heads else ""
    if head == "basis":
        return "share", Decimal("0.01")
    unit = _square(number.heads) if head == "square" else _units().get(head)
    money = word_set("wording", "currencies") & set(number.heads[:2])
    return unit or ("money" if money else "count", Decimal(1))


def _square(heads: Sequence[str]) -> tuple[str, Decimal] | None:
    """The unit of an area: "square metres"."""
    dimension, factor = _units().get(" ".join(heads[1:2]), ("", Decimal(0)))
    return ("area", factor**2 / _HECTARE) if dimension == "length" else None


@lru_cache(maxsize=1)
def _units() -> Mapping[str, tuple[str, Decimal]]:
    held: Any = lexicon("values")["units"]
    return {str(unit): (str(name), Decimal(str(many))) for unit, (name, many) in held.items()}


def _is_people(word: str) -> bool:
    return word in word_set("values", "people") or bool(class_of(word))
