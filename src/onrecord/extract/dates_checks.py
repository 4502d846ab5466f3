"""Whether the words around a match of the grammar of dates allow its reading."""

from __future__ import annotations

import re
from collections.abc import Callable

from onrecord.extract.dates_built import Built
from onrecord.extract.dates_seen import Seen

_YEAR_BEFORE = frozenset(
    {"in", "since", "of", "by", "until", "till", "from", "during", "before", "after", "early"}
    | {"late", "mid", "to", "through", "for", "fiscal", "and", "or", "between", "the", "around"}
    | {"circa", "a", "back", "summer", "winter", "spring", "fall", "autumn"}
)
_NO_YEAR_BEFORE = frozenset(
    {"$", "£", "€", "#", "no.", "number", "about", "nearly", "almost", "some", "than", "least"}
)
_SHORT_YEAR_BEFORE = frozenset({"in", "of", "since", "until", "summer", "fall", "winter", "spring"})
_AGED = frozenset({"his", "her", "their", "my", "our", "your", "its"})  # "in his 40s"
_PARTED = frozenset(
    {"of", "point", "points", "percentage", "percent", "century", "mile", "cent", "-"}
)
_ERAS = frozenset({"b.c.", "b.c", "bc", "b.c.e.", "bce"})
_OWNERS = frozenset({"in", "since", "the", "its", "their", "his", "her", "'s", "’s"})
_NO_YEAR_AFTER = frozenset({"%", "percent", "million", "billion", "points", "people", "miles"})
_YEAR_DEPS = frozenset({"pobj", "nmod", "npadvmod", "nummod", "appos", "compound", "nsubj"})
_NAMES_OR_WORDS = frozenset({"may", "march", "august", "april", "june", "mar", "jan"})
_TOLD_BY = frozenset({"of", "after", "before", "that", "when", "-", "old"})
_CLOCK_BEFORE = frozenset({"at", "by", "until", "till", "before", "after", "around", "about"})
_NO_SEASON_AFTER = frozenset({"of", "line", "house", "school", "semester", "in"})
_LENGTH_BEFORE = frozenset({"for", "in", "within", "over", "after", "of"})
_MONTH_BEFORE = frozenset({"in", "last", "next", "since", "until", "by", "during", "early", "late"})
_ABBREVIATED = re.compile(r"(?:sun|sat|mon|wed|fri|mar|may|march)\b", re.I)


def holds(built: Built, seen: Seen) -> bool:
    """Whether the words around allow this reading."""
    words, token = seen.words, seen.token
    if _ABBREVIATED.match(words) and words[0].islower():
        return False
    checks: dict[str, Callable[[], bool]] = {
        "month": lambda: _is_month(seen),
        "months": lambda: words[0].isupper() and words.lower() not in _NAMES_OR_WORDS,
        "year": lambda: _is_year(seen),
        "second": lambda: token.tag == "CD" or words[0].isdigit(),
        "clock": lambda: _is_clock(seen),
        "beside": lambda: seen.before() == "," and _is_last(seen),
        "that": lambda: token.tag == "DT",
        "ly": lambda: not _is_rate(seen),
        "short": lambda: seen.before() in _SHORT_YEAR_BEFORE,
        "decade": lambda: not _AGED.intersection((seen.before(), seen.before(2))),
        "past": lambda: not _opens_noun(seen),
        "fraction": lambda: seen.next_word not in _PARTED,
        "the": lambda: _is_own_unit(seen),
        "plain": lambda: seen.before() in _LENGTH_BEFORE or token.dep == "npadvmod",
        "rate": lambda: not seen.before()[:1].isdigit(),  # "358,000 a month"
        "season": lambda: seen.next_word not in _NO_SEASON_AFTER,
        "daytime": lambda: seen.before() == "in" and seen.next_word not in _TOLD_BY,
    }
    return built.check not in checks or checks[built.check]()


def _opens_noun(seen: Seen) -> bool:
    """ "The past president": of a noun, no time."""
    return seen.last.pos == "ADJ" and seen.last.head > seen.last.i


def _is_rate(seen: Seen) -> bool:
    """ "10,000 cars annually" measures; it tells no time."""
    return any(seen.before(n)[:1].isdigit() for n in (1, 2, 3))


def _is_last(seen: Seen) -> bool:
    """Whether a date stands right before it, but for a comma."""
    return seen.told.id is not None and 0 < seen.token.start - seen.told.end <= len(", ")


def _is_clock(seen: Seen) -> bool:
    words = seen.words.lower()
    return (
        seen.before() in _CLOCK_BEFORE
        if words == "noon"
        else any(sign in words for sign in ("m", ":", "clock")) or words[:4].isdigit()
    )


def _is_month(seen: Seen) -> bool:
    last = seen.last
    name = last.text.rstrip(".")
    if not name[:1].isupper():
        return False
    if name.lower() not in _NAMES_OR_WORDS:
        return True
    if len(name) == 3 and name != "May":  # "Jan" and "Mar" are names of persons as well
        return seen.words.endswith(".")
    if seen.before() in _MONTH_BEFORE or last.i > seen.token.i:
        return True
    if last.pos != "PROPN" or last.tag == "MD":
        return False
    before = seen.parse.tokens[last.i - 1] if last.i else None
    named = before is not None and before.pos == "PROPN" and before.sentence == last.sentence
    return not named and last.dep not in {"nsubj", "nsubjpass"}


def _is_year(seen: Seen) -> bool:
    token, before = seen.token, seen.before()
    if not token.text.isdigit():
        return token.text.lower().startswith("nineteen")
    after = seen.after()
    if after is not None and after.text.lower() in _NO_YEAR_AFTER | _ERAS:
        return False
    if before in {",", "and", "or"} and seen.told.is_year_in(token):
        return True  # "in 1994, 1995 and 1997"
    counts = after is not None and after.tag in {"NNS", "NNPS"} and after.dep != "compound"
    if counts and after is not None and token.head == after.i:  # not "a 2019 fisheries treaty"
        return before in _OWNERS
    return before not in _NO_YEAR_BEFORE and (before in _YEAR_BEFORE or token.dep in _YEAR_DEPS)


def _is_own_unit(seen: Seen) -> bool:
    """ "The year" by itself, not "the day after the vote" or "the week of talks"."""
    return seen.next_word not in _TOLD_BY and seen.last.pos == "NOUN"
