"""Times of day as words tell them: "at around 11 p.m. on Monday", "shortly before dawn"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from onrecord.model.span import Span
from onrecord.resources import lexicon

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_HOURS = 24
SLACK = 2.0  # hours by which two tellings of one time may part
_NEAR = 16  # characters between a time and its day, or between two words for one time
_AT = r"(?P<h>\d{1,2})(?:\s?[:.]\s?(?P<m>\d{2}))?\s*(?P<half>[ap])\s?\.?\s?m\b(?:\s?\.)?"
_FULL = r"(?P<h24>[01]?\d|2[0-3])\s?:\s?(?P<m24>\d{2})\b(?!\s?[ap]\s?\.?\s?m)"
_FOUR = r"(?P<h4>[01]\d|2[0-3])(?P<m4>[0-5]\d)\s(?:GMT|UTC|hours)\b"
_ZONE = re.compile(r"\s?(?:[ECMP][SD]?T|Updated)\b")
_STAMP = re.compile(
    r"(?:\b(?:updated|published|posted|first\spublished)\b[^.;]{0,40}|\d{4}\s?(?:,|at|@)?\s?)$",
    re.IGNORECASE,
)
_AND = re.compile(r"\b(?:and|to|until|or|after|before|then)\b|[-–]", re.IGNORECASE)
_BY = re.compile(r"\b(?:by|as\sof|until|till|since|from|good|every)\s(?:\w+day\s)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time of day, or a part of it.

    Attributes:
        span: in the article's text.
        start: hours from the midnight that begins its day, ``end`` the same.
        day: day of the week, Monday 0; None where none is told beside it.
    """

    span: Span
    start: float
    end: float
    day: int | None


def clocks(text: str, sentence: Span) -> list[Clock]:
    """The times of day at which something is told to be, in order; those told twice once."""
    words = sentence.of(text)
    days = [(m.start(), m.end(), _DAYS.index(m.group().lower())) for m in _day().finditer(words)]
    found: list[Clock] = []
    for match in _time().finditer(words):
        hours = _hours(match)
        if hours is None or _is_stamp(words, match) or _BY.search(words[: match.start()]):
            continue
        span = Span(sentence.start + match.start(), sentence.start + match.end())
        near = [
            (_gap(match, start, end), day)
            for start, end, day in days
            if not _AND.search(words[min(end, match.end()) : max(start, match.start())])
        ]
        day = min(near)[1] if near and min(near)[0] <= _NEAR else None
        one = Clock(span=span, start=hours[0], end=hours[1], day=day)
        if found and _as_one(text, found[-1], one):
            one = _joined(found.pop(), one)
        found.append(one)
    return found


def _is_stamp(words: str, match: re.Match[str]) -> bool:
    """Whether a time is that of the page: "Updated 4:08 p.m. ET"."""
    return bool(_ZONE.match(words[match.end() :]) or _STAMP.search(words[: match.start()]))


def _gap(match: re.Match[str], start: int, end: int) -> int:
    return max(start - match.end(), match.start() - end, 0)


def _as_one(text: str, a: Clock, b: Clock) -> bool:
    between = text[a.span.end : b.span.start]
    days = {a.day, b.day} - {None}
    return len(between) <= _NEAR and len(days) < 2 and not _AND.search(between)


def _joined(a: Clock, b: Clock) -> Clock:
    """Two words for one time: the narrower of them, with the day of either."""
    narrow = min((b, a), key=lambda c: c.end - c.start)
    span = Span(a.span.start, b.span.end)
    return replace(narrow, span=span, day=a.day if b.day is None else b.day)


def apart(a: Clock, b: Clock) -> bool:
    """Whether two times can't be one: of days next to each other, if both tell a day."""
    if (a.day is None) != (b.day is None):
        return False
    if a.day is None or b.day is None or a.day == b.day:
        return b.start > a.end + SLACK or b.end < a.start - SLACK
    first, then = (a, b) if (b.day - a.day) % 7 == 1 else (b, a)
    if (then.day or 0) - (first.day or 0) not in {1, -6}:
        return False  # days farther apart are held against each other by their dates
    # a night belongs to the day that it begins on, up to midnight
    return min(first.end, float(_HOURS)) <= then.start + _HOURS


def _hours(match: re.Match[str]) -> tuple[float, float] | None:
    if match["h"]:
        if int(match["h"]) > 12:
            return None
        hour = int(match["h"]) % 12 + (12 if match["half"].lower() == "p" else 0)
        at = hour + int(match["m"] or 0) / 60
        return at, at
    if match["h24"]:
        at = int(match["h24"]) + int(match["m24"]) / 60
        return at, at
    if match["h4"]:
        at = int(match["h4"]) + int(match["m4"]) / 60
        return at, at
    if match["half_day"]:
        return (0.0, 8.0) if match["half_day"].lower() == "early" else (17.0, 24.0)
    return _edged((match["edge"] or "").lower(), *_parts()[match["part"].lower()])


def _edged(edge: str, start: float, end: float) -> tuple[float, float]:
    if edge == "before":
        return start - 2, start + 1
    if edge == "after":
        return end - 1, end + 2
    return (start, (start + end) / 2) if edge == "early" else (start, end)


@lru_cache(maxsize=1)
def _parts() -> Mapping[str, tuple[float, float]]:
    held: Any = lexicon("values")["day_parts"]
    return {str(part): (float(start), float(end)) for part, (start, end) in held.items()}


@lru_cache(maxsize=1)
def _day() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_DAYS)})\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _time() -> re.Pattern[str]:
    parts = "|".join(sorted(_parts()))
    days = "|".join(_DAYS)
    loose = rf"\b(?P<half_day>early|late)\s+(?:on\s+)?(?={days})(?!\w+\s+(?:{parts})\b)"
    worded = rf"(?:\b(?P<edge>before|after|early)\s+(?:\w+day\s+)?)?\b(?P<part>{parts})\b"
    return re.compile(rf"\b{_AT}|\b{_FULL}|\b{_FOUR}|{loose}|{worded}", re.IGNORECASE)
