"""Date expressions of an article: found by a grammar, checked against the parse.

The words around decide what a pattern can't: whether "may" is a month, "2000" a year,
and whether "Tuesday" is the one before or the one to come (by the tense of the verb
that governs it).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from onrecord.extract.dates_built import Builder, Built
from onrecord.extract.dates_grammar import finder, patterns
from onrecord.extract.dates_tense import cut_of, way_of
from onrecord.extract.dates_words import may_open
from onrecord.language.parse import Parse, Token
from onrecord.model.article import Article
from onrecord.model.dates import DateExpression
from onrecord.model.ids import DateId, record_id
from onrecord.model.span import Span

VERSION = "1"
_YEAR_BEFORE = frozenset(
    {"in", "since", "of", "by", "until", "till", "from", "during", "before", "after", "early"}
    | {"late", "mid", "to", "through", "for", "fiscal", "and", "or", "between", "the", "around"}
    | {"circa", "a", "back", "summer", "winter", "spring", "fall", "autumn"}
)
_NO_YEAR_BEFORE = frozenset(
    {"$", "£", "€", "#", "no.", "number", "about", "nearly", "almost", "some", "than", "least"}
)
_OWNERS = frozenset({"in", "since", "the", "its", "their", "his", "her", "'s", "’s"})
_NO_YEAR_AFTER = frozenset({"%", "percent", "million", "billion", "points", "people", "miles"})
_YEAR_DEPS = frozenset({"pobj", "nmod", "npadvmod", "nummod", "appos", "compound", "nsubj"})
_NAMES_OR_WORDS = frozenset({"may", "march", "august", "april", "june", "mar", "jan"})
_TOLD_BY = frozenset({"of", "after", "before", "that", "when", "-", "old"})
_NO_SEASON_AFTER = frozenset({"of", "line", "house", "school", "semester", "in"})
_LENGTH_BEFORE = frozenset({"for", "in", "within", "over", "after", "of"})
_MONTH_BEFORE = frozenset({"in", "last", "next", "since", "until", "by", "during", "early", "late"})
_MONEY = frozenset({"share", "cents", "million", "billion", "percent", "%"})
_AGAINST = frozenset({"compared", "from", "against", "versus"})
_LIST_GAP = 6  # code points of ", " or " and "
_NEAR_PERIOD = 12  # sentences over which figures keep to the period of a report
_NEAR = 2  # sentences over which "the quarter" keeps to the one told of
_PLACED = frozenset(
    {"like", "is", "date", "weekday", "season", "quarter", "half", "holiday", "unit"}
)
_ABBREVIATED = re.compile(r"(?:sun|sat|mon|wed|fri|mar|may|march)\b", re.I)


def find_dates(article: Article, parse: Parse) -> tuple[DateExpression, ...]:
    """All date expressions in the parsed body of an article, in order, without overlap.

    Args:
        article: whose text the parse is of.
        parse: of the body of the article.
    """
    found: list[DateExpression] = []
    told = _Told()
    end = 0
    for token in parse.tokens:
        if token.start < end or not may_open(token.text):
            continue
        match = _match(article.text, parse, token)
        if match is None:
            continue
        span, built = match
        if built is None:  # words that make no date: "52 years old"
            end = span.end
            continue
        seen = _Seen(text=article.text, parse=parse, token=token, span=span, told=told)
        if not _holds(built, seen):
            continue
        end = span.end
        expression = _expression(article, built, seen)
        found.append(expression)
        told.take(expression, token.sentence)
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """A match of the grammar with what its words are checked against."""

    text: str
    parse: Parse
    token: Token
    span: Span
    told: _Told

    @property
    def words(self) -> str:
        """As written."""
        return self.span.of(self.text)

    @property
    def last(self) -> Token:
        """The last token."""
        at = bisect_right(self.parse.tokens, self.span.end - 1, key=lambda t: t.start)
        return self.parse.tokens[max(0, at - 1)]

    def before(self, n: int = 1) -> str:
        """The nth word before it in its sentence, lowercased; empty where there is none."""
        at = self.token.i - n
        held = at >= self.parse.sentences[self.token.sentence][0]
        return self.parse.tokens[at].text.lower() if held else ""

    def after(self) -> Token | None:
        """The token that follows."""
        at = self.last.i + 1
        return self.parse.tokens[at] if at < len(self.parse.tokens) else None


@dataclass(slots=True)
class _Told:
    """The last expression that tells a place in time: what "the next day" counts from."""

    id: str | None = None
    unit: str = ""
    sentence: int = -9
    end: int = -9  # code point after its words
    period: str | None = None  # the last quarter or month of a report
    period_in: int = -9

    def take(self, expression: DateExpression, sentence: int) -> None:
        """Note an expression that tells a place in time."""
        words = expression.rule.split(" ")
        if words[0] == "like":  # figures of another year: the report keeps to its quarter
            self.sentence = self.period_in = sentence
        elif words[0] in _PLACED:
            self.unit = _unit_of(words)
            self.id, self.sentence, self.end = expression.id, sentence, expression.span.end
            if self.unit == "Q":
                self.period, self.period_in = expression.id, sentence

    def is_year_in(self, token: Token) -> bool:
        """Whether a year stands right before a token, but for a comma or "and"."""
        return self.unit == "Y" and 0 < token.start - self.end <= _LIST_GAP


def _unit_of(words: list[str]) -> str:
    operation, value = words[0], words[1]
    if operation == "unit":
        return value
    if operation == "date":
        return "M" if len(value) == 2 else "D"
    if operation == "is":
        return "Q" if "-Q" in value else {4: "Y", 7: "M", 10: "D"}.get(len(value), "")
    return {"quarter": "Q", "half": "Q"}.get(operation, "D")


def _match(text: str, parse: Parse, token: Token) -> tuple[Span, Built | None] | None:
    """The match of the grammar at a token, inside its sentence, and what it makes."""
    last = parse.tokens[parse.sentences[token.sentence][1] - 1].end
    match = finder().match(text, token.start, last)
    if match is None:
        return None
    pattern, build = _builders()[str(match.lastgroup)]
    inner = pattern.match(text, match.start(), last)
    built = build(inner.groupdict()) if inner else None
    return Span(match.start(), match.end()), built


@lru_cache(maxsize=1)
def _builders() -> dict[str, tuple[re.Pattern[str], Builder]]:
    return {name: (pattern, build) for name, pattern, build in patterns()}


def _expression(article: Article, built: Built, seen: _Seen) -> DateExpression:
    rule, timex = built.rule, built.timex
    operation = rule.partition(" ")[0]
    if built.then and way_of(seen.parse, seen.token, operation) == "future":
        rule, timex = built.then, "DATE"
    if "{way}" in rule:
        rule = rule.replace("{way}", way_of(seen.parse, seen.token, operation))
    if "{cut}" in rule:
        rule = rule.replace("{cut}", cut_of(seen.parse, seen.token))
    anchor, rule = _anchor(built, rule, seen)
    return DateExpression(
        id=DateId(record_id("date", article.id, seen.span)),
        article=article.id,
        span=seen.span,
        timex=timex,
        anchor=anchor,
        rule=rule,
    )


def _anchor(built: Built, rule: str, seen: _Seen) -> tuple[str, str]:
    told = seen.told
    held = told.period if seen.token.sentence - told.period_in <= _NEAR_PERIOD else None
    if built.anchor == "previous":
        return told.id or "published", rule
    if built.anchor == "period":
        return _of_period(rule, held)
    if built.anchor == "like":
        return _like(built, rule, seen, held)
    if rule == "unit Y -1" and held and _is_compared(seen):
        return held, "like Y -1"
    return built.anchor, rule


def _of_period(rule: str, held: str | None) -> tuple[str, str]:
    """The like of the quarter reported; where none is told, the year alone, or now."""
    if held:
        return held, rule
    year = rule.rpartition("=")[2]
    return ("absolute", f"is {year}") if year.isdigit() else ("published", "ref PRESENT")


def _like(built: Built, rule: str, seen: _Seen, held: str | None) -> tuple[str, str]:
    told, words = seen.told, rule.split(" ")
    near = told.id is not None and seen.token.sentence - told.sentence <= _NEAR
    if near and words[2] == "+0" and told.unit == words[1]:
        return str(told.id), rule  # "the quarter" just told of
    if near and words[2] == "-1" and told.unit in {"Q", "M"}:
        return str(told.id), "like Y -1"  # "a year earlier" beside a quarter: the same quarter
    if held and words[2] == "-1" and (built.check == "period" or _is_figure(seen)):
        return held, "like Y -1"
    return "published", rule


def _is_figure(seen: _Seen) -> bool:
    """Whether "a year ago" compares figures: "from $30 million a year ago"."""
    before = [seen.before(n) for n in (1, 2, 3, 4)]
    return any(word[:1].isdigit() or word in _MONEY for word in before)


def _is_compared(seen: _Seen) -> bool:
    """Whether "last year" stands beside a figure that another one is held against."""
    first = seen.parse.sentences[seen.token.sentence][0]
    before = [
        t.text.lower() for t in seen.parse.tokens[max(first, seen.token.i - 12) : seen.token.i]
    ]
    after = [t.text for t in seen.parse.tokens[seen.last.i + 1 : seen.last.i + 3]]
    return bool(_AGAINST.intersection(before)) and (_is_figure(seen) or "$" in after)


def _holds(built: Built, seen: _Seen) -> bool:
    """Whether the words around allow this reading."""
    words, token = seen.words, seen.token
    if _ABBREVIATED.match(words) and words[0].islower():
        return False
    checks: dict[str, Callable[[], bool]] = {
        "month": lambda: _is_month(seen),
        "months": lambda: words[0].isupper() and words.lower() not in _NAMES_OR_WORDS,
        "year": lambda: _is_year(seen),
        "second": lambda: token.tag == "CD" or words[0].isdigit(),
        "clock": lambda: "m" in words.lower() or ":" in words,
        "the": lambda: _is_own_unit(seen),
        "plain": lambda: seen.before() in _LENGTH_BEFORE or token.dep == "npadvmod",
        "rate": lambda: not seen.before()[:1].isdigit(),  # "358,000 a month"
        "season": lambda: _after(seen) not in _NO_SEASON_AFTER,
        "daytime": lambda: seen.before() == "in" and _after(seen) not in _TOLD_BY,
    }
    return built.check not in checks or checks[built.check]()


def _after(seen: _Seen) -> str:
    after = seen.after()
    return after.text.lower() if after is not None else ""


def _is_month(seen: _Seen) -> bool:
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


def _is_year(seen: _Seen) -> bool:
    token, before = seen.token, seen.before()
    if not token.text.isdigit():
        return token.text.lower().startswith("nineteen")
    after = seen.after()
    if after is not None and after.text.lower() in _NO_YEAR_AFTER:
        return False
    if before in {",", "and", "or"} and seen.told.is_year_in(token):
        return True  # "in 1994, 1995 and 1997"
    counts = after is not None and after.tag in {"NNS", "NNPS"} and after.dep != "compound"
    if counts and after is not None and token.head == after.i:  # not "a 2019 fisheries treaty"
        return before in _OWNERS
    return before not in _NO_YEAR_BEFORE and (before in _YEAR_BEFORE or token.dep in _YEAR_DEPS)


def _is_own_unit(seen: _Seen) -> bool:
    """ "The year" by itself, not "the day after the vote" or "the week of talks"."""
    return _after(seen) not in _TOLD_BY and seen.last.pos == "NOUN"
