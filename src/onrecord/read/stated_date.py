"""Dates as news writes them in its first lines, from a lexicon of months and zones.

Only a whole date, day and year included, is read here. Which of a text's dates is
that of publication is decided in ``lead``.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache

from onrecord.resources import lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedDate:
    """A whole date in a line.

    Attributes:
        earliest: ISO 8601, with the time and zone as far as stated.
        latest: differs from ``earliest`` only where day and month can't be told apart.
        start: where it begins in the line, weekday included.
        end: where it ends, time and zone included.
    """

    earliest: str
    latest: str
    start: int
    end: int


def find_date(line: str) -> StatedDate | None:
    """The first whole date in ``line`` (a line of a text, not a whole text)."""
    for match in _date_pattern().finditer(line):
        found = _read(match)
        if found is not None:
            return found
    return None


def iso_interval(value: str) -> tuple[str, str] | None:
    """The ends of an ISO 8601 year, month, day or instant; None where it is none."""
    value = value.strip()
    match = re.fullmatch(r"(\d{4})(?:-(\d{2}))?", value)
    try:
        if match is not None:
            return _month_or_year(int(match[1]), int(match[2] or 0))
        moment = datetime.fromisoformat(value)
    except (ValueError, OverflowError):
        return None
    if "T" not in value and ":" not in value:
        day = moment.date().isoformat()
        return day, day
    return _instant(moment), _instant(moment)


def _month_or_year(year: int, month: int) -> tuple[str, str]:
    first, last = date(year, month or 1, 1), month or 12
    return first.isoformat(), date(year, last, monthrange(year, last)[1]).isoformat()


def _instant(moment: datetime) -> str:
    text = moment.isoformat(timespec="seconds" if moment.second else "minutes")
    return text.replace("+00:00", "Z")


@lru_cache(maxsize=1)
def _date_pattern() -> re.Pattern[str]:
    words = lexicon("press")
    months = _any([name for names in words["months"] for name in names])
    days = _any(words["weekdays"])
    zones = _any([*words["zones"], *words["loose_zones"]])
    clock = (
        r"(?P<h{0}>\d{{1,2}})[:.](?P<m{0}>\d{{2}})(?::\d{{2}})?"
        rf"(?:\s?(?P<half{{0}}>[ap]\.?m\b\.?))?(?:\s?\(?(?P<zone{{0}}>{zones})\b\)?)?"
    )
    joint = r"\s*(?:[,|•·–—-]|\bat\b)?\s*(?:[|•·–—-]|\bat\b)?\s*"
    numeric = r"(?<![\d/.-])"
    return re.compile(
        rf"(?:\b(?:{days})\b\.?,?\s+)?"
        rf"(?:{clock.format(0)}{joint})?"
        r"(?:"
        rf"\b(?P<month_a>{months})\b\.?\s+(?P<day_a>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year_a>\d{{4}})\b"
        rf"|\b(?P<day_b>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?(?P<month_b>{months})\b\.?,?[\s-]+(?P<year_b>\d{{4}})\b"
        rf"|{numeric}(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})"
        r"(?P<time>[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\d-])"
        rf"|{numeric}(?P<n1>\d{{1,2}})(?P<sep>[/.])(?P<n2>\d{{1,2}})(?P=sep)(?P<year_c>\d{{4}})(?![\d/])"
        r")"
        rf"(?:{joint}{clock.format(1)})?",
        re.IGNORECASE,
    )


def _any(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


def _read(match: re.Match[str]) -> StatedDate | None:
    try:
        if match["iso"]:
            days: tuple[str, ...] = (
                iso_interval(match["iso"] + (match["time"] or "").replace(" ", "T")) or ()
            )
        else:
            days = tuple(_timed(day, match) for day in _days(match))
    except ValueError:
        return None
    if not days:
        return None
    return StatedDate(earliest=min(days), latest=max(days), start=match.start(), end=match.end())


def _days(match: re.Match[str]) -> list[date]:
    for key in "ab":
        if match[f"month_{key}"]:
            month = _month_numbers()[match[f"month_{key}"].lower()]
            return [date(int(match[f"year_{key}"]), month, int(match[f"day_{key}"]))]
    year, first, second = int(match["year_c"]), int(match["n1"]), int(match["n2"])
    if match["sep"] == ".":
        return [date(year, second, first)]
    # A slash is used for both orders: where both are possible, both are kept.
    orders = {(second, first), (first, second)}
    return [date(year, m, d) for m, d in sorted(orders) if m <= 12]


def _timed(day: date, match: re.Match[str]) -> str:
    key = next((k for k in "10" if match[f"h{k}"]), None)
    if key is None:
        return day.isoformat()
    hour, minute = int(match[f"h{key}"]), int(match[f"m{key}"])
    half = (match[f"half{key}"] or "").lower().replace(".", "")
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    moment = datetime(day.year, day.month, day.day, hour, minute)
    hours = lexicon("press")["zones"].get((match[f"zone{key}"] or "").lower())
    if hours is not None:
        zone = UTC if hours == 0 else timezone(timedelta(hours=hours))
        moment = moment.replace(tzinfo=zone)
    return _instant(moment)


@lru_cache(maxsize=1)
def _month_numbers() -> dict[str, int]:
    months = lexicon("press")["months"]
    return {name: number for number, names in enumerate(months, 1) for name in names}
