"""From the words of a date expression to its rule: one builder a kind of pattern.

A builder gets the named parts of its pattern, and gives None where they make no date.
"""

from __future__ import annotations

from onrecord.extract import dates_words as word
from onrecord.extract.dates_built import Builder, Built, Parts
from onrecord.model.dates import TimexType


def iso(g: Parts) -> Built | None:
    """ "2024-04-24", "04/24/2024"."""
    y, m, d = word.short_year(g["y"]), int(g["m"] or 0), int(g["d"] or 0)
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
    return Built("DATE", "published", f"date {m:02}-{first:02} {{way}} to {m2:02}-{last:02}")


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
        shift = word.shift(g["rel"])
        return Built(kind, "published", f"date {m:02}-{d:02} year{shift:+}{time}")
    chosen = word.way(g.get("way"))
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


def month(g: Parts) -> Built:
    """ "June 2023", "last November", "early June"."""
    m, part = word.month(g["m"]), _part(g)
    if g.get("y"):
        return Built("DATE", "absolute", f"is {word.year(g['y'])}-{m:02}{part}")
    if g.get("rel"):
        shift = word.shift(g["rel"])
        return Built("DATE", "published", f"date {m:02} year{shift:+}{part}")
    way = str(g.get("way") or "").lower()
    if way == "that":
        return Built("DATE", "previous", f"date {m:02} year+0{part}", check="that")
    chosen = word.way(way)
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
    way = f"year{word.shift(g['rel']):+}" if g.get("rel") else "{way}"
    return Built("DATE", "published", f"{'half' if kind == 'H' else 'quarter'} {q} {way}")


def period(g: Parts) -> Built:
    """ "The 1988 quarter", "the latest period", "the same period last year": the like of the
    quarter that is reported.
    """
    y = f"={word.year(g['y'])}" if g.get("y") else f"{word.shift(g.get('rel')):+}"
    return Built("DATE", "period", f"like Y {y}")


def first_of(g: Parts) -> Built | None:
    """ "The first nine months of 2023"."""
    n = word.number(g["n"])
    months = round(n or 0) * {"M": 1, "Q": 3}[word.unit(g["u"])]
    if not 1 <= months <= 12:
        return None
    if not g.get("y"):
        of_year = f"year{word.shift(g['rel']):+}"
        if months == 6:
            return Built("DATE", "published", f"half 1 {of_year}")
        return Built("DURATION", "published", f"date 01 {of_year} to {months:02}")
    y = word.year(g["y"])
    if months == 6:
        return Built("DATE", "absolute", f"is {y}-H1")
    return Built("DURATION", "absolute", f"is {y}-01 to {y}-{months:02}")


def decade(g: Parts) -> Built:
    """ "The late 1970s", "the sixties"."""
    if g.get("name"):
        return Built("DATE", "absolute", f"is 19{word.decade_name(g['name'])}X{_part(g)}")
    digits = str(g["y"])
    if digits.endswith("00") and digits[:2] != "20":  # "the 1800s": a century
        return Built("DATE", "absolute", f"is {digits[:2]}XX{_part(g)}")
    check = "decade" if len(digits) < 4 else ""
    stem = digits[:3] if len(digits) == 4 else f"19{digits[0]}"
    return Built("DATE", "absolute", f"is {stem}X{_part(g)}", check=check)


def century(g: Parts) -> Built:
    """ "The 19th century"."""
    n = word.ordinal(g["n"])
    return Built("DATE", "absolute", f"is {n - 1:02}XX{_part(g)}")


def year(g: Parts) -> Built:
    """ "2022"."""
    if g.get("short"):
        return Built("DATE", "absolute", f"is {word.short_year(g['short'])}", check="short")
    checked = "" if g.get("part") or g.get("named") else "year"
    return Built("DATE", "absolute", f"is {word.year(g['y'])}{_part(g)}", check=checked)


def years(g: Parts) -> Built | None:
    """ "2001-05"."""
    first, last = int(g["y"] or 0), str(g["y2"])
    end = int(last) if len(last) == 4 else first - first % 100 + int(last)
    return Built("DATE", "absolute", f"is {first} to {end}") if end > first else None


def relative(g: Parts) -> Built:
    """ "Earlier this month", "next year", "last spring"."""
    rel = str(g.get("rel") or "this").lower()
    if rel == "latest" and word.unit(g["u"]) not in {"Q", "Y"}:
        rel = "this"
    if g.get("season"):
        way = {-1: "last", 1: "next", 0: "near"}[word.shift(rel)]
        return Built("DATE", "published", f"season {word.season(g['season'])} {way}{_part(g)}")
    anchor = "previous" if rel in {"following", "previous", "prior"} else "published"
    if word.unit(g["u"]) == "WE" and anchor == "published" and rel != "current":
        way = {"last": "last", "past": "last", "next": "next", "coming": "future"}.get(rel, "{way}")
        return Built("DATE", anchor, f"unit WE {way}{_part(g)}")
    if rel in {"this", "current"} and not g.get("part") and word.unit(g["u"]) in {*"WMQY"}:
        return Built("DATE", anchor, f"unit {word.unit(g['u'])} +0{{cut}}")
    return Built("DATE", anchor, f"unit {word.unit(g['u'])} {word.shift(rel):+}{_part(g)}")


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


def reference(kind: str) -> Builder:
    """A builder for "now", "recently", "the future"."""
    return lambda g: Built("DATE", "published", f"ref {kind}")  # noqa: ARG005 - one signature


def past(g: Parts) -> Built:  # noqa: ARG001 - one signature
    """ "In the past"."""
    return Built("DATE", "published", "ref PAST", check="past")


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
