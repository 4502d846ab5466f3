"""Builders of days and hours: weekdays, feasts, "yesterday", "2:30 p.m."."""

from __future__ import annotations

import re

from onrecord.extract import dates_words as word
from onrecord.extract.calendars import holiday_key
from onrecord.extract.dates_built import Built, Parts

_FROM_TOLD = {"previous": "last", "prior": "last", "following": "next"}
_FROM_DAY = {"next": 1, "following": 1, "previous": -1, "that": 0}


def weekdays(g: Parts) -> Built:
    """ "Monday to Wednesday"."""
    w, w2 = word.weekday(g["w"]), word.weekday(g["w2"])
    return Built("DATE", "published", f"weekday {w} {{way}} to {w2}")


def today(g: Parts) -> Built:
    """ "Yesterday", "this morning", "9 a.m. today"."""
    held = " ".join(str(g["w"]).lower().split()).removeprefix("the ")
    shift = {"yesterday": -1, "tomorrow": 1, "day before yesterday": -2, "day after tomorrow": 2}
    part = word.daypart(g["dp"]) if g.get("dp") else ""
    clock = _clock(g)
    if held in {"tonight", "last night", "overnight"}:
        part = "NI"
        shift |= {"last night": -1}
    if held.startswith("this "):
        part = word.daypart(held.removeprefix("this "))
    suffix = f" T{clock or part}" if clock or part else ""
    return Built(
        "TIME" if suffix else "DATE", "published", f"unit D {shift.get(held, 0):+}{suffix}"
    )


def weekday(g: Parts) -> Built:
    """ "Last Tuesday", "Friday night"."""
    chosen = word.way(g.get("rel"))
    clock = _clock(g)
    part = clock or (word.daypart(g["dp"]) if g.get("dp") else "")
    suffix = f" T{part}" if part else ""
    anchor = "published"
    if str(g.get("rel") or "").lower() in _FROM_TOLD:
        anchor, chosen = "previous", _FROM_TOLD[str(g["rel"]).lower()]
    return Built(
        "TIME" if part else "DATE", anchor, f"weekday {word.weekday(g['w'])} {chosen}{suffix}"
    )


def _clock(g: Parts) -> str:
    return clock_value(str(g["clock"])) if g.get("clock") else ""


def clock_value(words: str) -> str:
    """``2:30 p.m.`` to ``14:30``."""
    lowered = words.lower().replace(".", "").replace("\xa0", " ")
    if lowered in {"noon", "midnight"}:
        return "12:00" if lowered == "noon" else "24:00"
    if "clock" in lowered and not lowered[0].isdigit():
        return f"{round(word.number(lowered.split()[0]) or 0):02}:00"
    digits = re.findall(r"\d{1,2}", words)
    hour, minute = int(digits[0]) % 24, int(digits[1]) if len(digits) > 1 else 0
    if lowered.endswith("pm") and hour < 12:
        hour += 12
    if lowered.endswith("am") and hour == 12:
        hour = 0
    return f"{hour:02}:{min(minute, 59):02}"


def time(g: Parts) -> Built:
    """ "2:30 p.m."."""
    return Built("TIME", "like", f"unit D +0 T{clock_value(str(g['clock']))}", check="clock")


def daytime(g: Parts) -> Built:
    """ "In the morning": of the day told before."""
    return Built("TIME", "previous", f"unit D +0 T{word.daypart(g['dp'])}", check="daytime")


def morning(g: Parts) -> Built:
    """ "The next morning", "the following day", "that night": from the day told before."""
    shift = _FROM_DAY[str(g["rel"] or "that").lower()]
    said = str(g["dp"] or g["dp2"]).lower()
    suffix = "" if said == "day" else f" T{word.daypart(said)}"
    return Built("TIME" if suffix else "DATE", "previous", f"unit D {shift:+}{suffix}")


def holiday(g: Parts) -> Built:
    """ "Last Christmas"."""
    name = holiday_key(str(g["h"]))
    chosen = word.way(g.get("rel"))
    if g.get("y"):
        return Built("DATE", "absolute", f"holiday {name} {word.year(g['y'])}")
    return Built("DATE", "published", f"holiday {name} {chosen}")
