"""Shapes of news lines that both reading and cleaning know: bylines, datelines, credits.

Each function looks at one line or at the first words of one paragraph, so that the
cost is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from onrecord.read.press_names import is_name, is_outlet, months
from onrecord.read.stated_date import StatedDate, find_date
from onrecord.read.wordlists import word_set
from onrecord.resources import lexicon

_LONGEST_BYLINE = 240
_LONGEST_DATELINE = 120
_MOST_BEFORE_RIGHTS = 4  # words: "All content on this site ©"
_JOINTS = re.compile(r"\s*(?:,|;|\||/|&|\band\b|\bwith\b|•|·)\s*")
_EDGES = " \t,;:|•·–—-.()[]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """Who signed: people, an agency where one signed, a date where one stands there.

    Attributes:
        paper: what stands behind the people and is none: most likely who they work
            for ("By A B, The Paper"), else a place.
    """

    people: tuple[str, ...]
    agency: str | None
    date: StatedDate | None
    paper: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """The place, and agency if any, that opens an article's first paragraph.

    Attributes:
        end: one past its closing dash and the white space after that.
        place: as written.
        agency: canonical short name.
        label: what stands in brackets before a dash where it is no known agency.
    """

    end: int
    place: str
    agency: str | None
    label: str | None = None


def byline(line: str) -> Byline | None:
    """The byline that ``line`` is ("By A B and C D Apr 20, 2024"), if it is one."""
    if len(line) > _LONGEST_BYLINE:
        return None
    opening = _by_pattern().match(line)
    if opening is None:
        return None
    rest = line[opening.end() :]
    stated = find_date(rest)
    if _team_pattern().fullmatch((rest[: stated.start] if stated else rest).strip(_EDGES)):
        return Byline(people=(), agency=None, date=stated)
    names = rest[: stated.start] if stated else rest
    return _signed(names, stated)


def _signed(names: str, stated: StatedDate | None) -> Byline | None:
    people: list[str] = []
    agency: str | None = None
    paper: str | None = None
    for joint, piece in _pieces(names):
        part = _without_place(piece.strip(_EDGES + "*"))
        if not part or _is_label(part):
            continue
        named = agency_of(part) or agency_of(part.removesuffix(" Staff"))
        if named is not None:
            agency = named
        elif is_outlet(part) or (joint and " " not in part and _whole_names(people)):
            paper = part if is_name(part) else paper
        elif is_name(part):
            people.append(part)
        elif not _is_site(part):
            return None
    if not people and agency is None and paper is None:
        return None
    return Byline(people=tuple(people), agency=agency, date=stated, paper=paper)


def _pieces(names: str) -> Iterator[tuple[bool, str]]:
    """The parts of a byline, and whether what joins each to the one before is no "and"."""
    at, joint = 0, False
    for match in _JOINTS.finditer(names):
        yield joint, names[at : match.start()]
        at, joint = match.end(), match[0].strip() not in {"and", "with", "&"}
    yield joint, names[at:]


def _whole_names(people: list[str]) -> bool:
    return bool(people) and all(" " in name for name in people)


def _is_label(part: str) -> bool:
    low = part.lower()
    return (
        low.startswith(tuple(word_set("press", "byline_extras")))
        or low in word_set("press", "published_labels")
        or low in word_set("press", "modified_labels")
        or low.removesuffix("s") in word_set("press", "byline_roles")
    )


def agency_of(words: str) -> str | None:
    """The agency that ``words`` name, in its canonical short form.

    A name that says so itself needs no list: "Harbour News Agency" gives "Harbour".
    """
    known = _agencies().get(" ".join(words.lower().split()))
    return known or _self_named_agency(words)


def _self_named_agency(words: str) -> str | None:
    parts = words.split()
    ending = " ".join(parts[-2:]).lower()
    if not 2 <= len(parts) <= 5 or not words[:1].isupper() or not is_name(words):
        return None
    for size, end in ((2, ending), (1, parts[-1].lower())):
        short = parts[:-size]
        if end in word_set("press", "agency_endings") and short:
            bare = short[1:] if short[0].lower() == "the" else short
            return " ".join(bare) or None
    return None


def dateline(paragraph: str) -> Dateline | None:
    """The dateline that opens ``paragraph`` ("CITY (AGENCY) – "), if one does."""
    dated_alone = _day_dateline_pattern().match(paragraph[:_LONGEST_DATELINE])
    if dated_alone is not None and agency_of(dated_alone["agency"].strip()):
        named = agency_of(dated_alone["agency"].strip())
        return Dateline(end=dated_alone.end(), place="", agency=named)
    match = _dateline_pattern().match(paragraph[:_LONGEST_DATELINE])
    if match is None or match.end() >= len(paragraph):
        return None
    place = match["place"].strip(" ,")
    agency = agency_of(match["agency"].split("/")[0].strip()) if match["agency"] else None
    if place.lower() in word_set("press", "not_places"):
        return None
    city = place.split(",")[0]
    capitals = city.upper() == city and any(c.isalpha() for c in city)
    # "Lima, May 5 - ": in small letters a place needs an agency, or a comma and a day.
    dated = (match["day"] or "").startswith(",") and place.istitle() and len(place.split()) <= 3
    if not capitals and agency is None and not (dated and not place.startswith(("On ", "In "))):
        return None
    label = match["agency"] if match[0].rstrip().endswith(("-", "–", "—")) else None
    return Dateline(
        end=match.end(), place=place, agency=agency, label=None if agency or not capitals else label
    )


def dateline_alone(line: str) -> Dateline | None:
    """The dateline that ``line`` is, with nothing behind it ("CITY, May 6, 2021 (AGENCY)")."""
    bare = line.rstrip(" -–—:")
    opened = dateline(f"{bare} — .")
    return opened if opened is not None and opened.end > len(bare) else None


def copyright_name(line: str) -> str | None:
    """Who holds the copyright by ``line`` ("© 2024 NAME. All rights reserved."), if told."""
    match = _COPYRIGHT.search(line[:300])
    if match is None or len(line[: match.start()].split()) > _MOST_BEFORE_RIGHTS:
        return None  # "From BOOK by A B. Copyright ...": of what was taken in, not of the text
    name = re.split(r"\.\s|\.$|\||,|;|\b(?:19|20)\d\d\b|\bAll\b|\bvia\b", match["name"])[0].strip(
        _EDGES
    )
    return name if name and is_name(name) and len(name) > 1 else None


def reported_by(line: str) -> tuple[str, ...] | None:
    """The people that a line "(Reporting by A and B; Editing by C)" names as reporting."""
    if len(line) > 600 or not _reporting_pattern().match(line.lstrip(" (")):
        return None
    found: list[str] = []
    for clause in re.split(r"[;.]\s", line.strip(" ().")):
        match = _reporting_pattern().match(clause.lstrip(" ("))
        if match and match["role"].lower() in {"reporting", "reported", "written", "writing"}:
            names = re.split(r"\s+in\s+(?=[A-Z])", clause.lstrip(" (")[match.end() :])
            found.extend(n for n in _names(" , ".join(names)) if n not in found)
    return tuple(found)


def _names(words: str) -> list[str]:
    parts = (p.strip(_EDGES) for p in _JOINTS.split(words))
    return [p for p in parts if p and len(p.split()) > 1 and is_name(p)]


def _without_place(part: str) -> str:
    """ "A B in Paris" and "A B for The Paper" without the tail."""
    part = re.sub(r"\s*\([^)]*\)?$", "", part)
    return re.split(r"\s+(?:in|for|at|of)\s+(?=[A-Z])|\s+(?:on|at)$", part)[0]


def _is_site(part: str) -> bool:
    return bool(re.fullmatch(r"@?[\w.+-]+(?:@[\w-]+)?(?:\.[a-z]{2,})*", part)) and (
        "@" in part or "." in part
    )


_COPYRIGHT = re.compile(
    r"(?:copyright|©|\(c\))\W*(?:\(c\)|©|copyright)?\W*(?:(?:19|20)\d\d)?"
    r"(?:\s*[-–]\s*(?:19|20)\d\d)?[\s,]*(?:by\s+)?(?P<name>[^\W\d_][^\n]*)",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def _agencies() -> dict[str, str]:
    held = lexicon("press")["agencies"]
    return {name.lower(): short for short, names in held.items() for name in names}


@lru_cache(maxsize=1)
def _by_pattern() -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in lexicon("press")["by"])
    labels = "|".join(lexicon("press")["by_labels"])
    return re.compile(rf"^\W{{0,3}}(?:(?:{words})\b:?|(?:{labels})\s?:)\s+(?=\S)", re.IGNORECASE)


@lru_cache(maxsize=1)
def _team_pattern() -> re.Pattern[str]:
    """ "our Africa desk", "a staff correspondent in Harare": who signs where nobody is named."""
    held = word_set("press", "byline_roles") | word_set("press", "byline_teams")
    roles = "|".join(sorted(map(re.escape, held), key=lambda r: (-len(r), r)))
    return re.compile(
        rf"(?:(?i:our|an?|the)\s+(?:[\w&’'-]+\s+){{0,3}}?)?(?i:{roles})s?"
        r"(?:,?\s+(?:in|at)\s+[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,2})?"
    )


@lru_cache(maxsize=1)
def _dateline_pattern() -> re.Pattern[str]:
    month = "|".join(sorted(months(), key=len, reverse=True))
    year = r"(?:,?\s+\d{4})?"
    day = rf"(?:,?\s+(?:{month})\.?\s+\d{{1,2}}{year}|,?\s+\d{{1,2}}\s+(?:{month})\.?{year})"
    place = r"(?P<place>[^\W\d_][\w.'’/-]*(?:,?\s+[^\W\d_][\w.'’/-]*){0,5}?)"
    agency = r"\(\s*(?P<agency>[A-Za-z][A-Za-z .'’/-]{1,40}?)\s*\)"
    return re.compile(
        rf"\s*{place}(?P<day>(?i:{day}))?,?\s*(?:{agency}\s*(?:[-–—:|]{{1,3}}\s*|\s)|\s(?:[–—]|--?)\s+)",
    )


@lru_cache(maxsize=1)
def _day_dateline_pattern() -> re.Pattern[str]:
    """ "Dec 29 (AGENCY) - ": a dateline whose place was cut off."""
    month = "|".join(sorted(months(), key=len, reverse=True))
    return re.compile(
        rf"\s*(?:{month})\.?\s+\d{{1,2}}\s*\((?P<agency>[A-Za-z][A-Za-z .-]{{1,40}})\)\s*[-–—]+\s*",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _reporting_pattern() -> re.Pattern[str]:
    roles = "|".join(lexicon("press")["reporting_roles"])
    return re.compile(rf"(?P<role>{roles})\s+by:?\s+", re.IGNORECASE)
