"""Dates for people: an interval as a label, and as whole days on a scale."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from onrecord.model.dates import DateInterval, day_of

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def label(interval: DateInterval, *, clock: bool = True) -> str:
    """An interval in words: ``4 Mar 2031``, ``12–15 Mar 2031``, ``March 2031``, ``1998``.

    Args:
        interval: what to tell.
        clock: whether to tell the time of the day too, where one is stated.
    """
    first, last = day_of(interval.earliest), day_of(interval.latest)
    if first is None and last is None:
        return "no date"
    if first is None or last is None:
        return f"from {short(first)}" if first else f"until {short(last)}"  # type: ignore[arg-type]
    if first == last:
        return short(first) + (_clock(interval) if clock else "")
    return _whole(first, last) or _range(first, last)


def short(day: date, *, year: bool = True) -> str:
    """``4 Mar 2031``, or ``4 Mar`` without the year."""
    text = f"{day.day} {_MONTHS[day.month - 1][:3]}"
    return f"{text} {day.year}" if year else text


def month(day: date) -> str:
    """``Mar 2031``."""
    return f"{_MONTHS[day.month - 1][:3]} {day.year}"


def _clock(interval: DateInterval) -> str:
    first = interval.earliest or ""
    if len(first) >= 16 and first == interval.latest and first[10] == "T":
        return f", {first[11:16]}"
    return ""


def _whole(first: date, last: date) -> str | None:
    """The label of whole years, or of one whole month; None for other intervals."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    ends = last.day == monthrange(last.year, last.month)[1]
    if first.day == 1 and ends and (first.year, first.month) == (last.year, last.month):
        return f"{_MONTHS[first.month - 1]} {first.year}"
    return None


def _range(first: date, last: date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{short(last)}"
    return f"{short(first, year=first.year != last.year)} – {short(last)}"
