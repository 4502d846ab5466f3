"""Builders of expressions that count: "two weeks ago", "every Monday", "for five hours"."""

from __future__ import annotations

from onrecord.extract import dates_words as word
from onrecord.extract.dates_built import Built, Parts
from onrecord.model.dates import TimexType

_ADVERBS = {"daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M", "hourly": "PT1H",
            "annually": "P1Y", "yearly": "P1Y"}  # fmt: skip


_DAYS = frozenset({"D", "W", "F", "M", "Q", "Y"})


def ago(g: Parts) -> Built:
    """ "Two weeks ago", "a year earlier"."""
    counted = "one" if str(g.get("n")).lower() == "the" else g.get("n")
    n, u = word.number(counted) if counted else None, word.unit(g["u"])
    said = " ".join(str(g["ago"]).lower().split())
    back = said in {"ago", "earlier", "before", "previously"}
    if n is not None and g.get("more"):  # "a year and a half ago" is eighteen months ago
        u, n = ("M", 12 * (n + 0.5)) if u == "Y" else (u, n + 0.5)
    anchor = "published" if said == "ago" or said.startswith("from") else "previous"
    if g.get("hyphen"):
        return Built("DATE", "like", "unit Y -1", check="period")
    if n is None:  # "several weeks later" tells a length, "months ago" no more than the past
        kind: TimexType = "DURATION" if anchor == "previous" else "DATE"
        return Built(kind, anchor, f"{'recent' if back else 'coming'} {u}")
    if u in {"TH", "TM", "TS"}:
        return Built("DURATION", anchor, f"for {length(n, u)}")
    u, n = ("Y", 10) if u == "E" and n == 1 else (u, n)
    if u == "Y" and n == 1 and back:
        return Built("DATE", "like", f"unit {u} {round(-n):+}", check="figure")
    moved = f"unit {u} {round(-n if back else n):+}"
    if str(g["u"]).lower() == "night":
        return Built("TIME", anchor, f"{moved} TNI")
    return Built("DATE", anchor, moved)


def past(g: Parts) -> Built:
    """ "The past three weeks", "recent months", "the coming days"."""
    n, u = word.number(g["n"]) if g.get("n") else None, word.unit(g["u"])
    rel = str(g["rel"]).lower()
    if rel in {"first", "final", "opening"}:
        return Built("DURATION", "published", f"for {length(n, u)}")
    back = rel in {"past", "last", "recent", "previous", "prior", "preceding"}
    if (
        n is None
        and rel in {"past", "previous", "prior", "coming", "upcoming"}
        and not any(g.get(part) for part in ("n", "some", "some2"))
    ):
        # "in coming months" counts nothing: as vague as "in the future"
        return Built("DATE", "published", f"{'recent' if back else 'coming'} {u}")
    if n is None or u not in {"D", "W", "M", "Y", "Q", "E", "C", "F"}:
        counted = f" {round(n)}" if n is not None else ""
        return Built("DURATION", "published", f"{'recent' if back else 'coming'} {u}{counted}")
    return Built("DURATION", "published", f"{'past' if back else 'next'} {u} {round(n)}")


def length(n: float | None, u: str) -> str:
    """A TIMEX3 duration: ``P2W``, ``PT5H30M``, ``PXY``."""
    time = u.startswith("T")
    letter = {"WE": "WE", "F": "W", "E": "Y", "C": "Y"}.get(u, u.removeprefix("T"))
    if n is None:
        return f"P{'T' if time else ''}X{'E' if u == 'E' else letter}"
    n *= {"F": 2, "E": 10, "C": 100}.get(u, 1)
    whole, rest = int(n), n - int(n)
    if u == "TH" and rest:
        return f"PT{whole}H{round(rest * 60)}M" if whole else f"PT{round(rest * 60)}M"
    if u == "Y" and rest:
        return f"P{whole}Y{round(rest * 12)}M" if whole else f"P{round(rest * 12)}M"
    return f"P{'T' if time else ''}{whole if not rest else round(n, 1)}{letter}"


def duration(g: Parts) -> Built | None:
    """ "Five-and-a-half hours", "half a day"."""
    n = word.number(g["n"]) if g.get("n") else None
    u = word.unit(g["u"])
    if n is not None and (g.get("half") or g.get("more")):
        n += 0.5
    if g.get("n") is None and g.get("half2"):
        n = 0.5
    if str(g.get("inn") or "").lower() == "in" and n and n == int(n) and u in _DAYS:
        # "in five days" lies ahead when the sentence does, else it is a length
        return Built("DURATION", "published", f"for {length(n, u)}", then=f"unit {u} {round(n):+}")
    check = (
        "second"
        if u == "TS"
        else "fraction"
        if u == "Q"
        else "rate"
        if str(g.get("n")).lower() in {"a", "an"}
        else ""
    )
    if str(g.get("inn") or "").lower() == "in" and n is None and u in _DAYS:
        return Built("DURATION", "published", f"for {length(n, u)}", then=f"coming {u}")
    then = "ref FUTURE" if str(g.get("n")).lower() == "one" and u == "D" else ""  # "will one day"
    return Built("DURATION", "published", f"for {length(n, u)}", check=check, then=then)


def around(g: Parts) -> Built:
    """ "The days before the vote", "the years that followed": how many is not told."""
    return Built("DURATION", "published", f"for {length(None, word.unit(g['u']))}")


def ahead(g: Parts) -> Built:
    """ "The weeks to come", "the months ahead"."""
    return Built("DURATION", "published", f"coming {word.unit(g['u'])}")


def old(g: Parts) -> Built | None:
    """ "Two-year-old": a duration; in figures it is the age of a person, no date."""
    if str(g.get("n"))[:1].isdigit():
        return None
    return Built("DURATION", "published", f"for {length(word.number(g['n']), word.unit(g['u']))}")


def long(g: Parts) -> Built:
    """ "A month-long truce", "the years-long inquiry", "a weeklong visit"."""
    n = None if g.get("many") else 1.0
    return Built("DURATION", "published", f"for {length(n, word.unit(g['u']))}")


def plain(g: Parts) -> Built:
    """ "For years"."""
    return Built("DURATION", "published", f"for {length(None, word.unit(g['u']))}", check="plain")


def set_(g: Parts) -> Built:
    """ "Every Monday", "each month", "daily"."""
    if g.get("w"):
        part = f"T{word.daypart(g['dpw'])}" if g.get("dpw") else ""
        return Built("SET", "absolute", f"each XXXX-WXX-{word.weekday(g['w']) + 1}{part}")
    if g.get("m"):
        return Built("SET", "absolute", f"each XXXX-{word.month(g['m']):02}")
    if g.get("season"):
        return Built("SET", "absolute", f"each XXXX-{word.season(g['season'])}")
    if g.get("dp"):
        return Built("SET", "absolute", f"each XXXX-XX-XXT{word.daypart(g['dp'])}")
    if g.get("ly"):
        return Built("SET", "absolute", f"each {_ADVERBS[str(g['ly']).lower()]}", check="ly")
    n = word.number(g["n"]) if g.get("n") else (2.0 if g.get("other") else 1.0)
    return Built("SET", "absolute", f"each {length(n, word.unit(g['u']))}")
