"""The TIMEX3 value of a date expression, from its rule and its interval."""

from __future__ import annotations

from datetime import date

from onrecord.model.dates import DateExpression, DateInterval, day_of


def timex_value(expression: DateExpression, interval: DateInterval | None) -> str:
    """The TIMEX3 value of an expression, with X for what is not known.

    Args:
        expression: the expression.
        interval: as ``resolve`` gives it; None for durations and sets.
    """
    words = expression.rule.split(" ")
    told = _untimed(expression, words)
    if told is not None:
        return told
    day = day_of(interval.earliest) if interval and interval.earliest else None
    if day is None or interval is None:
        return "XXXX-XX-XX"
    if words[0] == "like" and interval.latest:
        return _shape(day, day_of(interval.latest) or day)
    return _granular(words, day) + (words[-1] if words[-1].startswith("T") else "")


def _untimed(expression: DateExpression, words: list[str]) -> str | None:
    """The value of a rule that needs no interval; None for the others."""
    operation, first = words[0], words[1]
    if operation in {"recent", "coming"}:
        if expression.timex == "DURATION":
            number = words[2] if len(words) > 2 else "X"
            return f"P{'T' if first.startswith('T') else ''}{number}{first.removeprefix('T')}"
        return "PAST_REF" if operation == "recent" else "FUTURE_REF"
    if operation in {"is", "date"} and expression.timex == "DURATION":
        return f"P{int(words[-1][-2:])}M"  # "the first nine months of 2023"
    if operation in {"past", "next"}:
        return f"P{words[2]}{first}" if first not in "EC" else f"P{words[2]}0Y"
    clock = words[-1] if words[-1].startswith("T") else ""
    return {
        "for": first,
        "each": first,
        "is": first.rstrip("X") + clock,
        "ref": f"{first}_REF",
    }.get(operation)


def _shape(first: date, last: date) -> str:
    length = (last - first).days + 1
    unit = "D" if length == 1 else "M" if length <= 31 else "Q" if length <= 92 else "Y"
    return _granular(["unit", unit], first)


def _granular(words: list[str], day: date) -> str:
    operation, first = words[0], words[1]
    sign = {"season": "-", "quarter": "-Q", "half": "-H"}.get(operation)
    if sign is not None:
        # a winter is named by the year in which it begins
        return f"{day.year - (first == 'WI' and day.month < 6)}{sign}{first}"
    if operation == "date" and len(first) == 2:
        return day.isoformat()[:7]
    unit = first if operation == "unit" else "D"
    if "week" in words:
        unit = "W"
    iso = day.isocalendar()
    return {
        "W": f"{iso.year}-W{iso.week:02}",
        "WE": f"{iso.year}-W{iso.week:02}-WE",
        "F": f"{iso.year}-W{iso.week:02}",
        "M": day.isoformat()[:7],
        "Q": f"{day.year}-Q{(day.month + 2) // 3}",
        "Y": f"{day.year}",
        "E": f"{day.year // 10}",
        "C": f"{day.year // 100}",
    }.get(unit, day.isoformat())
