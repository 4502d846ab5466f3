"""From the words of a date expression to its rule: one builder a kind of pattern.

A builder gets the named parts of its pattern, and gives None where they make no date.
"""

from __future__ import annotations

import re

from onrecord.extract import dates_words as word
from onrecord.extract.calendars import holiday_key
from onrecord.extract.dates_built import Builder, Built, Parts
from onrecord.model.dates import TimexType

_PIVOT = 70
_SHIFTS = {"last": -1, "past": -1, "previous": -1, "prior": -1, "latest": -1, "next": 1,
           "coming": 1,
           "following": 1, "upcoming": 1, "this": 0, "current": 0}  # fmt: skip
_FROM_TOLD = {"previous": "last", "prior": "last", "following": "next"}
_WAYS = {"last": "last", "past": "last", "previous": "last", "prior": "last", "next": "next",
         "coming": "next",
         "this": "near"}  # fmt: skip


def iso(g: Parts) -> Built | None:
    """ "2024-04-24", "04/24/2024"."""
    # two digits are of the century that the machine age knows: 70 to 99, then 00 to 69
    y, m, d = int(g["y"] or 0), int(g["m"] or 0), int(g["d"] or 0)
    y += 0 if y >= 100 else 1900 if y >= _PIVOT else 2000
    if g["sep"] == "/" and m > 12:
        m, d = d, m
    if not (1 <= m <= 12 and 1 <= d <= 31):
        return None
    return Built("DATE", "absolute", f"is {y:04}-{m:02}-{d:02}")


def range_(g: Parts) -> Built:
    """ "April 24-26", "between 3 and 5 May"."""
    m = word.month(g["m"])
    m2 = word.month(g["m2"]) if g.get("m2") else m
    first, last = int(g["d"] or 1), int(g["d2"] or 1)
    if g.get("y"):
        y = word.year(g["y"])
        return Built("DATE", "absolute", f"is {y}-{m:02}-{first:02} to {y}-{m2:02}-{last:02}")
    return Built("DATE", "published", f"date {m:02}-{first:02} near to {m2:02}-{last:02}")


def day(g: Parts) -> Built | None:
    """ "May 20", "the 4th of July 1976"."""
    if not g.get("y") and "." in (g["d"] or ""):
        return None
    m, d = word.month(g["m"]), int(g["d"] or 1)
    time = f" T{word.daypart(g['dp'])}" if g.get("dp") else ""
    kind: TimexType = "TIME" if time else "DATE"
    if g.get("y"):
        return Built(kind, "absolute", f"is {word.year(g['y'])}-{m:02}-{d:02}{time}")
    if g.get("rel"):
        shift = _SHIFTS[str(g["rel"]).lower()]
        return Built(kind, "published", f"date {m:02}-{d:02} year{shift:+}{time}")
    chosen = _WAYS.get(str(g.get("way") or "").lower(), "{way}")
    week = " week" if g.get("week") else ""
    week += f" on{word.weekday(g['w'])}" if g.get("w") else ""  # the weekday tells the year
    return Built(kind, "published", f"date {m:02}-{d:02} {chosen}{week}{time}")


def months(g: Parts) -> Built:
    """ "May to July", "from January through March 2020"."""
    m, m2 = word.month(g["m"]), word.month(g["m2"])
    if g.get("y"):
        y = word.year(g["y"])
        return Built("DATE", "absolute", f"is {y - (m2 < m)}-{m:02} to {y}-{m2:02}")
    return Built("DATE", "published", f"date {m:02} {{way}} to {m2:02}", check="months")


def weekdays(g: Parts) -> Built:
    """ "Monday to Wednesday"."""
    w, w2 = word.weekday(g["w"]), word.weekday(g["w2"])
    return Built("DATE", "published", f"weekday {w} {{way}} to {w2}")


def month(g: Parts) -> Built:
    """ "June 2023", "last November", "early June"."""
    m, part = word.month(g["m"]), _part(g)
    if g.get("y"):
        return Built("DATE", "absolute", f"is {word.year(g['y'])}-{m:02}{part}")
    if g.get("rel"):
        shift = _SHIFTS[str(g["rel"]).lower()]
        return Built("DATE", "published", f"date {m:02} year{shift:+}{part}")
    way = str(g.get("way") or "").lower()
    if way == "that":
        return Built("DATE", "previous", f"date {m:02} year+0{part}", check="that")
    chosen = _WAYS.get(way, "{way}")
    return Built("DATE", "published", f"date {m:02} {chosen}{part}", check="" if way else "month")


def _part(g: Parts) -> str:
    part = word.part(g.get("part"))
    return f" {part}" if part else ""


def quarter(g: Parts) -> Built:
    """ "The third quarter of 1989", "Q3", "the first half of 2020"."""
    q = word.ordinal(g["n"]) if g.get("n") else int(g.get("q") or 2)  # 2: "the latter half"
    kind = "H" if g.get("half") else "Q"
    y = g.get("y") or g.get("y2")
    if y:
        return Built("DATE", "absolute", f"is {word.year(y)}-{kind}{q}")
    shift = _SHIFTS.get(str(g.get("rel") or "").lower())
    way = f"year{shift:+}" if shift is not None else "{way}"
    return Built("DATE", "published", f"{'half' if kind == 'H' else 'quarter'} {q} {way}")


def period(g: Parts) -> Built:
    """ "The 1988 quarter", "the latest period": the like of the quarter that is reported."""
    y = f"={word.year(g['y'])}" if g.get("y") else "+0"
    return Built("DATE", "period", f"like Y {y}")


def first_of(g: Parts) -> Built | None:
    """ "The first nine months of 2023"."""
    n = word.number(g["n"])
    months = round(n or 0) * {"M": 1, "Q": 3}[word.unit(g["u"])]
    if not 1 <= months <= 12:
        return None
    if not g.get("y"):
        shift = _SHIFTS[str(g["rel"]).lower()]
        return Built("DATE", "published", f"date 01 year{shift:+} to {months:02}")
    y = word.year(g["y"])
    if months == 6:
        return Built("DATE", "absolute", f"is {y}-H1")
    return Built("DURATION", "absolute", f"is {y}-01 to {y}-{months:02}")


def decade(g: Parts) -> Built:
    """ "The late 1970s", "the sixties"."""
    if g.get("name"):
        return Built("DATE", "absolute", f"is 19{word.decade_name(g['name'])}X{_part(g)}")
    digits = str(g["y"])
    stem = digits[:3] if len(digits) == 4 else f"19{digits[0]}"
    return Built("DATE", "absolute", f"is {stem}X{_part(g)}")


def century(g: Parts) -> Built:
    """ "The 19th century"."""
    n = word.ordinal(g["n"])
    return Built("DATE", "absolute", f"is {n - 1:02}XX{_part(g)}")


def year(g: Parts) -> Built:
    """ "2022"."""
    checked = "" if g.get("part") or g.get("fiscal") else "year"
    return Built("DATE", "absolute", f"is {word.year(g['y'])}{_part(g)}", check=checked)


def years(g: Parts) -> Built | None:
    """ "2001-05"."""
    first, last = int(g["y"] or 0), str(g["y2"])
    end = int(last) if len(last) == 4 else first - first % 100 + int(last)
    return Built("DATE", "absolute", f"is {first} to {end}") if end > first else None


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
    chosen = _WAYS.get(str(g.get("rel") or "").lower(), "{way}")
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
    digits = re.findall(r"\d+", words)
    hour, minute = int(digits[0]) % 24, int(digits[1]) if len(digits) > 1 else 0
    if lowered.endswith("pm") and hour < 12:
        hour += 12
    if lowered.endswith("am") and hour == 12:
        hour = 0
    return f"{hour:02}:{min(minute, 59):02}"


def time(g: Parts) -> Built:
    """ "2:30 p.m."."""
    return Built("TIME", "like", f"unit D +0 T{clock_value(str(g['clock']))}", check="clock")


def relative(g: Parts) -> Built:
    """ "Earlier this month", "next year", "last spring"."""
    rel = str(g.get("rel") or "this").lower()
    if rel == "latest" and word.unit(g["u"]) not in {"Q", "Y"}:
        rel = "this"
    if g.get("season"):
        way = {-1: "last", 1: "next", 0: "near"}[_SHIFTS[rel]]
        return Built("DATE", "published", f"season {word.season(g['season'])} {way}{_part(g)}")
    anchor = "previous" if rel in {"following", "previous", "prior"} else "published"
    if word.unit(g["u"]) == "WE" and anchor == "published" and rel != "current":
        way = {"last": "last", "past": "last", "next": "next", "coming": "future"}.get(rel, "{way}")
        return Built("DATE", anchor, f"unit WE {way}{_part(g)}")
    if rel in {"this", "current"} and not g.get("part") and word.unit(g["u"]) in {*"WMQY"}:
        return Built("DATE", anchor, f"unit {word.unit(g['u'])} +0{{cut}}")
    return Built("DATE", anchor, f"unit {word.unit(g['u'])} {_SHIFTS[rel]:+}{_part(g)}")


def that(g: Parts) -> Built:
    """ "That day", "the same year"."""
    return Built("DATE", "previous", f"unit {word.unit(g['u'])} +0{_part(g)}")


def the(g: Parts) -> Built:
    """ "The quarter": the one just told of, else the running one."""
    if g.get("end"):
        return Built("DATE", "published", "date 12-31 {way}", check="yearend")
    if not g.get("u"):
        return Built("DATE", "published", "unit Y +0 mid")  # "by midyear"
    u = word.unit(g["u"])
    if u == "WE":
        return Built("DATE", "published", f"unit WE {{way}}{_part(g)}", check="the")
    return Built("DATE", "like", f"unit {u} +0{_part(g)}", check="the")


def beside(g: Parts) -> Built:
    """ "The day" of "on May 3, the day before the vote": no other day than the one just told."""
    return Built("DATE", "previous", f"unit {word.unit(g['u'])} +0", check="beside")


def ended(g: Parts) -> Built | None:
    """ "The quarter" of "the quarter ended Sept. 29", "the year" of "the year ended June 30"."""
    if str(g["u"]).lower() == "year":  # no year of the calendar: its length alone is told
        return Built("DURATION", "published", "for P1Y")
    if not g.get("m"):
        return None
    return Built("DATE", "published", f"quarter {(word.month(g['m']) + 2) // 3} past")


def daytime(g: Parts) -> Built:
    """ "In the morning": of the day told before."""
    return Built("TIME", "previous", f"unit D +0 T{word.daypart(g['dp'])}", check="daytime")


def morning(g: Parts) -> Built:
    """ "The next morning", "the following day": from the day told before."""
    shift = 1 if str(g["rel"]).lower() in {"next", "following"} else -1
    said = str(g["dp"]).lower()
    suffix = "" if said == "day" else f" T{word.daypart(said)}"
    return Built("TIME" if suffix else "DATE", "previous", f"unit D {shift:+}{suffix}")


def holiday(g: Parts) -> Built:
    """ "Last Christmas"."""
    name = holiday_key(str(g["h"]))
    chosen = _WAYS.get(str(g.get("rel") or "").lower(), "{way}")
    if g.get("y"):
        return Built("DATE", "absolute", f"holiday {name} {word.year(g['y'])}")
    return Built("DATE", "published", f"holiday {name} {chosen}")


def reference(kind: str) -> Builder:
    """A builder for "now", "recently", "the future"."""
    return lambda g: Built("DATE", "published", f"ref {kind}")  # noqa: ARG005 - one signature


def fiscal(g: Parts) -> Built:
    """ "Mid-1996", "fiscal 1989"."""
    part = "" if str(g["part"]).lower() == "fiscal" else f" {str(g['part']).lower()}"
    return Built("DATE", "absolute", f"is {word.year(g['y'])}{part}")


def season(g: Parts) -> Built:
    """ "Summer of 1999", "the early summer"."""
    if not g.get("y"):
        return Built(
            "DATE", "published", f"season {word.season(g['season'])} {{way}}{_part(g)}", "season"
        )
    return Built("DATE", "absolute", f"is {word.year(g['y'])}-{word.season(g['season'])}")
