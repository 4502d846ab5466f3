"""Date expressions of an article: found by a grammar, checked against the parse.

The words around decide what a pattern can't: whether "may" is a month, "2000" a year,
and whether "Tuesday" is the one before or the one to come (by the tense of the verb
that governs it).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from onrecord.extract.dates_built import Built
from onrecord.extract.dates_grammar import finder, patterns
from onrecord.extract.dates_tense import way_of
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
    starts = [t.start for t in parse.tokens]
    found: list[DateExpression] = []
    told = _Told()
    for span, built in _matches(article.text, parse):
        token = parse.tokens[max(0, bisect_right(starts, span.start) - 1)]
        last = parse.tokens[max(0, bisect_right(starts, span.end - 1) - 1)]
        if not _holds(span.of(article.text), parse, token, last, built):
            continue
        expression = _expression(article, parse, span, built, told)
        found.append(expression)
        told.take(expression, token.sentence)
    return tuple(found)


@dataclass(slots=True)
class _Told:
    """The last expression that tells a place in time: what "the next day" counts from."""

    id: str | None = None
    unit: str = ""
    sentence: int = -9

    def take(self, expression: DateExpression, sentence: int) -> None:
        """Note an expression that tells a place in time."""
        words = expression.rule.split(" ")
        if words[0] in _PLACED:
            kept = words[0] == "like"
            self.unit = self.unit if kept else _unit_of(words)
            self.id, self.sentence = expression.id, sentence


def _unit_of(words: list[str]) -> str:
    operation, value = words[0], words[1]
    if operation == "unit":
        return value
    if operation == "date":
        return "M" if len(value) == 2 else "D"
    if operation == "is":
        return "Q" if "-Q" in value else {4: "Y", 7: "M", 10: "D"}.get(len(value), "")
    return {"quarter": "Q", "half": "Q"}.get(operation, "D")


def _matches(text: str, parse: Parse) -> Iterator[tuple[Span, Built]]:
    """Each match of the grammar, inside one sentence, at a token that can open one."""
    builders = {name: (pattern, build) for name, pattern, build in patterns()}
    find = finder()
    end = 0
    for token in parse.tokens:
        if token.start < end or not may_open(token.text):
            continue
        last = parse.tokens[parse.sentences[token.sentence][1] - 1].end
        match = find.match(text, token.start, last)
        if match is None:
            continue
        end = match.end()
        pattern, build = builders[str(match.lastgroup)]
        inner = pattern.match(text, match.start(), last)
        built = build(inner.groupdict()) if inner else None
        if built is not None:
            yield Span(match.start(), match.end()), built


def _expression(
    article: Article, parse: Parse, span: Span, built: Built, told: _Told
) -> DateExpression:
    starts = bisect_right(parse.tokens, span.start, key=lambda t: t.start)
    token = parse.tokens[max(0, starts - 1)]
    rule = built.rule
    if "{way}" in rule:
        rule = rule.replace("{way}", way_of(parse, token, rule.partition(" ")[0]))
    anchor, rule = _anchor(built.anchor, rule, told, token.sentence)
    return DateExpression(
        id=DateId(record_id("date", article.id, span)),
        article=article.id,
        span=span,
        timex=built.timex,
        anchor=anchor,
        rule=rule,
    )


def _anchor(anchor: str, rule: str, told: _Told, sentence: int) -> tuple[str, str]:
    if anchor == "previous":
        return told.id or "published", rule
    if anchor != "like":
        return anchor, rule
    words = rule.split(" ")
    near = told.id is not None and sentence - told.sentence <= _NEAR
    if near and words[2] == "+0" and told.unit == words[1]:
        return str(told.id), rule  # "the quarter" just told of
    if near and words[2] == "-1" and told.unit in {"Q", "M"}:
        return str(told.id), "like Y -1"  # "a year earlier" beside a quarter: the same quarter
    return "published", rule


def _holds(words: str, parse: Parse, token: Token, last: Token, built: Built) -> bool:
    """Whether the words around allow this reading."""
    if _ABBREVIATED.match(words) and words[0].islower():
        return False
    checks: dict[str, Callable[[], bool]] = {
        "month": lambda: _is_month(words, parse, last),
        "year": lambda: _is_year(parse, token),
        "second": lambda: token.tag == "CD" or words[0].isdigit(),
        "clock": lambda: "m" in words.lower() or ":" in words,
        "the": lambda: _is_own_unit(parse, last),
        "plain": lambda: _is_plain(parse, token),
    }
    return built.check not in checks or checks[built.check]()


def _is_month(words: str, parse: Parse, last: Token) -> bool:
    name = words.rsplit(maxsplit=1)[-1].rstrip(".")
    if not name[:1].isupper():
        return False
    if name.lower() not in _NAMES_OR_WORDS:
        return True
    if len(name) == 3:  # "Jan" and "Mar" are names of persons as well
        return words.endswith(".")
    if last.pos != "PROPN" or last.tag == "MD":
        return False
    before = parse.tokens[last.i - 1] if last.i else None
    named = before is not None and before.pos == "PROPN" and before.sentence == last.sentence
    return not named and last.dep not in {"nsubj", "nsubjpass"}


def _is_year(parse: Parse, token: Token) -> bool:
    if not token.text.isdigit():
        return token.text.lower().startswith("nineteen")
    after = parse.tokens[token.i + 1] if token.i + 1 < len(parse.tokens) else None
    before = parse.tokens[token.i - 1].text.lower() if token.i else ""
    if after is not None and after.text.lower() in _NO_YEAR_AFTER:
        return False
    counts = after is not None and after.tag in {"NNS", "NNPS"} and after.dep != "compound"
    if counts and after is not None and token.head == after.i:  # not "a 2019 fisheries treaty"
        return before in _OWNERS
    return before not in _NO_YEAR_BEFORE and (before in _YEAR_BEFORE or token.dep in _YEAR_DEPS)


def _is_own_unit(parse: Parse, unit: Token) -> bool:
    """ "The year" by itself, not "the day after the vote" or "the week of talks"."""
    after = parse.tokens[unit.i + 1].text.lower() if unit.i + 1 < len(parse.tokens) else ""
    return after not in _TOLD_BY and unit.pos == "NOUN"


def _is_plain(parse: Parse, token: Token) -> bool:
    before = parse.tokens[token.i - 1].text.lower() if token.i else ""
    return before in {"for", "in", "within", "over", "after", "of"} or token.dep == "npadvmod"
