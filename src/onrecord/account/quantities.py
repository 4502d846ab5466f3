"""Typed values in a sentence: amounts of money, percentages, durations, counts.

A value is known by its unit or by the words it counts ("twelve people"). Numbers
inside dates and vague ones ("dozens") are left out: nothing can differ from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal

from onrecord.account.words import singular, stopwords
from onrecord.link.tokens import words_of
from onrecord.model.span import Span
from onrecord.resources import lexicon, word_set
from onrecord.resources.currencies import currency_of, signs, told_again
from onrecord.resources.currencies import scales as short_scales

Kind = Literal["money", "percent", "duration", "count"]
Bound = Literal["exact", "at least", "at most", "about"]

MAX_HEADS = 3  # words after a number that it can count
_LOOK = 60  # characters after a number in which those are looked for
_ANY = frozenset[str]()  # currencies of what is no sum
_BEFORE = 24  # characters before it that can make it a bound
NEAR = Decimal("0.1")  # "about" reaches this far from its number
# with blanks around the marks too, as tokenisers leave them: "20 , 000", "5 . 9"
_DIGITS = r"\d{1,3}(?:(?:,| , )\d{3})+(?!\d)(?:\.\d+)?|\d+(?:(?:\.| \. )\d+)?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with what it counts.

    Attributes:
        span: number and scale, in the article's text.
        counted: number, scale and what they count.
        heads: folded singular words that follow, nearest first; at most three.
        currency: codes of those that a sum of money can be in; empty where any.
        again: whether it only tells the sum before it in another currency.
    """

    span: Span
    counted: Span
    value: Decimal
    kind: Kind
    bound: Bound
    heads: tuple[str, ...]
    currency: frozenset[str] = frozenset()
    again: bool = False

    def agrees(self, other: Quantity) -> bool:
        """Whether both can be true at once."""
        if self.value == other.value:
            return True
        low, high = sorted((self, other), key=lambda q: q.value)
        if low.bound == "at least" or high.bound == "at most":
            return True
        near = "about" in (low.bound, high.bound)
        return near and high.value - low.value <= NEAR * high.value


def quantities(text: str, span: Span, skip: Sequence[Span] = ()) -> Iterator[Quantity]:
    """The typed values in ``span`` of ``text``, in order.

    Args:
        text: the article's text.
        span: a sentence.
        skip: spans (of dates) whose numbers are no values.
    """
    again = _Again(text)
    for match, value, before, tail in _written(text, span, skip):
        if re.search(r"[/:.\w]$", before):
            continue
        held = Span(match.start(), match.end())
        heads, reach = _heads(tail)
        kind = _kind(match, tail, heads)
        if kind is not None:
            yield Quantity(
                span=held,
                counted=Span(held.start, held.end + reach),
                value=value,
                kind=kind,
                bound=bound_of(before),
                heads=heads,
                currency=currency_of(match["money"] or "", heads) if kind == "money" else _ANY,
                again=again.told(match, money=kind == "money"),
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number as written, whatever it counts.

    Attributes:
        span: number and scale, in the article's text; ``written`` are its words.
        heads: folded singular words that follow, nearest first.
        before: the characters right before it, ``tail`` those behind it.
        money: its sign of a currency; empty where it has none.
        again: whether it only tells the sum before it in another currency.
    """

    span: Span
    written: str
    value: Decimal
    bound: Bound
    heads: tuple[str, ...]
    before: str
    tail: str
    money: str
    again: bool = False


def numbers(text: str, span: Span, skip: Sequence[Span] = ()) -> Iterator[Number]:
    """All numbers in ``span`` of ``text``, in order; times, ordinals and dates left out.

    Args:
        text: the article's text.
        span: a sentence.
        skip: spans (of dates) whose numbers are no values.
    """
    again = _Again(text)
    for match, value, before, tail in _written(text, span, skip):
        if re.search(r"[/:.\w]$|\d(?:\s?[-–:]\s?|[.,])$", before):
            continue
        if re.match(r"\s?(?:[ap]\s?\.?\s?m\b|[-–:]\s?\d|GMT\b)|[.,]\d", tail, re.IGNORECASE):
            continue
        heads = _heads(tail)[0]
        yield Number(
            span=Span(match.start(), match.end()),
            written=match.group(),
            value=value,
            bound=bound_of(before),
            heads=heads,
            before=before,
            tail=tail,
            money=match["money"] or "",
            again=again.told(match, money=bool(match["money"]) or _in_money(heads)),
        )


class _Again:
    """Which sums of a text only tell the one before them in another currency.

    Args:
        text: the article's text; its numbers are told in order.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._last: re.Match[str] | None = None

    def told(self, match: re.Match[str], *, money: bool) -> bool:
        """Whether this number does."""
        last, self._last = self._last, match if money else None
        if last is None or not money:
            return False
        between = self._text[last.end() : match.start()]
        return told_again(between, last["money"] or "", match["money"] or "")


def _written(
    text: str, span: Span, skip: Sequence[Span]
) -> Iterator[tuple[re.Match[str], Decimal, str, str]]:
    """Numbers that are no ordinals, times or parts of ``skip``: value, text before and behind."""
    for match in _number().finditer(text, span.start, span.end):
        held = Span(match.start(), match.end())
        value = _value(match)
        if value is None or any(held.overlap(s) for s in skip):
            continue
        tail = text[match.end() : min(span.end, match.end() + _LOOK)]
        if not re.match(r"[:/\d]|-?(?:th|st|nd|rd)\b", tail):
            yield match, value, text[max(span.start, match.start() - _BEFORE) : match.start()], tail


@lru_cache(maxsize=1)
def _number() -> re.Pattern[str]:
    words = "|".join(sorted(_numbers(), key=lambda w: (-len(w), w)))
    scales = "|".join(sorted(_scales(), key=lambda w: (-len(w), w)))
    short = "|".join(sorted(short_scales(), key=lambda w: (-len(w), w)))
    return re.compile(
        rf"(?:(?P<money>{signs()})\s?|\b)(?:(?P<digits>{_DIGITS})"
        rf"|(?P<word>{words})(?:-(?P<unit>{words}))?)"
        rf"(?:\b(?:[\s-](?P<scale>{scales})\b)?|(?(money)(?P<short>{short})\b|(?!)))",
        re.IGNORECASE,
    )


def _value(match: re.Match[str]) -> Decimal | None:
    if match["digits"]:
        if len(match["digits"]) > 20:
            return None
        value = Decimal(match["digits"].replace(",", "").replace(" ", ""))
    else:
        value = Decimal(_numbers()[match["word"].lower()])
        if match["unit"]:
            value += Decimal(_numbers()[match["unit"].lower()])
        elif value == 1 and not match["scale"]:
            return None  # "one" is a pronoun more often than a number
    if match["short"]:
        return value * short_scales()[match["short"].lower()]
    return value * _scales()[match["scale"].lower()] if match["scale"] else value


def _heads(tail: str) -> tuple[tuple[str, ...], int]:
    """The words of ``tail`` that a number before it counts, and where they end in it."""
    # punctuation ends what a number counts; a hyphen does not ("a 12-member team")
    clause = re.split(r"[,;:.!?()\"“”—–\n]", tail, maxsplit=1)[0]
    heads: list[str] = []
    words = words_of(clause, [Span(0, len(clause))])
    reach = 1 if tail.startswith("%") else 0
    for word, end in zip(words.folded, words.ends, strict=True):
        if word == "of":
            continue
        pronoun = word != "us" or "US " not in clause  # "5 million US dollars"
        if (word in stopwords() and pronoun) or word.isdigit() or len(heads) == MAX_HEADS:
            break
        heads.append(singular(word))
        reach = end
    return tuple(heads), reach


def _kind(match: re.Match[str], tail: str, heads: tuple[str, ...]) -> Kind | None:
    if match["money"] or _in_money(heads):
        return "money"
    if tail.startswith("%") or (heads and heads[0] in {"percent", "percentage", "per cent"}):
        return "percent"
    if re.match(r"\s+per\s+cent\b", tail):
        return "percent"
    if heads and heads[0] in word_set("wording", "times"):
        return "duration"
    return "count" if heads else None


def _in_money(heads: Sequence[str]) -> bool:
    return bool(word_set("wording", "currencies") & set(heads[:2]))


def bound_of(before: str) -> Bound:
    """What the words right before a number make of it."""
    folded = " ".join(before.lower().split())
    return next((bound for bound, phrases in _bounds() if _ends(folded, phrases)), "exact")


@lru_cache(maxsize=1)
def _bounds() -> tuple[tuple[Bound, tuple[str, ...]], ...]:
    # words that only look like a bound come first: "I can count up to seventeen"
    kinds: tuple[Bound, ...] = ("exact", "at least", "at most", "about")
    return tuple(
        (kind, tuple(sorted(word_set("wording", kind.replace(" ", "_"))))) for kind in kinds
    )


def _ends(text: str, phrases: tuple[str, ...]) -> bool:
    return text in phrases or text.endswith(tuple(f" {phrase}" for phrase in phrases))


def _numbers() -> dict[str, int]:
    return _table("numbers")


def _scales() -> dict[str, int]:
    return _table("scales")


@lru_cache(maxsize=2)
def _table(key: str) -> dict[str, int]:
    held: Any = lexicon("wording")[key]
    return {str(word): int(value) for word, value in held.items()}
