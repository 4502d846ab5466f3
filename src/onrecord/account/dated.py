"""Days and times of day that two sentences give for the same deed.

A date belongs to the telling words next to it within its clause: "is shutting the mill
at the end of July". Two dates are held against each other where those words agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from onrecord.account import clock
from onrecord.account.clock import Clock
from onrecord.account.finding import Finding, order, within
from onrecord.account.reported import Told, met, root_told, shared
from onrecord.link.tokens import fold_words
from onrecord.model.dates import DateInterval, day_of
from onrecord.model.span import Span
from onrecord.resources import word_set

DAYS = 14  # between two articles that are held against each other
LEAST = 2  # words that the sentences share
BESIDE = 3  # telling words next to a date that say what it dates
SHARE = 0.4  # of the words of the shorter one
LONGEST = timedelta(days=366)  # of what a date can cover and still differ from another
_NEXT = 3  # words before a date among which a verb of saying claims it
_WORD = re.compile(r"[^\W\d_]+(?:['’]\w+)?")
_BREAK = re.compile(r"[,;:.!?()–—]|\b(?:and|but|while|after|before|when|that|who|which)\b")


def dated(a: Told, b: Told) -> Iterator[Finding]:
    """The dates and times of two sentences that can't both be right."""
    if not within(a, b, DAYS) or shared(a, b) < LEAST:
        return
    found = list(_days(a, b))
    yield from found
    if not found:
        yield from _times(a, b)


def _days(a: Told, b: Told) -> Iterator[Finding]:
    if shared(a, b) < SHARE * min(len(a.words), len(b.words)):
        return
    for span, when in a.dates:
        if _of_words(a, span):
            continue
        for other, then in b.dates:
            if (
                _plain(a, span)
                and _plain(b, other)
                and _apart(when, then)
                and not _of_words(b, other)
                and _one_deed(a, span, b, other)
            ):
                yield _finding(a, span, b, other)
                return


def _finding(a: Told, span: Span, b: Told, other: Span) -> Finding:
    coming = [_to_come(t, s) for t, s in ((a, span), (b, other))]
    earlier = order(a, b)
    # what was announced for one day, and then done on another
    if coming[0] != coming[1] and earlier and coming[0] == (earlier < 0):
        reason = "one tells what was to come, the other what came"
        return Finding(kind="update", what="status", a=span, b=other, reason=reason)
    return Finding(
        kind="contradiction", what="date", a=span, b=other, reason="another date for the same deed"
    )


def _plain(told: Told, span: Span) -> bool:
    """Whether a date tells when, and not since or until when."""
    before = fold_words(told.text[: span.start - told.sentence.start])[-1:]
    return word_set("values", "stretch").isdisjoint(before)


def _apart(a: DateInterval, b: DateInterval) -> bool:
    """Whether two intervals of like length have no day in common."""
    ends = [day_of(iso) for i in (a, b) for iso in (i.earliest, i.latest)]
    if None in ends:
        return False
    first, last, start, end = (d for d in ends if d is not None)
    lengths = last - first, end - start
    if max(lengths) > LONGEST or max(lengths) > 7 * min(lengths) + timedelta(days=3):
        return False
    return last < start or end < first


def _one_deed(a: Told, span: Span, b: Told, other: Span) -> bool:
    """Whether the word next to each of two dates is among those next to the other."""
    left, right = beside(a, span), beside(b, other)
    return bool(left and right) and bool(
        met(frozenset(left[:1]), frozenset(right)) and met(frozenset(right[:1]), frozenset(left))
    )


def _one_time(a: Told, span: Span, b: Told, other: Span) -> bool:
    """Whether one of the words next to each of two times is told in the other sentence."""
    left, right = beside(a, span), beside(b, other)
    return bool(met(frozenset(left), b.words) and met(frozenset(right), a.words))


def _of_words(told: Told, span: Span) -> bool:
    """Whether a date tells when something was said."""
    before = fold_words(told.text[: span.start - told.sentence.start])[-_NEXT:]
    return not word_set("values", "sayings").isdisjoint(before)


def beside(told: Told, span: Span) -> list[str]:
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
    return (left or right)[:BESIDE]


def _clauses(text: str) -> list[str]:
    return _BREAK.split(text)


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
    left, right = _on_days(a.clocks, b.clocks) or (a.clocks, b.clocks)
    if len(left) != 1 or len(right) != 1:
        return
    one, other = left[0], right[0]
    if _one_time(a, one.span, b, other.span) and clock.apart(one, other):
        reason = "another time of the day"
        yield Finding(kind="contradiction", what="time", a=one.span, b=other.span, reason=reason)


def _on_days(
    a: Sequence[Clock], b: Sequence[Clock]
) -> tuple[Sequence[Clock], Sequence[Clock]] | None:
    """The times that are told with their day, if both sides have such."""
    left, right = ([c for c in held if c.day is not None] for held in (a, b))
    return (left, right) if left and right else None
