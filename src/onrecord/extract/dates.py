"""Date expressions of an article: found by a grammar, checked against the parse.

The words around decide what a pattern can't: whether "may" is a month, "2000" a year,
and whether "Tuesday" is the one before or the one to come (by the tense of the verb
that governs it).
"""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.extract.dates_built import Builder, Built
from onrecord.extract.dates_checks import holds
from onrecord.extract.dates_grammar import finder, patterns
from onrecord.extract.dates_names import in_name
from onrecord.extract.dates_seen import Seen, Told, opens
from onrecord.extract.dates_tense import cut_of, way_of
from onrecord.extract.dates_words import may_open
from onrecord.language.parse import Parse, Token
from onrecord.model.article import Article
from onrecord.model.dates import DateExpression
from onrecord.model.ids import DateId, record_id
from onrecord.model.span import Span

VERSION = "2"
_MONEY = frozenset({"share", "cents", "million", "billion", "percent", "%"})
_AGAINST = frozenset({"compared", "from", "against", "versus"})
_NEAR_PERIOD = 12  # sentences over which figures keep to the period of a report
_NEAR = 2  # sentences over which "the quarter" keeps to the one told of


def find_dates(article: Article, parse: Parse) -> tuple[DateExpression, ...]:
    """All date expressions in the parsed body of an article, in order, without overlap.

    Args:
        article: whose text the parse is of.
        parse: of the body of the article.
    """
    found: list[DateExpression] = []
    told = Told()
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
        seen = Seen(text=article.text, parse=parse, token=token, span=span, told=told)
        if not built.rule.startswith("holiday") and in_name(seen):
            end = span.end  # nor is any of its words a time: "60 Minutes"
            continue
        if not holds(built, seen):
            continue
        end = span.end
        expression = _expression(article, built, seen)
        found.append(expression)
        told.take(expression, token.sentence, opens=opens(seen))
    return tuple(found)


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


def _expression(article: Article, built: Built, seen: Seen) -> DateExpression:
    rule, timex = built.rule, built.timex
    operation = "yearend" if built.check == "yearend" else rule.partition(" ")[0]
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


def _in_year(rule: str, seen: Seen) -> tuple[str, str] | None:
    """ "In 2015 she won in June and lost in July": both of the year that opens the sentence."""
    words = rule.split(" ")
    bare = words[0] in {"date", "season"} and words[2] in {"past", "near", "future"}
    if not bare or seen.told.year is None or seen.told.year_in != seen.token.sentence:
        return None
    return seen.told.year, " ".join([*words[:2], "year+0", *words[3:]])


def _anchor(built: Built, rule: str, seen: Seen) -> tuple[str, str]:
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
    return _in_year(rule, seen) or (built.anchor, rule)


def _of_period(rule: str, held: str | None) -> tuple[str, str]:
    """The like of the quarter reported; where none is told, the year alone, or now."""
    if held:
        return held, rule
    told = rule.rpartition(" ")[2]
    if told.startswith("="):
        return "absolute", f"is {told[1:]}"
    return "published", "ref PRESENT" if told == "+0" else f"unit Y {told}"


def _like(built: Built, rule: str, seen: Seen, held: str | None) -> tuple[str, str]:
    told, words = seen.told, rule.split(" ")
    near = told.id is not None and seen.token.sentence - told.sentence <= _NEAR
    if near and words[2] == "+0" and told.unit == words[1]:
        return str(told.id), rule  # "the quarter" just told of
    if held and words[1] == "Q" and words[2] == "+0":
        return held, rule  # "the quarter" of a report: the one that it is about
    if near and words[2] == "-1" and told.unit in {"Q", "M"}:
        return str(told.id), "like Y -1"  # "a year earlier" beside a quarter: the same quarter
    if held and words[2] == "-1" and (built.check == "period" or is_figure(seen)):
        return held, "like Y -1"
    return "published", rule


def is_figure(seen: Seen) -> bool:
    """Whether "a year ago" compares figures: "from $30 million a year ago"."""
    before = [seen.before(n) for n in (1, 2, 3, 4)]
    return any(word[:1].isdigit() or word in _MONEY for word in before)


def _is_compared(seen: Seen) -> bool:
    """Whether "last year" stands beside a figure that another one is held against."""
    first = seen.parse.sentences[seen.token.sentence][0]
    before = [
        t.text.lower() for t in seen.parse.tokens[max(first, seen.token.i - 12) : seen.token.i]
    ]
    after = [t.text for t in seen.parse.tokens[seen.last.i + 1 : seen.last.i + 3]]
    return bool(_AGAINST.intersection(before)) and (is_figure(seen) or "$" in after)
