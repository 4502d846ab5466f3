"""The words of the calendar as patterns and values, from ``resources/en/calendar.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from onrecord.resources import lexicon

_CALENDAR = lexicon("calendar")
_MONTHS: dict[str, int] = {m: i + 1 for i, m in enumerate(_CALENDAR["months"])} | _CALENDAR[
    "month_short"
]
_WEEKDAYS: dict[str, int] = {w: i for i, w in enumerate(_CALENDAR["weekdays"])} | _CALENDAR[
    "weekday_short"
]
_NUMBERS: dict[str, int] = _CALENDAR["numbers"]
_ORDINALS: dict[str, int] = _CALENDAR["ordinals"]
_UNITS: dict[str, str] = _CALENDAR["units"]
_SEASONS: dict[str, str] = _CALENDAR["seasons"]
_DAYPARTS: dict[str, str] = _CALENDAR["dayparts"]
_FIXED = {
    "a couple of": 2, "a couple": 2, "couple of": 2, "a dozen": 12, "a hundred": 100,
    "half a": 0.5, "half an": 0.5,
}  # fmt: skip
_PARTS = {"end": "late", "close": "late", "last": "late", "final": "late", "closing": "late",
          "beginning": "early", "start": "early", "first": "early", "opening": "early",
          "middle": "mid"}  # fmt: skip
_SHIFTS = {"last": -1, "past": -1, "previous": -1, "prior": -1, "latest": -1, "next": 1,
           "coming": 1, "following": 1, "upcoming": 1, "this": 0, "current": 0}  # fmt: skip
_WAYS = {"last": "last", "past": "last", "previous": "last", "prior": "last", "next": "next",
         "coming": "next", "this": "near"}  # fmt: skip
_PIVOT = 70
_VAGUE = ("a few", "few", "several", "many", "some", "dozens of", "hundreds of", "thousands of")


def _either(words: Iterable[object]) -> str:
    held = sorted((str(w) for w in words), key=lambda w: (-len(w), w))
    return "(?:" + "|".join(w.replace(" ", r"[\s\xa0]{1,3}") for w in held) + ")"


S = r"[\s\xa0]{1,3}"
MONTH = f"(?:{_either(_CALENDAR['months'])}|{_either(_CALENDAR['month_short'])}\\.?)"
WEEKDAY = f"(?:{_either(_CALENDAR['weekdays'])}|{_either(_CALENDAR['weekday_short'])}\\.)"
UNIT = _either([*_UNITS, "centurie"])
DECADE_NAME = _either(_CALENDAR["decade_names"])
SEASON = _either(_SEASONS)
HOLIDAY = _either(_CALENDAR["holidays"]).replace("'", "['’]")
DAYPART = _either(_DAYPARTS)
ORDINAL = _either(_ORDINALS)
_TENS = "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_ONES = "(?:one|two|three|four|five|six|seven|eight|nine)"
YEAR = rf"(?:1[5-9]\d\d|20\d\d|nineteen[\s-]{_TENS}(?:[\s-]{_ONES})?)"
COUNT = (
    rf"(?:\d{{1,3}}(?:,\d{{3}}|\.\d{{1,2}})?(?:[\s-]1/2)?|{_TENS}[\s-]{_ONES}"
    rf"|{_either([*_NUMBERS, *_VAGUE, *_FIXED])})"
)


_OPENING: frozenset[str] = frozenset(_CALENDAR["opening"])


@lru_cache(maxsize=1)
def _openers() -> frozenset[str]:
    lexicons = (
        _CALENDAR["holidays"],
        _MONTHS,
        _WEEKDAYS,
        _NUMBERS,
        _ORDINALS,
        _UNITS,
        _SEASONS,
        _FIXED,
        _VAGUE,
    )
    words = {re.split(r"[\s'-]", w)[0] for held in lexicons for w in held}
    plurals = {f"{w}s" for held in (_UNITS, _WEEKDAYS) for w in held}
    plurals |= {f"{w}long" for w in _UNITS}
    return _OPENING | words | plurals


def may_open(word: str) -> bool:
    """Whether a date expression can start with a token: the grammar is tried there alone."""
    if word[0].isdigit() or word[0] in "'’":
        return True
    lowered = word.lower()
    return lowered.rstrip(".") in _openers() or lowered.partition("-")[0] in _openers()


def shift(words: str | None) -> int:
    """-1 for "last", 0 for "this" and for what is no such word, 1 for "next"."""
    return _SHIFTS.get(str(words or "").lower(), 0)


def way(words: str | None) -> str:
    """The direction that "last", "this" or "next" gives; ``{way}`` where none is told."""
    return _WAYS.get(str(words or "").lower(), "{way}")


def month(words: str | None) -> int:
    """1 to 12."""
    return _MONTHS[str(words).lower().rstrip(".")]


def weekday(words: str | None) -> int:
    """0 (Monday) to 6."""
    return _WEEKDAYS[str(words).lower().rstrip(".")]


def unit(words: str | None) -> str:
    """Letter of a unit: D W WE F M Q Y E (decade) C (century), TS TM TH."""
    word = str(words).lower()
    return "C" if word == "centurie" else _UNITS[word if word in _UNITS else word.removesuffix("s")]


def season(words: str | None) -> str:
    """TIMEX3 season."""
    return _SEASONS[str(words).lower()]


def daypart(words: str | None) -> str:
    """TIMEX3 part of a day."""
    return _DAYPARTS[str(words).lower()]


def decade_name(words: str | None) -> int:
    """The tens of a decade named in words: "sixties" is 6."""
    named: dict[str, int] = _CALENDAR["decade_names"]
    return named[str(words).lower()]


def part(words: str | None) -> str:
    """Which part of a unit is told: "mid", "the end of", "the first week of"."""
    said = [w for w in str(words or "").lower().split() if w != "the"]
    return _PARTS.get(said[0], said[0]) if said else ""


def ordinal(words: str | None) -> int:
    """The number of an ordinal in words or digits."""
    word = str(words).lower()
    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits else _ORDINALS[word]


def short_year(words: str | None) -> int:
    """A year; one of two digits ("'88") lies in 1970 to 2069."""
    held = int(str(words))
    return held if held > 99 else held + (1900 if held >= _PIVOT else 2000)


def year(words: str | None) -> int:
    """A year in digits, or in words as they are spoken: "nineteen ninety-one"."""
    word = str(words).lower()
    if word.isdigit():
        return int(word)
    rest = re.split(r"[\s-]+", word)[1:]
    return 1900 + sum(_NUMBERS.get(part, 0) for part in rest)


@lru_cache(maxsize=512)
def number(words: str | None) -> float | None:
    """The number of a count; None where it is vague ("several")."""
    word = " ".join(str(words).lower().replace("-", " ").split())
    if word in _VAGUE:
        return None
    if word in _FIXED:
        return float(_FIXED[word])
    total = 0.0
    for part in word.replace(",", "").split():
        if part == "1/2":
            total += 0.5
        elif part.replace(".", "", 1).isdigit():
            total += float(part)
        else:
            total += _NUMBERS[part]
    return total
