"""Days and times of day that two sentences give, and whether they date one deed.

A date belongs to the telling words next to it within its clause: "is shutting the mill
at the end of July". How far those words agree is weighed by the regression.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from onrecord.account import clock
from onrecord.account.clock import Clock
from onrecord.account.finding import Finding, order, within
from onrecord.account.likeness import both_ways, covered
from onrecord.account.reported import Told, root_told
from onrecord.link.tokens import fold_words
from onrecord.model.dates import DateInterval, day_of
from onrecord.model.span import Span
from onrecord.resources import word_set

DAYS = 14  # between two articles that are held against each other
NEAR = 0.3  # the least likeness of the words next to two dates
ONE = 0.8  # likeness from which the words next to two dates tell one deed
BESIDE = 3  # telling words next to a date that say what it dates
LONGEST = timedelta(days=366)  # of what a date can cover and still differ from another
_NEXT = 3  # words before a date among which a verb of saying claims it
_MOST = 4  # choices of dates that are told apart
_WORD = re.compile(r"[^\W\d_]+(?:['’]\w+)?")
CLAUSE = re.compile(r"[,;:.!?()–—]|\b(?:and|but|while|after|before|when|that|who|which)\b")

_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")

_Dated = tuple[Span, DateInterval]


def dated(a: Told, b: Told) -> Iterator[Finding]:
    """The dates and times of two sentences that can't both be of one deed."""
    if within(a, b, DAYS):
        found = (*_days(a, b), *_weekdays(a, b), *_times(a, b))
        yield from (
            one
            for one in found
            # a day on which something was said is that of the saying, and one since which
            # something is so is not when it was
            if one.traits["beside_most"] >= NEAR
            and not one.traits.get("of_words", 0)
            and not one.traits.get("stretch_one", 0)
        )


def _days(a: Told, b: Told) -> Iterator[Finding]:
    """Dates that differ; a date that the other sentence tells too differs from none."""
    left = [d for d in a.dates if all(_apart(d, e) for e in b.dates)]
    right = [d for d in b.dates if all(_apart(d, e) for e in a.dates)]
    for one in left:
        for other in right:
            # one weekday in reports of two weeks is mostly misread, not told otherwise
            if _of_like_length(one[1], other[1]) and _words(a, one[0]) != _words(b, other[0]):
                yield _finding(a, one[0], b, other[0], len(left) * len(right))


def _weekdays(a: Told, b: Told) -> Iterator[Finding]:
    """Days of the week that differ, where the reports have no dates to resolve them by."""
    if order(a, b) is not None:
        return
    left, right = (list(_WEEKDAY.finditer(t.text)) for t in (a, b))
    if {m[0] for m in left} & {m[0] for m in right}:
        return
    for one in left:
        for other in right:
            sides = [
                Span(t.sentence.start + m.start(), t.sentence.start + m.end())
                for t, m in ((a, one), (b, other))
            ]
            yield _finding(a, sides[0], b, sides[1], len(left) * len(right))


def _finding(a: Told, span: Span, b: Told, other: Span, choices: int) -> Finding:
    coming = [_to_come(t, s) for t, s in ((a, span), (b, other))]
    plain = [_plain(t, s) for t, s in ((a, span), (b, other))]
    earlier = order(a, b)
    # what was announced for one day, and then done on another
    moved = coming[0] != coming[1] and bool(earlier) and coming[0] == (earlier == -1)
    traits = _traits(a, span, b, other) | {
        "moved": float(moved),
        "coming_one": float(coming[0] != coming[1]),
        "stretch_one": float(plain[0] != plain[1]),
        "stretch": float(not any(plain)),
        "of_words": (_of_words(a, span) + _of_words(b, other)) / 2,
        "choices": min(_MOST, choices - 1) / _MOST,
    }
    return Finding(
        kind="update" if moved else "contradiction",
        what="status" if moved else "date",
        a=span,
        b=other,
        reason="one tells what was to come, the other what came"
        if moved
        else "another date for the same deed",
        family="date",
        traits=traits,
    )


def _traits(a: Told, span: Span, b: Told, other: Span) -> dict[str, float]:
    """How far the words next to two dates are of one deed."""
    left, right = beside(a, span), beside(b, other)
    both = both_ways(left, right)
    first = covered(left[:1], right), covered(right[:1], left)
    told = covered(left, b.content), covered(right, a.content)
    return {
        "beside_most": both[0],
        "beside_least": both[1],
        "first_most": max(first),
        "first_least": min(first),
        "told_most": max(told),
        "told_least": min(told),
        "one_deed": float(min(first) >= ONE),
        "alone": float(not left or not right),
    }


def _words(told: Told, span: Span) -> tuple[str, ...]:
    start = span.start - told.sentence.start
    return tuple(fold_words(told.text[start : start + len(span)]))


def _plain(told: Told, span: Span) -> bool:
    """Whether a date tells when, and not since or until when."""
    before = fold_words(told.text[: span.start - told.sentence.start])[-1:]
    return word_set("values", "stretch").isdisjoint(before)


def _apart(a: _Dated, b: _Dated) -> bool:
    """Whether two dates have no day in common."""
    first, last, start, end = (day_of(iso) for _, i in (a, b) for iso in (i.earliest, i.latest))
    if first is None or last is None or start is None or end is None:
        return False
    return last < start or end < first


def _of_like_length(a: DateInterval, b: DateInterval) -> bool:
    first, last, start, end = (day_of(iso) for i in (a, b) for iso in (i.earliest, i.latest))
    if first is None or last is None or start is None or end is None:
        return False
    lengths = last - first, end - start
    return max(lengths) <= min(LONGEST, 7 * min(lengths) + timedelta(days=3))


def _of_words(told: Told, span: Span) -> bool:
    """Whether a date tells when something was said."""
    when = {s.said for s in told.statements if s.said is not None}
    if any(e.span == span and e.id in when for e in told.expressions):
        return True
    before = fold_words(told.text[: span.start - told.sentence.start])[-_NEXT:]
    return not word_set("values", "sayings").isdisjoint(before)


def beside(told: Told, span: Span) -> tuple[str, ...]:
    """Roots of the telling words next to a date in its clause: before it, else behind it."""
    at = span.start - told.sentence.start
    before = _clauses(told.text[:at])
    ahead = _clauses(told.text[at + len(span) :])
    left = _tell(before[-1])[::-1] if before else []
    if not left and len(before) > 1 and not before[-1].strip():
        left = _tell(before[-2])[::-1]
    right = _tell(ahead[0]) if ahead else []
    if not left and not right and len(ahead) > 1:
        right = _tell(ahead[1])
    return tuple((left or right)[:BESIDE])


def _clauses(text: str) -> list[str]:
    return CLAUSE.split(text)


def _tell(text: str) -> list[str]:
    words = (root_told(m.group().lower()) for m in _WORD.finditer(text))
    return [w for w in words if w]


def _to_come(told: Told, span: Span) -> bool:
    at = span.start - told.sentence.start
    clause = _clauses(told.text[:at])[-1:] + _clauses(told.text[at + len(span) :])[:1]
    words = " ".join(clause).lower().split()
    return not (word_set("claims", "undone") | word_set("values", "coming")).isdisjoint(words)


# Times of day


def _times(a: Told, b: Told) -> Iterator[Finding]:
    left = [c for c in a.clocks if all(clock.apart(c, d) for d in b.clocks)]
    right = [c for c in b.clocks if all(clock.apart(c, d) for d in a.clocks)]
    left, right = _on_days(left, right) or (left, right)
    choices = len(left) * len(right)
    for one in left:
        for other in right:
            traits = _traits(a, one.span, b, other.span) | {
                "choices": min(_MOST, choices - 1) / _MOST,
                "on_days": float(one.day is not None and other.day is not None),
                "exact": float(one.start == one.end and other.start == other.end),
                "exact_one": float((one.start == one.end) != (other.start == other.end)),
            }
            yield Finding(
                kind="contradiction",
                what="time",
                a=one.span,
                b=other.span,
                reason="another time of the day",
                family="time",
                traits=traits,
            )


def _on_days(a: list[Clock], b: list[Clock]) -> tuple[list[Clock], list[Clock]] | None:
    """The times that are told with their day, if both sides have such."""
    left, right = ([c for c in held if c.day is not None] for held in (a, b))
    return (left, right) if left and right else None
